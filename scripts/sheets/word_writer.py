"""Blocks of a sheet laid into a Word file, one after another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from scripts.markdown import AnswerLines, Break, Cards, Form, List, Paragraph, Quote
from scripts.sheets import word_parts
from scripts.sheets.elements import (
    Address,
    Box,
    Cell,
    Choices,
    Grid,
    Lead,
    Note,
    PaperBlock,
    PaperSpan,
    Small,
    Title,
    Together,  # fmt: skip
)
from scripts.sheets.printable import Sheet
from scripts.sheets.word_styles import WIDTH

SHORT = 12
"""An aside of so few letters stands beside its heading; Word would break a longer one over two lines."""

ROOM = 9
"""Height in millimetres of a row that somebody writes in."""


def packed(document: Document) -> bytes:
    """The archive with its entries sorted and dated alike, content types first as readers expect."""
    loose, made = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()


def mark(number: int) -> str:
    return f"part_{number}"


class Writing:
    """Lays blocks into a document or a cell of a table (``place``)."""

    def __init__(self, document: Document):
        self.document = document
        self.styles = {style.name: style.style_id for style in document.styles}

    def sheet(self, sheet: Sheet, number: int | None = None) -> None:
        """A whole sheet; ``number`` is its place in a book, which the contents lead to."""
        self.new_line(self.document, "Kicker", sheet.kicker)
        title = self.new_line(self.document, "Title", sheet.title)
        if number is not None:
            word_parts.add_mark(title, mark(number), number)
        self.blocks(sheet.blocks, self.document)

    def contents(self, book: Sheet) -> None:
        """The lines of a book; Word works out the pages when the file is opened or printed."""
        shares = [1.0, *(0.22 for _ in book.heads[1:])]
        table = word_parts.new_table(
            self.document, len(book.contents) + 1, [WIDTH * share / sum(shares) for share in shares]
        )
        table._tbl.tblStyle_val = self.styles["Table Grid"]
        for target, head in zip(table.rows[0].cells, book.heads, strict=True):
            self.put(target, head).runs[0].bold = True
        for row, (name, places) in zip(list(table.rows)[1:], book.contents, strict=True):
            cells = row.cells
            self.put(cells[0], name)
            for cell, place in zip(cells[1:], places, strict=False):
                word_parts.add_page_of(self.put(cell, ""), mark(place))
        word_parts.repeat_header(table.rows[0])
        word_parts.say_headings(table, True)

    def put(self, cell: _Cell, text: str) -> Line:
        """One line in a cell that is still empty."""
        line = cell.paragraphs[0]
        line._p.style = self.styles["Table Text"]
        line.add_run(text)
        return line

    def new_line(self, place: Document | _Cell, style: str, text: str = "") -> Line:
        """An empty paragraph. The style goes in by its id: python-docx would search all styles for each paragraph."""
        line = place.add_paragraph(text)
        line._p.style = self.styles[style]
        return line

    def blocks(self, blocks: Iterable[PaperBlock], place: Document | _Cell, style: str = "Normal") -> None:
        for block in blocks:
            self.block(block, place, style)

    def block(self, block: PaperBlock, place: Document | _Cell, style: str) -> None:
        match block:
            case Paragraph(spans):
                self.line(place, spans, style)
            case Title(level, spans, aside):
                heading = self.line(place, spans, f"Heading {min(level - 1, 3)}")
                if 0 < len(aside) <= SHORT:
                    heading.add_run(f"\t{aside}").bold = False
                elif aside:
                    self.new_line(place, "Label", aside)
            case Lead(spans):
                self.line(place, spans, "Lead")
            case List():
                self.list(block, place, style, 1)
            case Quote(inside):
                self.blocks(inside, place, "Quote")
            case Grid():
                self.grid(block, place)
            case Box():
                self.box(block, place)
            case Cards(cards):
                self.cards(cards, place)
            case Choices(items, mark):
                self.choices(items, mark, place)
            case Form(labels):
                self.form(labels, place)
            case AnswerLines(count):
                for _ in range(count):
                    self.new_line(place, "Answer Line")
                self.new_line(place, "Gap")
            case Together(inside):
                self.together(inside, place)
            case Small(inside):
                self.blocks(inside, place, "Small")
            case Break():
                self.new_line(place, "Answer Line")
            case _:
                raise TypeError(f"a Word file has no form for {type(block).__name__}")

    # --- lines -------------------------------------------------------------------------------------------------------

    def line(self, place: Document | _Cell, spans: tuple[PaperSpan, ...], style: str) -> Line:
        line = self.new_line(place, style)
        self.spans(line, spans)
        return line

    def spans(self, line: Line, spans: tuple[PaperSpan, ...], strong: bool = False) -> None:
        after_note = False
        for span in spans:
            if isinstance(span, Note):
                line.add_run(f",{span.number}" if after_note else str(span.number)).font.superscript = True
            elif isinstance(span, Address):
                word_parts.add_link(line, span)
            else:
                run = line.add_run(span.text)  # python-docx makes a line break of each \n
                run.bold, run.italic = (True if span.strong or strong else None), (True if span.em else None)
            after_note = isinstance(span, Note)

    def list(self, block: List, place: Document | _Cell, style: str, level: int) -> None:
        """Real Word lists; each ordered one counts from its own start."""
        name = f"List {'Number' if block.ordered else 'Bullet'}{'' if level == 1 else f' {level}'}"
        number = word_parts.new_count(self.document, name, block.start) if block.ordered else None
        if block.ordered and style == "Small":
            name = "Small Number"
        for item in block.items:
            for place_in_item, inside in enumerate(item):
                if isinstance(inside, List):
                    self.list(inside, place, style, min(level + 1, 3))
                elif isinstance(inside, Paragraph):
                    line = self.line(place, inside.spans, name if place_in_item == 0 else "List Continue")
                    if number is not None and place_in_item == 0:
                        word_parts.count_with(line, number)
                else:
                    self.block(inside, place, style)

    def choices(self, items: tuple[tuple[PaperSpan, ...], ...], mark: str, place: Document | _Cell) -> None:
        sign, style = ("____", "Option Line") if mark == "line" else ("☐", "Option")
        for number, spans in enumerate(items, start=1):
            line = self.new_line(place, style, f"{sign}\t")
            self.spans(line, spans)
            line.paragraph_format.keep_with_next = number < len(items)

    def form(self, labels: tuple[str, ...], place: Document | _Cell) -> None:
        for label in labels:
            line = self.new_line(place, "Form", f"{label}: \t")
            line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        self.new_line(place, "Gap")

    def together(self, inside: tuple[PaperBlock, ...], place: Document | _Cell) -> None:
        before = len(self.document.paragraphs)
        self.blocks(inside, place)
        for line in self.document.paragraphs[before:-1]:
            line.paragraph_format.keep_with_next = True

    # --- tables ------------------------------------------------------------------------------------------------------

    def grid(self, block: Grid, place: Document | _Cell) -> None:
        parts = block.widths or (1,) * len(block.head)
        widths = [WIDTH * part / sum(parts) for part in parts]
        table = word_parts.new_table(place, len(block.rows) + 1, widths)
        table._tbl.tblStyle_val = self.styles["Table Grid"]
        for row, cells in zip(table.rows, (block.head, *block.rows), strict=True):
            for target, cell in zip(row.cells, cells, strict=False):
                self.cell(target, cell, "Table Text")
            word_parts.keep_whole(row)
            if block.room and not all(cell.text for cell in row.cells):
                row.height = Mm(ROOM)
        for line in (line for cell in table.rows[0].cells for line in cell.paragraphs):
            line.paragraph_format.keep_with_next = True  # a head alone at the foot of a page says nothing
            for run in line.runs:
                run.bold = True
        word_parts.repeat_header(table.rows[0])
        word_parts.say_headings(table, block.row_heads)
        self.new_line(place, "Gap")

    def cell(self, target: _Cell, blocks: Cell, style: str) -> None:
        """Fills a cell; the empty line it is born with goes, since Word wants one only where nothing else is."""
        born = target.paragraphs[0]
        self.blocks(blocks, target, style)
        if len(target._tc) > 2 and target.paragraphs[-1]._p is target._tc[-1]:
            born._p.getparent().remove(born._p)

    def box(self, block: Box, place: Document | _Cell) -> None:
        table = word_parts.new_table(place, 1, [WIDTH])
        word_parts.frame(table, block.kind)
        word_parts.keep_whole(table.rows[0])
        target = table.rows[0].cells[0]
        title = target.paragraphs[0]
        title._p.style = self.styles["Label" if block.kind == "board" else "Box Title"]
        title.add_run(block.title)
        self.blocks(block.blocks, target, "Board" if block.kind == "board" else "Normal")
        self.new_line(place, "Gap")

    def cards(self, cards: tuple[Cell, ...], place: Document | _Cell) -> None:
        table = word_parts.new_table(place, (len(cards) + 1) // 2, [WIDTH / 2, WIDTH / 2])
        word_parts.frame(table, "cut")
        targets = [cell for row in table.rows for cell in row.cells]
        for target, card in zip(targets, cards, strict=False):
            self.cell(target, card, "Normal")
        for row in table.rows:
            word_parts.keep_whole(row)
        self.new_line(place, "Gap")
