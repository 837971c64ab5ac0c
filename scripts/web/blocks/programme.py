"""Lessons, quizzes, guides and books as lists, the finder among them."""

from __future__ import annotations

from scripts.markdown.markers import CITATION
from scripts.model import Library
from scripts.sheets import names
from scripts.stats import balance
from scripts.web.blocks.rows import files, lessons_of, row, span, strange_tag
from scripts.web.writer import Writer

KIT = "kit"
"""The group of guides for walls, pockets and chats; it has a page of its own."""


def roles(writer: Writer) -> dict[str, object]:
    """The doors of the home page, one for each kind of reader."""
    targets = {role: role for role in ("teach", "me", "help", "work", "know", "review")}
    return {"roles": [{"id": role, "link": writer.link(id)} for role, id in targets.items()]}


def lessons(writer: Writer) -> dict[str, object]:
    """The lessons of each band that everybody may see."""
    bands: dict[str, list[dict[str, object]]] = {}
    for lesson in lessons_of(writer):
        if not lesson.unlisted:  # pupils come by the home page, too
            bands.setdefault(lesson.band, []).append(row(writer, lesson))
    titles = writer.library.band_titles
    return {"bands": [{"title": titles[writer.language, band], "rows": rows} for band, rows in bands.items()]}


def finder(writer: Writer) -> dict[str, object]:
    """All lessons with what the filters ask of them."""
    lessons = lessons_of(writer)
    library = writer.library
    bands = dict.fromkeys(lesson.band for lesson in lessons)
    return {
        "rows": [row(writer, lesson) for lesson in lessons],
        "ages": [(band, span(library.grades[band].ages)) for band in bands],
        "old": [(grade, grade) for grade in _range(library, bands, "old")],
        "new": [(grade, grade) for grade in _range(library, bands, "new")],
        "minutes": [(count, count) for count in sorted({lesson.total_minutes for lesson in lessons})],
        "skills": [
            (skill, writer.word(f"skill.{skill}"))
            for skill in library.skills
            if skill in {lesson.skill for lesson in lessons}
        ],
        "subjects": [
            (subject, writer.word(f"subject.{subject}"))
            for subject in library.subjects
            if any(subject in lesson.subjects for lesson in lessons)
        ],
    }


def _range(library: Library, bands: dict[str, None], numbering: str) -> list[int]:
    """Every grade of these bands in one numbering."""
    spans = [getattr(library.grades[band], numbering) for band in bands]
    return sorted({grade for first, last in spans for grade in range(first, last + 1)})


def quizzes(writer: Writer) -> dict[str, object]:
    """Quizzes by age, so that a child reads one short list; the very sensitive are opened with a teacher only."""
    library = writer.library
    bands = []
    for band in names.bands(library):
        listed = [lesson for lesson in lessons_of(writer) if lesson.band == band and not lesson.unlisted]
        rows = [
            {
                "title": library.quizzes[writer.language, lesson.id].title,
                "tag": strange_tag(writer, lesson),
                "link": writer.link(f"me/{lesson.id}"),
            }
            for lesson in listed
        ]
        bands.append({"id": band, "title": library.band_titles[writer.language, band], "rows": rows})
    return {"bands": [band for band in bands if band["rows"]]}


def alignment(writer: Writer) -> dict[str, object]:
    """For each lesson the competences, rights and sources behind it."""
    rows = []
    for lesson in lessons_of(writer):
        cited = {id for section in lesson.sections for id in CITATION.findall(section.body)}
        competences = [writer.word(f"competence.{competence}") for competence in lesson.competences]
        rights = [writer.word(f"right.{right}") for right in lesson.rights]
        short = lesson.code in writer.library.bands[writer.library.source_language, lesson.band].minimum
        more = {"competences": competences, "cited": len(cited), "rights": rights, "short": short}
        rows.append(row(writer, lesson) | more)
    return {"rows": rows}


def balance_table(writer: Writer) -> dict[str, object]:
    """The balance of each band and of all, in numbers and words."""
    return {"rows": [_balance_row(writer, one) for one in balance.all_bands(writer.library)]}


def _balance_row(writer: Writer, one: balance.Balance) -> dict[str, object]:
    share = one.share_of_girls
    least, mean = one.practice
    spread = f"{least}" if least == mean else f"{least}–{writer.number(mean)}"
    return {
        "name": writer.library.band_titles[writer.language, one.band] if one.band else writer.word("balance.all"),
        "lessons": one.lessons,
        "risk": f"{one.girls} + {one.boys}" + (f" ({share:.0%} + {1 - share:.0%})" if share is not None else ""),
        "recruiters": f"{one.known} / {one.recruiters}",
        "deceivers": f"{one.women} + {one.recruiters - one.women}",
        "journeys": f"{one.lawful} / {one.unsafe}" if one.lawful or one.unsafe else "–",
        "practice": spread,
        "sensitivity": ", ".join(f"{level}: {count}" for level, count in one.sensitivity.items()),
    }


def guides(writer: Writer) -> dict[str, object]:
    """Guides by group, in the order in which they are read."""
    groups = []
    for group, ids in writer.library.guide_groups.items():
        if group == KIT:
            continue  # it has a page of its own
        rows = [_guide_row(writer, id) for id in ids if (writer.language, id) in writer.library.guides]
        groups.append({"id": group, "title": writer.word(f"guides.{group}"), "rows": rows})
    return {"groups": [group for group in groups if group["rows"]]}


def _guide_row(writer: Writer, id: str) -> dict[str, object]:
    printed = files(writer, names.guide_name(writer.language, id))
    guide = writer.library.guides[writer.language, id]
    return {"guide": guide, "tag": strange_tag(writer, guide), "link": writer.link(id), "files": printed}


def kit(writer: Writer) -> dict[str, object]:
    """Posters, leaflets and cards to print."""
    ids = writer.library.guide_groups.get(KIT, ())
    return {"rows": [_guide_row(writer, id) for id in ids if (writer.language, id) in writer.library.guides]}


def book_table(writer: Writer) -> dict[str, object]:
    """For each band the plan for the year and the books."""
    library = writer.library
    rows = []
    for band in names.bands(library):
        printed = files(writer, names.overview_name(band, writer.language))
        overview = {"name": writer.word("sheet.overview"), "count": "", "files": printed}
        routes = names.routes(library, band)
        cells = [overview, *(_book_cell(writer, band, route, routes.get(route, ())) for route in names.ROUTES)]
        rows.append({"title": library.band_titles[writer.language, band], "cells": cells})
    heads = [writer.word("sheet.overview"), *(_book_name(writer, route) for route in names.ROUTES)]
    return {"heads": heads, "rows": rows}


def _book_name(writer: Writer, route: str) -> str:
    return f"{writer.word('sheet.book')}, {writer.word(f'book.{route}')}"


def _book_cell(writer: Writer, band: str, route: str, ids: tuple[str, ...]) -> dict[str, object]:
    if not ids:
        return {}
    printed = files(writer, names.book_name(band, route, writer.language))
    count = writer.word("book.lessons", count=len(ids))
    return {"name": _book_name(writer, route), "count": count, "files": printed}
