"""Books and plans for the year: everything of a band, in order, with contents that lead to the right page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sheet_school import school

from scripts.sheets import books, names, page_limits, pdf, word
from scripts.sheets.elements import Grid


@pytest.fixture(scope="module")
def full():
    return books.book(school(), "ru", "c", "full")


@pytest.fixture(scope="module")
def drawn(full) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.fitted(full)[0]))


def test_routes_hold_the_lessons_of_the_band_in_order() -> None:
    assert names.routes(school(), "c") == {"full": ("c/easy-money",), "minimum": ("c/easy-money",)}
    assert names.routes(school(), "a") == {"full": ("a/secrets",)}, "a band without a short route has one book"


def test_names_are_what_is_made() -> None:
    made = [(sheet.language, sheet.name) for sheet in books.made(school())]
    assert sorted(made) == sorted(names.of_books(school()))
    assert ("ky", "c-book-minimum-ky") in made and ("ru", "a-overview-ru") in made


def test_a_book_holds_what_to_read_first_and_every_sheet_of_its_lessons(full) -> None:
    kinds = [part.kind for part in full.parts]
    assert kinds == ["overview", "guide", *names.LESSON_SHEETS]
    assert [name for name, _ in full.contents] == ["План на год", "Памятка", "C3 · Урок Съешь ещё этих мягких булок"]
    assert [places for _, places in full.contents] == [(0,), (1,), (2, 3, 4, 5)]


def test_contents_lead_to_the_page_where_a_sheet_begins(full, drawn) -> None:
    texts = [page.extract_text() for page in drawn.pages]
    begins = [next(n for n, text in enumerate(texts, 1) if n > 1 and part.kicker in text) for part in full.parts]
    assert begins == sorted(begins)
    row = texts[0].partition("C3 · ")[2].partition("булок")[2]
    assert [int(number) for number in re.findall(r"\d+", row)[:4]] == begins[2:]


def test_pages_are_counted_through_and_headers_change(full, drawn) -> None:
    texts = [page.extract_text() for page in drawn.pages]
    last = len(texts)
    assert all(f"стр. {number} из {last}" in text for number, text in enumerate(texts, 1))
    assert "Безопасный путь · C3" in texts[-1] and "Безопасный путь · C3" not in texts[0]


def test_a_book_uses_the_size_each_sheet_has_by_itself(full) -> None:
    sizes = tuple(pdf.fitted(part)[1] for part in full.parts)
    assert pdf.fitted(full, sizes) == pdf.fitted(full)
    small = pdf.fitted(full, tuple(9.5 for _ in full.parts))
    assert small != pdf.fitted(full)


def test_the_word_book_has_a_section_a_sheet_and_a_page_number_a_line(full) -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(full))) as pack:
        body = pack.read("word/document.xml").decode()
        heads = [pack.read(name).decode() for name in pack.namelist() if re.fullmatch(r"word/header\d+\.xml", name)]
    assert len(heads) == len(full.parts) + 1
    leads, marks = re.findall(r"PAGEREF (part_\d+)", body), re.findall(r'bookmarkStart[^>]*w:name="(part_\d+)"', body)
    assert sorted(leads) == sorted(marks) == sorted(f"part_{n}" for n in range(len(full.parts)))


def test_the_plan_for_the_year_is_one_page_with_room_for_days() -> None:
    sheet = books.overview(school(), "ky", "c")
    made, _ = pdf.fitted(sheet)
    assert page_limits.pages(made) == 1
    grid = next(block for block in sheet.blocks if isinstance(block, Grid))
    assert len(grid.head) == 5 and len(grid.rows) == 1
    shown = [cell[0].spans[0].text for cell in grid.rows[0]]
    assert shown[0].startswith("C3") and shown[3] == "●" and shown[4] == ""


def test_a_band_without_letter_or_guides_still_makes_a_book() -> None:
    bare = replace(school(), guides={}, guide_groups={})
    assert [part.kind for part in books.book(bare, "ru", "a", "full").parts] == ["overview", *names.LESSON_SHEETS]
