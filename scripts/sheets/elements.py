"""What a printed sheet is made of, with everything resolved that it cannot look up: see ``writer``.

Stands between ``markdown`` and the printed formats. A paper block is a node of ``markdown`` that holds words only,
or one of the blocks below; ``pdf`` and ``word`` know how to draw them and need to know nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TypeAlias

from scripts import markdown
from scripts.markdown import Paragraph, Words


class SheetError(ValueError):
    """A sheet cannot be made; the message names it. The rules report every such cause before, so this is a last net."""


@dataclass(frozen=True, slots=True)
class Note:
    """A raised number that points to the sources at the end."""

    number: int


@dataclass(frozen=True, slots=True)
class Address:
    """Where a source is found: ``text`` is short enough for paper, ``url`` opens from the screen."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of the sheet; ``aside`` stands at its right (minutes of a block)."""

    level: int
    spans: tuple[PaperSpan, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """A line under the title, larger and lighter than a paragraph."""

    spans: tuple[PaperSpan, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``head`` and ``rows`` of cells, each cell blocks; ``widths`` in parts of the whole.

    ``row_heads``: the first cell of each row is a heading, too. ``room``: an empty cell is high enough to write in.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    row_heads: bool = False
    room: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A frame with a title that must not be torn apart: ``kind`` is card | board."""

    title: str
    blocks: tuple[PaperBlock, ...]
    kind: str = "card"


@dataclass(frozen=True, slots=True)
class Choices:
    """Options of a question on paper, each after an empty box, or after a short line for a number (``mark="line"``)."""

    items: tuple[tuple[PaperSpan, ...], ...]
    mark: str = "box"


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True, slots=True)
class Small:
    """Small print: notes, dates."""

    blocks: tuple[PaperBlock, ...]


PaperSpan: TypeAlias = Words | Note | Address
PaperBlock: TypeAlias = (
    Title | Lead | Grid | Box | Choices | Together | Small
    | Paragraph | markdown.List | markdown.Quote | markdown.Cards | markdown.AnswerLines | markdown.Form
    | markdown.Break
)  # fmt: skip
Cell: TypeAlias = tuple[PaperBlock, ...]


def paragraph(text: str, strong: bool = False, em: bool = False) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Words(text, strong, em),))


def plain(value: object) -> object:
    """Blocks as dictionaries; ``is`` names the block. Line numbers stay behind: paper does not change with them."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    names = _names(type(value))
    if not names:
        return value
    made: dict[str, object] = {"is": type(value).__name__}
    for name in names:
        made[name] = plain(getattr(value, name))
    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    """What a kind of block is made of; empty for plain values."""
    return tuple(field.name for field in fields(kind) if field.name != "line") if is_dataclass(kind) else ()
