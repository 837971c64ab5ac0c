"""Balance: girls and boys, known people and strangers, lawful journeys, where the blame lies, what the young hear."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.content.citations import FIGURE
from scripts.findings import Finding, found
from scripts.model import BANDS, Library, select
from scripts.stats import balance, reading

MANY = 5
FEWEST, MOST = 0.4, 0.6
KNOWN = 0.5
YOUNG = ("a", "b")


def girls_and_boys_are_at_risk(library: Library) -> Iterator[Finding]:
    for band in BANDS:
        one = balance.of_band(library, band)
        girls, all = one.girls, one.girls + one.boys
        uneven = not FEWEST <= girls / all <= MOST if all >= MANY else all > 1 and girls in (0, all)
        if uneven:
            yield found("BL-001", _band(library, band), 1, band=band, girls=girls, boys=all - girls)


def recruiters_are_often_known(library: Library) -> Iterator[Finding]:
    for band in BANDS:
        one = balance.of_band(library, band)
        if one.known < KNOWN * one.recruiters:
            yield found("BL-002", _band(library, band), 1, band=band, known=one.known, all=one.recruiters)


def lawful_journeys_are_shown_as_often(library: Library) -> Iterator[Finding]:
    """Migration is lawful and normal: the oldest see it end well at least as often as badly (R25)."""
    for band in BANDS:
        one = balance.of_band(library, band)
        if one.lawful < one.unsafe:
            yield found("BL-005", _band(library, band), 1, band=band, lawful=one.lawful, unsafe=one.unsafe)


def the_young_hear_no_statistics(library: Library) -> Iterator[Finding]:
    """Shares and great numbers frighten and teach nothing at 7–12 (R16); the teacher may read them."""
    for one in reading.passages(library):
        hit = FIGURE.search(one.words) if one.band in YOUNG else None
        if hit:
            yield found("BL-006", one.text.path, one.line, figure=hit[0].strip(" .,"))


def blame_lies_with_the_recruiter(library: Library) -> Iterator[Finding]:
    for lesson in select.source(library, library.lessons):
        allowed = {"recruiter"} | {person.id for person in lesson.characters if person.role == "recruiter"}
        if lesson.responsible not in allowed:
            yield found("BL-003", lesson.path, select.line(lesson, "responsible"), who=lesson.responsible)


RULES = (
    girls_and_boys_are_at_risk, recruiters_are_often_known, lawful_journeys_are_shown_as_often,
    the_young_hear_no_statistics, blame_lies_with_the_recruiter,
)  # fmt: skip


def _band(library: Library, band: str) -> str:
    return f"curriculum/{library.source_language}/{band}/band.yml"
