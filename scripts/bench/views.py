"""How a built site meets its reader: weight of the first view, paint and blocking on a slow line, search.

Needs what the tests need (playwright and a Chromium). The line is slowed as in the field's reports: 400 kbit/s, 400 ms,
a processor four times slower; files are served with gzip over HTTP/1.1 on this machine, without a handshake. Bytes come
as on a real line, packet by packet, so that a browser may paint what it has; all requests share the line.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import brotli

VIEWS = {
    "home": "index.html",
    "teacher": "c/easy-money-online.html",
    "pupil": "me/index.html",
    "quiz": "me/c/easy-money-online.html",
    "help": "help/index.html",
}
PER_SECOND, PACKET = 50_000, 1_460
"""Bytes."""
LATE = 0.4
"""Seconds from a request to the first byte of its answer."""
PROCESSOR = 4
PHONE = {"width": 360, "height": 640}
KINDS = {".html": "html", ".css": "css", ".js": "js", ".svg": "images", ".png": "images", ".woff2": "fonts"}
SEEN = """async () => {
  const seen = {lcp_ms: 0, shift: 0, blocked_ms: 0};
  const watch = (type, use) =>
    new PerformanceObserver(list => list.getEntries().forEach(use)).observe({type, buffered: true});
  watch("largest-contentful-paint", entry => { seen.lcp_ms = entry.startTime; });
  watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch("longtask", entry => { seen.blocked_ms += Math.max(0, entry.duration - 50); });
  await new Promise(done => setTimeout(done, 200));
  return {fcp_ms: (performance.getEntriesByName("first-contentful-paint")[0] || {}).startTime || 0, ...seen};
}"""
"""Asked when all is over: a script of ours before the page's own would be part of what we measure."""
SETTLED = 1500
"""Milliseconds after loading during which late work is still counted."""


class _Gzip(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = _gzipped(path)
        self.server.think()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a browser that has seen enough
            for start in range(0, len(body), PACKET):
                self.server.wait(len(body[start : start + PACKET]))
                self.wfile.write(body[start : start + PACKET])


class _Server(http.server.ThreadingHTTPServer):
    slow, line, free = False, threading.Lock(), 0.0  # when the line is free again, in seconds

    def think(self) -> None:
        """As long as a request is on its way and its answer is coming."""
        if self.slow:
            time.sleep(LATE)

    def wait(self, count: int) -> None:
        """Until so many bytes have come through the line, after those that were asked for before."""
        if not self.slow:
            return
        with self.line:
            self.free = max(self.free, time.monotonic()) + count / PER_SECOND
            until = self.free
        time.sleep(max(0.0, until - time.monotonic()))

    def handle_error(self, *args: object) -> None:
        """A browser that has seen enough hangs up, which is nothing to talk about."""


@functools.cache
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@functools.cache
def _brotli_bytes(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


@contextlib.contextmanager
def served(site: Path, slow: bool = False) -> Iterator[str]:
    """Where the site is served, compressed, until the end of the block; ``slow``: as slowly as in the field."""
    handler = functools.partial(_Gzip, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        server.slow = slow
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextlib.contextmanager
def chromium() -> Iterator[object]:
    """A browser that asks nobody but us."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


def weights(browser, site: Path, folders: list[str]) -> dict[str, dict[str, dict[str, float]]]:
    """View → language folder → bytes of the first view by kind, all together with gzip and brotli, and requests."""
    with served(site) as address:
        return {
            view: {folder: _weight(browser, site, address, folder + path) for folder in folders}
            for view, path in VIEWS.items()
        }


def _weight(browser, site: Path, address: str, path: str) -> dict[str, float]:
    page = browser.new_page(viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{path}", wait_until="load")
    page.wait_for_timeout(200)
    page.close()
    real = [url for url in asked if not url.startswith("data:")]
    ours = [site / url.removeprefix(f"{address}/").split("?")[0] for url in real if url.startswith(address)]
    there = [file for file in ours if file.is_file()]
    made: dict[str, float] = {
        "requests": len(real),
        "other_hosts": len(real) - len(ours),
        "missing": len(ours) - len(there),
        "gzip": sum(len(_gzipped(file)) for file in there),
        "brotli": sum(_brotli_bytes(file) for file in there),
    }
    for file in there:
        kind = KINDS.get(file.suffix, "other")
        made[kind] = made.get(kind, 0) + len(_gzipped(file))
    return made


def paints(browser, sites: dict[str, Path], times: int) -> dict[str, dict[str, dict[str, float]]]:
    """Site → view → the second best of ``times`` first views with an empty cache on the slow line, the sites in turn:
    whatever else a computer does only adds time."""
    with contextlib.ExitStack() as stack:
        places = {name: stack.enter_context(served(site, slow=True)) for name, site in sites.items()}
        seen: dict[str, dict[str, list[dict[str, float]]]] = {name: {view: [] for view in VIEWS} for name in sites}
        for _ in range(times):
            for view, path in VIEWS.items():
                for name, address in places.items():
                    seen[name][view].append(_paint(browser, f"{address}/{path}"))
    return {
        name: {view: {key: sorted(one[key] for one in runs)[:2][-1] for key in runs[0]} for view, runs in views.items()}
        for name, views in seen.items()
    }


def _paint(browser, url: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    _slow_down(context, page)
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_timeout(SETTLED)
    seen = page.evaluate(SEEN)
    context.close()
    return seen


def _slow_down(context, page) -> None:
    line = context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})


def search(browser, site: Path, words: dict[str, str]) -> dict[str, dict[str, float]]:
    """Language folder → bytes of the index with gzip, bytes fetched before the first letter, milliseconds from the
    first letter to the first result on the slow line, index included. ``words``: folder → a word to look for."""
    with served(site, slow=True) as address:
        return {
            folder: _search(browser, site, f"{address}/{folder}search.html", word) for folder, word in words.items()
        }


def _search(browser, site: Path, url: str, word: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="load")
    before = [one for one in asked if "assets/search/" in one]
    _slow_down(context, page)
    start = page.evaluate("performance.now()")
    page.fill("#find-words", word)
    page.locator(".results a").first.wait_for(timeout=60_000)
    took = page.evaluate("performance.now()") - start
    context.close()
    index = site / re.sub(r"^.*?/(assets/search/)", r"\1", asked[-1])
    return {"gzip": len(_gzipped(index)), "before": len(before), "first_result_ms": took}
