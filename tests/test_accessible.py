"""What axe cannot see: large letters, forced colours, no motion, focus, languages of parts, the order of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from depth import WEEKLY
from lxml import html
from pypdf import PdfReader

pytestmark = pytest.mark.slow

QUIZZES = ["me/a/secrets-and-surprises.html", "me/c/easy-money-online.html", "me/d/on-the-road.html"]
PAGES = [
    "index.html", "help/index.html", "help/using-this-site.html", *QUIZZES[1:], "c/easy-money-online.html",
    "teach/index.html", "search.html", "work/money.html", "work/check.html", "about/who-can-see.html",
    "about/accessibility.html",
]  # fmt: skip
"""One page of every kind, in the default language; Kyrgyz and Uzbek words are the longest."""
FEW = ["index.html", "help/index.html", QUIZZES[1], "work/money.html"]
"""Each control of every page takes its time: at every change those that a frightened reader needs."""
SHEETS = [*(f"c3-easy-money-online-{kind}" for kind in ("plan", "handout", "quiz")), "if-a-pupil-tells-you"]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
LARGE = ":root { font-size: calc(2 * %spx) !important } * { content-visibility: visible !important }"
SPACED = (
    "* { content-visibility: visible !important }"
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
"""The distances that a reader may set (WCAG 1.4.12)."""
LAY_OVER = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }"
CUT = """
() => [...document.querySelectorAll("body *")].filter(e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (!box.width || !box.height || style.clipPath !== "none" || !e.innerText?.trim()) return false;
  const hides = side => ["hidden", "clip"].includes(style["overflow" + side]);
  return (hides("X") && e.scrollWidth > e.clientWidth + 1) || (hides("Y") && e.scrollHeight > e.clientHeight + 1);
}).map(e => `${e.tagName}.${e.className}: ${e.innerText.slice(0, 40)}`)
"""
MOVING = """
() => [...document.querySelectorAll("*")].filter(e => [null, "::before", "::after"].some(part => {
  const style = getComputedStyle(e, part), lasts = times => times.split(",").some(time => parseFloat(time) > 0);
  const drawn = part === null || style.content !== "none";
  return drawn && ((style.animationName !== "none" && lasts(style.animationDuration))
    || lasts(style.transitionDuration) || style.scrollBehavior === "smooth");
})).map(e => `${e.tagName}.${e.className}`)
"""
FOCUS = """
async () => {
  for (let frame = 0; frame < 5; frame++) await new Promise(done => requestAnimationFrame(done));
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  if (e === document.body) return null;
  const shown = e.matches("input[type=radio], input[type=checkbox]") && e.nextElementSibling
    ? getComputedStyle(e.nextElementSibling) : style;
  const outlined = s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
  const part = e.getClientRects()[0] || box, bar = document.querySelector(".exit");
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const above = document.elementFromPoint(
    middle(part.left, part.right, innerWidth), middle(part.top, part.bottom, innerHeight));
  e.dataset.reached = "";
  return {
    name: `${e.tagName} ${e.id} ${(e.innerText || "").slice(0, 30)}`,
    outlined: outlined(style) || outlined(shown),
    hidden: !box.width || !above || (bar?.contains(above) && !bar.contains(e)),
  };
}
"""
LATIN = set("abcdefghijklmnopqrstuvwxyz")
"""Names such as Telegram stand everywhere; what is looked for is Cyrillic in English, or Uzbek in Russian."""
NAMED = re.compile(r"«[^»]*»|“[^”]*”|\([^)]*\)|\b\w\b")
"""A word that is spoken about, and a single letter, belong to no language."""
MISSED = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width
    && !("reached" in e.dataset)
    && !(e.type === "radio" && document.querySelector(`input[name="${e.name}"][data-reached]`)))
  .map(e => `${e.tagName} ${e.id} ${(e.innerText || "").slice(0, 30)}`)
"""


@pytest.fixture
def page(browser) -> Iterator[object]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


# --- letters and distances --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("wish", ["letters of double size", "wide distances"])
def test_what_a_reader_sets_hides_nothing(browser, address: str, size: dict, wish: str) -> None:
    phone = size is PHONE
    context = browser.new_context(viewport=size, has_touch=phone, is_mobile=phone)
    page = context.new_page()
    faults = []
    for name in PAGES:
        page.goto(f"{address}/{name}")
        root = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        letter = "parseFloat(getComputedStyle(document.querySelector('main p, article p')).fontSize)"
        before = page.evaluate(letter)
        page.evaluate(LAY_OVER, LARGE % root if wish.startswith("letters") else SPACED)
        if wish.startswith("letters") and page.evaluate(letter) < 1.99 * before:
            faults.append(f"{name}: letters do not grow")
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{name}: {wide} px wide"] if wide > size["width"] else []
        faults += [f"{name}: cuts {what}" for what in page.evaluate(CUT)]
        bar = page.evaluate("document.querySelector('.exit')?.getBoundingClientRect().height || 0")
        faults += [f"{name}: the way out takes {bar} px of the screen"] if bar > size["height"] / 3 else []
    context.close()
    assert faults == []


# --- colours and motion -----------------------------------------------------------------------------------------------


def test_a_reader_who_wants_no_motion_gets_none(browser, address: str) -> None:
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    page = context.new_page()
    faults = []
    for name in PAGES:
        page.goto(f"{address}/{name}")
        faults += [f"{name}: {what}" for what in page.evaluate(MOVING)]
    context.close()
    assert faults == []


