"""Measure what we built beside a plain mkdocs-material build of the same text, in the same run. Asserts nothing.

Needs what the tests need (playwright and a Chromium). Lines are slowed as in the performance notes: 400 kbit/s, 400 ms,
a processor four times slower; files are served with gzip.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from scripts import library, packs, pages

VIEWS = {
    "home": ("full", "index.html"),
    "teacher page": ("full", "c/easy-money-online.html"),
    "pupil page": ("lean", "me/c/easy-money-online.html"),
    "help page": ("lean", "help/index.html"),
}
BUDGET = {"lean": (25_000, 4), "full": (80_000, 8)}
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PLAIN = """site_name: plain
use_directory_urls: false
theme: {name: material, custom_dir: overrides}
plugins:
  - search
  - i18n: {docs_structure: folder, languages: [LANGUAGES]}
markdown_extensions: [attr_list, tables, footnotes, toc]
"""


def run(root: Path, out: Path) -> dict[str, object]:
    """Everything measured, also written to ``out`` as JSON; progress and tables go to standard output."""
    content, _ = library.load(root)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        result: dict[str, object] = {"sheets": _sheets(content, work), "build": {}, "views": {}}
        ours, plain = work / "ours", work / "plain"
        result["build"] = {"ours": _build_ours(root, ours), "plain": _build_plain(root, content, plain)}
        for name, site in (("ours", ours), ("plain", plain / "site")):
            with _served(site) as address:
                result["views"][name] = _views(address, site)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=1), "utf-8")
    print(_table(result))
    return result


def _sheets(content, work: Path) -> dict[str, float]:
    start = time.perf_counter()
    made = packs.make(content, work / "sheets")
    cold = time.perf_counter() - start
    start = time.perf_counter()
    packs.make(content, work / "sheets")
    again = time.perf_counter() - start
    return {"files": len(made), "cold_s": cold, "again_s": again, "per_second": len(made) / cold}


def _mkdocs(folder: Path, *arguments: str, **environment: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *arguments],
        cwd=folder,
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
    )
    return time.perf_counter() - start


def _timed(site: Path, seconds: float) -> dict[str, float]:
    count = len(list(site.rglob("*.html")))
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file() and "downloads" not in file.parts)
    return {"seconds": seconds, "pages": count, "ms_per_page": 1000 * seconds / count, "bytes": size}


def _build_ours(root: Path, site: Path) -> dict[str, float]:
    content, _ = library.load(root)
    packs.make(content, root / "build/sheets")  # sheets have their own row
    return _timed(site, _mkdocs(root, SITE_DIR=str(site)))


def _build_plain(root: Path, content, work: Path) -> dict[str, float]:
    """The same Markdown under plain mkdocs-material: its fonts, scripts, search and navigation as delivered."""
    for address, text in pages.render(content).pages.items():
        target = work / "docs" / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(re.sub(r"^template: lean.html\n", "", text, flags=re.M), "utf-8")
    shutil.copytree(root / "overrides/partials/languages", work / "overrides/partials/languages")
    rows = ", ".join(
        f"{{locale: {code}, name: {language.name}, default: {str(code == content.default_language).lower()}}}"
        for code, language in content.languages.items()
    )
    (work / "mkdocs.yml").write_text(PLAIN.replace("LANGUAGES", rows), "utf-8")
    seconds = _mkdocs(work)
    return _timed(work / "site", seconds)


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
        body = gzip.compress(path.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Gzip, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _views(address: str, site: Path) -> dict[str, dict[str, float]]:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        found = {name: _view(browser, f"{address}/{path}") for name, (_, path) in VIEWS.items()}
        browser.close()
    return found


def _view(browser, url: str) -> dict[str, float]:
    """First view of one page with an empty cache: requests, other hosts, bytes on the line, first contentful paint."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[float] = []
    asked: list[str] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    line.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_timeout(2500)
    paint = page.evaluate("(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0")
    context.close()
    real = [one for one in asked if not one.startswith("data:")]
    host = url.split("/", 3)[2]
    return {
        "requests": len(real),
        "other_hosts": sum(host not in one for one in real),
        "bytes": sum(sizes),
        "fcp_ms": paint,
    }


def _table(result: dict) -> str:
    build, sheets, views = result["build"], result["sheets"], result["views"]
    rows = [
        f"{'':24}{'ours':>12}{'plain':>12}{'ratio':>8}",
        *(
            _row(f"build, {unit}", build["ours"][key], build["plain"][key])
            for key, unit in (
                ("pages", "pages"),
                ("seconds", "seconds"),
                ("ms_per_page", "ms a page"),
                ("bytes", "bytes"),
            )
        ),
        f"sheets: {sheets['files']} files in {sheets['cold_s']:.1f} s, {sheets['per_second']:.0f} a second; "
        f"again {sheets['again_s']:.2f} s",
    ]
    for name, (layout, _) in VIEWS.items():
        ours, plain = views["ours"][name], views["plain"][name]
        most_bytes, most_requests = BUDGET[layout]
        kept = ours["bytes"] <= most_bytes and ours["requests"] <= most_requests
        rows.append(
            f"{name}: budget {most_bytes / 1000:.0f} kB, {most_requests} requests — {'kept' if kept else 'BROKEN'}"
        )
        for key, unit in (
            ("bytes", "bytes"),
            ("requests", "requests"),
            ("other_hosts", "other hosts"),
            ("fcp_ms", "FCP ms"),
        ):
            rows.append(_row(f"  {unit}", ours[key], plain[key]))
    return "\n".join(rows)


def _row(name: str, ours: float, plain: float) -> str:
    ratio = f"{ours / plain:8.2f}" if plain else "       –"
    return f"{name:24}{ours:12.0f}{plain:12.0f}{ratio}"
