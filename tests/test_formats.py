"""A format is a module and a line: files, zips, buttons and checks follow."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from sheet_school import school

from scripts.sheets import downloads, names
from scripts.sheets.formats import FORMATS, Format
from scripts.web import pages
from scripts.web.blocks import rows
from scripts.web.writer import Writer


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> str:
    """A format that nobody needs: the title of a sheet."""
    module = ModuleType("scripts.sheets.titles")
    module.PACKAGE, module.FILES = "jinja2", (Path(__file__),)
    module.draw = lambda sheet, sizes: (sheet.title.encode(), 0.0)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(FORMATS, "txt", Format("txt", "Title", "titles"))
    return "txt"


def test_a_new_format_is_made_packed_and_linked(titles: str, tmp_path: Path) -> None:
    library = school()
    made = downloads.make(library, tmp_path, only="c/easy-money", languages=["ru"], jobs=1)
    name = names.lesson_name(library, "ru", "c/easy-money", "plan")
    site = f"{names.site_path('ru', name)}.{titles}"
    assert made[site].read_text("utf-8") == library.lessons["ru", "c/easy-money"].title
    assert site in names.all_files(library)
    with zipfile.ZipFile(made[names.zip_path(library, "ru", "c/easy-money")]) as pack:
        assert f"{name}.{titles}" in pack.namelist()
    files = rows.files(Writer(library, "ru", "ru/c/x.md", {}), name)
    assert files[-1] == {"name": "Title", "link": f"../{site}" if library.default_language == "ru" else f"../../{site}"}
    row = pages._sheet_row(Writer(library, "ru", "ru/c/x.md", {}), [("plan", name)])
    assert [row.count(f">{one.name}</a>") for one in FORMATS.values()] == [1, 1, 1]
