"""A copy whose lines end as in Windows reads the same, with a word on each file and no error."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.authoring import stamp
from scripts.checks.look import look

SCHOOL = Path(__file__).parent / "library"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    root = shutil.copytree(SCHOOL, tmp_path / "school")
    for file in root.rglob("*"):
        if file.suffix in (".md", ".yml", ".csv", ".txt"):
            file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return root


def test_windows_lines_read_as_all_others(school: Path) -> None:
    content, findings = look(school)
    assert findings and {(finding.code, finding.severity) for finding in findings} == {("RD-006", "review")}
    assert len(findings) == len({finding.path for finding in findings})
    plain, nothing = look(SCHOOL)
    assert not nothing and replace(content, root="") == replace(plain, root="")


def test_what_we_write_into_such_a_file_ends_alike(school: Path) -> None:
    path = "docs/ky/me/index.md"
    file = school / path
    file.write_bytes(file.read_bytes().replace(b"from: {", b"from: {gone: 0123456789ab, "))
    (outcome,) = stamp.stamp(school, [path])
    text = file.read_bytes()
    assert outcome.state == "written" and b"gone" not in text
    assert text.count(b"\n") == text.count(b"\r\n")
