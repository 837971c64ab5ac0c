"""A sheet as a PDF: A4, black and white, tagged (PDF/UA-1), its letters inside.

Typst draws it from ``templates/sheet.typ``. All words travel as data, so that no text can ever be read as code; only
the letters in ``fonts/`` are used, so that every machine makes the same bytes.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import typst

from scripts.paper import SheetError
from scripts.sheets import Sheet

TEMPLATE = Path(__file__).parent / "templates" / "sheet.typ"
FONTS = Path(__file__).parent / "fonts"

SIZES = {"plan": (10.5,), "key": (10.5,), "guide": (10.5,), "handout": (11, 10.5), "quiz": (11, 10.5)}
"""Size of the letters in points, and a smaller one where two pages would not do; nothing is smaller than 10.5."""

LEAF = 2
"""Pages of one leaf printed on both sides: what goes to pupils should fit on it."""

PAGE = re.compile(rb"/Type\s*/Page\b")

HEADINGS = {"quiz": 1.04, "key": 1.04}
"""Second headings beside the letters (1.17 where nothing is said): a question is read, not looked up."""


def render(sheet: Sheet) -> bytes:
    """The PDF of ``sheet``. Raises SheetError, naming the sheet, when it cannot be drawn."""
    made = b""
    for size in SIZES[sheet.kind]:
        made = _drawn(sheet, size)
        if pages(made) <= LEAF:
            break
    return made


def pages(made: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(PAGE.findall(made))


def _drawn(sheet: Sheet, size: float) -> bytes:
    values = json.dumps(data(sheet) | {"size": size}, ensure_ascii=False)
    try:
        return _compiler().compile(format="pdf", pdf_standards=["ua-1"], sys_inputs={"sheet": values})
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
    }


def plain(value: object) -> object:
    """Blocks as dictionaries; ``is`` names the block. Line numbers stay behind: paper does not change with them."""
    if is_dataclass(value):
        inside = {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name != "line"}
        return {"is": type(value).__name__, **inside}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


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
