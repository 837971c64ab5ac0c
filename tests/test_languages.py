"""A language more, and a second script of one: files alone, no line of program."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from scripts import __main__ as door
from scripts.authoring import review
from scripts.checks import look
from scripts.findings import Finding
from scripts.language import stemming, transliteration
from scripts.load import library
from scripts.model import Script, translation
from scripts.sheets import printable, word
from scripts.stats import tables
from scripts.web import pages

ROOT = Path(__file__).resolve().parents[1]
SCHOOL = Path(__file__).parent / "library"
TAJIK = str.maketrans("өүңыщцьӨҮҢЫЩЦЬ", "ӯӯнишсъӮӮНИШСЪ")
"""Letters of the tiny school's Kyrgyz that Tajik lacks; what comes out is no Tajik, but is written in its letters."""


def as_tajik(source: Path, target: Path) -> None:
    """The Kyrgyz files of the tiny school in Tajik letters: what a translator would add."""
    for file in sorted(source.rglob("*")):
        if file.is_file():
            made = target / file.relative_to(source)
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_text(file.read_text("utf-8").translate(TAJIK), "utf-8")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The tiny school with Tajik added, by files alone."""
    made = tmp_path / "school"
    shutil.copytree(SCHOOL, made)
    data = made / "curriculum/data"
    for part in ("curriculum", "docs"):
        as_tajik(made / part / "ky", made / part / "tg")
    words = (data / "interface/ky.yml").read_text("utf-8")
    (data / "interface/tg.yml").write_text(re.sub(r'"(.*)"$', lambda m: m[0].translate(TAJIK), words, flags=re.M))
    with (data / "search.yml").open("a", encoding="utf-8") as file:
        file.write("tg: {keep: 3, rounds: 3, suffixes: ҳо ро и}\n")
    languages = data / "languages.yml"
    languages.write_text(
        languages.read_text("utf-8").rstrip()
        + """
  tg:
    name: Тоҷикӣ
    tag: tg
    alphabet: абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя
    forbidden: ['ғулом\\w*']
    shaming: [нодуруст]
    exposing: ['кӣ аз шумо']
    telltale: ['\\w*савдо\\w*']
    call_words: [рақам, телефон, занг]
    leave_to: https://tg.wikipedia.org/
