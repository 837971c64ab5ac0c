"""Word files have real styles, lists and tables, say their language, and are the same twice."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
import pytest
from docx.oxml.ns import qn
from sheet_school import LETTERS, SPECIAL, school

from scripts.sheets import names, printable, word


@cache
def made(kind: str, language: str = "ky") -> bytes:
    return word.render(printable.of_lesson(school(), language, "c/easy-money", kind))


def opened(kind: str):
    return docx.Document(io.BytesIO(made(kind)))


def everything(kind: str) -> str:
    return " ".join("".join(node.itertext()) for node in opened(kind).element.body.iter(qn("w:p")))


def test_same_sheet_same_bytes_with_fixed_dates():
    assert made("plan") == word.render(printable.of_lesson(school(), "ky", "c/easy-money", "plan"))
    entries = zipfile.ZipFile(io.BytesIO(made("plan"))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"


def test_styles_are_real():
    document = opened("plan")
    used = {line.style.name for line in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Quote", "List Number", "List Bullet 2"} <= used
    assert document.paragraphs[1].text == f"Урок {LETTERS['ky']}"


def test_letters_are_arial_everywhere_and_the_language_is_said():
    styles = opened("plan").styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts and all({*font.attrib.values()} == {"Arial"} and len(font.attrib) == 4 for font in fonts)
    assert {node.get(qn("w:val")) for node in styles.iter(qn("w:lang"))} == {"ky-KG"}
    assert opened("plan").core_properties.language == "ky"


def test_table_heads_repeat_and_rows_stay_whole():
    tables = [table for table in opened("plan").tables if table.style.name == "Table Grid"]
    assert len(tables) >= 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_page_is_a4_with_page_fields_in_the_footer():
    section = opened("plan").sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    foot = "".join(section.footer._element.itertext())
    assert " PAGE " in foot and " NUMPAGES " in foot
    assert school().words["ky"]["sheet.draft"] in foot
    assert LETTERS["ky"] in section.header.paragraphs[0].text


def test_answer_lines_do_not_merge_into_a_box():
    document = opened("handout")
    assert sum(line.style.name == "Answer Line" for line in document.paragraphs) == 3
    borders = document.styles["Answer Line"].element.pPr.find(qn("w:pBdr"))
    assert {border.tag for border in borders} == {qn("w:bottom"), qn("w:between")}


def test_cards_are_a_dashed_table_of_two_columns():
    cards = opened("handout").tables[0]
    assert len(cards.columns) == 2 and len(cards.rows) == 2
    assert cards._tbl.tblPr.find(qn("w:tblBorders"))[0].get(qn("w:val")) == "dashed"
    assert SPECIAL in cards.rows[0].cells[0].text


def test_each_numbered_list_begins_at_its_own_one():
    numbering = opened("plan").part.numbering_part.element
    assert numbering.xpath("//w:startOverride[@w:val='1']")


def test_cells_end_with_a_paragraph_as_word_demands():
    for kind in names.LESSON_SHEETS:
        for cell in opened(kind).element.body.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p")


def test_quiz_has_boxes_and_no_reasons_key_has_both():
    assert "☐" in everything("quiz") and "☑" not in everything("quiz") and "____" in everything("quiz")
    assert "☑" in everything("key") and "Безопаснее" in everything("key")
