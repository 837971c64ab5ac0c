"""Tables for what the rules about the content look for: numbers, letters, figures, sentences, titles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from damage import ending

from scripts import checks, markdown
from scripts.checks.content import alphabet, citations, numbers, quizzes, untranslated, wording
from scripts.load import library
from scripts.model import Language, Letters, Question
from scripts.stats import readability

HERE = Path(__file__).parent
RU = Language("ru", "Русский", "ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", telltale=(r"торговл\w*",))
EN = Language("en", "English", "en", "abcdefghijklmnopqrstuvwxyz", telltale=(r"traffick\w*",))
KY = Language("ky", "Кыргызча", "ky", "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя", telltale=(r"\w*сатуу\w*",))


def school(tmp_path: Path, path: str, text: str) -> library.Library:
    """A school of one file in which nothing but its words is looked at."""
    content, _ = library.load(HERE / "library")
    assert content.services["kg-111"].number == "111"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, "utf-8")
    return replace(content, root=str(tmp_path), files=(path,))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Звони +996 312 12-34-56.", 1),
        ("Звони 0312123456 или 111.", 2),
        ("Позвони на 1345.", 1),
        ("Позвони 1345 раз.", 1),  # better a question too many than a wrong number
        ("За 111 сом и 111 минут, 111 лет.", 0),
        ("В 2015 году, с 1991 по 2026.", 0),
        ("В 2015 году позвонили.", 0),
        ("22.11.2026, 2026-11-22, 10:30, 7–10.", 0),
        ("1 000 000 сомов, 30 000 рублей, 2 500 000 $.", 0),
        ("{number:kg-111} [^HELP-111] https://example.org/111", 0),
        ("11-класс, 5-й, 12,5", 0),
        ("Номер кабинета 12.", 0),
        ("Встретимся в кабинете 305.", 0),
        ("Номер 305.", 1),
    ],
)
def test_typed_numbers(tmp_path: Path, text: str, count: int) -> None:
    content = school(tmp_path, "docs/ru/help.md", text)
    assert len(list(numbers.no_number_is_typed(content))) == count


@pytest.mark.parametrize(("text", "count"), [("Звони 189.", 1), ("Их 189.", 1), ("Стоит 189 сом.", 0), ("1890", 0)])
def test_withheld_numbers(tmp_path: Path, text: str, count: int) -> None:
    content = school(tmp_path, "docs/ru/help.md", text)
    assert [f.code for f in numbers.withheld_numbers_stand_nowhere(content)] == ["HP-009"] * count


def test_fingerprints_are_no_telephone_numbers(tmp_path: Path) -> None:
    text = "---\ntitle: x\ntranslation:\n  state: draft\n  from: {front: 123456789012}\n---\n\nЗвони 123456789012.\n"
    found = list(numbers.no_number_is_typed(school(tmp_path, "docs/ru/help.md", text)))
    assert [finding.line for finding in found] == [8]


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        ("docs/ky/x.md", "Үчтөн чакыр, Chromeдо, QR-код, PDF.", []),
        ("docs/ky/x.md", "Үчтѳн", ["SP-001"]),
        ("docs/ky/x.md", "Ўткир ғоя", ["SP-001", "SP-001"]),
        ("docs/ru/x.md", "Ёжик и щука, Wi-Fi и SMS", []),
        ("docs/ru/x.md", "секрет".replace("е", "e", 1), ["SP-002"]),
        ("docs/ru/x.md", "coсед", ["SP-002"]),
        ("docs/ru/x.md", "иди c другом", ["SP-002"]),
        ("docs/ru/x.md", "вариант a и вариант b", ["SP-002"]),
        ("docs/en/x.md", "Café in Türkiye, the word «жардам»", []),
        ("docs/en/x.md", "hоuse", ["SP-002"]),
        ("docs/en/x.md", "hous\u0259", ["SP-001"]),
        ("docs/ru/x.md", "и\u0306", ["SP-003"]),
    ],
)
def test_letters(tmp_path: Path, path: str, text: str, codes: list[str]) -> None:
    content = school(tmp_path, path, text)
    assert sorted(finding.code for rule in alphabet.RULES for finding in rule(content)) == codes


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("90 % детей", True),
        ("90% балдардын", True),
        ("12 пайызы", True),
        ("в 2015 году", True),
        ("1 200 школ", True),
        ("40 тысяч", True),
        ("3 million", True),
        ("«Платим 40 000 сом»", False),
        ("12 детей, 7–10 лет, 15 минут", False),
        ("{number:kg-111}", False),
    ],
)
def test_figures(text: str, figure: bool) -> None:
    [(line, words, cited)] = citations.passages(markdown.parse(text, 5))
    assert (line, cited) == (5, False)
    assert bool(citations.FIGURE.search(citations.QUOTED.sub(" ", words))) == figure


def test_a_citation_counts_in_its_own_item_only() -> None:
    text = "- В 2015 году[^EDU-001].\n- В 2016 году.\n\n| a |\n|---|\n| 2017[^EDU-001] |\n| 2018 |\n\n"
    text += "> 2019\n\n```board\n2020\n```\n"
    passages = [(line, cited) for line, words, cited in citations.passages(markdown.parse(text)) if "20" in words]
    assert passages == [(1, True), (2, False), (6, True), (7, False)]


@pytest.mark.parametrize(
    ("words", "mean"), [("", 0), ("Раз.", 1), ("Раз два. Три четыре пять шесть!", 3), ("Раз два\nтри четыре", 2)]
)
def test_words_a_sentence(words: str, mean: float) -> None:
    assert readability.mean_words(words) == mean


def test_a_text_is_weighed() -> None:
    russian = Letters(long=10, ease=(206.835, 1.3, 60.1), vowels="аеёиоуыэюя")
    one = readability.weigh(["Мама мыла раму. Раз!", "Ответственность\nесть"], russian)
    assert (one.words, one.sentences, one.longest, one.letters, one.long, one.vowels) == (6, 4, 3, 34, 1, 12)
    assert one.ease(russian) == pytest.approx(206.835 - 1.3 * 6 / 4 - 60.1 * 12 / 6)
    assert one.ease(Letters()) is None and readability.weigh([], russian).ease(russian) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Бул жерде зови взрослого из школы дейт.", 1),  # four words as in the source
        ("Бул жерде «зови взрослого из школы» дейт.", 0),  # what stands on a screen
        ("Айдай, Бакыт, Асел, Тимур келди.", 0),  # names
        ("бул эмес но если угодно", 1),  # not in the source, but its small words
        ("зови взрослого из. школы", 0),
    ],
)
def test_what_nobody_has_translated(text: str, rows: int) -> None:
    run = untranslated.runs_of(4)
    source = untranslated.Original(["Тогда зови взрослого из школы. Айдай, Бакыт, Асел, Тимур."], run, 4)
    assert bool(untranslated.left(run, text, 4, source, frozenset(("но", "если")))) == bool(rows)


@pytest.mark.parametrize(
    ("ask", "kind", "scene"),
    [
        ("Друг пишет: «Дай код». Что ты сделаешь дальше?", "one", True),
        ("Айдай не по себе. Что ей сделать?", "one", True),
        ("Что такое код?", "one", False),
        ("Бакыт идёт домой.", "story", True),
        ("Сначала подумай. Потом выбери.", "one", False),
    ],
)
def test_a_scene_is_told_and_then_asked_about(ask: str, kind: str, scene: bool) -> None:
    assert quizzes.is_scene(Question("q", kind, ask, (), ())) == scene


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("Секреты и сюрпризы", ""),
        ("О торговле людьми", "торговле"),
        ("c/anti-trafficking", "trafficking"),
        ("Адам сатуу", "сатуу"),
    ],
)
def test_telltale_words_are_found_in_any_language(words: str, hit: str) -> None:
    assert wording.telltale(words, (RU, EN, KY)) == hit


def test_what_pupils_may_think_is_not_our_voice(tmp_path: Path) -> None:
    text = "## Думают {#misconceptions}\n\n- **«Сама виновата»** — Нет: сама виновата не бывает.\n"
    content = school(tmp_path, "docs/ru/x.md", text)
    [finding] = wording.no_forbidden_words(content)
    assert (finding.line, "сама виновата" in finding.message) == (3, True)
    assert "Сама" not in finding.message


def test_rules_are_pure_and_in_order() -> None:
    content, _ = library.load(HERE / "library")
    broken = replace(content, skills=(), services={})
    assert checks.run(broken) == checks.run(broken) == sorted(checks.run(broken))


@pytest.mark.parametrize("piece", ["1 ", "1.", "(1", "a", "**", "«", "1 1,", "- **", "a а "])
def test_a_hostile_line_is_looked_at_in_time(tmp_path: Path, piece: str) -> None:
    """A pattern that goes back over a long line again and again would hang the build: seconds, not minutes."""
    content = school(tmp_path, "docs/ru/help.md", "## x {#misconceptions}\n" + piece * (90_000 // len(piece.encode())))
    with ending("a hostile line"):
        for rules in (numbers.RULES, alphabet.RULES, wording.RULES):
            for rule in rules:
                list(rule(content))
        citations.FIGURE.search(citations.QUOTED.sub(" ", piece * 30_000))
