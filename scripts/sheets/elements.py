"""Words for paper: our Markdown with everything resolved that a sheet cannot look up (numbers, notes, cards, links).

Stands between ``prose`` and the printed formats. A paper block is a node of ``prose_tree`` that holds words only,
or one of the blocks below; ``pdf`` and ``word`` know how to draw them and need to know nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from scripts import markdown
from scripts.markdown import Paragraph, Words
from scripts.model import Card, Library, Service
from scripts.model.confirmation import HOME, dates


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


NARROW, WIDE = 5, 40
"""Bounds of a column's share, in letters: room for a tick, and no column so wide that others starve."""

PaperSpan: TypeAlias = Words | Note | Address
PaperBlock: TypeAlias = (
    Title | Lead | Grid | Box | Choices | Together | Small
    | Paragraph | markdown.List | markdown.Quote | markdown.Cards | markdown.AnswerLines | markdown.Form
    | markdown.Break
)  # fmt: skip
Cell: TypeAlias = tuple[PaperBlock, ...]


def words(text: str, strong: bool = False, em: bool = False) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Words(text, strong, em),))


class Writer:
    """Resolves texts of one sheet in one language, and remembers the sources cited, in order."""

    def __init__(self, library: Library, language: str):
        self.library, self.language = library, language
        self.cited: list[str] = []
        self.shown: dict[str, Service] = {}  # numbers on this sheet, in order
        self.abroad = False  # whether the sheet names numbers of another country: see ``confirmed.abroad``
        self.dated: set[str] = set()  # those under which a card says when they were last confirmed

    def word(self, key: str, **values: object) -> str:
        return self.library.word(self.language, key, **values)

    def text(self, text: str) -> tuple[PaperBlock, ...]:
        """Blocks of a body."""
        return self.blocks(markdown.parse(text))

    def spans_of(self, text: str) -> tuple[PaperSpan, ...]:
        """Spans of one line of our Markdown."""
        return tuple(
            span
            for block in markdown.parse(text)
            for span in self.spans(block.spans if isinstance(block, Paragraph) else (Words(text),))
        )

    def line(self, text: str) -> Paragraph:
        """A paragraph from one line of our Markdown."""
        return Paragraph(self.spans_of(text))

    def blocks(self, blocks: Iterable[markdown.Block]) -> tuple[PaperBlock, ...]:
        return tuple(made for block in blocks for made in self.block(block))

    def block(self, block: markdown.Block) -> tuple[PaperBlock, ...]:
        """One block of a text as blocks of paper."""
        match block:
            case markdown.Heading(level, spans):
                return (Title(max(level, 3), self.spans(spans)),)
            case Paragraph(spans):
                return (Paragraph(self.spans(spans)),)
            case markdown.List(ordered, items, start):
                return (markdown.List(ordered, tuple(map(self.blocks, items)), start),)
            case markdown.Quote(inside):
                return (markdown.Quote(self.blocks(inside)),)
            case markdown.Table(head, rows):
                return (Grid(self._cells(head), tuple(map(self._cells, rows)), _widths((head, *rows))),)
            case markdown.Board(lines):
                return (Box(self.word("sheet.board"), tuple(Paragraph(self.spans(row)) for row in lines), "board"),)
            case markdown.Cards(cards):
                return (markdown.Cards(tuple(map(self.blocks, cards))),)
            case markdown.CardRef(id):
                return (self.card(id),)
            case markdown.AnswerLines(count):
                return (markdown.AnswerLines(count),)
            case markdown.Form(labels):
                return (markdown.Form(labels),)
            case markdown.Checklist(rows):
                return (self.checklist(rows),)
            case markdown.Break():
                return (markdown.Break(),)
            case markdown.Strange(text):
                return (words(text),)
        return ()  # a block that only the site can make (BlockRef) has no place on paper

    def checklist(self, rows: tuple[tuple[str, str], ...]) -> Grid:
        """Questions, a narrow column to tick, what to do until then."""
        head = ((words(self.word("check.ask")),), (words(self.word("check.yes")),), (words(self.word("check.until")),))
        made = tuple(((words(ask),), (), (words(until),)) for ask, until in rows)
        return Grid(head, made, (9, 1, 9))

    def spans(self, spans: Iterable[markdown.Span]) -> tuple[PaperSpan, ...]:
        return tuple(made for span in spans for made in self.span(span))

    def span(self, span: markdown.Span) -> tuple[PaperSpan, ...]:
        """One span as words of paper; a link is its words."""
        match span:
            case markdown.Link(_, inside):
                return self.spans(inside)
            case markdown.Cite(id):
                return (Note(self.note(id)),)
            case markdown.ServiceRef(id, number_only):
                return self.service(self.published(id), number_only)
            case markdown.Strange(text):
                return (Words(text),)
            case Words(text, strong, em):
                return (Words(text, strong, em),)
        raise SheetError(f"no paper form of {span!r}")

    def note(self, id: str) -> int:
        """The number of a source in this sheet."""
        if id not in self.library.sources:
            raise SheetError(f"source {id} is not in curriculum/data/sources.yml")
        if id not in self.cited:
            self.cited.append(id)
        return self.cited.index(id) + 1

    def published(self, id: str) -> Service:
        """A service that may be shown; any other never reaches paper."""
        service = self.library.services.get(id)
        if service is None or service.verdict != "publish":
            raise SheetError(f"service {id} may not be shown (verdict: {service.verdict if service else 'unknown'})")
        return service

    def service(self, service: Service, number_only: bool) -> tuple[PaperSpan, ...]:
        """Number (and name); a foreign number always with its country, since the same digits mean others at home."""
        self.shown[service.id] = service
        number = Words(service.number.replace(" ", "\u00a0"), strong=True)
        country = self.country(service)
        if number_only:
            return (number, Words(f" ({country})")) if country else (number,)
        name = Words(f" — {self.word(f'service.{service.id}')}")
        return (Words(f"{country}: "), number, name) if country else (number, name)

    def country(self, service: Service) -> str:
        """The name of the country of a number, "" where nobody can take it for another."""
        return self.word(f"country.{service.country}") if self.abroad or service.country != HOME else ""

    def card(self, id: str) -> Box:
        """A card as a box; at its foot, when its numbers were last confirmed."""
        card: Card = self.library.cards[self.language, id]
        numbers = {
            node.id: self.published(node.id)
            for line in card.card_lines
            for node in markdown.walk(markdown.parse(line.text))
            if isinstance(node, markdown.ServiceRef)
        }
        items = tuple((self.line(line.text),) for line in card.card_lines)
        self.dated |= numbers.keys()
        blocks: tuple[PaperBlock, ...] = (markdown.List(len(items) > 4, items),)
        return Box(card.title, (*blocks, *self._confirmed(numbers.values())))

    def confirmed(self) -> tuple[PaperBlock, ...]:
        """When the numbers that stand outside the cards of this sheet were last confirmed."""
        return self._confirmed(service for id, service in self.shown.items() if id not in self.dated)

    def _confirmed(self, services: Iterable[Service]) -> tuple[PaperBlock, ...]:
        dated = dates(self.library, services, self.word("source.again"), self.country)
        return (Small((words(self.word("service.confirmed", date=dated)),)),) if dated else ()

    def sources(self) -> tuple[PaperBlock, ...]:
        """The sources cited so far as numbered notes, under their heading."""
        if not self.cited:
            return ()
        notes = tuple((Paragraph(self._source(id)),) for id in self.cited)
        return Title(2, (Words(self.word("sheet.sources")),)), Small((markdown.List(True, notes),))

    def _source(self, id: str) -> tuple[PaperSpan, ...]:
        """Title, date, host (the whole address is a link) and the id under which the site tells more."""
        source = self.library.sources[id]
        title = Words(source.title.rstrip(".") + ". ")
        date = Words(source.date.rstrip(".") + ". " if source.date else "")
        host = (urlsplit(source.url).hostname or "").removeprefix("www.")
        address: tuple[PaperSpan, ...] = (Address(host, source.url), Words(" ")) if host else ()
        return title, date, *address, Words(f"[{id}]")

    def _cells(self, row: tuple[tuple[markdown.Span, ...], ...]) -> tuple[Cell, ...]:
        return tuple((Paragraph(self.spans(cell)),) for cell in row)


def _widths(rows: tuple[tuple[tuple[markdown.Span, ...], ...], ...]) -> tuple[int, ...]:
    """Shares of the columns by what stands in them: a column of ticks is narrow, and no word is broken."""
    shares = []
    for column in range(len(rows[0])):
        texts = [markdown.plain(row[column]) for row in rows]
        word = max((len(word) for text in texts for word in text.split()), default=0)
        shares.append(max(NARROW, word + 4, min(WIDE, max(map(len, texts)))))
    return tuple(shares)
