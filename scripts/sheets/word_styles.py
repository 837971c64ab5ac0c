"""The page and the styles of our Word files: A4, Arial, black; made in code, so that no binary template is needed."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as Line

from scripts.sheets.printable import Sheet

FONT = "Arial"
"""On every computer of a school, with all our letters."""

WIDTH = 174.0
"""Width of the text in millimetres: A4 less 20 at the left (punch) and 16 at the right."""

LOCALES = {"ky": "ky-KG", "ru": "ru-RU", "uz-Cyrl": "uz-Cyrl-UZ", "en": "en-GB", "tg": "tg-Cyrl-TJ"}
"""Word checks spelling by country, too; a tag that is not here goes as it is."""

LETTERS = {"handout": 11, "quiz": 11, "letter": 12, "poster": 18, "cards": 9}
"""Size of the letters in points where it is not LETTER."""

LETTER = 10.5

# name: (size beside the letters, bold, italic, space before, space after, keep with next), in points
STYLES: dict[str, tuple[float, bool, bool, float, float, bool]] = {
    "Title": (8, True, False, 0, 6, True),
    "Heading 1": (2, True, False, 12, 4, True),
    "Heading 2": (0.5, True, False, 8, 3, True),
    "Heading 3": (0, True, False, 6, 2, True),
    "Kicker": (-1, False, False, 0, 2, True),
    "Lead": (0.5, False, False, 0, 6, False),
    "Label": (-1.5, False, False, 2, 2, True),
    "Box Title": (1, True, False, 0, 4, True),
    "Board": (1, False, False, 0, 4, False),
    "Table Text": (-0.5, False, False, 1, 1, False),
    "Small": (-2, False, False, 3, 2, False),
    "Gap": (-6.5, False, False, 0, 0, False),
    "Quote": (0, False, False, 3, 5, False),
    "Option": (0, False, False, 0, 4, False),
    "Option Line": (0, False, False, 0, 4, False),
    "Form": (0, False, False, 10, 0, False),
    "Answer Line": (0, False, False, 0, 0, False),
    "List Bullet": (0, False, False, 0, 3, False),
    "List Bullet 2": (0, False, False, 0, 3, False),
    "List Number": (0, False, False, 0, 3, False),
    "List Number 2": (0, False, False, 0, 3, False),
    "Small Number": (-2, False, False, 0, 1, False),
    "List Continue": (0, False, False, 0, 3, False),
}


def empty(sheet: Sheet) -> Document:
    """A document with our page, styles, header, footer and language, and nothing in it."""
    document = docx.Document(io.BytesIO(_styled(LETTERS.get(sheet.kind, LETTER), LOCALES.get(sheet.tag, sheet.tag))))
    _around(document, sheet)
    return document


@cache
def _styled(letters: float, locale: str) -> bytes:
    """An empty document with page and styles, made once for each size and language: it takes longer than a sheet."""
    document = docx.Document()
    _page(document)
    _letters(document, letters, locale)
    for name, look in STYLES.items():
        _style(document, name, letters, *look)
    _shapes(document)
    _around_shapes(document)
    _modern(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(16)
    section.top_margin, section.bottom_margin = Mm(19), Mm(17)
    section.header_distance = section.footer_distance = Mm(9)


def _letters(document: Document, letters: float, locale: str) -> None:
    """One font and one language for everything; the theme would override both in headings."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), FONT)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
        language.set(qn("w:eastAsia"), locale)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(letters)
    for key in ("cs", "eastAsia"):
        normal.element.rPr.rFonts.set(qn(f"w:{key}"), FONT)
    normal.paragraph_format.space_after, normal.paragraph_format.space_before = Pt(4), Pt(0)
    normal.paragraph_format.line_spacing = 1.08


def _style(
    document: Document, name: str, letters: float, more: float, bold: bool, italic: bool, before: float, after: float,
    keep: bool,
) -> None:  # fmt: skip
    """Makes a style, or calms one that Word colours and spaces itself."""
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in known:
        style.base_style = document.styles["List Number" if name == "Small Number" else "Normal"]
    style.font.size, style.font.bold, style.font.italic = Pt(letters + more), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), keep
    style.quick_style = True
    for spaced in style.element.iter(qn("w:contextualSpacing")):  # Word would swallow the space between list items
        spaced.getparent().remove(spaced)
        break


def _shapes(document: Document) -> None:
    """Borders, indents and tabs of the styles."""
    styles = document.styles
    borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        styles["Title"].element.pPr.remove(borders)
    _border(styles["Quote"], {"left": (18, 8)})
    styles["Quote"].paragraph_format.left_indent = Mm(4)
    line = styles["Answer Line"]
    _border(line, {"bottom": (4, 1), "between": (4, 1)})  # without "between", Word draws one box round all lines
    line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(24)
    for name, indent in (("Option", 8), ("Option Line", 13)):
        shape = styles[name].paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(indent), Mm(-indent)
        shape.tab_stops.add_tab_stop(Mm(indent))
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    styles["Board"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _border(style: ParagraphStyle, sides: dict[str, tuple[int, int]]) -> None:
    """Border lines of a paragraph: side → (eighths of a point, distance in points)."""
    borders = OxmlElement("w:pBdr")
    for side, (size, space) in sides.items():
        line = OxmlElement(f"w:{side}")
        for key, value in {"val": "single", "sz": size, "space": space, "color": "000000"}.items():
            line.set(qn(f"w:{key}"), str(value))
        borders.append(line)
    shape = style.element.get_or_add_pPr()
    old = shape.find(qn("w:pBdr"))
    if old is not None:
        shape.remove(old)
    followers = ("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")
    after = next((e for e in shape if e.tag in {qn(f"w:{name}") for name in followers}), None)
    shape.append(borders) if after is None else after.addprevious(borders)


def _modern(document: Document) -> None:
    """Word opens the file as its own of today, not in compatibility mode; frames then stand at the edge of the text."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _around_shapes(document: Document) -> None:
    """Styles of header and footer: one line, the right part at the right edge."""
    for name in ("Header", "Footer"):
        style = document.styles[name]
        style.font.size = Pt(8)
        for stop in list(style.paragraph_format.tab_stops):
            stop._tab.getparent().remove(stop._tab) if stop._tab.getparent() is not None else None
        style.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _border(document.styles["Header"], {"bottom": (4, 2)})


def _around(document: Document, sheet: Sheet) -> None:
    """Header and footer; the page numbers are fields, so they stay right when the teacher changes the text."""
    _head_and_foot(document.sections[0], sheet)


def next_part(document: Document, sheet: Sheet) -> None:
    """Begins a sheet of a book on a new page, with its own header and footer."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _head_and_foot(section, sheet)


def _head_and_foot(section: Section, sheet: Sheet) -> None:
    section.header.paragraphs[0].text = sheet.header
    draft, page, licence = sheet.foot
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{draft} · {licence}\t")
    before, _, rest = page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    foot.add_run(after)


def _field(line: Line, code: str) -> None:
    """A number Word works out itself."""
    for kind in ("begin", None, "separate", "1", "end"):
        run = line.add_run("1" if kind == "1" else None)
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind != "1":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


FIXED = datetime(2020, 1, 1)
"""A date for fields that must hold one; the real date of a text is in its plan, a build has no clock."""
