"""What a first visit costs on a slow line: bytes and files of every page, scripts, the search index.

The limits are data (``curriculum/data/measures.yml``); a school without them has none.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from functools import cache

from scripts.checks.built.site import Built, Site
from scripts.findings import Finding, found

SEARCH = "assets/search/"
FILES = "//head/link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //script/@src | //img/@src"


def first_views_are_light(site: Site) -> Iterator[Finding]:
    weigh = _scales(site)
    for page in site.pages.values():
        kind = "pupil" if page.is_lean else "teacher"
        files = _files(site, page)
        size, count = sum(map(weigh, {page.path, *files})), 1 + len(files)
        if (limit := site.library.measures.most(f"{kind}-bytes")) is not None and size > limit:
            yield found("BS-040", page.at, size=_kilo(size), limit=_kilo(limit))
        if (limit := site.library.measures.most(f"{kind}-requests")) is not None and count > limit:
            yield found("BS-041", page.at, count=count, limit=limit)


def scripts_are_small(site: Site) -> Iterator[Finding]:
    limit = site.library.measures.most("script-bytes")
    for page in site.pages.values() if limit is not None else ():
        size = sum(len(site.scripts[path].encode()) for path in _files(site, page) if path in site.scripts)
        if size > limit:
            yield found("BS-042", page.at, size=_kilo(size), limit=_kilo(limit))


def search_waits(site: Site) -> Iterator[Finding]:
    """No page loads an index before somebody searches, and an index is soon there."""
    weigh, limit = _scales(site), site.library.measures.most("search-bytes")
    for page in site.pages.values():
        if any(path.startswith(SEARCH) for path in _files(site, page)):
            yield found("BS-043", page.at)
    for path in sorted(site.files):
        if path.startswith(SEARCH) and limit is not None and weigh(path) > limit:
            yield found("BS-044", f"site/{path}", size=_kilo(weigh(path)), limit=_kilo(limit))


def site_is_small(site: Site) -> Iterator[Finding]:
    limit = site.library.measures.most("build-bytes")
    size = sum((site.root / path).stat().st_size for path in site.files if not path.startswith("downloads/"))
    if limit is not None and size > limit:
        yield found("BS-045", "site/index.html", size=size // 1_000_000, limit=limit // 1_000_000)


RULES = (first_views_are_light, scripts_are_small, search_waits, site_is_small)


def _files(site: Site, page: Built) -> set[str]:
    """Files of this site that the page loads at once."""
    here = posixpath.dirname(page.path)
    return {path for address in page.tree.xpath(FILES) if (path := _path(here, address)) in site.files}


def _path(here: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(here, address.split("?")[0].split("#")[0]))


def _scales(site: Site):
    """What a file weighs on the line: compressed as hosts do it."""
    return cache(lambda path: len(zlib.compress((site.root / path).read_bytes(), 9)) + 12)


def _kilo(size: int) -> str:
    return f"{size / 1000:.1f}"
