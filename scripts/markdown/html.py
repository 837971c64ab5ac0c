"""The tree of a text as HTML, everything escaped; links, notes and numbers are given by the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TypeAlias
from zlib import crc32

from scripts.markdown.nodes import (
    AnswerLines,
    Block,
    BlockRef,
    Board,
    Break,
    CardRef,
    Cards,
    Checklist,
    Cite,
    Form,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    ServiceRef,
    Span,
    Strange,
    Table,
    Words,  # fmt: skip
)

Resolve: TypeAlias = Callable[[Link | Cite | ServiceRef | CardRef | BlockRef], str]
"""Gives the HTML (escaped already) of a node that only the caller knows how to show."""


def to_html(blocks: Iterable[Block], resolve: Resolve) -> str:
    """``blocks`` as HTML, everything escaped; ``resolve`` is asked for links, notes, services, cards and made blocks.

    Class names: ``board``, ``cards`` > ``card``, ``lines`` (with ``<i>`` per line), ``form``, ``check``.
    """
    return "".join(_block_html(b, resolve) for b in blocks)


def spans_html(spans: Iterable[Span], resolve: Resolve) -> str:
    """``spans`` as HTML, everything escaped."""
    return "".join(_span_html(s, resolve) for s in spans)


def _span_html(span: Span, resolve: Resolve) -> str:
    if not isinstance(span, (Words, Strange)):
        return resolve(span)
    html = escape(span.text).replace("\n", "<br>")
    if isinstance(span, Words) and span.em:
        html = f"<em>{html}</em>"
    if isinstance(span, Words) and span.strong:
        html = f"<strong>{html}</strong>"
    return html


def _block_html(block: Block, resolve: Resolve) -> str:
    match block:
        case Heading(level, spans, id):
            mark = f' id="{escape(id)}"' if id else ""
            return f"<h{level}{mark}>{spans_html(spans, resolve)}</h{level}>\n"
        case Paragraph(spans):
            return f"<p>{spans_html(spans, resolve)}</p>\n"
        case List():
            return _list_html(block, resolve)
        case Table():
            return _table_html(block, resolve)
        case Quote(inside):
            return f"<blockquote>\n{to_html(inside, resolve)}</blockquote>\n"
        case Board(lines):
            rows = "\n".join(f"<li>{spans_html(row, resolve)}</li>" for row in lines)
            return f'<ul class="board">\n{rows}\n</ul>\n'
        case Cards(cards):
            inside = "".join(f'<div class="card">\n{to_html(card, resolve)}</div>\n' for card in cards)
            return f'<div class="cards">\n{inside}</div>\n'
        case AnswerLines(count):
            return f'<div class="lines" aria-hidden="true">{"<i></i>" * count}</div>\n'
        case Form(labels):
            rows = "".join(f"<p>{escape(label)}: <i></i></p>\n" for label in labels)
            return f'<div class="form">\n{rows}</div>\n'
        case Checklist(rows):
            return _checklist_html(rows)
        case Break():
            return "<hr>\n"
        case Strange(text):
            return f"<p>{escape(text)}</p>\n"
    return resolve(block)


def _checklist_html(rows: tuple[tuple[str, str], ...]) -> str:
    """What to do stands there until the question is ticked; that needs no script, and nothing keeps the ticks."""
    steps = []
    for ask, until in rows:
        id = f"check-{crc32(ask.encode()):08x}"
        tick = f'<input type="checkbox" id="{id}"><label for="{id}">{escape(ask)}</label>'
        steps.append(f'<div class="step">{tick}<p class="until">{escape(until)}</p></div>\n')
    return f'<form class="check" autocomplete="off">\n{"".join(steps)}</form>\n'


def _list_html(block: List, resolve: Resolve) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(f"<li>{_item_html(item, resolve)}</li>\n" for item in block.items)
    return f"<{tag}{start}>\n{items}</{tag}>\n"


def _item_html(item: tuple[Block, ...], resolve: Resolve) -> str:
    """The first paragraph of an item stands without ``<p>``: our lists are tight."""
    if item and isinstance(item[0], Paragraph):
        rest = to_html(item[1:], resolve)
        return spans_html(item[0].spans, resolve) + ("\n" + rest if rest else "")
    return to_html(item, resolve)


def _table_html(block: Table, resolve: Resolve) -> str:
    head = "".join(f'<th scope="col">{spans_html(cell, resolve)}</th>' for cell in block.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{spans_html(cell, resolve)}</td>" for cell in row) + "</tr>\n" for row in block.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
