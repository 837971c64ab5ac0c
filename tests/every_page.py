"""Look at many pages in one Chromium: what axe, the network, the console and the width of the page say.

Kept apart from the tests so that a process of its own can do it: the pages are shared out over all cores.
"""

from __future__ import annotations

import os
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
LOOKS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]},
    "resultTypes": ["violations"],
}
"""What a second look at the same elements can find anew: other colours, another width."""
ONCE = ("ru/",)
"""The language whose pages are looked at in full in both ways; a translation has the same elements."""
BY_RULE = ("uz-latn/",)
"""Pages written by rule from those of another language, in other letters: as wide as they are, no more."""
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
            left_out = name.startswith(BY_RULE) or page.locator(BORROWED).count() > 0
            for number, (way, (scheme, size)) in () if left_out else enumerate(WAYS.items()):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size(size)
                for fault in page.evaluate(RUN, AXE if not number or name.startswith(ONCE) else LOOKS):
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
