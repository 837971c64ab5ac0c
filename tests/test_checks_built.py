"""The rules about the built site: where a link leads, which text a page holds, what a browser would ask for."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import html

from scripts.checks import built
from scripts.checks.built import privacy
from scripts.checks.built.links import resolve
from scripts.checks.built.site import Built, read, split
from scripts.load import library

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def school() -> library.Library:
    content, findings = library.load(HERE / "library")
    assert content.lessons and not findings
    return content


def page(path: str, body: str = "") -> Built:
    return Built(path, "ky", html.document_fromstring(f"<html><body>{body}</body></html>"), None, None)


@pytest.mark.parametrize(
    ("at", "address", "target"),
    [
        ("index.html", "a/first.html", "a/first.html"),
        ("a/first.html", "#before", "a/first.html"),
        ("a/first.html", "../me/a/first.html#quiz", "me/a/first.html"),
        ("a/first.html", "..", "index.html"),
        ("a/first.html", "../me/", "me/index.html"),
        ("a/first.html", "first.html?from=list", "a/first.html"),
        ("a/first.html", "%D0%B0.html", "a/а.html"),
        ("a/first.html", "../../outside.html", "../outside.html"),
        ("a/first.html", "/a/first.html", "../a/first.html"),  # from a memory stick this is not the site
        ("404.html", "/a/first.html", "a/first.html"),
        ("404.html", "/", "index.html"),
    ],
)
def test_a_link_leads_to(at: str, address: str, target: str) -> None:
    assert resolve(page(at), address) == target


@pytest.mark.parametrize(
    ("path", "language", "id"),
    [
        ("index.html", "ky", "index"),
        ("ru/index.html", "ru", "index"),
        ("a/first.html", "ky", "a/first"),
        ("en/me/index.html", "en", "me"),
        ("ru/me/a/first-open.html", "ru", "me/a/first-open"),
    ],
)
def test_a_path_tells_language_and_page(school: library.Library, path: str, language: str, id: str) -> None:
    assert split(school, path) == (language, id)


def test_a_page_knows_its_text(school: library.Library, tmp_path: Path) -> None:
    for path in ("a/first.html", "me/a/first.html", "me/a/first-open.html", "help/index.html", "ru/other.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<h1>x</h1>", "utf-8")
    pages = read(school, tmp_path).pages
    assert pages["a/first.html"].text is school.lessons["ky", "a/first"]
    assert pages["me/a/first.html"].text is school.quizzes["ky", "a/first"]
    assert pages["me/a/first-open.html"].lesson is school.lessons["ky", "a/first"]
    assert pages["help/index.html"].text is school.pages["ky", "help"]
    assert pages["ru/other.html"].text is None


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://example.org/a.png" alt="">',
        '<img src="a.png" srcset="a.png 1x, //example.org/b.png 2x" alt="">',
        '<iframe src="//example.org"></iframe>',
        '<form action="http://example.org/"></form>',
        '<button formaction="https://example.org/">x</button>',
        '<a href="#x" ping="https://example.org/">x</a>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<p style="background: url(https://example.org/a.png)">x</p>',
        "<style>@import 'https://example.org/a.css';</style>",
        '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    ],
)
def test_a_browser_would_ask_another_host(school: library.Library, tmp_path: Path, body: str) -> None:
    assert _codes(privacy.nothing_from_another_host, school, tmp_path, body) == ["BS-013"]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.org/">x</a>',
        '<link rel="alternate" hreflang="ru" href="https://example.org/ru/">',
        '<img src="data:image/png;base64,AA//BB" alt="">',
        "<p>https://example.org/</p>",
    ],
)
def test_a_browser_would_ask_nobody(school: library.Library, tmp_path: Path, body: str) -> None:
    assert _codes(privacy.nothing_from_another_host, school, tmp_path, body) == []


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ("localStorage.x = 1", 1),
        ("window['sessionStorage']", 1),
        ("document . cookie", 1),
        ("new  Function('x')", 1),
        ("eval (x); fetch('x')", 2),
        ("new WebSocket('ws://x')", 1),
        ("var retrieval = prefetch(1); medieval(2)", 0),
    ],
)
def test_scripts_neither_store_nor_send(school: library.Library, tmp_path: Path, script: str, count: int) -> None:
    found = _codes(privacy.nothing_stored_or_sent, school, tmp_path, f"<script>{script}</script>")
    assert found == ["BS-016"] * count


def _codes(rule, school: library.Library, folder: Path, body: str) -> list[str]:
    (folder / "index.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
    return [finding.code for finding in rule(read(school, folder))]


@pytest.mark.parametrize("content", ["", "<", "<html", "\0", "<p>" * 3000], ids=repr)
def test_a_broken_page_gives_findings_and_no_traceback(school: library.Library, tmp_path: Path, content: str) -> None:
    (tmp_path / "index.html").write_text(content, "utf-8")
    assert "BS-002" in {finding.code for finding in built.run(school, tmp_path)}


def test_no_site_is_said_once(school: library.Library, tmp_path: Path) -> None:
    found = [finding for finding in built.run(school, tmp_path / "nowhere") if finding.code != "BS-009"]
    assert [finding.code for finding in found] == ["BS-001"]


def test_findings_do_not_depend_on_the_name_of_the_folder(school: library.Library, tmp_path: Path) -> None:
    shutil.copytree(HERE / "site", tmp_path / "one")
    shutil.copytree(HERE / "site", tmp_path / "other")
    (tmp_path / "one/index.html").unlink()
    (tmp_path / "other/index.html").unlink()
    first, second = built.run(school, tmp_path / "one"), built.run(school, tmp_path / "other")
    assert first and first == second


@pytest.mark.parametrize("address", ["//[", "http://[::1", "http://a]b"])
def test_an_address_that_is_none_leads_nowhere(school: library.Library, tmp_path: Path, address: str) -> None:
    assert isinstance(resolve(page("index.html"), address), str)
    (tmp_path / "index.html").write_text(f'<html><body><a href="{address}">x</a></body></html>', "utf-8")
    assert "BS-010" in {finding.code for finding in built.run(school, tmp_path)}


def test_a_link_to_another_host_without_its_protocol_says_nothing_either(
    school: library.Library, tmp_path: Path
) -> None:
    assert _codes(privacy.links_out_say_nothing, school, tmp_path, '<a href="//example.org">x</a>') == ["BS-014"]


@pytest.mark.parametrize("harm", ["cut", "spoilt", "locked"])
def test_a_damaged_word_file_stops_no_rule(school: library.Library, tmp_path: Path, harm: str) -> None:
    file = tmp_path / "downloads/a1-first-handout-ky.docx"
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("word/document.xml", "<w:p>words</w:p>" * 500)
    data = bytearray(file.read_bytes())
    match harm:
        case "cut":
            del data[60:]
        case "spoilt":
            data[50:80] = b"\xff" * 30
        case "locked":
            data[6] |= 1
            data[data.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(data)
    assert built.run(school, tmp_path)
