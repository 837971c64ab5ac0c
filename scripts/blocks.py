"""Parts of pages that are made, not written: ``{block:finder}`` and its kin, and the summary of a lesson."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

import jinja2
from markupsafe import Markup

from scripts import balance, books, measures, paper, prose, sheet_plan, sheets, translation
from scripts.model import BLOCKS, Lesson, Library, Text
from scripts.page_text import CITATION, Writer
from scripts.terms import STATES, open_terms

KIT = "kit"
"""The group of guides for walls, pockets and chats; it has a page of its own."""


def render(name: str, writer: Writer, templates: jinja2.Environment) -> Markup:
    """The block ``name`` as HTML for the page of ``writer``; an unknown name is a fault of ours (KeyError)."""
    context = MADE[name](writer)
    return Markup(templates.get_template(f"block/{name}.html").render(word=writer.word, **context))


def lessons_of(writer: Writer) -> list[Lesson]:
    """The lessons of the writer's language in the order of the programme."""
    return [lesson for (code, _), lesson in writer.library.lessons.items() if code == writer.language]


def facts(writer: Writer, lesson: Lesson) -> list[str]:
    """The short line of facts under a lesson's title."""
    grades = writer.library.grades[lesson.band]
    return [
        lesson.code.upper(),
        writer.word("lesson.ages", first=grades.ages[0], last=grades.ages[1]),
        writer.word("lesson.grades", old=_span(grades.old), new=_span(grades.new)),
        writer.word("lesson.minutes", count=lesson.total_minutes),
        writer.word(f"skill.{lesson.skill}"),
    ]


def _span(numbers: tuple[int, int]) -> str:
    return f"{numbers[0]}–{numbers[1]}"


def _row(writer: Writer, lesson: Lesson) -> dict[str, object]:
    """What the finder and the lists show of a lesson."""
    grades = writer.library.grades[lesson.band]
    return {
        "lesson": lesson,
        "tag": _strange_tag(writer, lesson),
        "facts": facts(writer, lesson),
        "link": writer.link(lesson.id),
        "ages": writer.word("lesson.ages", first=grades.ages[0], last=grades.ages[1]),
        "grades": grades,
        "old": _span(grades.old),
        "new": _span(grades.new),
        "skill": writer.word(f"skill.{lesson.skill}"),
        "subjects": [writer.word(f"subject.{subject}") for subject in lesson.subjects],
    }


def _strange_tag(writer: Writer, text: Text) -> str:
    """The language of a text that stands in a list of another language because nobody has translated it yet."""
    return "" if text.written_in == writer.language else writer.library.languages[text.written_in].tag


def _roles(writer: Writer) -> dict[str, object]:
    targets = {role: role for role in ("teach", "me", "help", "work", "know", "review")}
    return {"roles": [{"id": role, "link": writer.link(id)} for role, id in targets.items()]}


def _lessons(writer: Writer) -> dict[str, object]:
    bands: dict[str, list[dict[str, object]]] = {}
    for lesson in lessons_of(writer):
        if not lesson.unlisted:  # pupils come by the home page, too
            bands.setdefault(lesson.band, []).append(_row(writer, lesson))
    titles = writer.library.band_titles
    return {"bands": [{"title": titles[writer.language, band], "rows": rows} for band, rows in bands.items()]}


