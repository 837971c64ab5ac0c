"""How much is looked at: a share that shows every kind of fault at each change, everything once a week.

``WEEKLY=1`` (``make weekly``) takes everything; the table in README.md says what moved there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

WEEKLY = "WEEKLY" in os.environ
SECOND = ("ru", "uz", "en", "uz-latn")
"""The folders of the languages that do not open first; the pages of the first one stand at the root."""


def some_pages(site: Path, names: Iterable[str]) -> list[str]:
    """All pages in a week's look; else the heaviest of each kind in each language: it holds most of what its template
    can show. A kind is a folder of the site without its language, the lessons of all bands one kind."""
    if WEEKLY:
        return sorted(names)
    heaviest: dict[tuple[str, ...], str] = {}
    for name in sorted(names):
        key = kind(name)
        if key not in heaviest or _size(site, name) > _size(site, heaviest[key]):
            heaviest[key] = name
    return sorted(heaviest.values())


def kind(name: str) -> tuple[str, ...]:
    """(language, folder …) of a page; pages called index, those that open without a gate, and search are kinds of
    their own."""
    path = PurePosixPath(name)
    language = path.parts[0] if path.parts[0] in SECOND else ""
    folders = tuple("band" if len(part) == 1 else part for part in path.parts[bool(language) : -1])
    own = path.stem if path.stem in ("index", "search", "404") or not folders else ""
    return (language, *folders, own, "open" if path.stem.endswith("-open") else "")


def _size(site: Path, name: str) -> int:
    return (site / name).stat().st_size
