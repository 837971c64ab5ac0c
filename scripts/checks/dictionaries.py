"""``curriculum/data/spelling.yml`` and ``curriculum/data/words/`` → who knows the words of a language.

A dictionary is a file of hunspell or a word list out of the data of tesseract, both as Debian's packages bring them;
beside them stand the words that people of the project have looked at themselves. Nothing is searched for on the machine
beyond the packages that ``spelling.yml`` names: what is missing is said, never left out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from scripts.files.read import read_text, read_yaml
from scripts.findings import Finding
from scripts.schema import data as schemas
from scripts.schema.validate import check

SPELLING = "curriculum/data/spelling.yml"
ACCEPTED = "curriculum/data/words/{language}.txt"
HUNSPELL = Path("/usr/share/hunspell")
TESSERACT = Path("/usr/share/tesseract-ocr")
ENDING = 2
"""So many last letters at most belong to the ending that a word of ours and its model share (``-ий``, ``-ка``)."""


class Missing(Exception):
    """A dictionary is not on this machine; the message says which package brings it."""


class Book(Protocol):
    """A dictionary or a word list."""

    def knows(self, word: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line of the words we have looked at: ``model`` is a word of the dictionary that takes the same endings."""

    word: str
    model: str
    line: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the words of one language are known; the names are those of ``spelling.yml``."""

    dictionaries: tuple[str, ...]
    lists: tuple[str, ...]
    packages: tuple[str, ...]
    endings: frozenset[str]
    most: int
    stem: int
    softened: Mapping[str, str]
    lost: Mapping[str, str]
    rare: int
    often: int


def read(root: Path) -> tuple[dict[str, Spelling], list[Finding]]:
    """The spelling of each language, and what is wrong with the file."""
    node, findings = read_yaml(root, SPELLING)
    if node is None:
        return {}, findings
    made = check(node, schemas.SPELLING, SPELLING, {})
    made_of = made.value.get("languages", {})
    return {code: _spelling(entry, made.value) for code, entry in made_of.items()}, findings + made.findings


def _spelling(entry: Mapping, file: Mapping) -> Spelling:
    lists = {name: tuple(entry.get(name, ())) for name in ("dictionaries", "lists", "packages")}
    endings = frozenset(entry.get("endings", "").split())
    letters = {name: dict(entry.get(name, {})) for name in ("softened", "lost")}
    numbers = {"most": entry.get("most", 0), "stem": entry.get("stem", 1)}
    numbers |= {"rare": file.get("rare", 1), "often": file.get("often", 3)}
    return Spelling(**lists, **letters, **numbers, endings=endings)


def accepted(root: Path, language: str) -> tuple[list[Accepted], list[Finding]]:
    """The words we have looked at, in the order of the file, and what is wrong with it; there need not be one.

    Lines that begin with # are left out.
    """
    path = ACCEPTED.format(language=language)
    text, findings = read_text(root, path) if (root / path).exists() else ("", [])
    words = ((number, *line.strip().partition("/")[::2]) for number, line in enumerate((text or "").split("\n"), 1))
    return [Accepted(word, model, number) for number, word, model in words if word and word[0] != "#"], findings


class Speller:
    """Knows the words of one language: those of its books, and ours. ``used`` are those of ours that were needed."""

    def __init__(self, spelling: Spelling, words: Iterable[Accepted], books: Iterable[Book]):
        self.spelling, self.books = spelling, tuple(books)
        self.words = {one.word.lower(): one for one in words}
        self.modelled: dict[str, list[Accepted]] = {}
        for one in self.words.values():
            if one.model:
                self.modelled.setdefault(one.word[:2].lower(), []).append(one)
        self.used: set[Accepted] = set()
        self.in_books = cache(self._in_books)

    def knows(self, word: str) -> bool:
        """Whether a word, or each part of it between hyphens, is known as it stands or without endings."""
        parts = word.split("-") if "-" in word else ()
        return self._known(word, self.spelling.most) or (
            bool(parts) and all(self._known(part, self.spelling.most) for part in parts if part)
        )

    def accepts(self, word: str) -> bool:
        """Whether somebody has looked at this word and found it right."""
        one = self.words.get(word.lower()) or self._inflected(word)
        self.used |= {one} if one else set()
        return one is not None

    def _inflected(self, word: str) -> Accepted | None:
        """The word of ours of which ``word`` is a form: with the same ending its model is in the books."""
        for one in self.modelled.get(word[:2].lower(), ()):
            same = max(n for n in range(ENDING + 1) if not n or one.word[-n:] == one.model[-n:])
            root, like = one.word[: len(one.word) - same], one.model[: len(one.model) - same]
            if word.lower().startswith(root.lower()) and self.in_books(like + word[len(root) :].lower()):
                return one
        return None

    def _in_books(self, word: str) -> bool:
        return any(book.knows(word) for book in self.books)

    def _known(self, word: str, most: int) -> bool:
        last = self.spelling.softened.get(word[-1:], "")
        stems = (word, word[:-1] + last) if last else (word,)
        long = most == self.spelling.most or len(word) >= self.spelling.stem
        if (long and any(self.in_books(stem) for stem in stems)) or any(self.accepts(stem) for stem in stems):
            return True
        if most == 0:
            return False
        small, endings = word.lower(), self.spelling.endings
        cuts = (n for n in range(2, len(small)) if small[n:] in endings)
        return any(self._known(word[:n], most - 1) for n in cuts)


class Hunspell:
    """A dictionary of hunspell with its rules of inflection. Missing where its files are not in ``folder``."""

    def __init__(self, name: str, folder: Path = HUNSPELL):
        try:
            from spylls.hunspell import Dictionary
        except ImportError as error:
            raise Missing("spylls (a package of Python)") from error
        if not (folder / f"{name}.dic").is_file():
            raise Missing(name)
        self.dictionary = Dictionary.from_files(str(folder / name))

    def knows(self, word: str) -> bool:
        return self.dictionary.lookup(word)


class WordList:
    """The words of a list, in small letters."""

    def __init__(self, words: Iterable[str]):
        self.words = frozenset(word.strip().lower() for word in words)

    def knows(self, word: str) -> bool:
        return word.lower() in self.words


def word_list(name: str) -> WordList:
    """The word list in tesseract's data for ``name``. Missing where it, or a tool to read it, is not there."""
    data = next(TESSERACT.glob(f"*/tessdata/{name}.traineddata"), None)
    if data is None:
        raise Missing(name)
    with TemporaryDirectory() as folder:
        parts = Path(folder, "x.")
        try:
            subprocess.run(["combine_tessdata", "-u", data, parts], check=True, capture_output=True)
            files = [f"{parts}{part}" for part in ("lstm-unicharset", "lstm-word-dawg", "words")]
            subprocess.run(["dawg2wordlist", *files], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Missing(name) from error
        return WordList(Path(files[-1]).read_text("utf-8").split("\n"))
