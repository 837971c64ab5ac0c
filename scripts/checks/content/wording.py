"""Words: those we never use, those that expose a pupil, those that tell a passer-by what a page is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from scripts.checks import written
from scripts.findings import Finding, found
from scripts.model import BANDS, Language, Library, Text, select

LANGUAGES = "curriculum/data/languages.yml"
LISTS = ("forbidden", "shaming", "exposing", "telltale")
THOUGHT = re.compile(r"^[ \t]*[-*][ \t]+\*\*.+?\*\*", re.M)
MISCONCEPTIONS = re.compile(r"^## .*\{#misconceptions\}[ \t]*\n(.*?)(?=^## |\Z)", re.M | re.S)
NOTHING = re.compile(r"(?!)")


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for a list: whole words, in capitals or not, also where a line was broken between two. What is no
    pattern is left to ``lists_are_patterns``."""
    good = [one.replace(" ", r"\s+") for one in words if _is_pattern(one)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{one})' for one in good)})(?!\w)", re.I) if good else NOTHING


def _is_pattern(words: str) -> bool:
    try:
        re.compile(words.replace(" ", r"\s+"))
    except re.error:
        return False
    return True


def lists_are_patterns(library: Library) -> Iterator[Finding]:
    for language in library.languages.values():
        lists = [(name, getattr(language, name)) for name in LISTS]
        lists += [(f"paraphrases.{id}", some) for id, some in language.paraphrases.items()]
        for name, some in lists:
            for words in (one for one in some if not _is_pattern(one)):
                line = written.line_of(library, LANGUAGES, words)
                yield found("WO-004", LANGUAGES, line, language=language.code, list=name, words=words)


def no_forbidden_words(library: Library) -> Iterator[Finding]:
    for file in written.spoken(library):
        text = _without_thoughts(file.text)
        for hit in any_of(library.languages[file.language].forbidden).finditer(text):
            yield found("WO-001", file.path, file.line(hit.start()), words=_flat(hit[0]))


def nothing_is_said_in_other_words(library: Library) -> Iterator[Finding]:
    """Sentences on which safety hangs are included, not written anew: each new wording may turn one of them round."""
    for file in written.spoken(library):
        if not any(file.path.startswith(f"curriculum/{file.language}/{band}/") for band in BANDS):
            continue  # guides speak to adults, pages cite who says so
        text = _without_thoughts(file.text)
        for id, patterns in library.languages[file.language].paraphrases.items():
            for hit in any_of(patterns).finditer(text):
                yield found("WO-006", file.path, file.line(hit.start()), words=_flat(hit[0]), id=id)


def nobody_is_exposed(library: Library) -> Iterator[Finding]:
    for file in written.spoken(library):
        for hit in any_of(library.languages[file.language].exposing).finditer(file.text):
            yield found("WO-002", file.path, file.line(hit.start()), words=_flat(hit[0]))


def pupil_titles_are_neutral(library: Library) -> Iterator[Finding]:
    for text in opened_by_pupils(library):
        for words in (text.title, text.id):
            if hit := telltale(words, library.languages.values()):
                yield found("WO-003", text.path, select.line(text, "title"), words=hit, where=words)
                break


RULES = (
    no_forbidden_words, nothing_is_said_in_other_words, nobody_is_exposed, pupil_titles_are_neutral, lists_are_patterns,
)  # fmt: skip


def opened_by_pupils(library: Library) -> Iterator[Text]:
    """Everything whose title or name stays in the history of a pupil's phone."""
    yield from select.own(library.lessons)
    yield from select.own(library.quizzes)
    yield from select.own(library.handouts)
    yield from (page for page in select.own(library.pages) if page.layout == "lean")


def telltale(words: str, languages: Iterable[Language]) -> str:
    """The first telltale word in a title, an address or a file name, in whatever language; "" where there is none."""
    spaced = re.sub(r"[-_/.]", " ", words)
    hits = (any_of(language.telltale).search(spaced) for language in languages)
    return next((hit[0] for hit in hits if hit), "")


def _without_thoughts(text: str) -> str:
    """Blanks what pupils may wrongly think: it is quoted to be answered, and not our voice."""

    def blank(hit: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", hit[0])

    def section(hit: re.Match[str]) -> str:
        return THOUGHT.sub(blank, hit[0])

    return MISCONCEPTIONS.sub(section, text)


def _flat(words: str) -> str:
    return " ".join(words.split())
