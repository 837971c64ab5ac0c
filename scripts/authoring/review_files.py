"""Review sheets as files: DOCX and CSV to fill in, HTML to read and print; and reading the first two again."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from scripts.authoring.review import ReviewSheet, Row, Table
from scripts.files import atomic
from scripts.files.templates import environment
from scripts.model import Library
from scripts.sheets import word_parts, word_styles
from scripts.sheets.word_styles import FIXED

HEADS = ("desk.place", "desk.beside", "desk.words", "desk.remark")
WIDTHS = (30.0, 90.0, 90.0, 63.0)
"""In millimetres: A4 on its side less 12 at either end."""
MARK = "curriculum/", "docs/"
"""A table of a review sheet begins with the path of its file."""


MOST_BYTES = 50_000_000
"""A sheet of the longest lesson has not the hundredth part of this, unpacked."""

TEMPLATES = Path(__file__).parent / "templates"


class CannotRead(ValueError):
    """A file that is no review sheet; the message says what is wrong and what to do."""


def write(library: Library, sheet: ReviewSheet, folder: Path) -> list[Path]:
    """The three files of a sheet in ``folder``, named after its id."""
    folder.mkdir(parents=True, exist_ok=True)
    name = sheet.id.replace("/", "-")
    made = {
        folder / f"{name}.docx": _docx(library, sheet),
        folder / f"{name}.csv": _csv(library, sheet),
        folder / f"{name}.html": _html(library, sheet),
    }
    for path, data in made.items():
        atomic.put(path, data)
    return list(made)


def read(path: Path) -> list[Table]:
    """The tables of a filled DOCX or CSV; ``CannotRead`` for anything else."""
    match path.suffix.lower():
        case ".docx":
            tables = _read_docx(path)
        case ".csv":
            tables = _read_csv(path)
        case _:
            raise CannotRead("a review sheet comes back as .docx or .csv")
    if not tables:
        raise CannotRead("no table of a review sheet is in it; keep the first column and the head of each table")
    return tables


def _heads(library: Library, sheet: ReviewSheet) -> list[str]:
    names = {"beside": library.languages[sheet.beside].name, "words": library.languages[sheet.language].name}
    return [library.word(sheet.language, head, **names) for head in HEADS]


# --- out -------------------------------------------------------------------------------------------------------------


def _html(library: Library, sheet: ReviewSheet) -> bytes:
    page = (
        environment(TEMPLATES)
        .get_template("review.html")
        .render(
            sheet=sheet,
            how=library.word(sheet.language, "desk.how"),
            heads=_heads(library, sheet),
            tag=library.languages[sheet.language].tag,
            beside=library.languages[sheet.beside].tag,
        )
    )
    return page.encode("utf-8")


def _csv(library: Library, sheet: ReviewSheet) -> bytes:
    """With the byte mark and the semicolons that the spreadsheets of our schools expect."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heads(library, sheet))
    for table in sheet.tables:
        writer.writerow([table.path, "", "", ""])
        writer.writerows([row.key, row.beside, row.words, ""] for row in table.rows)
    return made.getvalue().encode("utf-8-sig")


def _docx(library: Library, sheet: ReviewSheet) -> bytes:
    document = docx.Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(12)
    letters = document.styles["Normal"]
    letters.font.name, letters.font.size = word_styles.FONT, Pt(9.5)
    letters.paragraph_format.space_after = Pt(0)
    document.add_heading(sheet.title, 1)
    document.add_paragraph(library.word(sheet.language, "desk.how"))
    tags = ["", *(_tag(library, code) for code in (sheet.beside, sheet.language, sheet.language))]
    heads = _heads(library, sheet)
    for table in sheet.tables:
        document.add_paragraph()
        grid = word_parts.new_table(document, len(table.rows) + 1, list(WIDTHS))
        grid.style, grid.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        rows = list(grid.rows)
        _fill(rows[0].cells, [table.path, *heads[1:]], ["", "", "", ""], bold=True)
        word_parts.repeat_header(rows[0])
        word_parts.say_headings(grid, True)
        for row, entry in zip(rows[1:], table.rows, strict=True):
            _fill(row.cells, [entry.key, entry.beside, entry.words, ""], tags)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheet.title, "", ""
    properties.created = properties.modified = FIXED
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _tag(library: Library, code: str) -> str:
    tag = library.languages[code].tag
    return word_styles.LOCALES.get(tag, tag)


def _fill(cells: tuple[_Cell, ...], texts: list[str], tags: list[str], bold: bool = False) -> None:
    """One line in each cell; the key small and grey, the words marked with their language for the spelling checker."""
    for number, (cell, text, tag) in enumerate(zip(cells, texts, tags, strict=True)):
        run = cell.paragraphs[0].add_run(text)
        run.bold = bold or None
        if not number:
            run.font.size, run.font.color.rgb = Pt(7), RGBColor(0x55, 0x55, 0x55)
        if tag:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), tag)
            run._r.get_or_add_rPr().append(language)


# --- back ------------------------------------------------------------------------------------------------------------


def _bytes(path: Path) -> bytes:
    """What stands in a plain file of a usual size."""
    if path.exists() and not path.is_file():
        raise CannotRead("it is no file")
    if path.stat().st_size > MOST_BYTES:
        raise CannotRead("it is far too large for a review sheet")
    return path.read_bytes()


def _read_docx(path: Path) -> list[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(_bytes(path))) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise CannotRead("it is far too large for a review sheet")
        document = docx.Document(str(path))
    except CannotRead:
        raise
    except Exception as error:  # there is no end of ways in which an archive of XML can be damaged
        raise CannotRead("it is not a Word file, or it is damaged") from error
    return [table for grid in document.tables if (table := _read_grid(grid._tbl))]


def _read_grid(grid: OxmlElement) -> Table | None:
    rows = [[_words(cell) for cell in row.iter(qn("w:tc"))] for row in grid.iter(qn("w:tr"))]
    if not rows or not rows[0] or not rows[0][0].startswith(MARK):
        return None
    return Table(rows[0][0], tuple(_rows(rows[1:])))


def _words(cell: OxmlElement) -> str:
    """What stands in a cell when every change that Word has tracked is accepted."""
    lines = []
    for line in cell.iter(qn("w:p")):
        lines.append("".join(node.text or "" if node.tag == qn("w:t") else " " for node in line.iter(*_TEXT)))
    return " ".join(" ".join(lines).split())


_TEXT = (qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:cr"))


def _rows(cells: list[list[str]]) -> Iterator[Row]:
    for row in cells:
        if len(row) >= len(HEADS) and row[0].strip():
            yield Row(" ".join(row[0].split()), row[1], row[2], row[3])


def _read_csv(path: Path) -> list[Table]:
    try:
        data = _bytes(path)
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except OSError as error:
        raise CannotRead("it cannot be opened") from error
    except UnicodeDecodeError as error:
        raise CannotRead("its letters are not UTF-8: save it as “CSV UTF-8”, or send the Word file") from error
    head = text.split("\n", 1)[0]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=max(";,\t", key=head.count)))
    except csv.Error as error:
        raise CannotRead(f"its rows cannot be told apart ({error})") from error
    tables: list[tuple[str, list[list[str]]]] = []
    for row in rows:
        if row and row[0].strip().startswith(MARK):
            tables.append((row[0].strip(), []))
        elif tables:
            tables[-1][1].append(row)
    return [Table(name, tuple(_rows(some))) for name, some in tables]
