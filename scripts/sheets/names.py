"""What files to download are called, known before any is made: sheets, overviews, books, zips."""

from __future__ import annotations

from scripts.model import Library
from scripts.sheets.elements import SheetError
from scripts.sheets.formats import FORMATS

LESSON_SHEETS = ("plan", "handout", "quiz", "key")
"""The four sheets of a lesson."""


def of_sheets(library: Library) -> tuple[tuple[str, str], ...]:
    """(language, name) of all sheets, known before any of them is made."""
    return tuple((language, f"{stem}-{language}") for language, stem, _ in stems(library))


def stems(library: Library) -> tuple[tuple[str, str, str], ...]:
    """(language, name without the language, kind) of all sheets."""
    lessons = [
        (language, f"{library.lessons[library.source_language, id].code}-{slug(id)}-{kind}", kind)
        for language in library.languages
        for id in library.lesson_ids()
        for kind in LESSON_SHEETS
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


ROUTES = ("full", "minimum")


def bands(library: Library) -> tuple[str, ...]:
    """The bands that have lessons, in order."""
    return tuple(dict.fromkeys(id.split("/")[0] for id in library.lesson_ids()))


def routes(library: Library, band: str) -> dict[str, tuple[str, ...]]:
    """Route → ids of its lessons in the order of the programme; a route without lessons is none."""
    made = library.bands[library.source_language, band]
    all = tuple(id for id in library.lesson_ids() if id.split("/")[0] == band)
    short = tuple(made.listed[code] for code in made.listed if code in made.minimum and made.listed[code] in all)
    return {route: ids for route, ids in zip(ROUTES, (all, short), strict=True) if ids}


def of_books(library: Library) -> tuple[tuple[str, str], ...]:
    """(language, name) of all overviews and books, known before any is made."""
    return tuple(
        (language, name)
        for language in library.languages
        for band in bands(library)
        for name in (
            overview_name(band, language),
            *(book_name(band, route, language) for route in routes(library, band)),
        )
    )


def overview_name(band: str, language: str) -> str:
    return f"{band}-overview-{language}"


def book_name(band: str, route: str, language: str) -> str:
    return f"{band}-book-{route}-{language}"


def all_files(library: Library) -> list[str]:
    """Site paths of all files there must be, known without making any: ``downloads/ky/c3-…-handout-ky.pdf``."""
    stems = [site_path(language, name) for language, name in (*of_sheets(library), *of_books(library))]
    files = [f"{stem}.{ending}" for stem in stems for ending in FORMATS]
    files += [zip_path(library, language, id) for language in library.languages for id in library.lesson_ids()]
    twice = sorted({path for path in files if files.count(path) > 1}) if len(files) != len(set(files)) else []
    if twice:
        raise SheetError(f"two texts would be written to the same file: {', '.join(twice)}")
    return sorted(files)


def site_path(language: str, name: str) -> str:
    return f"downloads/{language}/{name}"


def zip_name(library: Library, language: str, id: str) -> str:
    return f"{library.lessons[library.source_language, id].code}-{slug(id)}-{language}.zip"


def zip_path(library: Library, language: str, id: str) -> str:
    return site_path(language, zip_name(library, language, id))
