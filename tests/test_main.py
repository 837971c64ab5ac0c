"""The one door: exit codes, words for people, nothing overwritten, a failed build that leaves the old site whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import __main__ as door
from scripts.authoring import new
from scripts.checks import exceptions, look
from scripts.commands import VERBS
from scripts.findings import found
from scripts.load import library
from scripts.publish import builder

SCHOOL = Path(__file__).parent / "library"
TODAY = ["--today", "2026-11-22"]


@pytest.fixture
def school(tmp_path: Path) -> Path:
    shutil.copytree(SCHOOL, tmp_path / "school")
    return tmp_path / "school"


def run(school: Path, *words: str) -> int:
    return door.main([*words, "--root", str(school)])


def change(school: Path, path: str, old: str, new: str) -> None:
    text = (school / path).read_text("utf-8")
    assert text.count(old) == 1, (path, text.count(old))
    (school / path).write_text(text.replace(old, new), "utf-8")


def test_every_verb_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("", *VERBS):
        with pytest.raises(SystemExit) as stop:
            door.main([verb, "--help"] if verb else ["--help"])
        said = capsys.readouterr().out
        assert stop.value.code == 0 and "python -m scripts" in said
        assert not verb or f"python -m scripts {verb}" in said.split("example")[1], verb


def test_wrong_use_is_2(school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["bake"], ["check", "--today", "yesterday"], ["check", "--format", "xml"]):
        with pytest.raises(SystemExit) as stop:
            door.main(words)
        assert stop.value.code == 2
    assert door.main(["check", "--root", str(tmp_path)]) == 2
    assert run(school, "stamp") == 2
    assert run(school, "stamp", "--all", "docs/ky/me/index.md") == 2
    assert run(school, "sheets", "c/nothing") == 2
    assert run(school, "new", "c/x", "--language", "fr") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_perfect_school_is_told_what_was_looked_at(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(school, "check", *TODAY) == 0
    assert "1 lessons, 39 texts in 3 languages (ky, ru, en)" in capsys.readouterr().out


def test_errors_are_1_in_every_format(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(school, "docs/ru/me/index.md", "{block:quizzes}", "{block:quizzes} позвони 111")
    (school / "docs/en/me/index.md").unlink()
    assert run(school, "check", *TODAY) == 1
    text = capsys.readouterr()
    assert "docs/en/me/index.md:1  TR-001  error" in text.out and "Hint: " in text.out
    assert run(school, "check", *TODAY, "--format", "json") == 1
    listed = json.loads(capsys.readouterr().out)
    assert {"TR-001", "HP-008"} <= {entry["code"] for entry in listed}
    assert run(school, "check", *TODAY, "--format", "github") == 1
    assert "::error file=docs/en/me/index.md,line=1,title=TR-001::" in capsys.readouterr().out


def test_review_alone_is_fine(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(school, "check", "--today", "2028-01-01") == 0
    out = capsys.readouterr()
    assert "HP-007  review" in out.out and "0 errors, 2 to look at" in out.err


def test_a_fault_of_ours_is_announced_as_ours(
    school: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("broken inside\nmore lines")

    monkeypatch.setattr(library, "load", fail)
    assert run(school, "status") == 2
    said = capsys.readouterr().err
    assert "fault of the program, not of your text: ValueError: broken inside" in said
    assert "Traceback" not in said and "more lines" not in said
    assert run(school, "status", "--debug") == 2
    assert "Traceback" in capsys.readouterr().err


def test_a_rule_that_stumbles_over_a_broken_text_hides_nothing(
    school: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from scripts import checks

    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(checks, "run", fail)
    assert run(school, "check", *TODAY) == 2, "on a whole school it is our fault"
    (school / "docs/en/me/index.md").unlink()
    assert run(school, "check", *TODAY) == 1
    assert "TR-001" in capsys.readouterr().out


# --- status, new, stamp ----------------------------------------------------------------------------------------------


def test_status(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(school, "curriculum/ru/a/first.md", "Играйте по трое.", "Играйте вдвоём.")
    (school / "docs/en/me/index.md").unlink()
    assert run(school, "status", "--all", "--today", "2027-11-22") == 0
    out = capsys.readouterr().out
    rows = {line.split()[0]: line.split()[-6:] for line in out.split("\n")[1:4]}
    assert rows == {
        "ky": ["–", "12", "–", "1", "–", "1"],
        "ru": ["13", "–", "–", "–", "–", "–"],
        "en": ["–", "11", "–", "1", "1", "2"],
    }
    assert "ky  C  T002  чоң киши  (взрослый)" in out
    assert "stale    curriculum/ky/a/first.md  (small-classes)" in out
    assert re.search(r"^a +1 +1\+1 \(50% girls\) +1 of 1 +0/0 +15 min, mean 15.0 +S0×1$", out, re.M)
    assert re.search(r"^ru +a +\d+ +\d\.\d \(≤9\) +\d+ \(≤14\) +\d\.\d +\d+\.\d% from 10 on \(≤30%\) +\d+$", out, re.M)
    assert "missing  docs/en/me/index.md" in out
    assert "kg-111      111             last confirmed 417 days ago (2026-10-01)" in out
    assert "kg-189" not in out


def test_a_new_lesson_has_every_file_and_is_not_finished(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(school, "new", "a/second") == 0
    made = capsys.readouterr().out.split()
    assert made == [f"curriculum/ru/a/second{end}" for end in (".md", ".quiz.yml", ".handout.md")]
    _, findings = library.load(school)
    about = {finding.code for finding in findings if "/ru/a/second" in finding.path}
    assert {"FM-003", "LB-004"} <= about and not any(code.startswith("RD") for code in about)
    texts = {path: (school / path).read_bytes() for path in made}
    assert run(school, "new", "a/second") == 0
    assert "left alone" in capsys.readouterr().err
    assert texts == {path: (school / path).read_bytes() for path in made}


def test_the_card_of_a_new_lesson_fits_its_age(school: Path) -> None:
    run(school, "new", "a/second")
    run(school, "new", "c/second")
    assert "{card:help-young}" in (school / "curriculum/ru/a/second.md").read_text("utf-8")
    assert "{card:help}" in (school / "curriculum/ru/c/second.handout.md").read_text("utf-8")


def test_a_translation_is_the_skeleton_of_its_source(school: Path) -> None:
    whole = {}
    for path in ("curriculum/ky/a/first.md", "curriculum/ky/a/first.quiz.yml", "curriculum/ky/a/first.handout.md"):
        whole[path] = (school / path).read_text("utf-8")
        (school / path).unlink()
    assert run(school, "new", "a/first", "--language", "ky") == 0
    _, findings = library.load(school)
    codes = {finding.code for finding in findings}
    assert "FM-003" in codes and not codes & {"TR-005", "TR-006", "FM-001", "RD-008", "RD-020", "RD-021", "RD-022"}
    quiz = (school / "curriculum/ky/a/first.quiz.yml").read_text("utf-8")
    assert 'ask: ""  # Айдай не по себе. Что ей сделать?' in quiz and "correct" not in quiz and "to:" not in quiz
    plan = (school / "curriculum/ky/a/first.md").read_text("utf-8")
    assert "## {#close}\n\n{card:help-young}\n" in plan and "minutes" not in plan


@pytest.mark.parametrize("id", ["help", "me", "teach/if-a-pupil-tells-you", "disclosure", "a"])
def test_other_texts_have_skeletons_too(school: Path, id: str) -> None:
    for file in [*school.glob("curriculum/en/**/*.*"), *school.glob("docs/en/**/*.*")]:
        file.unlink()
    assert run(school, "new", id, "--language", "en") == 0
    assert list(school.glob("*/en/**/*.*"))
    _, findings = library.load(school)
    made = [f for f in findings if "/en/" in f.path and f.code != "TR-001"]
    assert made and not any(f.code in ("FM-001", "TR-005", "TR-006", "LB-002") for f in made)


@pytest.mark.parametrize("id", ["../x", "c/Плохо", "c/a/b", "c/", "/etc/x", "c\\x"])
def test_ids_that_lead_elsewhere_are_refused(school: Path, id: str) -> None:
    before = sorted(school.parent.rglob("*"))
    assert run(school, "new", id) == 2
    assert sorted(school.parent.rglob("*")) == before


def test_only_what_exists_can_be_translated(school: Path) -> None:
    with pytest.raises(new.CannotMake, match="no ru text"):
        new.make(school, "c/nothing", "ru", "ky")


def test_stamp_takes_paths_from_anywhere(
    school: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "curriculum/ky/a/first.md"
    for given in (path, str(school / path), "first.md"):
        change(school, path, "from: {front: ", "from: {frond: ")
        monkeypatch.chdir((school / path).parent)
        assert run(school, "stamp", given) == 0
        assert f"stamped: {path} (front)" in capsys.readouterr().out
    assert run(school, "stamp", "curriculum/ru/a/first.md") == 2
    change(school, path, "{card:help-young}", "")
    assert run(school, "stamp", path) == 1
    assert "TR-014" in capsys.readouterr().out


# --- exceptions ------------------------------------------------------------------------------------------------------


def excuse(school: Path, *entries: str) -> None:
    rows = "".join(f"  - {{{entry}}}\n" for entry in entries)
    (school / exceptions.PATH).write_text(f"exceptions:\n{rows}", "utf-8")


def codes(school: Path) -> list[str]:
    from datetime import date

    _, findings = look.look(school, date(2026, 11, 22))
    return sorted(finding.code for finding in findings)


GONE = "rule: TR-001, path: docs/en/me/index.md, reason: later"


def test_an_exception_excuses_until_its_day(school: Path) -> None:
    (school / "docs/en/me/index.md").unlink()
    assert codes(school) == ["TR-001"]
    excuse(school, f"{GONE}, until: 2026-11-22")
    assert codes(school) == []
    excuse(school, f"{GONE}, match: no translation into en, until: 2026-12-22")
    assert codes(school) == []
    excuse(school, f"{GONE}, until: 2026-11-21")
    assert codes(school) == ["LB-016", "TR-001"]
    excuse(school, f"{GONE}, match: other words, until: 2026-12-22")
    assert codes(school) == ["LB-017", "TR-001"]


def test_exceptions_are_looked_after(school: Path) -> None:
    excuse(school, f"{GONE}, until: 2026-12-22")
    assert codes(school) == ["LB-017"]
    excuse(school, "rule: TR-901, path: x, reason: y, until: 2026-12-22")
    assert codes(school) == ["LB-018"]
    excuse(school, "rule: TR-001, path: x, until: 2026-12-22")
    assert codes(school) == ["FM-002"]
    excuse(school, "rule: BS-001, path: site/x.html, reason: y, until: 2026-12-22")
    assert codes(school) == [], "rules of the built site are settled after the build"
    entries, _ = exceptions.read(school)
    assert [f.code for f in exceptions.settle(entries, [], built=True)] == ["LB-017"]


# --- building --------------------------------------------------------------------------------------------------------


def build(school: Path, monkeypatch: pytest.MonkeyPatch, findings: list, fail: bool = False) -> int:
    """A build whose long parts are stood in for."""
    from scripts.checks import built

    def generator(root: Path, site: Path) -> None:
        site.mkdir()
        (site / "index.html").write_text("new")
        if fail:
            raise RuntimeError("the site generator stopped")

    monkeypatch.setattr(builder, "_mkdocs", generator)
    monkeypatch.setattr(builder, "sheets", lambda *_: {})
    monkeypatch.setattr(built, "run", lambda *_: findings)
    return run(school, "build")


def test_a_good_build_takes_the_place_of_the_old(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (school / "site").mkdir()
    (school / "site/old.html").write_text("old")
    assert build(school, monkeypatch, []) == 0
    assert [file.name for file in (school / "site").iterdir()] == ["index.html"]
    assert not [file for file in school.iterdir() if file.name.startswith(".site")]


@pytest.mark.parametrize("how", ["content", "generator", "page"])
def test_a_failed_build_leaves_the_old_site_whole(school: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    (school / "site").mkdir()
    (school / "site/old.html").write_text("old")
    if how == "content":
        (school / "docs/en/me/index.md").unlink()
    findings = [found("BS-001", "site/index.html")] if how == "page" else []
    assert build(school, monkeypatch, findings, fail=how == "generator") == (2 if how == "generator" else 1)
    assert [file.name for file in (school / "site").iterdir()] == ["old.html"]
    assert not [file for file in school.iterdir() if file.name.startswith(".site")]


def test_names_that_no_letters_can_show_are_shown_somehow(school: Path) -> None:
    """A name in other bytes, and a screen that knows no Cyrillic: findings, not a fault of the program."""
    (school / os.fsdecode(b"docs/ru/\xff\xfe.md")).write_text("x", "utf-8")
    (school / "docs/ru/два слова.md").write_text("x", "utf-8")
    for form in ("text", "json", "github"):
        done = subprocess.run(
            [sys.executable, "-m", "scripts", "check", "--root", str(school), "--format", form],
            cwd=Path(door.__file__).parents[1], capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"},
        )  # fmt: skip
        assert done.returncode == 1 and b"fault of the program" not in done.stderr, done.stderr
        assert done.stdout.count(b"LB-002") == 2
