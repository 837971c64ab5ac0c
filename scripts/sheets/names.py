"""Which sheets, books and zips there are, and what their files are called; nothing is drawn for it."""

from __future__ import annotations

import re

from scripts.model import Library
from scripts.sheets.elements import SheetError

KINDS = ("plan", "handout", "quiz", "key")
"""The four sheets of a lesson."""
ROUTES = ("full", "minimum")
FORMATS = ("pdf", "docx")
LEAVES = {
    "plan": 6, "key": 2, "guide": 2, "template": 2, "letter": 1, "poster": 1, "cards": 1, "overview": 1, "handout": 2,
    "quiz": 2,
}  # fmt: skip
"""Pages a sheet should have at most: a plan three leaves printed on both sides, what goes to pupils one.
No limit makes words terse: a plan has room for whole sentences."""
PAGE = re.compile(rb"/Type\s*/Page\b")


def names(library: Library) -> tuple[tuple[str, str], ...]:
    """(language, name) of all sheets, known before any of them is made."""
    return tuple((language, f"{stem}-{language}") for language, stem, _ in stems(library))


def stems(library: Library) -> tuple[tuple[str, str, str], ...]:
    """(language, name without the language, kind) of all sheets."""
    lessons = [
        (language, f"{library.lessons[library.source_language, id].code}-{slug(id)}-{kind}", kind)
        for language in library.languages
        for id in library.lesson_ids()
        for kind in KINDS
    ]
    guides = [(language, slug(id), guide.form) for (language, id), guide in library.guides.items()]
    return tuple(lessons + guides)


def lesson_name(library: Library, language: str, id: str, kind: str) -> str:
    return f"{library.lessons[library.source_language, id].code}-{slug(id)}-{kind}-{language}"


def guide_name(language: str, id: str) -> str:
    return f"{slug(id)}-{language}"


def slug(id: str) -> str:
    """Last part of an id: ``c/easy-money-online`` → ``easy-money-online``. Neutral, since names stay in a phone."""
    return id.rsplit("/", 1)[-1]


def bands(library: Library) -> tuple[str, ...]:
    """The bands that have lessons, in order."""
    return tuple(dict.fromkeys(id.split("/")[0] for id in library.lesson_ids()))


def routes(library: Library, band: str) -> dict[str, tuple[str, ...]]:
    """Route → ids of its lessons in the order of the programme; a route without lessons is none."""
    made = library.bands[library.source_language, band]
    all = tuple(id for id in library.lesson_ids() if id.split("/")[0] == band)
    short = tuple(made.listed[code] for code in made.listed if code in made.minimum and made.listed[code] in all)
    return {route: ids for route, ids in zip(ROUTES, (all, short), strict=True) if ids}


def _overview_name(band: str, language: str) -> str:
    return f"{band}-overview-{language}"


def _book_name(band: str, route: str, language: str) -> str:
    return f"{band}-book-{route}-{language}"


def book_names(library: Library) -> tuple[tuple[str, str], ...]:
    """(language, name) of all overviews and books, known before any is made."""
    return tuple(
        (language, name)
        for language in library.languages
        for band in bands(library)
        for name in (
            _overview_name(band, language),
            *(_book_name(band, route, language) for route in routes(library, band)),
        )
    )


def make_inventory(library: Library) -> list[str]:
    """Site paths of all files there must be, known without making any: ``downloads/ky/c3-…-handout-ky.pdf``."""
    stems = [_site(language, name) for language, name in (*names(library), *book_names(library))]
    files = [f"{stem}.{ending}" for stem in stems for ending in FORMATS]
    files += [_zip_site(library, language, id) for language in library.languages for id in library.lesson_ids()]
    twice = sorted({path for path in files if files.count(path) > 1}) if len(files) != len(set(files)) else []
    if twice:
        raise SheetError(f"two texts would be written to the same file: {', '.join(twice)}")
    return sorted(files)


def _site(language: str, name: str) -> str:
    return f"downloads/{language}/{name}"


def _zip_site(library: Library, language: str, id: str) -> str:
    return _site(language, f"{library.lessons[library.source_language, id].code}-{slug(id)}-{language}.zip")


def pages(made: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(PAGE.findall(made))