def test_in_forced_colours_a_choice_and_a_place_are_still_seen(browser, address: str) -> None:
    """Windows' high contrast takes every colour of ours away; what said something by colour says it by form too."""
    context = browser.new_context(viewport=PHONE, forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}/me/c/easy-money-online.html")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    option = page.locator(".option").first
    edge = "e => getComputedStyle(e.querySelector('label')).borderTopWidth"
    before = option.evaluate(edge)
    option.locator("label").click()
    assert option.evaluate(edge) != before
    for part in (".exit #exit-now", ".feedback p", ".box"):
        form = page.locator(part).first.evaluate(
            "e => ['Top', 'Left'].map(s => getComputedStyle(e)[`border${s}Width`]).some(w => parseFloat(w) > 0)"
        )
        assert form, f"{part} has no edge when its colour is gone"
    page.goto(f"{address}/teach/index.html")
    here = page.locator(".menu [aria-current]").first
    other = page.locator(".menu a:not([aria-current])").first
    weight = "e => getComputedStyle(e).fontWeight"
    assert here.evaluate(weight) != other.evaluate(weight)
    context.close()


# --- focus ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("colours", ["none", "active"], ids=["own colours", "forced colours"])
@pytest.mark.parametrize("name", PAGES if WEEKLY else FEW)
def test_focus_is_always_somewhere_and_seen(browser, address: str, name: str, colours: str) -> None:
    """Tab reaches every control, each shows it, none lies under the way out, and the last lets go."""
    context = browser.new_context(viewport=PHONE, forced_colors=colours)
    page = context.new_page()
    page.goto(f"{address}/{name}")
    faults = []
    for _ in range(600):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUS)
        if place is None:
            break
        faults += [f"{place['name']}: no outline"] if not place["outlined"] else []
        faults += [f"{place['name']}: cannot be seen"] if place["hidden"] else []
    else:
        faults.append("Tab never leaves the page")
    missed = page.evaluate(MISSED)
    context.close()
    assert faults + [f"{what}: not reached" for what in missed] == []


@pytest.mark.parametrize("name", QUIZZES)
def test_no_button_of_a_quiz_loses_the_focus(page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    buttons = page.locator("[data-quiz] button:visible, [data-quiz] summary:visible")
    assert buttons.count()
    for place in range(buttons.count()):
        if place < buttons.count():
            buttons.nth(place).focus()
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()")


# --- languages --------------------------------------------------------------------------------------------------------


def test_words_are_written_in_the_letters_of_the_language_they_are_said_to_be_in(site: Path, root: Path) -> None:
    """A screen reader takes the voice of the nearest `lang`: letters that its language lacks were said wrongly."""
    known = yaml.safe_load((root / "curriculum/data/languages.yml").read_text("utf-8"))["languages"].values()
    own = {one["tag"]: set(one["alphabet"]) for one in known}
    own["uz-Latn"] = own["en"]
    alien = {tag: set().union(*own.values()) - letters - LATIN for tag, letters in own.items()}
    names = re.compile("|".join(one["name"] for one in known))
    faults = set()
    for path in sorted(site.rglob("*.html")):
        for words, tag in said(html.parse(str(path)).getroot(), ""):
            if tag in alien and alien[tag].intersection(NAMED.sub("", names.sub("", words)).lower()):
                faults.add(f"{path.relative_to(site)}, {tag}: {' '.join(words.split())[:60]}")
    assert sorted(faults) == []


def said(element, above: str) -> Iterator[tuple[str, str]]:
    """All that is read out, visible or not, with the language it is said to be in."""
    if isinstance(element.tag, str) and element.tag not in ("script", "style"):
        tag = element.get("lang", above)
        for name in ("aria-label", "alt", "title", "placeholder"):
            if words := element.get(name):
                yield words, tag
        yield element.text or "", tag
        for kid in element:
            yield from said(kid, tag)
    yield element.tail or "", above


def test_hidden_names_are_translated(site: Path) -> None:
    """What only a screen reader says is not left in Russian: no label of a page is the same in both languages."""
    label = "//@aria-label | //a[contains(@class, 'skip')]/text() | //*[@class='sr']/text()"
    same = set()
    for name in PAGES:
        ru, ky = (set(html.parse(str(site / folder / name)).xpath(label)) for folder in ("ru", ""))
        assert ru and ky
        same |= {" ".join(words.split()) for words in ru & ky}
    assert {words for words in same if re.search(r"[^\W\d_]{2}", words)} == set()


# --- paper ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("code", ["ky", "ru"])
def test_a_pdf_is_read_in_the_order_it_is_seen(site: Path, code: str, name: str) -> None:
    reader = PdfReader(site / f"downloads/{code}/{name}-{code}.pdf")
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"].startswith(code)
    nodes = list(tagged(root["/StructTreeRoot"]))
    levels = [int(role[2:]) for role, place in nodes if not place and re.fullmatch(r"/H\d", role)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    roles = [role for role, _ in nodes]
    assert roles.count("/Table") == 0 or "/TH" in roles
    places = [place for role, place in nodes if place and role not in ("/Note", "/FENote")]
    assert len(places) > 20
    assert all(before <= after for before, after in pairwise(places)), "read in another order than drawn"


def tagged(node, role: str = "", page: int = 0) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """(role, none) of each element and (role of its element, (page, mark)) of each piece of text, as read out."""
    node = node.get_object()
    if isinstance(node, int):
        yield role, (page, int(node))
        return
    if isinstance(node, list):
        for kid in node:
            yield from tagged(kid, role, page)
        return
    if "/Pg" in node:
        page = node.raw_get("/Pg").idnum
    if node.get("/Type") == "/MCR":
        yield role, (page, int(node["/MCID"]))
    elif node.get("/Type") != "/OBJR":
        role = node.get("/S", role)
        yield role, None
        if "/K" in node:
            yield from tagged(node["/K"], role, page)
