"""The tree of a text: what a paragraph, a list or a board is. ``parser`` reads it; pages and sheets write it.

    block  Heading · Paragraph · List · Table · Quote · Board · Cards · AnswerLines · Form · CardRef · BlockRef · Break
    span   Words · Link · Cite · ServiceRef · SayRef
    both   Strange

Every node has ``line``, where it stands in its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; a line break the writer asked for is ``\\n`` inside ``text``."""

    text: str
    strong: bool = False
    em: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cite:
    """``[^MIG-008]``: ``id`` of a source."""

    id: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ServiceRef:
    """``{service:kg-111}`` (number with its name) or ``{number:kg-111}`` (``number_only``)."""

    id: str
    number_only: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class SayRef:
    """``{say:fault}``: ``id`` of a sentence that is said once; ``said`` puts its words there before anybody writes."""

    id: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Strange:
    """Something a text must not hold; a block or a span. ``text`` is what was written."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """``[words](target)``; the target is an id such as ``c/easy-money-online``, perhaps with ``#section``."""

    target: str
    words: tuple[Span, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    spans: tuple[Span, ...]
    id: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: tuple[Span, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class List:
    """``items`` are lists of blocks; ``start`` is the first number of an ordered list."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Cells are spans."""

    head: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words the teacher says."""

    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """What stands on the blackboard; each line is spans (plain words and service markers only)."""

    lines: tuple[tuple[Span, ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to cut out; each a tuple of blocks."""

    cards: tuple[tuple[Block, ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class AnswerLines:
    count: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """Labels without their colon, each to be followed by a line to write on."""

    labels: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Checklist:
    """Questions to tick, each with what to do as long as the answer is no."""

    rows: tuple[tuple[str, str], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class CardRef:
    """``{card:help}`` on a line of its own."""

    id: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class BlockRef:
    """``{block:finder}`` on a line of its own: a part of a page that is made, not written."""

    name: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """A thematic break, ``---``."""

    line: int = 0


Span: TypeAlias = Words | Link | Cite | ServiceRef | SayRef | Strange
Block: TypeAlias = (
    Heading | Paragraph | List | Table | Quote | Board | Cards | AnswerLines | Form | Checklist | CardRef | BlockRef
    | Break | Strange
)  # fmt: skip
Node: TypeAlias = Span | Block


def walk(blocks: Iterable[Node]) -> Iterator[Node]:
    """Every node under ``blocks``, blocks and spans, in reading order."""
    for node in blocks:
        yield node
        for name in _holding(type(node)):
            yield from walk(_nodes(getattr(node, name)))


def moved(blocks: tuple[Block, ...], lines: int) -> tuple[Block, ...]:
    """The same blocks, ``lines`` further down in the file."""
    return _moved(blocks, lines) if lines else blocks


def plain(spans: Iterable[Span]) -> str:
    """The words of ``spans`` without emphasis, notes and markers."""
    return "".join(
        plain(s.words) if isinstance(s, Link) else s.text if isinstance(s, (Words, Strange)) else "" for s in spans
    )


@cache
def _holding(kind: type) -> tuple[str, ...]:
    """The fields of a kind of node that may hold other nodes."""
    return tuple(field.name for field in fields(kind) if "tuple" in str(field.type))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _moved(value: Any, lines: int) -> Any:
    if isinstance(value, tuple):
        return tuple([_moved(item, lines) for item in value])
    kind = type(value)
    if not hasattr(kind, "__dataclass_fields__"):
        return value
    holding = _holding(kind)
    inside = {name: getattr(value, name) for name in _fields(kind)}
    inside["line"] += lines
    for name in holding:
        inside[name] = _moved(inside[name], lines)
    return kind(**inside)


def _nodes(value: object) -> Iterator[Node]:
    """Nodes anywhere in nested tuples."""
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)
    elif hasattr(value, "__dataclass_fields__"):
        yield value
