"""What can happen to a file on its way through editors, messengers and memory sticks, as strategies for the fuzz tests.

``broken`` is beyond doubt: somebody must be told. ``harmed`` may leave a file that is still fine.
"""

from __future__ import annotations

import io
import os
import signal
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from depth import WEEKLY
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

SCHOOL = Path(__file__).parent / "library"
FILES = {str(p.relative_to(SCHOOL)): p.read_bytes() for p in sorted(SCHOOL.rglob("*")) if p.is_file()}
ALL_INPUTS = 10_000
WANTED = ALL_INPUTS if WEEKLY else ALL_INPUTS // 5
"""Inputs of one run; ``FUZZ=100000`` tries so many, other ones each time."""
SECONDS = 10.0
"""Of the processor, for one input: far more than any needs, so that a busy computer fails nothing."""

tried: Counter[str] = Counter()


def inputs(count: int) -> settings:
    """So many inputs for a test; always the same ones, unless ``FUZZ`` asks for more."""
    asked = int(os.environ.get("FUZZ", "0"))
    return settings(
        max_examples=count * max(asked, WANTED) // ALL_INPUTS,
        derandomize=not asked,
        database=None,
        deadline=None,  # see ``counted``: the clock on the wall would fail on a busy computer
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def counted(what: str) -> Iterator[None]:
    """Counts one input, and stops one that never comes to an end."""
    tried[what] += 1
    with ending(what):
        yield


@contextmanager
def ending(what: str) -> Iterator[None]:
    """Stops what never comes to an end, by the time of the processor, so that a busy computer fails nothing."""

    def stop(*_: object) -> None:
        raise AssertionError(f"{what}: still busy after {SECONDS} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


# --- pieces ----------------------------------------------------------------------------------------------------------

SIGNS = (
    "\n", "\n\n", " ", "  ", "\t", "---\n", "```\n", "```board\n", "```cards\n", "```lines\n9\n```\n", "```form\n",
    "```check\n", "## ", "## Б {#b}\n", "# ", "### ", "- ", "  - ", "1. ", "> ", "> > ", "| a | b |\n", "|---|---|\n",
    "**", "*", "_", "`", "~~~\n", "[", "]", "(", ")", "[^", "[^EDU-001]", "![", "](", "[а](help)", "{", "}", "{#",
    "{card:help}", "{block:item}", "{service:kg-111}", "{number:", "<b>", "</b>", "<!--", "&amp;", "\\", "|", ":", ": ",
    "- a: 1\n", "a: ", "b: [", "{a: ", "\"", "'", "&a ", "*a", "!!str ", "%YAML 1.1\n", "...\n", "? ", "@", "true",
    "no", "2026-02-30", "2026-11-22", "1e9", "0x1F", "-", ".", "~", "null", "!", "#", "ң", "Ӊ", "ǰ", "İ", "ß", "😀",
    "e\u0301", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "\x0b", "\x00", "\x7f", "\ufffe", "\uffff", "слово",
)  # fmt: skip
PIECES = st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=10)
WORDS = PIECES.map("".join)
MARKDOWN = st.tuples(WORDS, st.sampled_from((1, 1, 1, 1, 40, 400))).map(lambda two: (two[0] * two[1])[:40_000])
BYTES = MARKDOWN.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200)


def lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


