"""Words of one language meet in one stem; the index holds one language and no unlisted page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.language import stemming
from scripts.load import library
from scripts.web import search

ROOT = Path(__file__).resolve().parents[1]
RULES = stemming.rules(ROOT)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ky", "жарыя жарыяны жарыяларды жарыялардан"),
        ("ky", "китеп китебибиз китептердин китепке"),
        ("ky", "тоок тоогубуз тоокту"),
        ("ky", "келишим келишимди келишимдери"),
        ("ky", "мектеп мектептеринде мектебибиз"),
        ("ky", "жардам жардамга жардамды"),
        ("ru", "пароль паролем паролями пароля"),
        ("ru", "объявление объявления объявлениями объявлениях"),
        ("ru", "секрет секрета секретом секретов"),
        ("uz", "эълон эълонни эълонларни эълондан"),
        ("uz", "мактаб мактабимизда мактабга"),
        ("uz", "қишлоқ қишлоғи қишлоққа"),
        ("en", "offer offers offered"),
    ],
)
def test_forms_of_a_word_meet(code: str, words: str) -> None:
    assert len({stemming.stem(word, RULES[code]) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ky", "сыр", "сыйлык"),
        ("ky", "келишим", "келет"),
        ("ru", "пароль", "пара"),
        ("ru", "секрет", "сектор"),
        ("uz", "иш", "илм"),
        ("en", "offer", "office"),
    ],
)
def test_different_words_stay_apart(code: str, one: str, other: str) -> None:
    assert stemming.stem(one, RULES[code]) != stemming.stem(other, RULES[code])


def test_short_words_keep_their_letters() -> None:
    assert stemming.stem("ата", RULES["ky"]) == "ата"
    assert stemming.stem("иш", RULES["uz"]) == "иш"


def test_a_page_called_by_the_word_comes_before_one_that_says_it_often(root: Path) -> None:
    content, _ = library.load(root / "tests/library")
    made = json.loads(search.index(content, "ru", RULES["ru"]).removeprefix("window.safePathIndex=").rstrip(";\n"))
    best = max(made["terms"][stemming.stem("помощь", RULES["ru"])], key=lambda hit: hit[1])
    assert made["pages"][best[0]][0] == "help/index.html"


def test_letters_are_folded_before_cutting() -> None:
    assert stemming.split("Ещё ЁЛКА!", RULES["ru"]) == ["еще", "елка"]


def test_index_holds_every_listed_page_and_no_unlisted_one(root: Path) -> None:
    content, _ = library.load(root / "tests/library")
    rules = RULES["ru"]
    made = json.loads(search.index(content, "ru", rules).removeprefix("window.safePathIndex=").rstrip(";\n"))
    pages = [page[0] for page in made["pages"]]
    id = next(id for code, id in content.lessons if code == "ru")
    assert f"{id}.html" in pages and f"me/{id}.html" in pages
    assert all(hit[0] < len(pages) for hits in made["terms"].values() for hit in hits)
    hidden = {key: replace(lesson, sensitivity="S3") for key, lesson in content.lessons.items()}
    secret = json.loads(
        search.index(replace(content, lessons=hidden), "ru", rules).removeprefix("window.safePathIndex=").rstrip(";\n")
    )
    assert not {f"me/{id}.html", f"{id}.html"} & {page[0] for page in secret["pages"]}
    assert "help/index.html" in [page[0] for page in secret["pages"]]
