"""The built site as files: the same twice, within its limits, complete in every language."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from depth import WEEKLY
from pypdf import PdfReader

from scripts.language import transliteration
from scripts.load import library
from scripts.sheets import downloads
from scripts.sheets import names as sheet_names

pytestmark = pytest.mark.slow


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.skipif(not WEEKLY, reason="the small school proves it at every change: test_unbreakable")
def test_two_builds_are_the_same_to_the_byte(root: Path, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "build", "--site", str(other)], cwd=root, capture_output=True
    )
    assert done.returncode == 0
    one, two = files(site), files(other)
    assert len(one) > 150
    assert [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)] == []


def test_sheets_made_afresh_are_the_same_to_the_byte(root: Path, site: Path, tmp_path: Path) -> None:
    content = transliteration.with_scripts(library.load(root)[0])
    made = downloads.make(content, tmp_path / "sheets", only="a/secrets-and-surprises")
    assert len(made) == len(content.languages) * (4 * 2 + 1 + 2)  # four sheets and the guide twice, and the zip
    differing = [address for address, path in made.items() if path.read_bytes() != (site / address).read_bytes()]
    assert differing == []


def test_every_sheet_of_every_language_is_there(root: Path, site: Path) -> None:
    content = transliteration.with_scripts(library.load(root)[0])
    names = sheet_names.all_files(content)
    assert len(names) >= len(content.lessons) * 9
    there = {path.name for path in (site / "downloads").rglob("*") if path.is_file()}
    assert {Path(name).name for name in names} == there
    assert all(re.fullmatch(r"[a-z0-9-]+\.(pdf|docx|zip)", name) for name in there)


def links_of(page: Path) -> set[Path]:
    """The pages that a page leads to by a link in it."""
    found = re.findall(r'<a[^>]*\shref="([^"#:]+\.html)', page.read_text("utf-8"))
    return {(page.parent / name).resolve() for name in found}


def test_every_page_is_three_steps_from_home_and_none_is_a_dead_end(root: Path, site: Path) -> None:
    for home in (site / "index.html", site / "ru/index.html"):
        reached = step = {home.resolve()}
        for _ in range(3):
            step = {there for page in step for there in links_of(page) if there.exists()} - reached
            reached |= step
        folders = {"ru", "uz", "en", "uz-latn"}
        own = [
            page.resolve()
            for page in home.parent.rglob("*.html")
            if page.name != "404.html" and (home.parent != site or page.relative_to(site).parts[0] not in folders)
        ]
        assert [page for page in own if page not in reached and not page.name.endswith("-open.html")] == []
    lost = [page for page in site.rglob("*.html") if len(links_of(page)) < 3]
    assert lost == []


def test_search_is_asked_for_by_nobody_before_a_search(site: Path) -> None:
    indexes = {path.stem for path in (site / "assets/search").iterdir()}
    assert indexes == {"en", "ky", "ru", "uz", "uz-latn"}
    loading = [
        p for p in site.rglob("*.html") if re.search(r'<script[^>]*src="[^"]*assets/search/', p.read_text("utf-8"))
    ]
    assert loading == []


def test_a_translated_sheet_is_as_long_as_the_russian_one(site: Path) -> None:
    """Within one page; a book is made of many sheets and may differ by more."""
    pages = {path.name: len(PdfReader(path).pages) for path in (site / "downloads").rglob("*.pdf")}
    pairs = [
        (name, count, pages[f"{match[1]}-ru.pdf"])
        for name, count in pages.items()
        if (match := re.fullmatch(r"(.+?)-(?:ky|uz|en|uz-latn)\.pdf", name)) and "-book-" not in name
    ]
    assert len(pairs) > 400
    assert [pair for pair in pairs if abs(pair[1] - pair[2]) > 1] == []
