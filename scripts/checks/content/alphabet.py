"""Letters: every word in the alphabet of its language, no look-alike of another script, composed characters only.

Pure Latin words are names, addresses and ids; a Latin name may take a Cyrillic ending (``Chromeдо``). What is hunted
are letters that look right and are not: screen readers stumble over them and search does not find them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from scripts.checks import written
from scripts.findings import Finding, found
from scripts.model import Library

LOOKALIKES = frozenset("aceopxyABCEHKMOPTXY")
"""Latin letters that look like Cyrillic ones."""

CYRILLIC = "\u0400-\u04ff"
WORD = re.compile(r"[^\W\d_]+")
SEAM = re.compile(rf"[A-Za-z][{CYRILLIC}]|[{CYRILLIC}][A-Za-z]")
LONELY = re.compile(rf"(?<=[{CYRILLIC},;:] )[aceopxyACEOPXKBH](?= [{CYRILLIC}])")
NAME_WITH_ENDING = re.compile(rf"([A-Za-z]{{2,}})[{CYRILLIC}]+")
ADDRESS = re.compile(r"https?://\S+|\]\([^)\s]*\)|\{[a-z]+:[^{}\s]*\}")


def letters_are_of_the_alphabet(library: Library) -> Iterator[Finding]:
    for file in written.spoken(library):
        language = library.languages[file.language]
        outside = _outside(language.alphabet)
        for start, word in _words_at(_blanked(file.text), outside):
            is_quoted = is_latin(language.alphabet) and re.fullmatch(rf"[{CYRILLIC}]+", word)
            if not is_quoted and not SEAM.search(word):
                line, bad = file.line(start), _named(sorted(set(outside.findall(word))))
                yield found("SP-001", file.path, line, word=word, letters=bad, language=language.name)


def scripts_are_not_mixed(library: Library) -> Iterator[Finding]:
    for file in written.spoken(library):
        text = _blanked(file.text)
        for start, word in _words_at(text, SEAM):
            if not _is_name_with_ending(word):
                latin = sorted({letter for letter in word if letter.isascii()})
                yield found("SP-002", file.path, file.line(start), word=word, letters=_named(latin))
        for hit in LONELY.finditer(text):
            yield found("SP-002", file.path, file.line(hit.start()), word=hit[0], letters=_named([hit[0]]))


def characters_are_composed(library: Library) -> Iterator[Finding]:
    for file in written.spoken(library):
        if unicodedata.is_normalized("NFC", file.text):
            continue
        for line, text in enumerate(file.text.split("\n"), start=1):
            word = next((word for word in text.split() if not unicodedata.is_normalized("NFC", word)), "")
            if word:
                yield found("SP-003", file.path, line, word=word)


RULES = (letters_are_of_the_alphabet, scripts_are_not_mixed, characters_are_composed)


def is_latin(alphabet: str) -> bool:
    """Whether a language is written in Latin letters: then a word wholly in Cyrillic is a word of another language."""
    return "a" in alphabet


@cache
def _outside(alphabet: str) -> re.Pattern[str]:
    """A letter that the language does not have. Latin letters belong to names, and so do accents in a Latin text
    (Türkiye); Latin letters inside Cyrillic words are another rule's."""
    accents = "\u00c0-\u024f" if is_latin(alphabet) else ""
    return re.compile(rf"[^\W\d_A-Za-z{accents}{re.escape(alphabet + alphabet.upper())}]")


def _words_at(text: str, signs: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Each word that holds one of ``signs``, once, with its place."""
    end = 0
    for hit in signs.finditer(text):
        if hit.start() >= end:
            start = hit.start()
            while start and WORD.match(text, start - 1, start):
                start -= 1
            word = WORD.match(text, start)
            end = word.end() if word else hit.end()
            yield start, text[start:end]


def _is_name_with_ending(word: str) -> bool:
    """``Chromeдо``: begins with a Latin name that no slip of the keyboard could have made."""
    name = NAME_WITH_ENDING.fullmatch(word)
    return bool(name) and not set(name[1]) <= LOOKALIKES


def _blanked(text: str) -> str:
    return ADDRESS.sub(lambda hit: " " * len(hit[0]), text)


def _named(letters: list[str]) -> str:
    """Each letter with its code point: what looks alike must be told apart."""
    return ", ".join(f"{letter} U+{ord(letter):04X}" for letter in letters)
