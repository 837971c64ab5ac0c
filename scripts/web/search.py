"""Library → one search index per language, as a script that the search page loads when somebody searches.

Words are cut to stems by the suffix lists in ``curriculum/data/search.yml``; the page's script cuts the query by the
same lists, which travel inside the index. So `жарыя` finds `жарыяларды`, and no other language's words are loaded.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

from scripts.language.stemming import Rules, rules, split, stem
from scripts.model import Grades, Library, Quiz, Text
from scripts.web.addresses import addresses

MARKS = re.compile(r"\[\^[^\]]*\]|\{[^}]*\}|\]\([^)]*\)")
FULL = 4  # after how many times in a page of usual length a word has half its weight
MEASURED = 0.4  # how much a page's length counts: 0 not at all, 1 in full
TITLE = 60  # what a title of one word adds
NUMBER = re.compile(r"\{(?:service|number):([a-z0-9-]+)\}")
HELP = "help"  # the page that a number leads to
KEPT = 8  # a word is kept for so many pages, those where it weighs most: nobody reads more
FAR = 60
WORDS = 2  # a longer phrase is an explanation, not what somebody types
ALIKE = {"a": "aа", "b": "bбв", "c": "cсц", "d": "dд"}


def index(library: Library, language: str, all_rules: Mapping[str, Rules]) -> str:
    """The index of ``language`` as a script: ``pages`` [address, title, summary], ``terms`` the stems (``_shortened``),
    ``hits`` a line for each of them with its pages (``_written``), ``leads`` [pages, phrases], ``same`` [stems of this
    language, phrases], ``cries`` and ``idle`` as ``search.yml`` has them. A phrase is its stems with spaces between."""
    rules = all_rules[language]
    paths = addresses(library)
    texts = _searched(library, language)
    cut = cache(lambda word: stem(word, rules))
    stems = cache(lambda phrase: tuple(dict.fromkeys(cut(word) for word in split(phrase, rules))))
    counts = [_count(library, text, rules, cut) for _, text in texts]
    titles = [{cut(word) for word in split(text.title, rules)} for _, text in texts]
    weights = dict(sorted(_weigh(counts, titles).items()))
    idle = {one for word in rules.idle for one in stems(word)}
    data = {
        "pages": [[paths[id].removesuffix(".md") + ".html", text.title, _summary(text)] for id, text in texts],
        "terms": _shortened(weights),
        "hits": "\n".join(_written(hits) for hits in weights.values()),
        "leads": _leads(library, rules, stems, [id for id, _ in texts]),
        "same": _same(library, language, stems, idle),
        "cries": sorted({" ".join(one) for phrase in rules.cries if (one := stems(phrase))}),
        "idle": " ".join(sorted(idle)),
        "rules": rules.as_data(),
    }
    return "window.safePathIndex=" + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"


def _shortened(words: Iterable[str]) -> str:
    """Words in their order, each as a sign for how many letters are those of the word before (``A``: none), and the
    letters that follow."""
    made, before = [], ""
    for word in words:
        pairs = zip(before[:25], word, strict=False)
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        made.append(chr(ord("A") + alike) + word[alike:])
        before = word
    return "".join(made)


def _written(hits: list[list[int]]) -> str:
    """[page, weight] as signs: a digit for a weight (its logarithm, the heaviest first), then for each page of
    that weight one sign from ``:`` on, how far it is from the page before; ``~`` adds ``FAR`` to what follows."""
    levels: dict[int, list[int]] = {}
    for page, weight in sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:KEPT]:
        levels.setdefault(max(0, round(math.log2(weight))), []).append(page)
    made = ""
    for level, pages in sorted(levels.items(), reverse=True):
        made, before = made + str(level), -1
        for page in sorted(pages):
            far, near = divmod(page - before - 1, FAR)
            made, before = made + "~" * far + chr(ord(":") + near), page
    return made.replace("\\", "|")  # as JSON it would be two signs


def _leads(
    library: Library, rules: Rules, stems: Callable[[str], tuple[str, ...]], ids: list[str]
) -> list[tuple[list[int], str]]:
    """What people type that leads to pages by itself: (numbers of pages, phrases). The number of a service does, too,
    the code of a lesson, a grade and an age."""
    numbers = [(one.number, (HELP,)) for one in library.services.values() if one.verdict == "publish"]
    made: dict[tuple[int, ...], dict[tuple[str, ...], None]] = {}
    for phrase, to in (*numbers, *rules.leads, *_codes(library), *_years(library, rules)):
        pages = tuple(ids.index(id) for id in to if id in ids)
        if (words := stems(phrase)) and pages:
            made.setdefault(pages, {})[words] = None
    return [(list(pages), ",".join(map(" ".join, phrases))) for pages, phrases in made.items()]


def _codes(library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The code of a lesson, in Latin letters and in the Cyrillic ones that sound or look like them."""
    for (code, id), lesson in library.lessons.items():
        if code == library.source_language and not lesson.unlisted:
            for letter in ALIKE.get(lesson.code[0], lesson.code[0]):
                yield letter + lesson.code[1:], (id, f"me/{id}")