@st.composite
def harmed(draw: Callable, data: bytes) -> bytes:
    """A file to which something has happened once, twice or three times."""
    for _ in range(draw(st.integers(1, 3))):
        rows = lines(data) or [b"\n"]
        one, other = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(rows) - 1))
        match draw(st.integers(0, 9)):
            case 0:
                del rows[one : one + 1 + other % 4]
            case 1:
                rows.insert(other, rows[one])
            case 2:
                rows[one], rows[other] = rows[other], rows[one]
            case 3:
                rows[one] = rows[one][: len(rows[one]) // 2]
            case 4:
                rows = rows[:one]
            case 5:
                key = rows[one].partition(b":")[0]
                value = draw(
                    st.sampled_from((b"[]", b"{}", b"12", b"true", b"''", b"2026-01-01", b"[a, [b]]", b"|\n x"))
                )
                rows[one] = key + b": " + value + b"\n"
            case 6 | 7:
                at = draw(st.integers(0, len(rows[one])))
                rows[one] = rows[one][:at] + draw(BYTES)[:300] + rows[one][at:]
            case 8:
                rows[one] = rows[one].rstrip(b"\n") * draw(st.sampled_from((2, 30, 3000))) + b"\n"
            case 9:
                rows[one] = b" " * draw(st.integers(1, 4)) + rows[one]
        data = b"".join(rows)
    return data


# --- what nobody may overlook ----------------------------------------------------------------------------------------

BOMB = b"z0: &z0 [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"z%d: &z%d [%s]\n" % (n, n, b", ".join([b"*z%d" % (n - 1)] * 9)) for n in range(1, 12)
)
ANYWHERE = {
    "a wrong byte": b"\xff", "half a letter": b"\xd0", "a lone surrogate": b"\xed\xa0\x80",
    "an overlong NUL": b"\xc0\x80", "Windows letters": "слово".encode("cp1251"), "a NUL": b"\0",
    "an invisible sign": "\u200b".encode(), "a turning sign": "\u202e".encode(), "no character": "\uffff".encode(),
    "a line without end": b"x" * 100_001,
}  # fmt: skip
AMONG_FIELDS = {
    "a tab": b"\tzz: 1\n", "references": BOMB, "a reference to itself": b"zz: &z [*z]\n",
    "an order": b"zz: !!python/none x\n", "depth": b"zz: " + b"[" * 60 + b"]" * 60 + b"\n",
    "too much depth": b"zz: " + b"{a: " * 4000 + b"\n",
    "a field twice": b"zz: 1\nzz: 2\n", "an unknown field": b"zz: 1\n", "an open quotation": b'zz: "abc\n',
    "an open bracket": b"zz: [a\n", "a colon": b"zz: a: b\n", "a sign": b"zz: @a\n",
    "a key that is a list": b"[a]: 1\n", "a hidden NUL": b'zz: "a\\0b"\n', "a bare word": b"zz\n",
}  # fmt: skip
WHOLE = {
    "nothing": lambda data: b"", "a byte mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "an archive": lambda data: b"PK\x03\x04" + data, "a list": lambda data: b"- 1\n",
    "empty fields": lambda data: b"---\n---\n", "old Mac lines": lambda data: data.replace(b"\n", b"\r"),
}  # fmt: skip


@st.composite
def broken(draw: Callable, data: bytes) -> tuple[str, bytes]:
    """(what happened, the file): nobody could use it as it is."""
    what = draw(st.sampled_from((*ANYWHERE, *AMONG_FIELDS, *WHOLE)))
    if what in WHOLE:
        return what, WHOLE[what](data)
    rows = lines(data)
    if what in AMONG_FIELDS:  # before a field that begins its line
        last = rows.index(b"---\n", 1) if data.startswith(b"---\n") else len(rows)
        places = [n for n in range(1 if data.startswith(b"---\n") else 0, last) if rows[n][:1].isalpha()]
        rows.insert(draw(st.sampled_from(places)), AMONG_FIELDS[what])
        return what, b"".join(rows)
    at = draw(st.integers(0, len(rows) - 1))
    return what, b"".join([*rows[:at], ANYWHERE[what], *rows[at:]])


def zip_parts(archive: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return sorted(opened.namelist())


def part_of(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with other content in one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return made.getvalue()


# --- a folder in disorder --------------------------------------------------------------------------------------------

NAMES = (
    "два слова.md", "с пробелом .yml", "😀.md", "-rf.md", "new\nline.md", "a" * 240 + ".md", "First.MD", "..md",
    "a.md~", "con.md", "x.quiz.yml.md", "%2e.md", "a'\"b.md", "\u202egnp.md",
    b"\xff\xfe.md".decode("utf-8", "surrogateescape"),
    ".first.md.1.part", "first (1).md", "Thumbs.db", "first.handout.md.md", "e\u0301.yml", "band.yml.bak",
)  # fmt: skip
FOLDERS = tuple(sorted({str(Path(path).parent) for path in FILES} | {"docs", "curriculum", "docs/assets"}))


def disorder(root: Path, folder: str, name: str, kind: str) -> Path | None:
    """Puts something that does not belong there; gives its path, or None where the disk itself refuses."""
    path = root / folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        match kind:
            case "file":
                path.write_bytes(b"---\ntitle: x\n---\n")
            case "folder":
                path.mkdir()
            case "loop":
                path.symlink_to(path.name)
            case "round":
                path.symlink_to("..")
            case "nowhere":
                path.symlink_to("/nowhere/at/all")
            case "pipe":
                os.mkfifo(path)
    except OSError:
        return None
    return path


DISORDER = ("file", "folder", "loop", "round", "nowhere", "pipe")


class shaken:
    """The school with some files changed and something strange in a folder, put in order again afterwards."""

    def __init__(self, school: Path, changed: dict[str, bytes], strange: tuple[str, str, str]):
        self.school, self.changed, self.strange = school, changed, strange

    def __enter__(self) -> None:
        for path, content in self.changed.items():
            (self.school / path).write_bytes(content)
        self.lying = disorder(self.school, *self.strange)

    def __exit__(self, *_: object) -> None:
        if self.lying and self.lying.is_dir() and not self.lying.is_symlink():
            self.lying.rmdir()
        elif self.lying:
            self.lying.unlink()
        for path in self.changed:
            (self.school / path).write_bytes(FILES[path])
