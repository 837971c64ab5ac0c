"""Lesson plans: minutes, sections in their order, enough of each, the cards that no lesson goes without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from scripts import markdown
from scripts.findings import Finding, found
from scripts.model import SECTIONS, Lesson, Library, Section, select
from scripts.stats.reading import spoken_text

TOTAL = range(38, 41)
PRACTICE = 12
SCRIPT_WORDS = 200
ITEMS = {"words": range(3, 7), "misconceptions": range(2, 5), "recall": range(3, 4), "check": range(3, 4)}
NUMBERED = ("recall", "check")
TAGGED = ("words", "misconceptions")
HIGHEST = {"a": "S1", "b": "S1", "c": "S2", "d": "S3"}
WORD = re.compile(r"[^\W_]+(?:[-’ʼ][^\W_]+)*")


def minutes_fill_the_lesson(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        if lesson.total_minutes not in TOTAL:
            yield _at(lesson, "LS-001", "minutes", total=lesson.total_minutes)


def practice_is_long_enough(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        if lesson.minutes.get("practice", 0) < PRACTICE:
            yield _at(lesson, "LS-002", "minutes", minutes=lesson.minutes.get("practice", 0), least=PRACTICE)


def cases_are_invented(library: Library) -> Iterator[Finding]:
    """No real person's story, not even with another name (R17): whoever writes a lesson says so."""
    for lesson in select.source(library, library.lessons):
        if not lesson.invented:
            yield _at(lesson, "LS-020", "invented")


