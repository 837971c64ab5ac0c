"""The files to download: all there, and short enough to be printed in a school with one printer."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.built.site import Site
from scripts.findings import Finding, found
from scripts.sheets import names, page_limits

APART = 1
"""Pages by which a translation may differ from its source (R34)."""


def downloads_are_there(site: Site) -> Iterator[Finding]:
    for path in names.all_files(site.library):
        file = site.root / path
        if not file.is_file() or not file.stat().st_size:
            yield found("BS-009", f"site/{path}", 1)


def sheets_are_short(site: Site) -> Iterator[Finding]:
    """A plan is three leaves at most, what pupils get one leaf, a letter one page; a translation is about as long."""
    source = site.library.source_language
    lengths: dict[tuple[str, str], int] = {}
    for language, stem, kind in names.stems(site.library):
        path = f"downloads/{language}/{stem}-{language}.pdf"
        if not (site.root / path).is_file():
            continue
        lengths[language, stem] = count = page_limits.pages((site.root / path).read_bytes())
        limit = page_limits.LEAVES[kind]
        if language == source and count > limit:
            yield found("BS-025", f"site/{path}", 1, count=count, limit=limit)
    for (language, stem), count in lengths.items():
        original = lengths.get((source, stem), count)
        if abs(count - original) > APART:
            path = f"site/downloads/{language}/{stem}-{language}.pdf"
            yield found("BS-026", path, 1, count=count, original=original)


RULES = (downloads_are_there, sheets_are_short)
