"""What the page about who can see promises of a page: nothing slips in, nothing is said to others, no word leaves."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SLIPS = {
    "text as page": "document.body.innerHTML = '<p>'",
    "text as program": "setTimeout('1')",
    "a script of any name": "document.createElement('script').src = 'other.js'",
    "a policy of its own": "trustedTypes.createPolicy('mine', {})",
}
FRAME = "<title>other</title><iframe src='{}/help/index.html'></iframe>"


@pytest.fixture(scope="module")
def headed(site: Path) -> Iterator[str]:
    """The site as a host serves it that reads our file of headers."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    headers = [line.strip().split(": ", 1) for line in lines if line.startswith("  ")]
    assert len(headers) >= 6

    class Host(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in headers:
                self.send_header(name, value)
            super().end_headers()

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize("name", ["search.html", "me/c/easy-money-online.html", "c/easy-money-online.html"])
def test_nothing_slips_into_a_page(browser, site: Path, address: str, name: str, way: str) -> None:
    context = browser.new_context(offline=way == "file")
    page = context.new_page()
    page.goto(f"{address}/{name}" if way == "http" else (site / name).as_uri())
    blocked = [
        words
        for words, code in SLIPS.items()
        if page.evaluate(f"(() => {{ try {{ {code} }} catch {{ return true }} return false }})()")
    ]
    context.close()
    assert blocked == list(SLIPS)


def test_headers_are_understood_and_no_other_page_shows_ours(browser, address: str, headed: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{headed}/help/index.html")
    assert said == []
    page = context.new_page()
    shown = []
    for host in (address, headed):
        page.set_content(FRAME.format(host))
        shown.append(page.frames[1].locator("#exit-now").count())
    context.close()
    assert shown == [1, 0], "the first host sends no headers, the second ours"


def test_a_word_searched_for_stays_in_the_tab(browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/ru/search.html")
    page.fill("#find-words", "passport паспорт")
    page.locator(".search-count:not(:empty)").wait_for()
    assert page.url == f"{address}/ru/search.html" and page.evaluate("history.length") <= 2
    assert not [url for url in asked if "passport" in url or "%D0%BF" in url]
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_leaving_says_nothing_to_the_next_site(browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    came: list[dict[str, str]] = []

    def answer(route) -> None:
        came.append(route.request.all_headers())
        route.fulfill(body="<title>away</title>", content_type="text/html")

    context.route("https://*/**", answer)
    page.goto(f"{address}/help/index.html")
    page.click("#exit-now")
    page.wait_for_url("https://**")
    context.close()
    assert came and not any("referer" in headers for headers in came)
