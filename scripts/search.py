"""Library → one search index per language, as a script that the search page loads when somebody searches.

Words are cut to stems by the suffix lists in ``curriculum/data/search.yml``; the page's script cuts the query by the
same lists, which travel inside the index. So `жарыя` finds `жарыяларды`, and no other language's words are loaded.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from scripts import letters
from scripts.model import Library, Quiz, Script, Text
from scripts.pages import addresses

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile(r"\[\^[^\]]*\]|\{[^}]*\}|\]\([^)]*\)")
FULL = 4  # after how many times in a page of usual length a word has half its weight
MEASURED = 0.4  # how much a page's length counts: 0 not at all, 1 in full
TITLE = 60  # what a title of one word adds
NUMBER = re.compile(r"\{(?:service|number):([a-z0-9-]+)\}")
HELP = "help"  # the page that a number leads to


@dataclass(frozen=True, slots=True)
class Rules:
    """How one language's words are cut: ``suffixes`` longest first, at least ``keep`` letters stay, at most ``rounds``
    suffixes go; words in ``whole`` are never cut, ``finals`` undoes a change of the last consonant, ``fold`` makes
    letters alike before anything. ``leads``: (words that people type, pages they mean)."""

    suffixes: tuple[str, ...]
    endings: frozenset[str]
    keep: int
    rounds: int
    whole: tuple[str, ...]
    finals: dict[str, str]
    fold: dict[str, str]
    leads: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())

    def as_data(self) -> dict[str, object]:
        return {
            "suffixes": self.suffixes,
            "keep": self.keep,
            "rounds": self.rounds,
            "whole": self.whole,
            "finals": self.finals,
            "fold": self.fold,
        }


def rules(root: Path, library: Library | None = None) -> dict[str, Rules]:
    """The rules of every language, from ``curriculum/data/search.yml``; with a library those of second scripts too."""
    data = yaml.safe_load((root / "curriculum/data/search.yml").read_text("utf-8"))
    made = {code: _rules(entry) for code, entry in data.items()}
    for script in (library.scripts if library else {}).values():
        made[script.code] = _in_script(data[script.of], script)
    return made


def _rules(entry: dict) -> Rules:
    endings = frozenset(entry["suffixes"].split())
    longest_first = tuple(sorted(endings, key=lambda s: (-len(s), s)))
    return Rules(
        longest_first,
        endings,
        entry["keep"],
        entry["rounds"],
        tuple(entry.get("whole", "").split()),
        entry.get("finals", {}),
        entry.get("fold", {}),
        tuple((words, tuple(one["to"].split())) for one in entry.get("leads", ()) for words in one["words"].split(",")),
    )


def _in_script(entry: dict, script: Script) -> Rules:
    """The rules of a language in its second script. Signs typed in many ways are left out of both words and endings,
    and letters of the first script are read as those of the second, so that either finds the same page."""
    write = letters.writer(script)

    fold = {sign: "" for sign in script.ignored} | dict(script.folded)

    def folded(text: str) -> str:
        for old, new in fold.items():
            text = text.replace(old, new)
        return text

    signs = {old: folded(new) for old, new in script.letters.items()} | {sign: "" for sign in script.silent}
    finals = {folded(write(old)): folded(write(new)) for old, new in entry.get("finals", {}).items()}
    written = {key: " ".join(folded(write(one)) for one in entry.get(key, "").split()) for key in ("suffixes", "whole")}
    return _rules(entry | written | {"finals": finals, "fold": signs | fold})


def stem(word: str, rules: Rules) -> str:
    """``word`` without its endings (the twin of ``stem`` in docs/assets/javascripts/search.js)."""
    longest = len(rules.suffixes[0]) if rules.suffixes else 0
    for _ in range(rules.rounds):
        if word in rules.whole:
            return word
        most = min(longest, len(word) - rules.keep)
        end = next((n for n in range(most, 0, -1) if word[-n:] in rules.endings), 0)
        if not end:
            break
        word = word[:-end]
    last = rules.finals.get(word[-1:])
    return word[:-1] + last if last else word


def split(text: str, rules: Rules) -> list[str]:
    """The words of ``text``, lower case, letters folded; single letters are left out."""
    text = unicodedata.normalize("NFC", text).lower()
    for old, new in rules.fold.items():
        text = text.replace(old, new)
    return [word for word in WORD.findall(text) if len(word) > 1]


def index(library: Library, language: str, rules: Rules) -> str:
    """The index of ``language`` as a script: ``pages`` [address, title, summary], ``terms`` stem → [[page, weight]],
    ``leads`` [[stems, pages]]."""
    paths = addresses(library)
    texts = _searched(library, language)
    cut = cache(lambda word: stem(word, rules))
    counts = [_count(library, text, rules, cut) for _, text in texts]
    titles = [{cut(word) for word in split(text.title, rules)} for _, text in texts]
    data = {
        "pages": [[paths[id].removesuffix(".md") + ".html", text.title, _summary(text)] for id, text in texts],
        "terms": dict(sorted(_weigh(counts, titles).items())),
        "leads": list(_leads(library, rules, cut, [id for id, _ in texts])),
        "rules": rules.as_data(),
    }
    return "window.safePathIndex=" + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"


def _leads(
    library: Library, rules: Rules, cut: Callable[[str], str], ids: list[str]
) -> Iterator[tuple[list[str], list[int]]]:
    """What people type that leads to pages by itself: (stems, numbers of pages). The number of a service does, too."""
    numbers = [(one.number, (HELP,)) for one in library.services.values() if one.verdict == "publish"]
    done = set()
    for phrase, to in (*numbers, *rules.leads):
        stems = list(dict.fromkeys(cut(word) for word in split(phrase, rules)))
        pages = [ids.index(id) for id in to if id in ids]
        if stems and pages and (key := (*stems, *pages)) not in done:
            done.add(key)
            yield stems, pages


def _count(library: Library, text: Text, rules: Rules, cut: Callable[[str], str]) -> Counter[str]:
    """How often each stem stands in a text, the words of its summary once more; numbers to call as their digits."""
    digits = {one.id: one.number for one in library.services.values() if one.verdict == "publish"}
    words = [
        NUMBER.sub(lambda found: f" {digits.get(found[1], '')} ", part)
        for name, part in text.parts.items()
        if name != "correct"  # ids, not words
    ]
    return Counter(cut(word) for part in (*words, _summary(text)) for word in split(MARKS.sub(" ", part), rules))


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
    return {f"assets/search/{code}.js": index(library, code, found[code]) for code in chosen}
