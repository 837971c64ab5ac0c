"""How each kind of page looks on paper, compared with the pictures in ``tests/pictures``.

A picture is the first sheets of a page on the width of A4, in our own font, shrunk sixteen times to greys: where words,
boxes and white stand. ``PICTURES=new python -m pytest tests/test_print.py`` draws them anew after a meant change;
look at what has changed before you keep it.

Tolerance: the page may be ``LONGER`` of its length longer or shorter, which is what an edited paragraph or another
machine's letters do. Laid over each other at the same length, smoothed over nine fields, they may differ by ``GREY`` of
255 on average.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

KINDS = {
    "home": "index.html",
    "finder": "teach/index.html",
    "lesson": "c/easy-money-online.html",
    "quiz": "me/c/easy-money-online.html",
    "story": "me/b/friend-behind-the-screen.html",
    "guide": "teach/if-a-pupil-tells-you.html",
    "help": "help/index.html",
    "country": "work/turkiye.html",
    "item": "resolution/item-12.html",
    "law": "law/index.html",
    "glossary": "glossary.html",
    "check": "work/check.html",
    "debt": "work/money.html",
}
FOLDERS = {"ky": "", "ru": "ru/"}
PICTURES = Path(__file__).parent / "pictures"
PAPER = {"width": 718, "height": 1016}  # A4 without its margins, in pixels of CSS
SHEETS = 5
GREY, LONGER = 6.0, 0.06
FONTS = {"400": "NotoSans-Regular.ttf", "700": "NotoSans-Bold.ttf"}
JUDGE = Path(__file__).parent / "pictures.js"


@pytest.fixture(scope="module")
def fonts(root: Path) -> dict[str, str]:
    return {
        weight: base64.b64encode((root / "scripts/sheets/fonts" / name).read_bytes()).decode()
        for weight, name in FONTS.items()
    }


@pytest.fixture
def paper(browser, request) -> Iterator[object]:
    context = browser.new_context(viewport=PAPER, device_scale_factor=getattr(request, "param", 1))
    context.add_init_script(JUDGE.read_text("utf-8"))
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")  # paper is white in the evening, too
    yield page
    context.close()


def printed(page, address: str, fonts: dict[str, str], spoil: str = "") -> str:
    """The page as its picture, a small PNG as a data address; ``spoil`` is a style that does harm."""
    page.goto(address)
    page.evaluate("([fonts, spoil]) => pictures.dress(fonts, spoil)", [fonts, spoil])
    length = min(page.evaluate("document.documentElement.scrollHeight"), SHEETS * PAPER["height"])
    sheets = {"x": 0, "y": 0, "width": PAPER["width"], "height": length}
    shot = base64.b64encode(page.screenshot(full_page=True, clip=sheets)).decode()
    page.goto("about:blank")
    return page.evaluate("shot => pictures.shrink(shot)", f"data:image/png;base64,{shot}")


def differences(page, stored: Path, picture: str) -> tuple[float, float]:
    """By what part of its length, and by how much grey, a picture differs from the stored one."""
    old = "data:image/png;base64," + base64.b64encode(stored.read_bytes()).decode()
    return tuple(page.evaluate("([old, now]) => pictures.compare(old, now)", [old, picture]))


def fits(found: tuple[float, float]) -> bool:
    return found[0] <= LONGER and found[1] <= GREY


@pytest.mark.parametrize("code", FOLDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_paper_looks_as_it_did(paper, fonts, address: str, kind: str, code: str) -> None:
    picture = printed(paper, f"{address}/{FOLDERS[code]}{KINDS[kind]}", fonts)
    stored = PICTURES / f"{kind}-{code}.png"
    if os.environ.get("PICTURES") == "new":
        stored.parent.mkdir(exist_ok=True)
        stored.write_bytes(base64.b64decode(picture.partition(",")[2]))
    assert fits(differences(paper, stored, picture))


@pytest.mark.parametrize("paper", [1.5], indirect=True)
@pytest.mark.parametrize("kind", ["home", "lesson", "quiz"])
def test_other_letters_make_no_difference(paper, fonts, address: str, kind: str) -> None:
    """At another scale letters are drawn a little differently, as on another machine."""
    picture = printed(paper, f"{address}/ru/{KINDS[kind]}", fonts)
    assert fits(differences(paper, PICTURES / f"{kind}-ru.png", picture))


HARMS = {
    "the header is printed": ("lesson", ".top { display: block !important }"),
    "the contents are printed": ("guide", ".md-sidebar { display: block !important }"),
    "a dark ground": ("lesson", "body { background: #1d1a18 !important }"),
    "the header and the way out are printed": ("quiz", "header, .exit, .exit-note { display: block !important }"),
    "the next scenes are folded away": ("story", ".choice::details-content { content-visibility: hidden !important }"),
    "evidence is folded away": ("item", "details.long::details-content { content-visibility: hidden !important }"),
    "small print": ("guide", "html { font-size: 8pt !important }"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_harm_is_seen(paper, fonts, address: str, harm: str) -> None:
    kind, style = HARMS[harm]
    picture = printed(paper, f"{address}/ru/{KINDS[kind]}", fonts, style)
    assert not fits(differences(paper, PICTURES / f"{kind}-ru.png", picture))


GROUNDS = """() => [...document.querySelectorAll("*")].filter((one) => one.checkVisibility()).filter((one) => {
  const { backgroundColor, backgroundImage } = getComputedStyle(one);
  return backgroundImage !== "none" || !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(backgroundColor);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_ground_costs_ink(paper, address: str, kind: str) -> None:
    """A pale ground is too little to change a picture, and much ink."""
    paper.goto(f"{address}/ru/{KINDS[kind]}")
    assert paper.evaluate(GROUNDS) == []
    assert paper.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 150_000
    assert {path.stem for path in PICTURES.iterdir()} == {f"{kind}-{code}" for kind in KINDS for code in FOLDERS}
