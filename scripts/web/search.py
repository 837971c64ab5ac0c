"""Library → one search index per language, as a script that the search page loads when somebody searches.

Words are cut to stems by the suffix lists in ``curriculum/data/search.yml``; the page's script cuts the query by the
same lists, which travel inside the index. So `жарыя` finds `жарыяларды`, and no other language's words are loaded.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from scripts.language.stemming import Rules, rules, split, stem
from scripts.model import Library, Quiz, Text
from scripts.web.addresses import addresses

MARKS = re.compile(r"\[\^[^\]]*\]|\{[^}]*\}|\]\([^)]*\)")
FULL = 4  # after how many times in a page of usual length a word has half its weight
MEASURED = 0.4  # how much a page's length counts: 0 not at all, 1 in full
TITLE = 60  # what a title of one word adds
NUMBER = re.compile(r"\{(?:service|number):([a-z0-9-]+)\}")
HELP = "help"  # the page that a number leads to


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
