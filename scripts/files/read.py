"""Files → text, front matter and sections with line numbers. The only module that opens content files.

Whatever is wrong with a file becomes findings (``RD-…``); nothing here raises for what stands in a file.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from scripts.files import invisible
from scripts.files.yaml_nodes import Node, parse
from scripts.findings import Finding, found
from scripts.model import Section

MOST_BYTES = 2_000_000
MOST_IN_LINE = 20_000

HEADING = re.compile(r"^(#{1,2})[ \t]+(.*?)[ \t]*$")
ID = re.compile(r"^(.*?)[ \t]*\{#([^}]*)\}$")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")


def read_text(root: Path, path: str) -> tuple[str | None, list[Finding]]:
    """The text of ``root/path`` with plain line ends, or None where it is beyond use.

    Invisible characters are reported and become spaces, so that line numbers stay what an editor shows.
    """
    try:
        data = read_bytes(root / path)
    except (OSError, ValueError) as error:
        return None, [found("RD-001", path, why=_why(error))]
    problems = _damage(path, data)
    if problems:
        return None, problems
    return _cleaned(path, data.decode("utf-8"))


def read_bytes(file: Path) -> bytes:
    """What stands in a file, a little more than may be read at most. OSError also for a pipe, which has no end."""
    if not file.is_dir() and not stat.S_ISREG(file.stat().st_mode):
        raise OSError("no plain file")
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _why(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "it does not exist"
        case IsADirectoryError():
            return "it is a folder"
        case PermissionError():
            return "reading it is not allowed"
    return "it cannot be read"


def _damage(path: str, data: bytes) -> list[Finding]:
    """What makes a file useless: all of it is reported."""
    problems: list[Finding] = []
    if len(data) > MOST_BYTES:
        problems.append(found("RD-016", path, count=f"more than {MOST_BYTES}", most=MOST_BYTES))
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_IN_LINE:
            count = f"more than {len(line)}" if number == len(lines) and len(data) > MOST_BYTES else len(line)
            problems.append(found("RD-004", path, number, count=count, most=MOST_IN_LINE))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) <= MOST_BYTES or error.start < MOST_BYTES - 4:  # else a letter was cut in two by the limit
            return [*problems, found("RD-002", path, data.count(b"\n", 0, error.start) + 1)]
    if b"\0" in data:
        problems.append(found("RD-003", path, data.count(b"\n", 0, data.index(b"\0")) + 1))
    return problems


def _cleaned(path: str, text: str) -> tuple[str, list[Finding]]:
    problems: list[Finding] = []
    if text.startswith("\ufeff"):
        problems.append(found("RD-005", path))
        text = text[1:]
    if "\r\n" in text:
        problems.append(found("RD-006", path, text[: text.index("\r\n")].count("\n") + 1))
        text = text.replace("\r\n", "\n")
    if not invisible.HIDDEN.search(text):
        return text, problems
    for number, line in enumerate(text.split("\n"), 1):
        for match in invisible.HIDDEN.finditer(line):
            problems.append(found("RD-007", path, number, name=invisible.name(match[0]), column=match.start() + 1))
            break  # one finding a line is enough to mend it
    return invisible.HIDDEN.sub(" ", text), problems


def read_yaml(root: Path, path: str) -> tuple[Node | None, list[Finding]]:
    """The fields of a YAML file as nodes with lines; None where there are none to use."""
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    node, more = _fields(text, path, 1)
    return node, problems + more


def _fields(text: str, path: str, first_line: int) -> tuple[Node | None, list[Finding]]:
    """A mapping of fields, or a finding that says what is there instead."""
    node, problems = parse(text, path, first_line)
    if problems and node is None:
        return None, problems
    if node is None or not isinstance(node.value, dict):
        value = node and node.value
        what = "nothing" if value is None else "a list" if isinstance(value, list) else "words"
        return None, [*problems, found("RD-015", path, first_line, what=what)]
    return node, problems


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file: its fields, the text before the first section (``intro``, from ``intro_line``), its sections."""

    front: Node
    intro: str
    intro_line: int
    sections: tuple[Section, ...]


def read_document(root: Path, path: str) -> tuple[Document | None, list[Finding]]:
    """A Markdown file with front matter; None where the front matter is beyond use."""
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        return None, [*problems, found("RD-014", path)]
    front, more = _fields("\n".join(lines[1:end]) + "\n", path, 2)
    intro, sections, others = _split(lines[end + 1 :], path, end + 2)
    problems += more + others
    return (Document(front, intro, end + 2, sections) if front else None), problems


def _split(lines: list[str], path: str, first_line: int) -> tuple[str, tuple[Section, ...], list[Finding]]:
    """Text before the first ``## Title {#id}`` and the sections, headings inside fences left alone.

    A heading without a usable id, or with one that is taken, stays in the section above: its words are not lost.
    One without words still opens its section, so that an unfinished translation is not taken for a heap of errors.
    """
    problems: list[Finding] = []
    starts: list[tuple[int, str, str]] = []  # index, id, title
    taken: dict[str, int] = {}
    for index, hashes, title in _headings(lines, path, first_line, problems):
        line = first_line + index
        match = ID.match(title)
        if hashes == "#":
            problems.append(found("RD-024", path, line))
        elif not match or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", match[2]):
            problems.append(found("RD-017", path, line, title=match[1] if match else title))
        elif match[2] in taken:
            problems.append(found("RD-018", path, line, id=match[2], first=taken[match[2]]))
        else:
            if not match[1]:
                problems.append(found("RD-026", path, line, id=match[2]))
            taken[match[2]] = line
            starts.append((index, match[2], match[1]))
    ends = [start for start, _, _ in [*starts, (len(lines), "", "")]][1:]
    sections = tuple(
        Section(id, title, "\n".join(lines[start + 1 : end]).rstrip(), first_line + start)
        for (start, id, title), end in zip(starts, ends, strict=True)
    )
    return "\n".join(lines[: starts[0][0] if starts else len(lines)]).rstrip(), sections, problems


def _headings(lines: list[str], path: str, first_line: int, problems: list[Finding]) -> list[tuple[int, str, str]]:
    """(index, hashes, words) of the headings # and ## outside fences."""
    headings: list[tuple[int, str, str]] = []
    fence, opened = "", 0
    for index, line in enumerate(lines):
        mark = FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence, opened = mark[1], index
        elif match := HEADING.match(line):
            headings.append((index, match[1], match[2]))
    if fence:
        problems.append(found("RD-019", path, first_line + opened))
    return headings


def state(path: Path) -> tuple[int, int]:
    """What changes when a file is written; a file that cannot be asked has none."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return (0, 0)
    return (seen.st_mtime_ns, seen.st_size)
