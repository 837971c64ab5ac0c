"""Words: each in a dictionary of its language, or looked at by somebody and written down (``curriculum/data/words``).

Not among the rules of ``check``: dictionaries are no part of the project and slow to open. ``spell`` asks these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from scripts.checks import dictionaries, written
from scripts.checks.content import alphabet
from scripts.checks.dictionaries import Accepted, Book, Missing, Speller, Spelling
from scripts.findings import Finding, found
from scripts.model import Library

INTERFACE = "curriculum/data/interface/{language}.yml"
TERMS = "curriculum/data/terms.csv"
WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
LATIN_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’ʼ][^\W\d_]+)*(?:(?<=s)['’])?")
FOREIGN = re.compile(r"[A-Za-z]+-?")
CYRILLIC = re.compile(f"[{alphabet.CYRILLIC}]")
MARKUP = re.compile(
    r"`[^`\n]*`|^```\w*|\[\^[^\]\s]+\]|\{#?[a-z][^{}\n]*\}|\]\([^)\s]*\)|https?://\S+|\S+@\S+|(?<!\w)[A-Za-z]+[-.]?\d\S*",
    re.M,
)
"""What stands in a text and is no word of it: code, citations, markers, ids, addresses, codes of rules and sources."""

Open = Callable[[Spelling], Sequence[Book]]


@dataclass(slots=True)
class Place:
    """Where a word stands: the first file, as it is written there, and all files."""

    word: str
    path: str
    files: set[str] = field(default_factory=set)


def open_books(spelling: Spelling) -> list[Book]:
    """The dictionaries of a language. Missing where one is not on this machine; says which packages bring it."""
    try:
        opened: list[Book] = [dictionaries.Hunspell(name) for name in spelling.dictionaries]
        return opened + [dictionaries.word_list(name) for name in spelling.lists]
    except Missing as error:
        install = f"apt-get install {' '.join(spelling.packages)}"
        raise Missing(f"The dictionary {error} is not here. Install what brings it: {install}") from None


def run(library: Library, languages: Sequence[str] = (), books: Open = open_books) -> list[Finding]:
    """All findings about the words of these languages, or of all that ``spelling.yml`` names, sorted."""
    spellings, findings = dictionaries.read(Path(library.root))
    for language, one in spellings.items():
        if language in library.written and (not languages or language in languages):
            findings += _of_language(library, language, one, books(one))
    return sorted(set(findings))


def _of_language(library: Library, language: str, one: Spelling, books: Sequence[Book]) -> Iterator[Finding]:
    path = dictionaries.ACCEPTED.format(language=language)
    listed, problems = dictionaries.accepted(Path(library.root), language)
    yield from problems
    speller = Speller(one, listed, books)
    places = words_of(library, language)
    unknown = [place for place in places.values() if not speller.knows(place.word)]
    for place in unknown:
        line = _line(library, place)
        count = len(place.files)
        name = library.languages[language].name
        yield found("DW-001", place.path, line, word=place.word, language=name, count=count, list=path)
    for place, twin in _suspected(places, one):
        if not speller.accepts(place.word):
            count = len(twin.files)
            line = _line(library, place)
            yield found("DW-002", place.path, line, word=place.word, twin=twin.word, count=count, list=path)
    yield from _about_the_list(path, listed, speller)


def _about_the_list(path: str, listed: list[Accepted], speller: Speller) -> Iterator[Finding]:
    for one in listed:
        if one.model and not speller.in_books(one.model):
            yield found("DW-005", path, one.line, word=one.word, model=one.model)
        elif one not in speller.used:
            yield found("DW-003", path, one.line, word=one.word)
    for before, after in pairwise(listed):
        if before.word.lower() >= after.word.lower():
            yield found("DW-004", path, after.line, word=after.word, before=before.word)


def _suspected(places: dict[str, Place], one: Spelling) -> Iterator[tuple[Place, Place]]:
    """Words that stand in few texts beside a frequent twin that has letters instead of which others are often typed."""
    letters = str.maketrans(dict(one.lost))
    twins: dict[str, list[Place]] = {}
    for word, place in places.items():
        if word != (plain := word.translate(letters)) and len(place.files) >= one.often:
            twins.setdefault(plain, []).append(place)
    for word, place in places.items():
        for twin in twins.get(word.translate(letters), ()) if len(place.files) <= one.rare else ():
            if _is_poorer(word, twin.word.lower(), one):
                yield place, twin


def _is_poorer(word: str, twin: str, one: Spelling) -> bool:
    """Whether every letter in which the two differ is a lost one in ``word``."""
    return word != twin and all(a == b or one.lost.get(b) == a for a, b in zip(word, twin, strict=True))


# --- the words of a language -----------------------------------------------------------------------------------------


def words_of(library: Library, language: str) -> dict[str, Place]:
    """Each word of the texts of a language once, in small letters, with the place where it is written smallest."""
    latin = alphabet.is_latin(library.languages[language].alphabet)
    places: dict[str, Place] = {}
    for path, text in _texts(library, language):
        for word in (LATIN_WORD if latin else WORD).findall(MARKUP.sub(" ", text)):
            word = word.replace("’", "'").replace("ʼ", "'") if latin else FOREIGN.sub("", word)
            if word and not (latin and CYRILLIC.search(word)):
                place = places.setdefault(word.lower(), Place(word, path))
                place.word = max(place.word, word)  # small letters come after capital ones
                place.files.add(path)
    return places


def _texts(library: Library, language: str) -> Iterator[tuple[str, str]]:
    """Path and words of everything that is written in a language: texts, interface, terms."""
    for text in library.texts(language):
        if text.written_in == language:
            yield from ((text.path, words) for part, words in text.parts.items() if part != "correct")
    interface = INTERFACE.format(language=language)
    yield from ((interface, words) for words in library.words[language].values())
    yield from ((TERMS, term.words[language]) for term in library.terms)


def _line(library: Library, place: Place) -> int:
    """The first line of its file in which a word stands."""
    text = next((file.text for file in written.files(library) if file.path == place.path), "")
    hit = re.search(rf"(?<!\w){re.escape(place.word).replace(chr(39), '.')}(?!\w)", text, re.I)
    return text.count("\n", 0, hit.start()) + 1 if hit else 1
