"""Who knows a word: books, endings, the words we have looked at; and every word of the real texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_rules import school_in, tiny_books

from scripts import __main__ as door
from scripts.checks import dictionaries, spelling
from scripts.checks.dictionaries import Accepted, Spelling, WordList
from scripts.load import library

NOTHING = Spelling((), (), (), frozenset(), 0, 1, {}, {}, 1, 3)
UZ = Spelling((), (), (), frozenset(("лар", "да", "га")), 2, 4, {"ғ": "қ"}, {}, 1, 3)
BOOK = WordList(("китоб", "қишлоқ", "уй", "Иван", "Ивану", "Вика", "Вики", "северный", "северная"))


def speller(spelling: Spelling, *words: str) -> dictionaries.Speller:
    listed = [Accepted(*word.partition("/")[::2], line) for line, word in enumerate(words, 1)]
    return dictionaries.Speller(spelling, listed, [BOOK])


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Китобларда", True),
        ("китоблардага", False),  # three endings
        ("қишлоғда", True),  # a softened letter
        ("китаблар", False),
        ("уй", True),
        ("уйларда", False),  # a stem too short to be trusted in a book
        ("қизларда", True),  # … but not where somebody has looked at it
        ("китоб-қишлоқ", True),
        ("китоб-қишлок", False),
    ],
)
def test_endings_are_taken_off(word: str, known: bool) -> None:
    assert speller(UZ, "қиз").knows(word) == known


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Адилет", True), ("АДИЛЕТУ", True), ("Адилетом", False), ("Малики", True), ("Малику", False),
        ("гендерная", True), ("гендернбя", False), ("Айдай", True), ("Айдаю", False),
    ],
)  # fmt: skip
def test_a_word_takes_the_endings_of_its_model(word: str, known: bool) -> None:
    assert speller(NOTHING, "Адилет/Иван", "Малика/Вика", "гендерный/северный", "Айдай").knows(word) == known


def test_what_is_no_word_is_left_out(root: Path) -> None:
    content, _ = library.load(root)
    words = spelling.words_of(content, "en")
    assert "children's" in words and "lesson" in words
    assert not {"edu", "kg", "https", "teach", "card"} & {word for word, place in words.items() if not place.files}
    assert not any(mark in word for word in words for mark in "[]{}/_0123456789")
    assert not any(word.isascii() for word in spelling.words_of(content, "ky"))


def test_a_missing_dictionary_is_said_and_not_left_out(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dictionaries, "TESSERACT", tmp_path)
    assert door.main(["spell", "ky"]) == 2
    assert "apt-get install tesseract-ocr tesseract-ocr-kir" in capsys.readouterr().err
    assert door.main(["spell", "fr"]) == 2


@pytest.mark.parametrize(("path", "code"), [("spelling.yml", "RD-001"), ("words/ru.txt", "DW-001")])
def test_a_file_that_is_gone_is_noticed(tmp_path: Path, path: str, code: str) -> None:
    school_in(tmp_path)
    (tmp_path / "curriculum/data" / path).unlink()
    content, _ = library.load(tmp_path)
    assert code in {finding.code for finding in spelling.run(content, books=tiny_books)}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ky", "ru", "uz", "en"])
def test_every_word_is_known(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = door.main(["spell", language])
    said = capsys.readouterr()
    assert code == 0, said.out + said.err
