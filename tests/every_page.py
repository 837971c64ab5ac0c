"""Look at many pages in one Chromium: what axe, the network, the console and the width of the page say.

Kept apart from the tests so that a process of its own can do it: the pages are shared out over all cores.
"""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # passes of a long page are megabytes that nobody reads
}
RUN = "async options => (await axe.run(document, options)).violations"
SOME = re.compile(
    r"(uz/|en/)?(index|search|glossary|unknown|404|help/index|review/index|resolution/(index|item-12)|kit/index"
    r"|(me/)?(a/my-no-your-no|b/promise-ladder|c/easy-money-online|d/on-the-road)|teach/(index|letter-a|review-form)"
    r"|work/(check|money|journey)|know/online|me/index|me/read/[a-z-]+)\.html"
)
"""Every kind of page. axe looks at every Russian page, and at these in both ways; a translation has the same elements,
so that of the others it looks at these, in one way. ``EVERY_PAGE=1``: at all in both. The width, requests and storage
of every page are looked at."""
STILL = """
const still = new CSSStyleSheet();
still.replaceSync("* { transition: none !important }");
document.adoptedStyleSheets = [still];
"""  # no colour half-way between the schemes
WAYS = {
    "light phone": ("light", {"width": 360, "height": 740}),
    "dark desktop": ("dark", {"width": 1280, "height": 800}),
}
BORROWED = "[data-borrowed]"
"""A page that shows the Russian text because nobody has translated it yet: axe has looked at it as a Russian page."""
NARROW = {"width": 320, "height": 640}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """The path of the browser; ``CHROMIUM`` names another."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "no Chromium: run sh tests/setup.sh browser"
    return found


def ways(name: str) -> list[tuple[str, tuple]]:
    """In which ways axe looks at this page, whose name is given from the root of the site."""
    first, *others = WAYS.items()
    if "EVERY_PAGE" in os.environ or (name.startswith("ru/") and SOME.fullmatch(name.removeprefix("ru/"))):
        return [first, *others]
    return [first] if name.startswith("ru/") or SOME.fullmatch(name) else []


def look(address: str, names: list[str]) -> list[str]:
    """The faults of these pages, each named with its page."""
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        context = browser.new_context()
        context.add_init_script(Axe().axe_script)
        context.add_init_script(STILL)
        page = context.new_page()
        context.on("request", lambda asked: faults.append(f"{page.url}: asks {asked.url}") if away(asked.url) else None)
        page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))

        def away(url: str) -> bool:
            return not url.startswith((address, "data:"))

        for name in names:
            page.goto(f"{address}/{name}")
            borrowed = page.locator(BORROWED).count() > 0
            for way, (scheme, size) in () if borrowed else ways(name):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size(size)
                for fault in page.evaluate(RUN, AXE):
                    node = fault["nodes"][0]
                    faults.append(f"{name}, {way}: {fault['id']} {node['target']} {node['failureSummary']}")
            page.set_viewport_size(NARROW)
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{name}: {wide} px wide at {NARROW['width']}"] if wide > NARROW["width"] else []
            kept = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
            faults += [f"{name}: stores something"] if kept else []
        faults += [f"a cookie: {cookie}" for cookie in context.cookies()]
        browser.close()
    return faults


def look_at_all(address: str, names: list[str]) -> list[str]:
    """The faults of all pages, looked at on every core at once."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        shares = pool.map(look, [address] * cores, [names[core::cores] for core in range(cores)])
        return [fault for share in shares for fault in share]
