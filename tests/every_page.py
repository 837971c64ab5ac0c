"""Look at every page in one Chromium: what axe, the network, the console, the page's width and its stillness say.

Kept apart from the tests so that a process of its own can do it: the pages are shared out over all cores.

Every page of every language is opened on the phone. axe looks at every Russian and Kyrgyz one and at each third of the
other languages, whose pages have the same elements, in light and dark; at the Russian ones on the desktop too. All its
rules on all pages in all four ways take too long for every change, most of it for measuring the contrast of every
single word. So:

- Contrast is measured in light and dark, once for each look: words of the same style on the same grounds have the same
  contrast, in whichever page and way (``unknown`` in ``every_page.js``). Only what axe found good counts as measured.
- All other rules are asked in light on the phone and, as other parts are shown there, in light on the desktop; on the
  desktop everything that can be folded is unfolded first.
- A scheme changes colours only; that every box stands in dark where it stood in light is looked at, so that there the
  rules about colour say all there is to say.

``EVERY_PAGE=1`` asks all rules about all elements of every page in all four ways, which a workflow does every week.
"""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

QUICK = "EVERY_PAGE" not in os.environ
AXE = {"iframes": False, "preload": False}
OF_COLOUR = ["color-contrast", "link-in-text-block"]
COLOURS = AXE | {"runOnly": OF_COLOUR, "resultTypes": ["violations", "passes"]}
ALL = AXE | {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # passes of a long page are megabytes that nobody reads
}
OTHERS = ALL | {"rules": {rule: {"enabled": False} for rule in OF_COLOUR}}
STILL = """
const still = new CSSStyleSheet();
still.replaceSync("* { transition: none !important }");
document.adoptedStyleSheets = [still];
"""  # no colour half-way between the schemes
WAYS = {"phone": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 800}}
MOST_SHIFT = 0.01
SOURCE = "ru/"
OTHERS_OF = ("uz/", "en/", "uz-latn/")
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


class Eye:
    """One page of the browser, as wide as a phone or a desktop, that opens one page of the site after the other."""

    def __init__(self, page: Page, way: str, known: set[int], quick: bool = QUICK) -> None:
        self.page, self.way, self.known, self.quick, self.scheme = page, way, known, quick, "light"
        page.set_viewport_size(WAYS[way])
        page.emulate_media(color_scheme=self.scheme)

    def opens(self, name: str) -> bool:
        """Every page on the phone; on the desktop the Russian ones, whose elements the translations have too, and those
        at the root."""
        return self.way == "phone" or not self.quick or name.startswith(SOURCE) or "/" not in name

    def closely(self, name: str) -> bool:
        """Whether axe is asked, too: in a quick look, of each third page of some languages."""
        return not self.quick or not name.startswith(OTHERS_OF) or crc32(name.encode()) % 3 == 0

    def look_at(self, address: str, closely: bool = True) -> list[str]:
        """The faults of one page, in light as it opens, then whole with everything unfolded, then in dark."""
        faults = self._opened(address) and self._opened(address)  # half a page may be painted under load
        self.page.evaluate("asked.whole()")
        if not closely:
            self.page.evaluate("asked.unfold()")
            faults += [f"unfolded, {fault}" for fault in self._facts(moves=False)]
            return [f"{address}, {self.way}, {fault}" for fault in faults]
        faults += [f"light: {fault}" for fault in self.axe("light")] if self.way == "phone" else []
        self.page.evaluate("asked.unfold()")
        faults += [f"light, unfolded: {fault}" for fault in self.axe("light")] if self.way == "desktop" else []
        boxes = self.page.evaluate("asked.boxes()")
        faults += [f"dark, unfolded: {fault}" for fault in self.axe("dark")]
        faults += ["stands otherwise in dark"] if self.page.evaluate("asked.boxes()") != boxes else []
        faults += [f"unfolded, {fault}" for fault in self._facts(moves=False)]
        self._show("light")
        return [f"{address}, {self.way}, {fault}" for fault in faults]

    def _opened(self, address: str) -> list[str]:
        self.page.goto(address)
        return self._facts()

    def axe(self, scheme: str) -> list[str]:
        """What axe finds in the open page in this scheme."""
        self._show(scheme)
        if not self.quick:
            return self.page.evaluate("options => asked.rules(options)", ALL)
        seen = self.page.evaluate("([options, known]) => asked.colours(options, known)", [COLOURS, list(self.known)])
        self.known.update(seen["known"])
        others = self.page.evaluate("options => asked.rules(options)", OTHERS) if scheme == "light" else []
        return seen["faults"] + others

    def _show(self, scheme: str) -> None:
        if scheme != self.scheme:
            self.page.emulate_media(color_scheme=scheme)
            self.scheme = scheme

    def _facts(self, moves: bool = True) -> list[str]:
        facts = self.page.evaluate("asked.facts()")
        said = [f"{facts['wide']} px too wide"] if facts["wide"] > 0 else []
        said += ["stores something"] if facts["kept"] else []
        return said + ([f"moves while it loads: {facts['shift']:.3f}"] if moves and facts["shift"] > MOST_SHIFT else [])


def new_context(browser: Browser) -> BrowserContext:
    """A place to look at pages in, with what axe and we ask of them."""
    from axe_playwright_python.sync_playwright import Axe  # only who looks needs a browser's packages

    context = browser.new_context()
    for script in STILL, Axe().axe_script, (Path(__file__).parent / "every_page.js").read_text("utf-8"):
        context.add_init_script(script)
    return context


def look(address: str, names: list[str]) -> list[str]:
    """The faults of these pages, each named with its page."""
    from playwright.sync_api import sync_playwright

    faults: list[str] = []
    known: set[int] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        context = new_context(browser)
        eyes = [Eye(context.new_page(), way, known) for way in WAYS]
        away = re.compile(rf"(?!{re.escape(address)}|data:)")
        context.on(
            "request",
            lambda asked: faults.append(f"{asked.frame.url}: asks {asked.url}") if away.match(asked.url) else None,
        )
        context.on("console", lambda said: faults.append(f"{said.page.url}: {said.type} {said.text}"))
        context.on("weberror", lambda failed: faults.append(f"{failed.page.url}: {failed.error}"))
        for name in names:
            for eye in eyes:
                faults += eye.look_at(f"{address}/{name}", eye.closely(name)) if eye.opens(name) else []
        faults += [f"a cookie: {cookie}" for cookie in context.cookies()]
        browser.close()
    return faults


def look_at_all(address: str, names: list[str], count: int = (os.cpu_count() or 1) + 1) -> list[str]:
    """The faults of all pages, looked at by ``count`` browsers at once, in processes of their own: one for each core,
    and one more while others wait."""
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        shares = pool.map(look, [address] * count, [names[first::count] for first in range(count)])
        return [fault for share in shares for fault in share]
