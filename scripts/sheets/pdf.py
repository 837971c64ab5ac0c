"""A sheet as a PDF: A4, black and white, tagged (PDF/UA-1), its letters inside.

Typst draws it from ``sheet.typ``. All words travel as data, so that no text can ever be read as code; only
the letters in ``fonts/`` are used, so that every machine makes the same bytes.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from scripts.sheets.elements import SheetError, plain
from scripts.sheets.page_limits import LEAVES, pages
from scripts.sheets.printable import Sheet

TEMPLATE = Path(__file__).parent / "sheet.typ"
FONTS = Path(__file__).parent / "fonts"

SIZES = {
    "plan": (10.5, 10, 9.5),
    "key": (10.5, 10),
    "guide": (10.5, 10, 9.5),
    "template": (10.5, 10, 9.5),
    "overview": (10.5, 10, 9.5, 9),
    "book": (10.5,),
    "letter": (12, 11.5, 11, 10.5),
    "poster": (26, 24, 22, 20, 18, 16, 14),
    "cards": (10.5, 10, 9.5, 9, 8.5, 8),
    "handout": (11, 10.5, 10),
    "quiz": (11, 10.5, 10),
}
"""Sizes of the letters in points, tried in turn until the sheet fits; Noto Sans at 9.5 is as tall as Times at 11."""

WISHED = {"plan": 4, "handout": 1, "quiz": 1}
"""Pages that one of the sizes should reach, since printing is scarce; where none does, the largest letters are taken
that keep to ``LEAVES``."""


HEADINGS = {"quiz": 1.04, "key": 1.04}
"""Second headings beside the letters (1.17 where nothing is said): a question is read, not looked up."""


Drawn = tuple[bytes, float]
"""A PDF and the size of its letters."""


PACKAGE = "typst"
FILES = (Path(__file__), TEMPLATE, *sorted(FONTS.glob("*.ttf")))


def draw(sheet: Sheet, sizes: tuple[float, ...] = ()) -> Drawn:
    """See ``formats``."""
    return fitted(sheet, sizes)


def fitted(sheet: Sheet, sizes: tuple[float, ...] = ()) -> Drawn:
    """The PDF of ``sheet`` in the largest letters that reach its wished pages, or fit its leaves, else in the smallest.

    ``sizes``: those of the parts of a book, found when each was drawn by itself; without them they are found now.
    Raises SheetError, naming the sheet, when it cannot be drawn.
    """
    if sheet.parts:
        size = SIZES[sheet.kind][0]
        return _drawn(sheet, size, sizes or tuple(fitted(part)[1] for part in sheet.parts)), size
    drawn: list[Drawn] = []
    for size in SIZES[sheet.kind]:
        drawn.append((_drawn(sheet, size, ()), size))
        if pages(drawn[-1][0]) <= WISHED.get(sheet.kind, LEAVES.get(sheet.kind, 0)):
            return drawn[-1]
    return next((one for one in drawn if pages(one[0]) <= LEAVES.get(sheet.kind, 0)), drawn[-1])


def _drawn(sheet: Sheet, size: float, sizes: tuple[float, ...]) -> bytes:
    values = data(sheet) | {"size": size}
    values["parts"] = [part | {"size": own} for part, own in zip(values["parts"], sizes, strict=True)]
    try:
        return _compiler().compile(
            format="pdf", pdf_standards=["ua-1"], sys_inputs={"sheet": json.dumps(values, ensure_ascii=False)}
        )
    except typst.TypstError as error:
        raise SheetError(f"{sheet.name}.pdf: {error}") from error


def data(sheet: Sheet) -> dict[str, object]:
    """What the template reads, but for the size of the letters: the sheet as plain values."""
    language, region, script = _language(sheet.tag)
    draft, page, licence = sheet.foot
    return {
        "title": sheet.title,
        "author": sheet.header.split(" · ")[0],
        "kicker": sheet.kicker,
        "header": sheet.header,
        "draft": draft,
        "page": page,
        "licence": licence,
        "heading": HEADINGS.get(sheet.kind, 1.17),
        "lang": language,
        "region": region,
        "script": script,
        "blocks": plain(sheet.blocks),
        "parts": [data(part) for part in sheet.parts],
        "contents": [[name, list(places)] for name, places in sheet.contents],
        "heads": list(sheet.heads),
    }


def _language(tag: str) -> tuple[str, str | None, str | None]:
    """``ky-KG`` → ky, KG, none; ``uz-Cyrl`` → uz, none, cyrl."""
    language, *more = tag.split("-")
    region = next((part for part in more if len(part) == 2), None)
    script = next((part.lower() for part in more if len(part) == 4), None)
    return language, region, script


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all sheets of a process: reading the letters costs more than drawing a sheet."""
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=letters, ignore_system_fonts=True)
