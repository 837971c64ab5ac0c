"""PDFs are valid PDF/UA-1, hold the right letters, are the same twice, and never run a text as code."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import page
import pytest
from pypdf import PdfReader
from sheet_school import LETTERS, SPECIAL, school

from scripts.sheets import names, page_limits, pdf, printable
from scripts.sheets.elements import SheetError, paragraph

EVERY = [(language, kind) for language in ("ru", "ky") for kind in names.LESSON_SHEETS]


@cache
def made(language: str, kind: str) -> bytes:
    return pdf.fitted(printable.of_lesson(school(), language, "c/easy-money", kind))[0]


def text(content: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.parametrize(("language", "kind"), EVERY)
def test_each_sheet_is_valid_pdf_ua(language, kind):
    report = page.validate_pdf_bytes(made(language, kind), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_letters_can_be_copied_out(language):
    assert LETTERS[language] in text(made(language, "plan"))


def test_same_sheet_same_bytes():
    assert made("ky", "plan") == pdf.fitted(printable.of_lesson(school(), "ky", "c/easy-money", "plan"))[0]


def test_a_text_is_never_code():
    assert SPECIAL in text(made("ru", "handout"))


def test_paper_is_a4_and_says_language_title_and_page():
    reader = PdfReader(io.BytesIO(made("ky", "plan")))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.trailer["/Root"]["/Lang"] == "ky"
    assert reader.metadata.title == f"Урок {LETTERS['ky']}"
    assert "CC BY 4.0" in reader.pages[-1].extract_text()
    assert school().words["ky"]["sheet.page"].format(page=1, pages=len(reader.pages)) in text(made("ky", "plan"))
    assert page_limits.pages(made("ky", "plan")) == len(reader.pages)


def test_headings_make_an_outline():
    outline = PdfReader(io.BytesIO(made("ru", "plan"))).outline
    assert outline, "a plan without an outline cannot be leafed through"


def test_fonts_are_ours_and_inside():
    fonts = {name for p in PdfReader(io.BytesIO(made("ru", "quiz"))).pages for name in _fonts(p)}
    assert fonts and all("+NotoSans" in name for name in fonts)


def _fonts(p) -> list[str]:
    return [font.get_object()["/BaseFont"] for font in p["/Resources"]["/Font"].values()]


def test_a_letter_we_have_no_form_for_is_an_error_with_the_name_of_the_sheet():
    sheet = printable.of_lesson(school(), "ru", "c/easy-money", "quiz")
    with pytest.raises(SheetError, match=r"c3-easy-money-quiz-ru\.pdf.*漢"):
        pdf.fitted(replace(sheet, blocks=(paragraph("漢"),)))


def test_long_pupil_sheet_gets_smaller_letters_before_a_third_page():
    sheet = printable.of_lesson(school(), "ru", "c/easy-money", "handout")
    lengths = [
        page_limits.pages(pdf.fitted(replace(sheet, blocks=(paragraph("слово " * 18),) * n))[0]) for n in (1, 60, 300)
    ]
    assert lengths[0] == 1 and lengths[2] > page_limits.LEAVES["handout"]