""",
        "utf-8",
    )
    table = (data / "terms.csv").read_text("utf-8").splitlines()
    tajik = ["tg,state_tg", "сир,B", "калонсол,D"]
    (data / "terms.csv").write_text(
        "\n".join(f"{row},{more}" for row, more in zip(table, tajik, strict=True)) + "\n", "utf-8"
    )
    return made


def looked(school: Path) -> list[Finding]:
    return look.look(school)[1]


def test_a_fifth_language_needs_only_files(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [f for f in looked(school) if f.severity == "error"] == []
    content, _ = library.load(school)
    assert list(content.languages)[-1] == "tg"
    states = {(kind, id): s for (kind, code, id), s in translation.states(content).items() if code == "tg"}
    assert set(states.values()) == {"draft"} and len(states) == len(content.texts("ru"))
    assert re.search(r"^tg  Тоҷикӣ +– +\d+ +– +– +– +1$", tables.table(content), re.M)
    assert "tg  D  T002  калонсол  (взрослый)" in tables.listed_terms(content)
    site = pages.render(content)
    assert {path.split("/", 1)[1] for path in site.pages if path.startswith("tg/")} == {
        path.split("/", 1)[1] for path in site.pages if path.startswith("ky/")
    }
    assert word.render(printable.of_lesson(content, "tg", "a/first", "plan"))[:2] == b"PK"
    assert len(review.make(content, "tg", ["a/first"])[0].tables) == 3
    assert door.main(["new", "a/second", "--language", "tg", "--root", str(school)]) in (0, 2)


def test_its_letters_and_words_are_checked_like_those_of_the_others(school: Path) -> None:
    plan = school / "curriculum/tg/a/first.md"
    text = plan.read_text("utf-8")
    plan.write_text(re.sub(r"^title: .*$", "title: Щука", text, count=1, flags=re.M), "utf-8")
    (school / "curriculum/tg/a/first.quiz.yml").unlink()
    assert {"SP-001", "TR-001"} <= {f.code for f in looked(school) if f.path.startswith("curriculum/tg")}


# --- a second script -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def content() -> library.Library:
    return transliteration.with_scripts(library.load(ROOT)[0])


@pytest.fixture(scope="module")
def latin(content: library.Library) -> Callable[[str], str]:
    return transliteration.writer(content.scripts["uz-latn"])


@pytest.mark.parametrize(
    ("cyrillic", "written"),
    [
        ("мактаб", "maktab"),
        ("ўқувчи", "oʻquvchi"),
        ("ғамхўрлик", "gʻamxoʻrlik"),
        ("эълон", "eʼlon"),
        ("маъно", "maʼno"),
        ("ер", "yer"),
        ("йўл", "yoʻl"),
        ("елка", "yelka"),
        ("кетди", "ketdi"),
        ("оиласи", "oilasi"),
        ("шаҳар", "shahar"),
        ("Шаҳар", "Shahar"),
        ("ШАҲАР", "SHAHAR"),
        ("чой", "choy"),
        ("янги", "yangi"),
        ("дунё", "dunyo"),
        ("Ёрдам", "Yordam"),
        ("цирк", "sirk"),
        ("ҳуқуқ", "huquq"),
    ],
)
def test_uzbek_is_put_into_latin_letters(latin: Callable[[str], str], cyrillic: str, written: str) -> None:
    assert latin(cyrillic) == written


def test_marks_numbers_and_links_are_not_words(latin: Callable[[str], str]) -> None:
    text = "Қаранг {service:kg-111}[^EDU-064] ва [бет](../help/index.md#danger), 7–8 {#now}"
    made = latin(text)
    for mark in ("{service:kg-111}", "[^EDU-064]", "](../help/index.md#danger)", "7–8", "{#now}"):
        assert mark in made
    assert made.startswith("Qarang ")


def test_every_uzbek_text_is_there_in_latin_with_the_same_marks(content: library.Library) -> None:
    from scripts.markdown.markers import REFERENCE

    uzbek = content.texts("uz")
    assert len(uzbek) == len(content.texts("uz-latn")) > 150
    for one, made in zip(uzbek, content.texts("uz-latn"), strict=True):
        assert made.id == one.id and list(made.parts) == list(one.parts)
        if one.written_in == "uz":
            for part in one.parts:
                assert REFERENCE.findall(made.parts[part]) == REFERENCE.findall(one.parts[part])


def test_no_cyrillic_letter_is_left(content: library.Library) -> None:
    """But in texts that nobody has put into Uzbek yet, and in names that stand in their own language."""
    left = [
        (text.id, match[0])
        for text in content.texts("uz-latn")
        if text.written_in == "uz-latn"
        for match in re.finditer(r"[а-яёўқғҳ]{3,}", text.title.lower())
    ]
    assert left == []


def test_the_theme_speaks_it_too(latin: Callable[[str], str]) -> None:
    """The theme's words in Latin are those in Cyrillic letters, written by the same rules."""
    folder = ROOT / "overrides/partials/languages"
    pair = re.compile(r'^  "([^"]+)": "(.*)",?$', re.M)
    uz, made = (dict(pair.findall((folder / f"{code}.html").read_text("utf-8"))) for code in ("uz", "uz-latn"))
    assert list(uz) == list(made) and len(uz) > 20
    same = {"language", "direction", "search.config.lang", "search.config.pipeline", "search.config.separator"}
    assert {key: latin(words) for key, words in uz.items() if key not in same} == {
        key: words for key, words in made.items() if key not in same
    }


@pytest.mark.parametrize("words", ["yordam yordamga yordamni", "eʼlon e'lonlarni e’londan elonga", "ёрдам yordamdan"])
def test_search_meets_forms_in_either_script(content: library.Library, words: str) -> None:
    rules = stemming.rules(ROOT, content)["uz-latn"]
    assert len({stemming.stem(one, rules) for w in words.split() for one in stemming.split(w, rules)}) == 1


def test_languages_of_the_site_are_those_of_the_data(content: library.Library) -> None:
    class Loose(yaml.SafeLoader):
        pass

    Loose.add_multi_constructor("", lambda loader, suffix, node: None)
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loose)
    (plugin,) = (p["i18n"] for p in settings["plugins"] if isinstance(p, dict) and "i18n" in p)
    named = {entry["locale"]: entry["name"] for entry in plugin["languages"]}
    assert named == {code: language.name for code, language in content.languages.items()}


def test_a_group_of_one_letter_at_the_end_of_a_word() -> None:
    script = Script(
        code="uz-latn", of="uz", name="x", tag="uz-Latn", letters={"а": "a", "ш": "s"}, vowels="а", opening={},
        after_vowel={}, groups={"ш": "sh"}, words={}, folded={}, silent="", ignored="",
    )  # fmt: skip
    assert transliteration.writer(script)("аш ша аш") == "ash sa ash"