def _years(library: Library, rules: Rules) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Grade and age → the lessons for them, then the letter to the family."""
    lessons = [(one.band, id) for (code, id), one in library.lessons.items() if code == library.source_language]
    pages = {band: (*(id for its, id in lessons if its == band), f"teach/letter-{band}") for band in library.grades}
    for kind, words, most in (("grade", rules.grade, 12), ("age", rules.age, 18)):
        for number in range(1, most + 1):
            bands = [band for band, one in library.grades.items() if _holds(one, kind, number)]
            to = tuple(page for band in bands for page in pages[band])
            yield from ((f"{number} {word}", to) for word in words if to)


def _holds(grades: Grades, kind: str, number: int) -> bool:
    spans = (grades.ages,) if kind == "age" else (grades.old, grades.new)
    return any(first <= number <= last for first, last in spans)


def _same(
    library: Library, language: str, stems: Callable[[str], tuple[str, ...]], idle: set[str]
) -> list[tuple[str, str]]:
    """What other words, and other languages, call the terms of the glossary: (stems of this language, phrases)."""
    made: dict[tuple[str, ...], dict[str, None]] = {}
    for term in library.terms:
        own, *others = _ways(term.words[language])
        others += [way for code in library.written if code != language for way in _ways(term.words[code])]
        target = tuple(one for one in stems(own) if one not in idle)
        for way in others if target else ():
            words = tuple(one for one in stems(way) if one not in idle)
            if 0 < len(words) <= WORDS and words != target:
                made.setdefault(target, {})[" ".join(words)] = None
    return [(" ".join(target), ",".join(phrases)) for target, phrases in made.items()]


def _ways(words: str) -> list[str]:
    """`a (b) / c` → a, b, c."""
    return [one for part in re.split(r"[(/);]", words) if (one := part.strip())]


def _count(library: Library, text: Text, rules: Rules, cut: Callable[[str], str]) -> Counter[str]:
    """How often each stem stands in a text, the words of its summary once more; numbers to call as their digits."""
    digits = {one.id: one.number for one in library.services.values() if one.verdict == "publish"}
    words = [
        NUMBER.sub(lambda found: f" {digits.get(found[1], '')} ", part)
        for name, part in text.parts.items()
        if name != "correct"  # ids, not words
    ]
    found = (word for part in (*words, _summary(text)) for word in split(MARKS.sub(" ", part), rules))
    return Counter(cut(word) for word in found if len(word) > 1)


def _weigh(counts: list[Counter[str]], titles: list[set[str]]) -> dict[str, list[list[int]]]:
    """Stem → [[page, weight]]: Okapi BM25 in tenths, so that what is rare and stands often in a short page weighs most;
    to a word of the title its share of the title is added, so that a page called by one word comes first for it."""
    usual = sum(count.total() for count in counts) / len(counts)
    pages: dict[str, set[int]] = {}
    for number, (count, title) in enumerate(zip(counts, titles, strict=True)):
        for term in title.union(count):
            pages.setdefault(term, set()).add(number)
    weights: dict[str, list[list[int]]] = {}
    for term, found in pages.items():
        rare = math.log(1 + (len(counts) - len(found) + 0.5) / (len(found) + 0.5))
        weights[term] = []
        for page in sorted(found):
            times, title = counts[page][term], titles[page]
            length = MEASURED * counts[page].total() / usual + 1 - MEASURED
            weight = 10 * rare * times / (times + FULL * length) + (TITLE / len(title) if term in title else 0)
            weights[term].append([page, max(1, round(weight))])
    return weights


def _searched(library: Library, language: str) -> list[tuple[str, Text]]:
    """(page id, text) of everything that search may show; what is unlisted stays so."""
    unlisted = {id for (_, id), lesson in library.lessons.items() if lesson.unlisted}
    found: list[tuple[str, Text]] = []
    for kind, folder in ((library.lessons, ""), (library.guides, ""), (library.pages, ""), (library.quizzes, "me/")):
        found += [
            (folder + id, text)
            for (code, id), text in kind.items()
            if code == language and id not in unlisted and id != "search"
        ]
    return found


def _summary(text: Text) -> str:
    if isinstance(text, Quiz):
        return MARKS.sub("", text.remember[0]) if text.remember else ""
    return getattr(text, "summary", "")


def make(library: Library, root: Path, languages: Iterable[str] | None = None) -> dict[str, str]:
    """Site path → script, for every language or those named."""
    found = rules(root, library)
    chosen = library.languages if languages is None else languages
    return {f"assets/search/{code}.js": index(library, code, found) for code in chosen}
