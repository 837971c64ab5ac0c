"""The desk of an editor who has no git: a review sheet with two languages side by side, and its way back.

A sheet says for each passage where it stands and from which words it was made, so that what comes back is compared with
that: changed words are a change, a remark is a remark, and a passage that somebody has changed meanwhile is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.authoring.passages import CannotCut, Passage, cut, replaced
from scripts.files import atomic, invisible
from scripts.files.read import read_text
from scripts.markdown.markers import REFERENCE
from scripts.model import Library
from scripts.model.translation import fingerprint, shelves

KEY_LETTERS = 8
"""So many letters of a fingerprint tell two wordings of one passage apart."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage beside its counterpart; ``key`` is ``place fingerprint``."""

    key: str
    beside: str
    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """All passages of one file."""

    path: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """All files of one lesson, guide or page, in ``language`` beside ``beside`` (codes)."""

    id: str
    title: str
    language: str
    beside: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a filled sheet says of one passage.

    ``state``: edited · remark (the words are as they were) · late (the text has changed since the sheet was made) ·
    lost (there is no such passage any more) · broken (``why``: the new words cannot stand there).
    """

    path: str
    line: int
    place: str
    state: str
    before: str
    after: str
    remark: str
    why: str = ""


def make(library: Library, language: str, ids: Iterable[str] = (), beside: str = "") -> list[ReviewSheet]:
    """The review sheets of the translations into ``language``: of all, or of ``ids``. KeyError names an unknown id."""
    beside = beside or library.source_language
    files: dict[str, list[tuple[str, str, str]]] = {}
    for texts in shelves(library).values():
        for (code, id), text in texts.items():
            other = texts.get((beside, id))
            if code == language and text.written_in == language and other is not None:
                files.setdefault(id, []).append((text.title, text.path, other.path))
    chosen = list(dict.fromkeys(ids)) or list(files)
    for id in chosen:
        if id not in files:
            raise KeyError(id)
    sheets = []
    for id in chosen:
        tables = tuple(_table(Path(library.root), path, other) for _, path, other in files[id])
        sheets.append(ReviewSheet(id, files[id][0][0], language, beside, tables))
    return sheets


def key(passage: Passage) -> str:
    """Where a passage stands and from which words the sheet was made."""
    return f"{passage.place} {fingerprint(passage.words)[:KEY_LETTERS]}"


def _table(root: Path, path: str, other: str) -> Table:
    beside = _passages(root, other)
    rows = (
        Row(key(one), beside[one.place].words if one.place in beside else "", one.words)
        for one in _passages(root, path).values()
    )
    return Table(path, tuple(rows))


def _passages(root: Path, path: str) -> dict[str, Passage]:
    text, _ = read_text(root, path)
    return cut(path, text or "")


def collect(root: Path, tables: Iterable[Table], known: Mapping[str, str]) -> list[Change]:
    """What filled tables say, in the order of the files. ``known``: the paths a sheet may speak of → their language."""
    changes: list[Change] = []
    for table in tables:
        if table.path not in known:
            changes.append(Change(table.path, 1, "", "lost", "", "", "", "there is no such translation"))
            continue
        text, _ = read_text(root, table.path)
        try:
            passages = cut(table.path, text or "")
        except CannotCut as error:
            changes.append(Change(table.path, 1, "", "lost", "", "", "", f"it must be mended first: {error}"))
            continue
        changes += filter(None, (_change(table.path, text or "", passages, row) for row in table.rows))
    return sorted(dict.fromkeys(changes), key=lambda one: (one.path, one.line))


def _change(path: str, text: str, passages: Mapping[str, Passage], row: Row) -> Change | None:
    place, _, stamp = row.key.rpartition(" ")
    after, remark = " ".join(row.words.split()), " ".join(row.remark.split())
    edited = fingerprint(after)[:KEY_LETTERS] != stamp
    if not edited and not remark:
        return None
    here = passages.get(place)
    if here is None:
        return Change(path, 1, place, "lost", "", after, remark, "there is no such passage any more")
    made = Change(path, here.line, place, "edited" if edited else "remark", here.words, after, remark)
    if not edited or after == here.words:
        return replace(made, state="remark") if remark else None
    if fingerprint(here.words)[:KEY_LETTERS] != stamp:
        return replace(made, state="late", why="the text has changed since the sheet was made")
    if not after:
        return replace(made, state="broken", why="nothing is left of it; say in a remark that it should go")
    if hidden := invisible.HIDDEN.search(after):
        return replace(made, state="broken", why=f"a sign that nobody sees is in it: {invisible.name(hidden[0])}")
    lost = Counter(REFERENCE.findall(here.words))
    if lost != Counter(REFERENCE.findall(after)):
        return replace(made, state="broken", why=f"these marks must stay as they are: {' '.join(lost) or 'none'}")
    try:
        replaced(path, text, place, after)
    except CannotCut as error:
        return replace(made, state="broken", why=str(error))
    return made


def apply(root: Path, changes: Iterable[Change]) -> list[str]:
    """Writes the edited passages, each file whole or not at all; gives the paths written. Other bytes stay."""
    for folder in ("curriculum", "docs"):
        atomic.clear_parts(root / folder)
    edited: dict[str, list[Change]] = {}
    for change in changes:
        if change.state == "edited":
            edited.setdefault(change.path, []).append(change)
    for path, some in edited.items():

        def mended(text: str, path: str = path, some: list[Change] = some) -> str:
            for change in some:
                text = replaced(path, text, change.place, change.after)
            return text

        atomic.edit(root / path, mended)
    return list(edited)


def told(change: Change) -> str:
    """A change for people: where, what was, what is to be, what was said of it."""
    head = f"{change.path}:{change.line}  {change.state}" + (f": {change.why}" if change.why else "")
    lines = [head + (f"  ({change.place})" if change.place else "")]
    if change.before:
        lines.append(f"  - {change.before}")
    if change.state != "remark" and change.after:
        lines.append(f"  + {change.after}")
    if change.remark:
        lines.append(f"  # {change.remark}")
    return "\n".join(lines)
