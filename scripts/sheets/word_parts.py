"""What Word knows and python-docx has no word for: frames, repeated heads, lists that begin anew, links."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph as Line

from scripts.sheets.elements import Address

FRAMES = {"card": ("single", 12), "board": ("single", 18), "cut": ("dashed", 6)}
"""Kind of frame → its line and thickness in eighths of a point."""


def new_table(place: Document | _Cell, rows: int, widths: list[float]) -> Table:
    """A table of fixed column widths in millimetres."""
    table = place.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _element(tag: str, /, **attributes: object) -> OxmlElement:
    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def frame(table: Table, kind: str) -> None:
    """Lines round a table (and between cards to cut out), with room inside."""
    line, size = FRAMES[kind]
    sides = _element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        sides.append(_element(side, val=line, sz=size, space=0, color="000000"))
    margins = _element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(_element(side, w=140, type="dxa"))
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(sides)
    layout.addnext(margins)


def keep_whole(row: _Row) -> None:
    """A row stays on one page."""
    row._tr.get_or_add_trPr().append(_element("cantSplit"))


def repeat_header(row: _Row) -> None:
    """The head of a table is read out, and repeated on the next page."""
    row._tr.get_or_add_trPr().append(_element("tblHeader"))


def say_headings(table: Table, row_heads: bool) -> None:
    """Tells screen readers which cells are headings."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        for key, value in {"firstRow": 1, "lastRow": 0, "firstColumn": int(row_heads), "noVBand": 1}.items():
            look.set(qn(f"w:{key}"), str(value))


def new_count(document: Document, style: str, start: int) -> int:
    """A new numbered list of a style, beginning at ``start``; its number in the numbering part."""
    pattern = document.styles[style].element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = next(num for num in numbering.num_lst if num.numId == pattern).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)
    return number.numId


def count_with(line: Line, number: int) -> None:
    """Puts a paragraph into a numbered list."""
    properties = line._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def add_mark(line: Line, name: str, number: int) -> None:
    """Names a paragraph, so that the contents can lead to it."""
    line._p.insert(1 if line._p.pPr is not None else 0, _element("bookmarkStart", id=number, name=name))
    line._p.append(_element("bookmarkEnd", id=number))


def add_page_of(line: Line, name: str) -> None:
    """The page on which a named paragraph stands, as a field and a link; empty until Word has worked it out."""
    for kind in ("begin", "code", "separate", "result", "end"):
        run = line.add_run("…" if kind == "result" else None)
        if kind == "code":
            code = _element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" PAGEREF {name} \\h "
            run._r.append(code)
        elif kind != "result":
            run._r.append(_element("fldChar", fldCharType=kind, **({"dirty": "true"} if kind == "begin" else {})))


def add_link(line: Line, address: Address) -> None:
    """Words that open an address."""
    relation = line.part.relate_to(address.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = line.add_run(address.text)
    run.underline = True
    link.append(run._r)
    line._p.append(link)
