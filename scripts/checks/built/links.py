"""Links of the built site: each leads somewhere, and stays in the language one is reading."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, unquote, urlsplit

from scripts.checks.built.site import NOT_FOUND, Built, Site, split
from scripts.findings import Finding, found

LINKED = "//*[@href or @src or @poster or @data-index]"
DOWNLOADS = "downloads/"
SHARED = ("assets/",)


def targets_exist(site: Site) -> Iterator[Finding]:
    for page, address, line, _ in _links(site):
        target = resolve(page, address)
        if target not in site.files:
            yield found("BS-010", page.at, line, link=address)


def anchors_exist(site: Site) -> Iterator[Finding]:
    for page, address, line, _ in _links(site):
        anchor = unquote(_parts(address).fragment)
        target = site.pages.get(resolve(page, address))
        if anchor and target and anchor not in target.ids:
            yield found("BS-011", page.at, line, link=address, anchor=anchor)


def links_stay_in_the_language(site: Site) -> Iterator[Finding]:
    for page, address, line, switches in _links(site):
        target = resolve(page, address)
        if page.path == NOT_FOUND or switches or target.startswith(SHARED) or target not in site.files:
            continue
        inside = target.removeprefix(DOWNLOADS)
        language = split(site.library, inside)[0]
        if (inside != target or target in site.pages) and language != page.language:
            yield found("BS-012", page.at, line, link=address, language=language, own=page.language)


RULES = (targets_exist, anchors_exist, links_stay_in_the_language)


def resolve(page: Built, address: str) -> str:
    """Path inside the site that a link of ``page`` leads to; a folder means its index."""
    path = unquote(_parts(address).path)
    if not path:
        return page.path
    if path.startswith("/"):  # only the page for lost addresses can be served from anywhere
        path = path[1:] if page.path == NOT_FOUND else f"..{path}"
        joined = posixpath.normpath(path or ".")
    elif page.path == NOT_FOUND and path.startswith("../"):  # it tries every height at which it may have been asked for
        joined = posixpath.normpath(path).removeprefix("../" * path.count("../"))
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
    if address.partition("#")[0].partition("?")[0].endswith("/") or joined == ".":
        return "index.html" if joined == "." else f"{joined}/index.html"
    return joined


def _parts(address: str) -> SplitResult:
    """The parts of an address; one that is none, such as ``//[``, is taken for the name of a file that is not there."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", f"./{quote(address)}", "", "")


def _links(site: Site) -> Iterator[tuple[Built, str, int, bool]]:
    """Page, address, line of every link inside the site, and whether it switches the language."""
    for page in site.pages.values():
        for element, line in page.elements(LINKED):
            switches = bool(element.xpath("ancestor-or-self::*[@data-languages]"))
            for name in ("href", "src", "poster", "data-index"):
                address = (element.get(name) or "").strip()
                parts = _parts(address)
                if address and not parts.scheme and not parts.netloc:
                    yield page, address, line, switches
