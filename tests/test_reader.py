"""The reader: whatever bytes stand in a file, findings come out, and lines are those an editor shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.files.read import MOST_BYTES, MOST_IN_LINE, read_document, read_text, read_yaml
from scripts.files.yaml_nodes import parse


def codes(findings) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in findings]


def put(root: Path, content: bytes | str) -> str:
    (root / "x").write_bytes(content if isinstance(content, bytes) else content.encode())
    return "x"


@pytest.mark.parametrize(
    "content, wanted, text",
    [
        (b"plain\n", [], "plain\n"),
        ("один\nдва\n".encode("cp1251"), [("RD-002", 1)], None),
        (b"one\ntwo\xff\n", [("RD-002", 2)], None),
        ("а\n".encode("utf-16"), [("RD-002", 1)], None),
        (b"a\nb\0c\n", [("RD-003", 2)], None),
        (b"a\n" + b"x" * (MOST_IN_LINE + 1) + b"\n", [("RD-004", 2)], None),
        (b"x" * MOST_IN_LINE + b"\n", [], "x" * MOST_IN_LINE + "\n"),
        (b"x" * 5_000_000, [("RD-016", 1), ("RD-004", 1)], None),
        (b"line\n" * (MOST_BYTES // 5 + 1), [("RD-016", 1)], None),
        ("\ufeffa\n", [("RD-005", 1)], "a\n"),
        (b"a\nb\r\nc\r\n", [("RD-006", 2)], "a\nb\nc\n"),
        ("a\u2028b\nc\u0085d\u2029\n", [("RD-007", 1), ("RD-007", 2)], "a b\nc d \n"),
        ("a\x0bb\x0c\r\n", [("RD-006", 1), ("RD-007", 1)], "a b \n"),
        ("zero\u200bwidth \u202eturned\u202c\n", [("RD-007", 1)], "zero width  turned \n"),
        ("no character \uffff\n", [("RD-007", 1)], "no character  \n"),
        ("неразрывный\u00a0пробел — можно\n", [], "неразрывный\u00a0пробел — можно\n"),
        (b"", [], ""),
    ],
)
def test_bytes(tmp_path: Path, content: bytes | str, wanted: list, text: str | None) -> None:
    got, findings = read_text(tmp_path, put(tmp_path, content))
    assert (codes(findings), got) == (wanted, text)


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    whys = {"gone.md": "does not exist", "folder": "is a folder", "pipe": "cannot be read", "loop": "cannot be read"}
    for path, why in whys.items():
        text, (finding,) = read_text(tmp_path, path)
        assert text is None and finding.code == "RD-001" and why in finding.message


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("title: Слова: ещё слова\n", [("RD-020", 1)]),
        ('a: 1\ntitle: "не закрыто\n', [("RD-021", 2)]),
        ('title: "слово" и ещё\nb: 1\n', [("RD-021", 1)]),
        ("a: [1, 2\n", [("RD-022", 1)]),
        ('a: {text: "x" about: y}\n', [("RD-022", 1)]),
        ("a: *ref\n", [("RD-011", 1)]),
        ("a: &ref 1\n", [("RD-011", 1)]),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", [("RD-011", 1)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("RD-013", 1)]),
        ("a: @знак\n", [("RD-023", 1)]),
        ("a: 1\nb: 2\na: 3\n", [("RD-009", 3)]),
        ("a:\n\tb: 1\n", [("RD-010", 2)]),
        ("[" * 100_000, [("RD-012", 1)]),
        ("a: " * 5 + "\n", [("RD-020", 1)]),
        ("a: 1\n---\nb: 2\n", [("RD-025", 2)]),
        ("- a\nb: c\n", [("RD-008", 2)]),
        ('a: "x\\0y"\n', [("RD-007", 1)]),
        ('a: 1\nb: "x\\u200by"\n', [("RD-007", 2)]),
    ],
)
def test_broken_yaml_is_refused_with_a_place_and_a_hint(text: str, wanted: list) -> None:
    _, findings = parse(text, "x.yml")
    assert codes(findings) == wanted
    assert all(finding.hint.endswith((".", "`.")) for finding in findings)


def test_values_are_what_a_writer_means() -> None:
    node, findings = parse("a: no\nb: 2026-11-22\nc: 12\nd: '12'\ne: true\nf: 12:30\ng: 2026-13-40\nh:\n", "x.yml", 10)
    plain = node.plain()
    assert not findings
    assert (plain["a"], plain["c"], plain["d"], plain["e"], plain["f"]) == ("no", 12, "12", True, "12:30")
    assert (plain["b"].isoformat(), plain["g"], plain["h"]) == ("2026-11-22", "2026-13-40", None)
    assert (node.value["a"].line, node.value["h"].line) == (10, 17)


def test_fields_must_be_fields(tmp_path: Path) -> None:
    for text, what in (("", "nothing"), ("# words only\n", "nothing"), ("- a\n", "a list"), ("слова\n", "words")):
        node, (finding,) = read_yaml(tmp_path, put(tmp_path, text))
        assert node is None and finding.code == "RD-015" and f"holds {what}" in finding.message


DOCUMENT = """---
title: Урок
---

Начало.

## Первый {#first}

```board
## не заголовок {#no}
# тоже
```

### Ниже {#below}

## Второй раздел {#second}
Сразу текст.
"""


def test_a_document_is_split_with_its_lines(tmp_path: Path) -> None:
    document, findings = read_document(tmp_path, put(tmp_path, DOCUMENT))
    first, second = document.sections
    assert not findings
    assert document.front.plain() == {"title": "Урок"} and document.front.value["title"].line == 2
    assert (document.intro.strip(), document.intro_line) == ("Начало.", 4)
    assert (first.id, first.title, first.line, second.id, second.line) == ("first", "Первый", 7, "second", 16)
    lines = DOCUMENT.split("\n")
    for section in document.sections:  # line n of the body is line n + 1 after the heading
        for number, line in enumerate(section.body.split("\n")):
            assert lines[section.line + number] == line


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("title: без черты\n", [("RD-014", 1)]),
        ("---\ntitle: без конца\n", [("RD-014", 1)]),
        ("---\na: 1\n---\n## Без имени\n", [("RD-017", 4)]),
        ("---\na: 1\n---\n## Слово {#Плохо}\n", [("RD-017", 4)]),
        ("---\na: 1\n---\n## {#empty}\n", [("RD-026", 4)]),
        ("---\na: 1\n---\n## А {#x}\n\n## Б {#x}\n", [("RD-018", 6)]),
        ("---\na: 1\n---\n## А {#x}\n\n```board\nстрока\n", [("RD-019", 6)]),
        ("---\na: 1\n---\n# Заголовок\n", [("RD-024", 4)]),
        ("---\na: [1\n---\n## А {#x}\n## Б {#x}\n", [("RD-022", 2), ("RD-018", 5)]),
    ],
)
def test_what_is_wrong_with_a_document(tmp_path: Path, text: str, wanted: list) -> None:
    _, findings = read_document(tmp_path, put(tmp_path, text))
    assert codes(findings) == wanted
