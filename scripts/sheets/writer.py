"""A text → blocks of paper, everything resolved that a sheet cannot look up (numbers, notes, cards, links).

Stands between ``markdown`` and ``elements``. What a text refers to is looked up by ``markdown.Resolver``, as for pages;
its twin for those is ``web.writer``.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from scripts import markdown
from scripts.markdown import Paragraph, Words
from scripts.model import Service, Source
from scripts.sheets.elements import (
    Address,
    Box,
    Cell,
    Grid,
    Note,
    PaperBlock,
    PaperSpan,
    SheetError,
    Small,
    Title,
    paragraph,
)

NARROW, WIDE = 5, 40
"""Bounds of a column's share, in letters: room for a tick, and no column so wide that others starve."""


class Writer(markdown.Resolver):
    """Writes the texts of one sheet."""

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
                return (paragraph(text),)
        return ()  # a block that only the site can make (BlockRef) has no place on paper

    def checklist(self, rows: tuple[tuple[str, str], ...]) -> Grid:
        """Questions, a narrow column to tick, what to do until then."""
        head = (
            (paragraph(self.word("check.ask")),),
            (paragraph(self.word("check.yes")),),
            (paragraph(self.word("check.until")),),
        )
        made = tuple(((paragraph(ask),), (), (paragraph(until),)) for ask, until in rows)
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

    def service(self, service: Service, number_only: bool) -> tuple[PaperSpan, ...]:
        """Number (and name); a foreign number always with its country, since the same digits mean others at home."""
        number = Words(service.number.replace(" ", "\u00a0"), strong=True)
        country = self.country(service)
        if number_only:
            return (number, Words(f" ({country})")) if country else (number,)
        name = Words(f" — {self.word(f'service.{service.id}')}")
        return (Words(f"{country}: "), number, name) if country else (number, name)

    def card(self, id: str) -> Box:
        """A card as a box; at its foot, when its numbers were last confirmed."""
        card, services = self.card_of(id)
        items = tuple((self.line(line.text),) for line in card.card_lines)
        blocks: tuple[PaperBlock, ...] = (markdown.List(len(items) > 4, items),)
        return Box(card.title, (*blocks, *self._confirmed(services)))

    def confirmed(self) -> tuple[PaperBlock, ...]:
        """When the numbers that stand outside the cards of this sheet were last confirmed."""
        return self._confirmed(self.undated())

    def _confirmed(self, services: Iterable[Service]) -> tuple[PaperBlock, ...]:
        said = self.when_confirmed(services)
        return (Small((paragraph(said),)),) if said else ()

    def sources(self) -> tuple[PaperBlock, ...]:
        """The sources cited so far as numbered notes, under their heading."""
        if not self.cited:
            return ()
        notes = tuple((Paragraph(_source(source)),) for source in self.sources_cited())
        return Title(2, (Words(self.word("sheet.sources")),)), Small((markdown.List(True, notes),))

    def _cells(self, row: tuple[tuple[markdown.Span, ...], ...]) -> tuple[Cell, ...]:
        return tuple((Paragraph(self.spans(cell)),) for cell in row)


def _source(source: Source) -> tuple[PaperSpan, ...]:
    """Title, date, host (the whole address is a link) and the id under which the site tells more."""
    title = Words(source.title.rstrip(".") + ". ")
    date = Words(source.date.rstrip(".") + ". " if source.date else "")
    host = (urlsplit(source.url).hostname or "").removeprefix("www.")
    address: tuple[PaperSpan, ...] = (Address(host, source.url), Words(" ")) if host else ()
    return title, date, *address, Words(f"[{source.id}]")


def _widths(rows: tuple[tuple[tuple[markdown.Span, ...], ...], ...]) -> tuple[int, ...]:
    """Shares of the columns by what stands in them: a column of ticks is narrow, and no word is broken."""
    shares = []
    for column in range(len(rows[0])):
        texts = [markdown.plain(row[column]) for row in rows]
        word = max((len(word) for text in texts for word in text.split()), default=0)
        shares.append(max(NARROW, word + 4, min(WIDE, max(map(len, texts)))))
    return tuple(shares)
