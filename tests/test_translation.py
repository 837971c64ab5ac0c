"""Translations: fingerprints, states, structure, and a stamp that touches nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from scripts.authoring import stamp
from scripts.authoring.stamp import place
from scripts.load import library
from scripts.model import Library, translation

SCHOOL = Path(__file__).parent / "library"
RU, KY = "curriculum/ru/a/first.md", "curriculum/ky/a/first.md"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    shutil.copytree(SCHOOL, tmp_path / "school")
    return tmp_path / "school"


def change(school: Path, path: str, old: str, new: str) -> None:
    text = (school / path).read_text("utf-8")
    assert text.count(old) == 1, (path, text.count(old))
    (school / path).write_text(text.replace(old, new), "utf-8")


def told(school: Path) -> list[str]:
    _, findings = library.load(school)
    return [f"{finding.path}:{finding.line} {finding.code}" for finding in findings]


def state(content: Library, path: str) -> str:
    (text,) = (text for text in content.texts() if text.path == path and text.written_in == text.language)
    source = next(t for t in content.texts("ru") if type(t) is type(text) and t.id == text.id)
    return translation.state(source, text)


def test_a_fingerprint_is_of_the_words_only() -> None:
    assert translation.fingerprint("Слово  и\n\tдело\n") == translation.fingerprint(" Слово и дело")
    assert translation.fingerprint("й") == translation.fingerprint("й"), "composed or not"
    assert translation.fingerprint("Слово") != translation.fingerprint("слово")
    assert translation.fingerprint("") == "e3b0c44298fc"


def test_states_of_a_perfect_school() -> None:
    content, _ = library.load(SCHOOL)
    states = translation.states(content)
    assert len(states) == 39 and states["lesson", "ru", "a/first"] == "source"
    assert {state for (_, language, _), state in states.items() if language != "ru"} == {"draft"}
    assert translation.text_of(content, "page", "ky", "help").title == "Жардам"


def test_a_changed_sentence_makes_one_part_stale(school: Path) -> None:
    change(school, RU, "Играйте по трое.", "Играйте по четверо.")
    content, findings = library.load(school)
    assert [f.code for f in findings] == ["TR-010", "TR-010"]
    assert all("translated: small-classes." in finding.message for finding in findings)
    assert state(content, KY) == "stale" and state(content, "curriculum/ky/a/first.quiz.yml") == "draft"


def test_a_new_line_break_makes_nothing_stale(school: Path) -> None:
    change(school, RU, "Играйте по трое.", "Играйте\nпо   трое.")
    assert told(school) == []


def test_a_help_text_may_not_be_stale(school: Path) -> None:
    change(school, "curriculum/ru/cards/help.yml", "Это не твоя вина.", "Ты не виноват.")
    change(school, "docs/ru/help/index.md", "Начни с человека рядом.", "Сначала человек рядом.")
    codes = {line.split(" ")[1] for line in told(school)}
    assert codes == {"TR-011"} and len(told(school)) == 4


@pytest.mark.parametrize(
    "path, old, new, wanted",
    [
        (KY, "{card:help-young}", "", ["TR-014"]),
        (KY, "- **Жардам** — сени уккан кез.\n", "", ["TR-013"]),
        (KY, "| Айдай | «Ичим тынч эмес» |\n", "", ["TR-013"]),
        (KY, "[^EDU-001]", "", ["TR-014"]),
        (KY, "```board\nТЫНЧ ЭМЕС → ЧАКЫР\n```", "Тынч эмес.", ["TR-013"]),
        (KY, "## Үйгө {#home}", "## Үйгө {#house}", ["TR-004", "TR-005"]),
        ("docs/ky/help/index.md", "{service:kg-111}", "{service:kg-112}", ["TR-014", "TR-015"]),
        ("docs/ky/help/index.md", "Жаныңдагы кишиден башта.\n", "", ["TR-004"]),
        ("curriculum/ky/a/first.quiz.yml", "  - Бул сенин күнөөң эмес.\n", "", ["TR-007"]),
        ("curriculum/ky/a/first.quiz.yml", "  - id: steps", "  - id: stepz", ["TR-004", "TR-005"]),
        ("curriculum/ky/a/first.quiz.yml", "id: aunt", "id: ant", ["TR-004", "TR-005"]),
        ("curriculum/ky/a/band.yml", "{state: draft,", "{state: reviewed,", ["FM-005"]),
        ("curriculum/ky/a/band.yml", "front:", "frond:", ["TR-009", "TR-012"]),
    ],
)
def test_what_differs_from_the_source(school: Path, path: str, old: str, new: str, wanted: list[str]) -> None:
    change(school, path, old, new)
    got = told(school)
    assert sorted(line.split(" ")[1] for line in got) == wanted, got
    assert all(line.startswith(f"{path}:") for line in got)


def test_sections_in_another_order(school: Path) -> None:
    text = (school / KY).read_text("utf-8")
    before, rest = text.split("## Үйгө {#home}")
    home, after = rest.split("## Чоң же")
    last, answers = after.split("## Жооптор")
    (school / KY).write_text(f"{before}## Чоң же{last}## Үйгө {{#home}}{home}## Жооптор{answers}", "utf-8")
    _, (finding,) = library.load(school)
    assert finding.code == "TR-008"
    assert "small-classes, home" in finding.message and "home, small-classes" in finding.hint


def test_correct_in_a_translation_names_where_it_is_kept(school: Path) -> None:
    path = "curriculum/ky/a/first.quiz.yml"
    change(school, path, "  - id: neighbour\n", "  - id: neighbour\n    correct: obey\n")
    content, (finding,) = library.load(school)
    assert finding.code == "TR-006" and "correct" in finding.message
    source = (school / "curriculum/ru/a/first.quiz.yml").read_text("utf-8").split("\n")
    line = int(finding.hint.rstrip(".").rsplit(":", 1)[1])
    assert source[line - 1].strip() == "correct: mother"
    assert content.quizzes["ky", "a/first"].questions[1].correct == ("mother",)


# --- stamping --------------------------------------------------------------------------------------------------------


def test_a_stamp_touches_nothing_else(school: Path) -> None:
    change(school, RU, "Играйте по трое.", "Играйте по четверо.")
    before = {file: file.read_bytes() for file in school.rglob("*") if file.is_file()}
    (outcome,) = stamp.stamp(school, [KY])
    assert (outcome.state, outcome.parts) == ("written", ("small-classes",))
    changed = [file for file, data in before.items() if file.read_bytes() != data]
    assert changed == [school / KY]
    old, new = before[school / KY], (school / KY).read_bytes()
    assert len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) <= 12
    assert told(school) == ["curriculum/en/a/first.md:19 TR-010"]
    assert not list(school.rglob("*.part"))


def test_stamping_again_writes_nothing(school: Path) -> None:
    outcomes = stamp.stamp(school)
    assert {outcome.state for outcome in outcomes} == {"same"} and len(outcomes) == 26


def test_all_leaves_changed_parts_to_a_person(school: Path) -> None:
    change(school, RU, "Играйте по трое.", "Играйте по четверо.")
    waiting = [(o.path, o.parts) for o in stamp.stamp(school) if o.state == "waiting"]
    assert waiting == [("curriculum/en/a/first.md", ("small-classes",)), (KY, ("small-classes",))]
    assert len(told(school)) == 2


def test_trivial_renews_all_translations_of_a_russian_file(school: Path) -> None:
    change(school, RU, "Играйте по трое.", "Играйте, по трое.")
    assert [o.state for o in stamp.stamp(school, [RU])] == ["source"]
    assert [o.state for o in stamp.stamp(school, [RU], trivial=True)] == ["written", "written"]
    assert told(school) == []


def test_trivial_never_stamps_what_nobody_has_translated(school: Path) -> None:
    change(school, "curriculum/ky/a/band.yml", "front: ", "old: ")
    stamp.stamp(school, ["curriculum/ky/a/band.yml"], trivial=True)
    assert [line.split(" ")[1] for line in told(school)] == ["TR-009"]


def test_a_file_with_errors_is_refused(school: Path) -> None:
    change(school, KY, "{card:help-young}", "")
    before = (school / KY).read_bytes()
    (outcome,) = stamp.stamp(school, [KY])
    assert outcome.state == "refused" and outcome.findings[0].code == "TR-014"
    assert (school / KY).read_bytes() == before


def test_paths_that_are_no_translation() -> None:
    assert [o.state for o in stamp.stamp(SCHOOL, [RU, "curriculum/ky/none.md"])] == ["source", "unknown"]


STAMPS = {"front": "012345678901", "a": "1e4567890123", "b": "abcdefabcdef"}


@pytest.mark.parametrize(
    "text",
    [
        "title: Сөз\ntranslation: {state: draft, from: {}}\n",
        "title: Сөз\ntranslation: {state: draft, from: {front: aaaaaaaaaaaa, a: bbbbbbbbbbbb}} # эскертүү\nlines: []\n",
        "title: Сөз\ntranslation:\n  state: draft\n  from: {}\nlines: []\n",
        "title: Сөз\ntranslation:\n  state: draft\n  from:\n    front: aaaaaaaaaaaa\n    b: bbbbbbbbbbbb\n\nx: []\n",
        "title: Сөз\ntranslation:\n  from:\n  state: draft\nlines: []\n",
        "title: Сөз\ntranslation: {state: draft}\nlines: []\n",
        "translation: {from: {}, state: draft}",
        "---\ntitle: Сөз\ntranslation: {state: draft, from: {}}\n---\n\nfrom: {}\n\n---\n",
        "---\ntranslation:\n  state: draft\n  from:\n    front: aaaaaaaaaaaa\n---\n\n## А {#a}\n",
    ],
)
def test_stamps_find_their_place(text: str) -> None:
    start, end, new = place(text, STAMPS)
    made = text[:start] + new + text[end:]
    front = made.removeprefix("---\n").split("\n---")[0] if made.startswith("---") else made
    wanted = text.removeprefix("---\n").split("\n---")[0] if text.startswith("---") else text
    was, now = yaml.safe_load(wanted), yaml.safe_load(front)
    assert now["translation"] == {"state": "draft", "from": STAMPS}
    assert {k: v for k, v in now.items() if k != "translation"} == {k: v for k, v in was.items() if k != "translation"}
    assert made.startswith(text[:start]) and made.endswith(text[end:])
