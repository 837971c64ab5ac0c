"""What was measured last, held against its limits. What can be seen in the built site itself is in ``built.weight``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.findings import Finding, found
from scripts.model import Library

LIMITS = "curriculum/data/measures.yml"
VALUES = "curriculum/data/measured.yml"


def limits_are_kept(library: Library) -> Iterator[Finding]:
    for id, one in library.measures.all.items():
        if one.most is not None and one.value is not None and one.value > one.most:
            yield found("MS-001", VALUES, one.line, id=id, value=one.value, most=one.most)


def limits_are_measured(library: Library) -> Iterator[Finding]:
    for id, one in library.measures.all.items():
        if one.most is not None and one.value is None:
            yield found("MS-003", LIMITS, one.line, id=id)


RULES = (limits_are_kept, limits_are_measured)


def measures_are_fresh(library: Library, today: date) -> Iterator[Finding]:
    """Apart from the others: what is fresh depends on the day, and a build knows no day."""
    measures = library.measures
    if measures.day and measures.days and (days := (today - measures.day).days) > measures.days:
        yield found("MS-002", VALUES, 1, days=days, most=measures.days)
