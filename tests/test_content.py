"""The real content has no errors today; each slip of the hand gives exactly its findings (tried on the tiny school)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from scripts.checks import look
from scripts.findings import Finding

LESSON = "a/first"
SCHOOL = Path(__file__).parent / "library"


def errors(root: Path) -> list[Finding]:
    return [f for f in look.look(root, date(2026, 11, 22))[1] if f.severity == "error"]


def all_findings(root: Path) -> set[tuple[str, str]]:
    return {(f.path, f.code) for f in look.look(root, date(2026, 11, 22))[1]}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tiny school to spoil: it has every kind of file that the real one has."""
    return Path(shutil.copytree(SCHOOL, tmp_path / "school"))


def change(copy: Path, path: str, old: str, new: str) -> None:
    file = copy / path
    text = file.read_text("utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_real_content_has_no_errors(root: Path) -> None:
    assert errors(root) == []


def test_deleting_one_translation_is_one_finding(copy: Path) -> None:
    before = all_findings(copy)
    (copy / f"curriculum/ky/{LESSON}.handout.md").unlink()
    assert all_findings(copy) - before == {(f"curriculum/ky/{LESSON}.handout.md", "TR-001")}


def test_changing_one_russian_sentence_makes_each_translation_stale(copy: Path) -> None:
    before = all_findings(copy)
    change(
        copy,
        f"curriculum/ru/{LESSON}.md",
        "## До урока {#before}\n",
        "## До урока {#before}\n\nЕщё одно предложение.\n",
    )
    assert all_findings(copy) - before == {(f"curriculum/{code}/{LESSON}.md", "TR-010") for code in ("ky", "en")}


def test_changing_one_sentence_of_help_stops_the_build(copy: Path) -> None:
    change(copy, "curriculum/ru/cards/help.yml", "Скажи взрослому", "Скажи сразу взрослому")
    assert {(f.path, f.code) for f in errors(copy)} == {
        (f"curriculum/{code}/cards/help.yml", "TR-011") for code in ("ky", "en")
    }


def test_typing_one_number_is_one_finding(copy: Path) -> None:
    change(
        copy, f"curriculum/en/{LESSON}.md", "## Recall {#recall}\n", "## Recall {#recall}\n\nCall +996 555 123 456.\n"
    )
    assert {(f.path, f.code) for f in errors(copy)} == {(f"curriculum/en/{LESSON}.md", "HP-008")}


def test_moving_one_answer_asks_for_every_translation(copy: Path) -> None:
    before = all_findings(copy)
    questions = yaml.safe_load((copy / f"curriculum/ru/{LESSON}.quiz.yml").read_text("utf-8"))["questions"]
    first, second = next(q for q in questions if q["kind"] == "several")["correct"]
    change(copy, f"curriculum/ru/{LESSON}.quiz.yml", f"correct: [{first}, {second}]", f"correct: [{first}, nobody]")
    assert all_findings(copy) - before == {(f"curriculum/{code}/{LESSON}.quiz.yml", "TR-010") for code in ("ky", "en")}


def test_an_answer_in_a_translation_is_one_finding(copy: Path) -> None:
    change(copy, f"curriculum/ky/{LESSON}.quiz.yml", "  - id: uneasy\n", "  - id: uneasy\n    correct: tell\n")
    assert {(f.path, f.code) for f in errors(copy)} == {(f"curriculum/ky/{LESSON}.quiz.yml", "TR-006")}


def test_everything_broken_at_once_is_still_findings(copy: Path) -> None:
    change(copy, f"curriculum/ru/{LESSON}.quiz.yml", "questions:", "questions: [")
    (copy / "curriculum/ky/cards/help.yml").write_bytes(b"\xff\xfe\x00broken")
    (copy / "docs/ky/help/index.md").unlink()
    (copy / "curriculum/en/a/first.md").write_text("---\ntitle: x\n", "utf-8")
    paths = {f.path for f in errors(copy)}
    assert {f"curriculum/ru/{LESSON}.quiz.yml", "curriculum/ky/cards/help.yml", "docs/ky/help/index.md"} <= paths
    assert "curriculum/en/a/first.md" in paths
