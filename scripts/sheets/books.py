"""Library → what binds lessons together: the plan for the year of a band on one page, and the book of a band.

    band × language            overview
    band × route × language    book: full (all lessons) | minimum (those for schools with few hours)

A book is made of the sheets of ``printable``, in the order a teacher needs them: the plan for the year, what to read
first, the letter home, then plan, handout, quiz and answers of each lesson.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from scripts.markdown import Paragraph, Words
from scripts.model import Band, Lesson, Library
from scripts.model.kinds import READ_FIRST
from scripts.sheets import names, printable
from scripts.sheets.elements import Grid, Lead, PaperBlock, paragraph
from scripts.sheets.names import bands, book_name, overview_name, routes
from scripts.sheets.printable import Sheet
from scripts.sheets.writer import Writer

FIRST = READ_FIRST
"""The group of guides that stands at the beginning of every book."""


def made(
    library: Library,
    only: str | None = None,
    languages: tuple[str, ...] | None = None,
    ready: Mapping[str, Sheet] = MappingProxyType({}),
) -> Iterator[Sheet]:
    """Every overview and book; ``only`` is the id of one band, ``ready`` are sheets that have been made already, by
    name. Raises SheetError as ``printable`` does."""
    for language in languages or tuple(library.languages):
        for band in bands(library):
            if only in (None, band):
                first = overview(library, language, band)
                yield first
                for route in routes(library, band):
                    yield book(library, language, band, route, {**ready, first.name: first})


def overview(library: Library, language: str, band: str) -> Sheet:
    """All lessons of a band on one page, with room for the day each is taught."""
    return _of_band(library, overview_name(band, language), "overview", language, band, _overview)


def book(
    library: Library, language: str, band: str, route: str, ready: Mapping[str, Sheet] = MappingProxyType({})
) -> Sheet:
    """The book of a band; sheets that are ``ready`` are bound as they are."""
    ids = routes(library, band)[route]
    writer = Writer(library, language)
    front = [ready.get(overview_name(band, language)) or overview(library, language, band)]
    for id in _front_guides(library, band):
        front.append(ready.get(names.guide_name(language, id)) or printable.of_guide(library, language, id))
    contents = [(_listed_as(writer, part), (place,)) for place, part in enumerate(front)]
    parts = list(front)
    for id in ids:
        lesson = library.lessons[language, id]
        places = tuple(range(len(parts), len(parts) + len(names.LESSON_SHEETS)))
        contents.append((f"{lesson.code.upper()} · {lesson.title}", places))
        for kind in names.LESSON_SHEETS:
            name = names.lesson_name(library, language, id, kind)
            parts.append(ready.get(name) or printable.of_lesson(library, language, id, kind))
    lead = writer.word("book.lead", count=writer.word("book.lessons", count=len(ids)))
    about: tuple[PaperBlock, ...] = (
        paragraph(writer.word(f"book.{route}"), strong=True),
        Lead((Words(lead),)),
    )
    name = book_name(band, route, language)
    bound = _of_band(library, name, "book", language, band, lambda *_: about)
    heads = (writer.word("book.contents"), *(writer.word(f"sheet.{kind}") for kind in names.LESSON_SHEETS))
    return replace(bound, parts=tuple(parts), contents=tuple(contents), heads=heads)


def _listed_as(writer: Writer, part: Sheet) -> str:
    """What the contents call a sheet: the title of an overview is that of the whole band."""
    return writer.word("sheet.overview") if part.kind == "overview" else part.title


def _front_guides(library: Library, band: str) -> list[str]:
    """Guides read first, and the letter home of this band."""
    letter = f"teach/letter-{band}"
    ids = [*library.guide_groups.get(FIRST, ()), letter]
    return [id for id in ids if (library.source_language, id) in library.guides]


def _of_band(library: Library, name: str, kind: str, language: str, band: str, make) -> Sheet:
    return printable.of_text(library, name, kind, library.bands[language, band], band.upper(), make)


def _overview(writer: Writer, band: Band) -> tuple[PaperBlock, ...]:
    """A row a lesson: code and title, what the pupil can do after it, where it fits, the short route, the day."""
    source = writer.library.bands[writer.library.source_language, band.id]
    heads = ("finder.lesson", "plan.outcome", "finder.subject", "overview.short", "overview.day")
    lessons = [
        writer.library.lessons[writer.language, id] for id in source.listed.values() if _exists(writer.library, id)
    ]
    rows = tuple(_row(writer, lesson, lesson.code in source.minimum) for lesson in lessons)
    head = tuple((paragraph(writer.word(key)),) for key in heads)
    return (
        Lead((Words(writer.word("overview.lead")),)),
        Grid(head, rows, (27, 37, 18, 9, 9), row_heads=True, room=True),
    )


def _exists(library: Library, id: str) -> bool:
    return (library.source_language, id) in library.lessons


def _row(writer: Writer, lesson: Lesson, short: bool):
    subjects = ", ".join(writer.word(f"subject.{subject}") for subject in lesson.subjects)
    title = (Words(f"{lesson.code.upper()} · ", strong=True), Words(lesson.title))
    return (
        (Paragraph(title),),
        (writer.line(lesson.outcome),),
        (paragraph(subjects),),
        (paragraph("●" if short else ""),),
        (paragraph(""),),
    )