def every_section_is_there(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        ids = [section.id for section in lesson.sections]
        for id in SECTIONS:
            if id not in ids:
                yield found("LS-003", lesson.path, lesson.sections[-1].line if ids else 1, section=id)


def no_section_is_empty(library: Library) -> Iterator[Finding]:
    for lesson in select.own(library.lessons):
        for section in lesson.sections:
            if section.id in SECTIONS and not section.body.strip():
                yield found("LS-004", lesson.path, section.line, section=section.id)


def sections_are_in_order(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        places = [(SECTIONS.index(s.id), s) for s in lesson.sections if s.id in SECTIONS]
        for (before, earlier), (after, section) in pairwise(places):
            if after < before:
                yield found("LS-005", lesson.path, section.line, section=section.id, before=earlier.id)
                break


def no_section_is_unknown(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        for section in lesson.sections:
            if section.id not in SECTIONS:
                yield found("LS-006", lesson.path, section.line, section=section.id, sections=", ".join(SECTIONS))


def script_is_short(library: Library) -> Iterator[Finding]:
    for lesson in select.own(library.lessons):
        section = lesson.section("new")
        words = len(WORD.findall(spoken_text(section))) if section else 0
        if section and words > SCRIPT_WORDS:
            yield found("LS-007", lesson.path, section.line, words=words, most=SCRIPT_WORDS)


def new_idea_has_script_and_board(library: Library) -> Iterator[Finding]:
    for lesson, section in _sections(library, "new"):
        made = markdown.parse_section(section)
        if made and not any(isinstance(block, markdown.Quote) for block in made):
            yield found("LS-008", lesson.path, section.line)
        if made and not any(isinstance(block, markdown.Board) for block in made):
            yield found("LS-009", lesson.path, section.line)


def lists_have_their_length(library: Library) -> Iterator[Finding]:
    for id, lengths in ITEMS.items():
        for lesson, section in _sections(library, id):
            count = len(_items(section, numbered=id in NUMBERED))
            if section.body.strip() and count not in lengths:
                yield found(
                    f"LS-01{list(ITEMS).index(id)}", lesson.path, section.line, count=count, least=lengths[0],
                    most=lengths[-1],
                )  # fmt: skip


def terms_and_thoughts_are_bold(library: Library) -> Iterator[Finding]:
    for id in TAGGED:
        for lesson, section in _sections(library, id):
            for item in _items(section, numbered=False):
                first = item[0] if item else None
                spans = first.spans if isinstance(first, markdown.Paragraph) else ()
                if not (spans and isinstance(spans[0], markdown.Words) and spans[0].strong and len(spans) > 1):
                    yield found("LS-014", lesson.path, first.line if first else section.line, section=id)


def help_card_closes_the_lesson(library: Library) -> Iterator[Finding]:
    for lesson, section in _sections(library, "close"):
        card = select.help_card(lesson)
        if section.body.strip() and card not in cards(section):
            yield found("LS-015", lesson.path, section.line, card=card)


def close_says_what_happens_after(library: Library) -> Iterator[Finding]:
    """A child who tells must know beforehand who will hear of it; what is known of that is said in one place."""
    for lesson in select.source(library, library.lessons):
        mark = "{say:after-young}" if lesson.band == "a" else "{say:after}"
        close = lesson.parts.get("close", "")
        if close.partition("\n")[2].strip() and mark not in close:
            yield found("LS-021", lesson.path, select.line(lesson, "close"), mark=mark)


def disclosure_card_is_before(library: Library) -> Iterator[Finding]:
    for lesson, section in _sections(library, "before"):
        if section.body.strip() and "disclosure" not in cards(section):
            yield found("LS-016", lesson.path, section.line)


def handout_ends_with_the_help_card(library: Library) -> Iterator[Finding]:
    for handout in select.source(library, library.handouts):
        if not handout.sections:
            continue
        last = handout.sections[-1]
        card, made = select.help_card(handout), markdown.parse_section(last)
        if not made or not isinstance(made[-1], markdown.CardRef) or made[-1].id != card:
            yield found("LS-017", handout.path, made[-1].line if made else last.line, card=card)


def recommendations_exist(library: Library) -> Iterator[Finding]:
    for kind in (library.lessons, library.guides, library.pages):
        for text in select.source(library, kind):
            for number in text.recommendations:
                if library.recommendations and number not in library.recommendations:
                    yield _at(text, "LS-018", "recommendations", number=number, last=max(library.recommendations))


def sensitivity_fits_the_age(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        highest = HIGHEST.get(lesson.band, "S3")
        if lesson.sensitivity > highest:
            yield _at(lesson, "LS-019", "sensitivity", band=lesson.band, level=lesson.sensitivity, highest=highest)


RULES = (
    cases_are_invented, minutes_fill_the_lesson, practice_is_long_enough, every_section_is_there, no_section_is_empty,
    sections_are_in_order, no_section_is_unknown, script_is_short, new_idea_has_script_and_board,
    lists_have_their_length, terms_and_thoughts_are_bold, help_card_closes_the_lesson, close_says_what_happens_after,
    disclosure_card_is_before,
    handout_ends_with_the_help_card, recommendations_exist, sensitivity_fits_the_age,
)  # fmt: skip


def cards(section: Section) -> set[str]:
    """Ids of the cards that stand in a section."""
    return {node.id for node in markdown.walk(markdown.parse_section(section)) if isinstance(node, markdown.CardRef)}


def _items(section: Section, *, numbered: bool) -> list[tuple[markdown.Block, ...]]:
    """Items of the section's lists; of the numbered ones only, where it has any and they are asked for."""
    lists = [block for block in markdown.parse_section(section) if isinstance(block, markdown.List)]
    ordered = [block for block in lists if block.ordered]
    return [item for block in (ordered if numbered and ordered else lists) for item in block.items]


def _sections(library: Library, id: str) -> Iterator[tuple[Lesson, Section]]:
    """The section of every lesson as it was written first: the shape of translations is compared with it elsewhere."""
    for lesson in select.source(library, library.lessons):
        section = lesson.section(id)
        if section:
            yield lesson, section


def _at(lesson: Lesson, code: str, key: str, **words: object) -> Finding:
    return found(code, lesson.path, select.line(lesson, key), **words)
