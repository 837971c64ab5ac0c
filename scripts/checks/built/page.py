"""One built page at a time: its heading, its language, its ids, its weight, its pictures."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from lxml import etree

from scripts.checks.built.site import NOT_FOUND, Site
from scripts.findings import Finding, found
from scripts.model.confirmation import HOME

LIMITS = {True: 20_000, False: 60_000}
"""Compressed bytes of one page, lean or not; the rest of the first view's budget is for style and script."""


def one_heading(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        headings = [line for _, line in page.elements("//h1")]
        if len(headings) != 1:
            yield found("BS-002", page.at, headings[1] if headings else 1, count=len(headings))


def a_title(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        if not "".join(page.tree.xpath("//head/title//text()")).strip():
            yield found("BS-003", page.at)


def language_of_the_page(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        wanted, is_tag = site.library.languages[page.language].tag, page.tree.get("lang")
        if is_tag != wanted:
            yield found("BS-004", page.at, page.tree.sourceline or 1, tag=is_tag or "", wanted=wanted)


def language_of_the_words(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        if page.text is None or page.path == NOT_FOUND:
            continue
        wanted = site.library.languages[page.text.written_in].tag
        for heading, line in page.elements("//h1"):
            tag = _tag(heading)
            if tag != wanted:
                yield found("BS-005", page.at, line, tag=tag, wanted=wanted)


def ids_stand_once(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        seen: set[str] = set()
        for element, line in page.elements("//*[@id]"):
            if element.get("id") in seen:
                yield found("BS-006", page.at, line, id=element.get("id"))
            seen.add(element.get("id"))


def pictures_have_words(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        for picture, line in page.elements("//img[not(@alt)] | //input[@type='image' and not(@alt)]"):
            yield found("BS-007", page.at, line, image=picture.get("src", ""))


def page_is_light(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        size = len(zlib.compress((site.root / page.path).read_bytes(), 9))
        limit = LIMITS[page.is_lean]
        if size > limit:
            yield found("BS-008", page.at, 1, size=size // 1000, limit=limit // 1000)


def numbers_name_their_country(site: Site) -> Iterator[Finding]:
    """On a page that names numbers of two countries, or of another one, each number stands with its country."""
    for page in site.pages.values():
        numbers = page.tree.xpath("//a[@data-of]")
        if {link.get("data-of") for link in numbers} <= {HOME}:
            continue
        for link in numbers:
            country = site.library.word(page.language, f"country.{link.get('data-of')}")
            if country not in "".join(link.getparent().itertext()):
                number = "".join(link.itertext())
                yield found("BS-060", page.at, link.sourceline or 1, number=number, country=country)


RULES = (
    one_heading, a_title, language_of_the_page, language_of_the_words, ids_stand_once, pictures_have_words,
    page_is_light, numbers_name_their_country, )  # fmt: skip


def _tag(element: etree._Element) -> str:
    """The language an element is said to be in: its own or the nearest around it."""
    return next(iter(element.xpath("ancestor-or-self::*[@lang][1]/@lang")), "")
