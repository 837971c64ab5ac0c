"""Words of one language meet in one stem; the index holds one language and no unlisted page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from scripts.language import stemming, transliteration
from scripts.load import library
from scripts.model import Library
from scripts.web import search

ROOT = Path(__file__).resolve().parents[1]
RULES = stemming.rules(ROOT)
PROBES = yaml.safe_load((ROOT / "tests/probes.yml").read_text("utf-8"))


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


@pytest.fixture(scope="module")
def school() -> Library:
    return library.load(ROOT / "tests/library")[0]


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The indexes of the real texts: language → file."""
    content = transliteration.with_scripts(library.load(ROOT)[0])
    folder = tmp_path_factory.mktemp("indexes")
    made = {}
    for address, script in search.make(content, ROOT).items():
        file = folder / address.rsplit("/", 1)[1]
        file.write_text(script, "utf-8")
        made[file.stem] = file
    return made


def opened(script: str) -> dict:
    return json.loads(script.removeprefix("window.safePathIndex=").rstrip(";\n"))


def asked(index: Path, queries: list[str], request: pytest.FixtureRequest) -> list[list[str]]:
    """What the script of the page finds for each query: in node, and where there is none in the browser."""
    if node := shutil.which("node"):
        words = [node, str(ROOT / "tests/search.js"), str(index)]
        done = subprocess.run(words, input="\n".join(queries), capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]
    page = request.getfixturevalue("browser").new_page()
    page.set_content("<p>")
    for file in (ROOT / "docs/assets/javascripts/search.js", index):
        page.add_script_tag(content=file.read_text("utf-8"))
    found = page.evaluate(
        """queries => {
            const find = safePathFinder(safePathIndex);
            return queries.map(query => find(query).map(at => safePathIndex.pages[at][0]));
        }""",
        queries,
    )
    page.close()
    return found


def test_a_page_called_by_the_word_comes_before_one_that_says_it_often(
    school: Library, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    index = tmp_path / "ru.js"
    index.write_text(search.index(school, "ru", RULES), "utf-8")
    assert asked(index, ["помощь"], request)[0][0] == "help/index.html"


@pytest.mark.parametrize("code", PROBES)
def test_the_right_page_is_found_first(
    code: str, indexes: dict[str, Path], request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    probes = [(query.strip(), page) for page, typed in PROBES[code].items() for query in typed.split(",")]
    found = asked(indexes[code], [query for query, _ in probes], request)
    first = sum(pages[:1] == [page] for (_, page), pages in zip(probes, found, strict=True))
    near = sum(page in pages[:3] for (_, page), pages in zip(probes, found, strict=True))
    size = len(zlib.compress(indexes[code].read_bytes(), 9))
    with capsys.disabled():
        share = f"first {first / len(probes):.1%}, in the first three {near / len(probes):.1%}"
        print(f"\nsearch {code}: {len(probes)} queries, {share}; index {size / 1000:.1f} kB compressed")
    pairs = zip(probes, found, strict=True)
    wrong = [(query, page, pages[:3]) for (query, page), pages in pairs if pages[:1] != [page]]
    assert len(probes) >= 60
    assert first >= 0.9 * len(probes) and near >= 0.97 * len(probes), wrong


CRIES = {
    "ky": "мени алдап кетти,паспортумду алып коюшту,коркуп жатам,мени сабап жатышат,кантип үйгө кайтуу",
    "ru": "меня обманули,у меня забрали паспорт,мне страшно,меня не отпускают,как вернуться домой",
    "uz": "мени алдашди,паспортимни олиб қўйди,қўрқяпман,мени мажбурлаяпти,уйга қайтиш",
    "uz-latn": "meni aldashdi,pasportimni olib qo'ydi,qo'rqyapman,uyga qaytish",
    "en": "took my passport,I am scared,he beats me,they won't let me go,how do I go home,I was tricked",
}
"""Nobody names help, and everybody needs it."""


@pytest.mark.parametrize("code", CRIES)
def test_a_cry_for_help_has_help_among_the_first_three(
    code: str, indexes: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    cries = [*CRIES[code].split(","), *CRIES["ru"].split(","), *CRIES["en"].split(",")]
    found = asked(indexes[code], cries, request)
    assert [cry for cry, pages in zip(cries, found, strict=True) if "help/index.html" not in pages[:3]] == []


@pytest.mark.parametrize("code", PROBES)
def test_each_country_code_grade_and_age_leads_to_its_pages(
    code: str, indexes: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    content = library.load(ROOT)[0]
    wanted = {
        typed: f"{id}.html"
        for (language, id), lesson in content.lessons.items()
        if language == "ru" and not lesson.unlisted
        for typed in (lesson.code.upper(), lesson.code)
    }
    wanted |= {
        page.title: f"{id}.html"
        for (language, id), page in content.pages.items()
        if id.startswith("work/") and " " not in page.title and language in ("ru", "en")
    }
    found = dict(zip(wanted, asked(indexes[code], list(wanted), request), strict=True))
    assert {typed: pages[:2] for typed, pages in found.items() if wanted[typed] not in pages[:2]} == {}
    years = ["7 класс", "7-класс", "8 класс", "11 класс", "3 класс", "7-синф", "7-sinf", "grade 7", "7th grade"]
    years += ["13 лет", "13 жаш", "13 ёш", "13 yosh", "age 13", "13 years old", "поурочный план 8 класс"]
    for typed, pages in zip(years, asked(indexes[code], years, request), strict=True):
        band = re.compile({"11": "d/", "3": "a/"}.get(typed.split()[0], "[bc]/"))
        assert pages and band.match(pages[0]), (typed, pages[:3])


def test_a_letter_in_either_script_is_heard_as_the_same(
    indexes: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    """What is typed letter by letter in the other script of Uzbek, with any sign for the apostrophe, finds the same."""
    content = transliteration.with_scripts(library.load(ROOT)[0])
    write = transliteration.writer(content.scripts["uz-latn"])
    words = re.findall(r"\w+", "ёрдам шартнома паспорт никоҳ ўқитувчи қарз ҳуқуқ эълон сир дўст таржима нарвон")
    for code in ("uz", "uz-latn"):
        plain = asked(indexes[code], words, request)
        for sign in "ʻʼ'‘’`´′":
            typed = [write(word).replace("ʻ", sign).replace("ʼ", sign) for word in words]
            assert [pages[:1] for pages in asked(indexes[code], typed, request)] == [pages[:1] for pages in plain], sign


def test_letters_are_folded_before_cutting() -> None:
    assert stemming.split("Ещё ЁЛКА!", RULES["ru"]) == ["еще", "елка"]


def test_single_digits_are_words_and_single_letters_are_not() -> None:
    assert stemming.split("7-а класс", RULES["ru"]) == ["7", "класс"]


def test_index_holds_every_listed_page_and_no_unlisted_one(school: Library) -> None:
    made = opened(search.index(school, "ru", RULES))
    pages = [page[0] for page in made["pages"]]
    id = next(id for code, id in school.lessons if code == "ru")
    assert f"{id}.html" in pages and f"me/{id}.html" in pages
    assert len(re.findall("[A-Z]", made["terms"])) == len(made["hits"].split("\n"))
    hidden = {key: replace(lesson, sensitivity="S3") for key, lesson in school.lessons.items()}
    secret = opened(search.index(replace(school, lessons=hidden), "ru", RULES))
    assert not {f"me/{id}.html", f"{id}.html"} & {page[0] for page in secret["pages"]}
    assert "help/index.html" in [page[0] for page in secret["pages"]]