def _finder(writer: Writer) -> dict[str, object]:
    lessons = lessons_of(writer)
    library = writer.library
    bands = dict.fromkeys(lesson.band for lesson in lessons)
    return {
        "rows": [_row(writer, lesson) for lesson in lessons],
        "ages": [(band, _span(library.grades[band].ages)) for band in bands],
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


def _quizzes(writer: Writer) -> dict[str, object]:
    """Quizzes by age, so that a child reads one short list; the very sensitive are opened with a teacher only."""
    library = writer.library
    bands = []
    for band in books.bands(library):
        listed = [lesson for lesson in lessons_of(writer) if lesson.band == band and not lesson.unlisted]
        rows = [
            {
                "title": library.quizzes[writer.language, lesson.id].title,
                "tag": _strange_tag(writer, lesson),
                "link": writer.link(f"me/{lesson.id}"),
            }
            for lesson in listed
        ]
        bands.append({"id": band, "title": library.band_titles[writer.language, band], "rows": rows})
    return {"bands": [band for band in bands if band["rows"]]}


def _alignment(writer: Writer) -> dict[str, object]:
    rows = []
    for lesson in lessons_of(writer):
        cited = {id for section in lesson.sections for id in CITATION.findall(section.body)}
        competences = [writer.word(f"competence.{competence}") for competence in lesson.competences]
        rights = [writer.word(f"right.{right}") for right in lesson.rights]
        short = lesson.code in writer.library.bands[writer.library.source_language, lesson.band].minimum
        more = {"competences": competences, "cited": len(cited), "rights": rights, "short": short}
        rows.append(_row(writer, lesson) | more)
    return {"rows": rows}


def _balance(writer: Writer) -> dict[str, object]:
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


def _guides(writer: Writer) -> dict[str, object]:
    """Guides by group, in the order in which they are read."""
    groups = []
    for group, ids in writer.library.guide_groups.items():
        if group == KIT:
            continue  # it has a page of its own
        rows = [_guide_row(writer, id) for id in ids if (writer.language, id) in writer.library.guides]
        groups.append({"id": group, "title": writer.word(f"guides.{group}"), "rows": rows})
    return {"groups": [group for group in groups if group["rows"]]}


def _guide_row(writer: Writer, id: str) -> dict[str, object]:
    files = _files(writer, f"{sheets.slug(id)}-{writer.language}")
    guide = writer.library.guides[writer.language, id]
    return {"guide": guide, "tag": _strange_tag(writer, guide), "link": writer.link(id)} | files


def _books(writer: Writer) -> dict[str, object]:
    """For each band the plan for the year and the books."""
    library = writer.library
    rows = []
    for band in books.bands(library):
        overview = {"name": writer.word("sheet.overview"), "count": ""} | _files(
            writer, f"{band}-overview-{writer.language}"
        )
        routes = books.routes(library, band)
        cells = [overview, *(_book_cell(writer, band, route, routes.get(route, ())) for route in books.ROUTES)]
        rows.append({"title": library.band_titles[writer.language, band], "cells": cells})
    heads = [writer.word("sheet.overview"), *(_book_name(writer, route) for route in books.ROUTES)]
    return {"heads": heads, "rows": rows}


def _book_name(writer: Writer, route: str) -> str:
    return f"{writer.word('sheet.book')}, {writer.word(f'book.{route}')}"


def _book_cell(writer: Writer, band: str, route: str, ids: tuple[str, ...]) -> dict[str, object]:
    if not ids:
        return {}
    files = _files(writer, f"{band}-book-{route}-{writer.language}")
    return {"name": _book_name(writer, route), "count": writer.word("book.lessons", count=len(ids))} | files


def _files(writer: Writer, stem: str) -> dict[str, str]:
    return {ending: writer.download(f"{stem}.{ending}") for ending in ("pdf", "docx")}


def _languages(writer: Writer) -> dict[str, object]:
    """The state of every text in every language, and the terms that wait for an editor."""
    library = writer.library
    states = translation.states(library)
    ids = [(kind, id) for kind, id in dict.fromkeys((key[0], key[2]) for key in states)]
    counts = Counter((key[1], state) for key, state in states.items())
    return {
        "languages": [library.languages[code] for code in library.written],
        "states": translation.STATES,
        "totals": [
            {"language": library.languages[code], "counts": [counts[code, state] for state in translation.STATES]}
            for code in library.written
        ],
        "rows": [
            {
                "title": translation.text_of(library, kind, writer.language, id).title,
                "path": translation.text_of(library, kind, library.source_language, id).path.split("/", 2)[2],
                "states": [states[kind, code, id] for code in library.written],
            }
            for kind, id in ids
        ],
        "terms": [
            {"language": library.languages[code], "terms": open_terms(library.terms, code), "code": code}
            for code in library.written
            if code != library.source_language
        ],
        "source": library.languages[library.source_language],
    }


def _sources(writer: Writer) -> dict[str, object]:
    """Every source that a text of the pack cites."""
    library = writer.library
    cited: set[str] = set()
    for text in library.texts(library.source_language):
        for part in text.parts.values():
            cited.update(CITATION.findall(part))
    for service in library.services.values():
        if service.verdict == "publish":
            cited.update(service.sources)
    return {"sources": [library.sources[id] for id in sorted(cited) if id in library.sources]}


# --- the resolution ---


def _tracker(writer: Writer) -> dict[str, object]:
    """All items of the resolution at a glance: what became of each, and what of ours answers it."""
    library = writer.library
    rows = []
    for one in library.recommendations.values():
        page = library.pages[writer.language, f"resolution/item-{one.number:02}"]
        answers = _answers(writer, one.number)
        rows.append(
            {
                "item": one,
                "page": page,
                "tag": _strange_tag(writer, page),
                "link": writer.link(page.id),
                "lessons": len(answers["lessons"]),
                "others": len(answers["others"]),
            }
        )
    counts = Counter(one.state for one in library.recommendations.values())
    tag = library.languages[writer.language].tag
    return {"tag": tag, "rows": rows, "counts": [(state, counts[state]) for state in ITEM_STATES if counts[state]]}


ITEM_STATES = ("done", "partly", "paper", "none")


def _item(writer: Writer) -> dict[str, object]:
    """On the page of an item: its state, what says so, which lessons, guides and pages of ours answer it."""
    one = writer.library.recommendations[int(writer.address.removesuffix(".md")[-2:])]
    sources = [writer.library.sources[id] for id in one.sources if id in writer.library.sources]
    return {"item": one, "sources": sources} | _answers(writer, one.number)


def _answers(writer: Writer, number: int) -> dict[str, list[dict[str, object]]]:
    """Lessons, then guides and pages, whose front matter names the item."""
    library = writer.library

    def named(texts: Mapping[tuple[str, str], Text]) -> list[dict[str, object]]:
        return [
            {"text": text, "tag": _strange_tag(writer, text), "link": writer.link(text.id)}
            for (code, _), text in texts.items()
            if code == writer.language and number in text.recommendations and not text.id.startswith("resolution")
        ]

    return {"lessons": named(library.lessons), "others": [*named(library.guides), *named(library.pages)]}


# --- words ---


def _glossary(writer: Writer) -> dict[str, object]:
    """Every term in every language of the site, the reader's language first, with how sure we are of it."""
    library = writer.library
    script = library.scripts.get(writer.language)
    same = {writer.language, script.of if script else ""}
    codes = [writer.language, *(code for code in library.written if code not in same)]
    groups: dict[str, list[dict[str, object]]] = {}
    for term in library.terms:
        cells = [{"tag": library.languages[c].tag, "word": term.words[c], "state": term.states[c]} for c in codes]
        groups.setdefault(term.group, []).append({"id": term.id, "cells": cells})
    for rows in groups.values():
        rows.sort(key=lambda row: row["cells"][0]["word"].casefold())
    return {"languages": [library.languages[code] for code in codes], "groups": groups, "states": STATES}


MEANING = re.compile(r"^- \*\*(?P<word>[^*]+)\*\*\s*[—–-]\s*(?P<meaning>.+?)\s*$", re.M)


def _meanings(writer: Writer) -> dict[str, object]:
    """The words that lessons explain, each with the sentence of the youngest lesson that does."""
    found: dict[str, dict[str, object]] = {}
    for lesson in lessons_of(writer):
        section = lesson.section("words")
        for match in MEANING.finditer(section.body if section else ""):
            word = match["word"].strip()
            meaning = Markup(writer.inline(CITATION.sub("", match["meaning"])))
            row = {"word": word, "meaning": meaning, "lesson": lesson, "link": writer.link(lesson.id)}
            found.setdefault(word.casefold(), row | {"tag": _strange_tag(writer, lesson)})
    return {"rows": [found[word] for word in sorted(found)]}


def _kit(writer: Writer) -> dict[str, object]:
    """Posters, leaflets and cards to print."""
    ids = writer.library.guide_groups.get(KIT, ())
    return {"rows": [_guide_row(writer, id) for id in ids if (writer.language, id) in writer.library.guides]}


def _debt(writer: Writer) -> dict[str, object]:
    return {}


def _search(writer: Writer) -> dict[str, object]:
    depth = writer.address.count("/") - (writer.language == writer.library.default_language)
    return {"index": "../" * depth + f"assets/search/{writer.language}.js", "teach": writer.link("teach")}


MADE: dict[str, Callable[[Writer], dict[str, object]]] = {
    "roles": _roles,
    "lessons": _lessons,
    "finder": _finder,
    "quizzes": _quizzes,
    "alignment": _alignment,
    "balance": _balance,
    "guides": _guides,
    "books": _books,
    "languages": _languages,
    "sources": _sources,
    "search": _search,
    "tracker": _tracker,
    "item": _item,
    "glossary": _glossary,
    "meanings": _meanings,
    "kit": _kit,
    "measures": measures.block,
    "debt": _debt,
}


def glance(writer: Writer, lesson: Lesson) -> Markup:
    """The fields of a plan and the course of the lesson, the same tables as on paper."""
    paper_writer = paper.Writer(writer.library, writer.language)
    tables = (sheet_plan.glance(paper_writer, lesson), sheet_plan.course_table(paper_writer, lesson))
    homework = Markup("<p><strong>{}:</strong> {}</p>").format(writer.word("plan.homework"), lesson.homework)
    return Markup("\n").join(_grid(table) for table in tables) + homework


def _grid(grid: paper.Grid) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(_cell(cell)) for cell in grid.head)
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            _cell(row[0]), Markup("").join(Markup("<td>{}</td>").format(_cell(cell)) for cell in row[1:])
        )
        for row in grid.rows
    )
    return Markup('<div class="wide plan"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>').format(
        head, rows
    )


def _cell(cell: paper.Cell) -> Markup:
    """A cell of the plan holds words only, one paragraph or two."""
    return Markup("<br>").join(Markup(prose.spans_html(block.spans, str)) for block in cell)


def journal(writer: Writer, lesson: Lesson) -> str:
    """The short form of a lesson as plain text, to copy into the electronic journal."""
    goals = [f"{writer.word(f'plan.{name}')}: {lesson.goals[name].goal}" for name in sheet_plan.GOALS]
    steps = [
        f"{lesson.section(block).title} ({writer.word('lesson.minutes', count=lesson.minutes[block])}): "
        f"{lesson.course[block].teacher}"
        for block in BLOCKS
        if lesson.section(block)
    ]
    lines = [
        f"{writer.word('plan.topic')}: {lesson.title}",
        *goals,
        f"{writer.word('plan.outcome')}: {lesson.outcome}",
        f"{writer.word('plan.course')}:",
        *steps,
        f"{writer.word('plan.homework')}: {lesson.homework}",
    ]
    return "\n".join(lines)
