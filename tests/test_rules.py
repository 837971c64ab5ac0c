"""Every rule has a folder with a failing example, and a school without faults has no finding (see README.md)."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from scripts import checks, findings
from scripts.authoring import stamp
from scripts.checks import built, dictionaries, exceptions, spelling
from scripts.load import library
from scripts.sheets import names

HERE = Path(__file__).parent
SCHOOL, SITE, RULES, WORDS = HERE / "library", HERE / "site", HERE / "rules", HERE / "words"
TODAY = date(2026, 11, 22)
FOLDERS = sorted(folder for folder in RULES.iterdir() if folder.is_dir())
INTERFACE = SCHOOL / "curriculum/data/interface"
NOTES = ("expect.txt", "edits.yml", "gone.txt")


def school_in(target: Path, rule: Path | None = None) -> Path:
    """A copy of the perfect school and its site, changed as the folder ``rule`` says; its translators have kept up."""
    shutil.copytree(SCHOOL, target, dirs_exist_ok=True)
    shutil.copytree(SITE, target / "site")
    if rule:
        overlay(target, rule)
    if rule and not rule.name.startswith("TR-"):
        stamp.stamp(target)
        stamp.stamp(target, trivial=True)
    return target


def overlay(target: Path, rule: Path) -> None:
    """Lays the files of a rule folder over ``target``, then makes its edits and takes away what it says is gone."""
    for file in sorted(rule.rglob("*")):
        if file.is_file() and file.name not in NOTES:
            copy = target / file.relative_to(rule)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    for path, changes in (_read(rule / "edits.yml") or {}).items():
        for change in changes:
            edit(target / path, change["old"], change["new"] * change.get("times", 1))
    for path in filter(None, _text(rule / "gone.txt").split("\n")):
        (target / path).unlink()


def edit(file: Path, old: str, new: str) -> None:
    """Replaces words that must stand there exactly once: an example that changes nothing would prove nothing."""
    text = file.read_bytes().decode("utf-8")
    assert text.count(old) == 1, f"{file.name}: {text.count(old)} times {old!r}"
    file.write_bytes(text.replace(old, new).encode("utf-8"))


def all_findings(root: Path, site: bool = True, words: bool = True) -> list[findings.Finding]:
    """What the library, the rules and, where asked, the rules about the built site and about words find in ``root``."""
    content, problems = library.load(root)
    entries, more = exceptions.read(root)
    found = exceptions.settle(entries, [*problems, *more, *checks.run(content, TODAY)], TODAY)
    if site:
        about_site = built.run(content, with_downloads(root / "site", content))
        found += exceptions.settle(entries, about_site, TODAY, built=True)
    return found + (spelling.run(content, books=tiny_books) if words else [])


def tiny_books(spelling: dictionaries.Spelling) -> list[dictionaries.WordList]:
    """The word lists of the tiny school, which no machine lacks, and the interface words that it shares with ours."""
    lists = [f"{_text(WORDS / f'{name}.txt')}\n{_text(INTERFACE / f'{name}.yml')}" for name in spelling.lists]
    return [dictionaries.WordList(re.findall(r"[^\W\d_]+", words)) for words in lists]


def with_downloads(site: Path, content) -> Path:
    """The site, with a stand-in for each file to download that no rule folder has put there or taken away."""
    missing = set(_text(site / "missing.txt").split())
    for path in names.all_files(content):
        file = site / path
        if not file.exists() and path not in missing:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"-")
    (site / "missing.txt").unlink(missing_ok=True)
    return site


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


def _read(file: Path) -> dict | None:
    return yaml.safe_load(_text(file))


def _expected(rule: Path) -> list[str]:
    lines = (line.strip() for line in _text(rule / "expect.txt").split("\n"))
    return sorted(line for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("rule", FOLDERS, ids=lambda folder: folder.name)
def test_the_example_of_a_rule_gives_exactly_its_findings(rule: Path, tmp_path: Path) -> None:
    family = rule.name[:2]
    got = all_findings(school_in(tmp_path / "school", rule), site=family == "BS", words=family == "DW")
    assert sorted(f"{f.path}:{f.line} {f.code}" for f in got) == _expected(rule), findings.as_text(got)


@pytest.mark.parametrize("rule", FOLDERS, ids=lambda folder: folder.name)
def test_the_example_of_a_rule_is_about_it(rule: Path) -> None:
    assert any(line.endswith(f" {rule.name}") for line in _expected(rule))


def test_the_perfect_school_has_no_finding(tmp_path: Path) -> None:
    root = school_in(tmp_path / "school")
    content, _ = library.load(root)
    assert content.lessons and content.quizzes and content.pages, "an empty school would prove nothing"
    assert findings.as_text(all_findings(root)) == ""


def test_every_rule_has_an_example() -> None:
    assert {folder.name for folder in FOLDERS} == set(findings.rules())


def test_every_rule_is_used_and_none_is_unknown() -> None:
    code = re.compile(r"\b([A-Z]{2}-\d{3})\b")
    used = {
        hit
        for file in (HERE.parent / "scripts").rglob("*.py")
        for hit in code.findall(file.read_text("utf-8"))
        if hit[:2] in {known[:2] for known in findings.rules()}
    }
    built_up = {f"LS-01{n}" for n in range(4)}  # their codes are counted from the names of the sections
    assert set(findings.rules()) - used - built_up == set()


def test_a_rule_speaks_in_sentences() -> None:
    for rule in findings.rules().values():
        assert re.fullmatch(r"[A-Z]{2}-\d{3}", rule.code)
        assert rule.severity in ("error", "review")
        assert rule.says.rstrip("”").endswith("."), rule.code
        assert len(rule.hint) > 15 or rule.hint == "{advice}", rule.code


def _some() -> list[findings.Finding]:
    return [
        findings.found("LS-001", "curriculum/ru/a/b,c.md", 7, total=30),
        findings.found("BL-004", "curriculum/ru/a/a.md", 1, mean="10.0", most=9),
    ]


def test_github_annotations() -> None:
    first, second = findings.as_github(_some()).split("\n")
    assert first.startswith("::warning file=curriculum/ru/a/a.md,line=1,title=BL-004::")
    assert second.startswith("::error file=curriculum/ru/a/b%2Cc.md,line=7,title=LS-001::The blocks")
    assert "%25" in findings.as_github([findings.found("LS-006", "a", 1, section="100%", sections="x\ny")])


def test_json_for_machines() -> None:
    first, second = json.loads(findings.as_json(_some()))
    assert list(first) == ["path", "line", "code", "severity", "message", "hint"]
    assert (first["code"], second["code"], second["line"]) == ("BL-004", "LS-001", 7)
    assert json.loads(findings.as_json([])) == []
