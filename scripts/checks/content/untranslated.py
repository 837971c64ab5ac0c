"""Parts of a translation that nobody has translated: words in a row as they stand in the source, words of its language.

What stands in quotation marks is left out: a reader may have to know the words on a screen or a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from scripts.checks import written
from scripts.checks.content import alphabet
from scripts.findings import Finding, found
from scripts.model import Library, Text, select
from scripts.model.translation import shelves

WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|„[^„“\n]*“")
FOREIGN = re.compile(rf"(?:[{alphabet.CYRILLIC}]{{2,}}[ -]?)+")


def nothing_is_left_in_the_source_language(library: Library) -> Iterator[Finding]:
    most = library.reading.untranslated
    run = runs_of(most)
    source = library.languages.get(library.source_language)
    originals = {
        (kind, text.id): Original([words for _, words in _own_parts(text)], run, most)
        for kind, text in _originals(library)
    }
    russian = frozenset(library.reading.russian)
    for kind, text in _translations(library):
        language = library.languages[text.language]
        original = originals.get((kind, text.id))
        if not (source and original) or alphabet.is_latin(language.alphabet) != alphabet.is_latin(source.alphabet):
            continue
        for part, words in _own_parts(text):
            if row := left(run, words, most, original, russian):
                line = _line(library, text, part, row)
                yield found("TR-020", text.path, line, words=" ".join(row), source=source.name, language=language.name)


def letters_are_of_the_language(library: Library) -> Iterator[Finding]:
    """A Latin text that holds Cyrillic words outside of quotation marks."""
    for _, text in _translations(library):
        language = library.languages[text.language]
        for part, words in _own_parts(text) if alphabet.is_latin(language.alphabet) else ():
            if hit := FOREIGN.search(QUOTED.sub(" ", words)):
                row = tuple(hit[0].split())
                line = _line(library, text, part, row)
                yield found("TR-021", text.path, line, words=" ".join(row), language=language.name)


RULES = (nothing_is_left_in_the_source_language, letters_are_of_the_language)


def _translations(library: Library) -> Iterator[tuple[str, Text]]:
    for kind, texts in shelves(library).items():
        yield from ((kind, text) for text in select.own(texts) if text.language != library.source_language)


def _own_parts(text: Text) -> Iterator[tuple[str, str]]:
    return ((part, words) for part, words in text.parts.items() if part != "correct")


def runs_of(most: int) -> re.Pattern[str]:
    """``most`` words or more with nothing but a space between them: lists of names are none."""
    return re.compile(rf"{WORD}(?: {WORD}){{{most - 1},}}")


class Original:
    """The words of a source text, and its rows of ``most`` words where somebody asks for them."""

    def __init__(self, texts: Iterable[str], run: re.Pattern[str], most: int):
        self.runs = [hit.lower().split(" ") for words in texts for hit in run.findall(words)]
        self.words = frozenset(word for words in self.runs for word in words)
        self.most = most

    @cached_property
    def rows(self) -> frozenset[tuple[str, ...]]:
        return frozenset(row for words in self.runs for row in _rows(words, self.most))


def _originals(library: Library) -> Iterator[tuple[str, Text]]:
    for kind, texts in shelves(library).items():
        yield from ((kind, text) for text in select.source(library, texts))


def left(
    run: re.Pattern[str], words: str, most: int, original: Original, small: frozenset[str]
) -> tuple[str, ...] | None:
    """The first words that stand as in the source, or among which two are small words of its language."""
    for hit in run.findall(QUOTED.sub("\n", words)):
        row = hit.lower().split(" ")
        if sum(word in original.words or word in small for word in row) > 1:
            for some in _rows(row, most):
                if some in original.rows or sum(word in small for word in some) > 1:
                    return some
    return None


def _rows(words: list[str], most: int) -> Iterator[tuple[str, ...]]:
    """Each ``most`` words that stand side by side."""
    return (tuple(words[n : n + most]) for n in range(len(words) - most + 1))


def _line(library: Library, text: Text, part: str, row: tuple[str, ...]) -> int:
    """The line in which the words stand, at or after the beginning of their part."""
    begin = select.line(text, part)
    file = next((file.text for file in written.files(library) if file.path == text.path), "")
    lines = file.lower().split("\n")
    wanted = " ".join(row).lower()
    return next((n for n, words in enumerate(lines, 1) if n >= begin and wanted in words), begin)
