"""Every page is looked at by ``every_page.py``, which itself finds what it looks for; measuring each look once hides no
fault."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from depth import WEEKLY, some_pages
from every_page import look_at_all

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>a</title>
<link rel="icon" href="data:,"><meta name="viewport"
content="width=device-width"><style>:root{{color-scheme:light}}body{{background:#fff;color:#222}}{style}</style></head>
<body><main><h1>Words</h1><p>Good words</p>{body}</main></body></html>"""
PALE = '<p style="color:#aaa">pale words</p>'
LATER = """const grow = () => { document.querySelector("h1").style.marginTop = "200px" };
requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(grow)))</script>"""
FAULTS = {
    "contrast": ("", f'<p>fine</p>{PALE}', "color-contrast"),
    "contrast on a ground": (".b{background:#777}", '<p>one</p><div class="b"><p>two</p></div>', "color-contrast"),
    "contrast in dark": ("@media (prefers-color-scheme:dark){p{color:#ddd}}", "", "dark.*color-contrast"),
    "contrast when unfolded": ("", f"<details><summary>a</summary>{PALE}</details>", "unfolded.*color-contrast"),
    "a link like its text": ("a{color:#333;text-decoration:none}", '<p>See <a href="#">this</a> now</p>', "link-in"),
    "no name": ("", "<button></button>", "button-name"),
    "shown on a desktop only": (
        "nav{display:none}@media (min-width:60em){nav{display:block}}",
        '<nav aria-label="a"><a href="#y" id="y"></a></nav>',
        "desktop.*link-name",
    ),
    "too wide": ("", '<p style="width:400px">wide</p>', "phone.*too wide"),
    "moves in dark": ("@media (prefers-color-scheme:dark){p{margin:3em}}", "", "otherwise in dark"),
    "moves": ("", f"<script>{LATER}", "moves while"),
    "speaks": ("", "<script>console.info('said')</script>", "info said"),
    "breaks": ("", "<script>throw new Error('broken')</script>", "broken"),
    "keeps": ("", "<script>sessionStorage.a = 1</script>", "stores"),
    "asks": ("", '<img src="http://127.0.0.1:9/a.png" alt="">', "asks"),
}  # fmt: skip


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The faults of one page for each fault, after a page without any."""
    folder = tmp_path_factory.mktemp("faults")
    for number, (style, body, _) in enumerate([("", "", ""), *FAULTS.values()]):
        (folder / f"{number}.html").write_text(PAGE.format(style=style, body=body), "utf-8")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        yield look_at_all(address, [f"{number}.html" for number in range(len(FAULTS) + 1)], 1)
        server.shutdown()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_found(found: list[str], fault: str) -> None:
    number = list(FAULTS).index(fault) + 1
    assert any(re.search(rf"/{number}\.html.*{FAULTS[fault][2]}", one, re.S) for one in found), found


def test_a_page_without_fault_has_none(found: list[str]) -> None:
    assert [one for one in found if "/0.html" in one] == []


def test_every_page_is_accessible_private_and_fits(site: Path, address: str) -> None:
    """axe finds nothing (see ``every_page``); no other host is asked; nothing is stored, said, moved or too wide."""
    names = some_pages(site, (path.relative_to(site).as_posix() for path in site.rglob("*.html")))
    assert len(names) > 50
    assert look_at_all(address, names) == []


def test_some_pages_are_one_of_each_kind_in_each_language(tmp_path: Path) -> None:
    sizes = {"index.html": 1, "me/a/one.html": 1, "me/b/two.html": 3, "me/b/two-open.html": 2, "uz/me/a/one.html": 1}
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * size)
    some = set(some_pages(tmp_path, sizes))
    assert some == set(sizes) if WEEKLY else some == set(sizes) - {"me/a/one.html"}
