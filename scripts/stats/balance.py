"""Library → the balance of a band in numbers: who is at risk, who deceives, how journeys end, how long pupils practise.

Read from the front matter of the lessons (``characters``, ``minutes``, ``sensitivity``); shown by ``status`` and on the
reviewers' page, judged by ``checks.content.balance``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.model import BANDS, Character, Lesson, Library


@dataclass(frozen=True, slots=True)
class Balance:
    """``band`` is empty for all bands together. ``practice``: least and mean minutes of practice in a lesson.

    ``sensitivity``: level → how many lessons.
    """

    band: str
    lessons: int
    girls: int
    boys: int
    recruiters: int
    known: int
    women: int
    lawful: int
    unsafe: int
    practice: tuple[int, float]
    sensitivity: Mapping[str, int]

    @property
    def share_of_girls(self) -> float | None:
        """Share of girls and women among those at risk, 0–1; None where nobody is."""
        return self.girls / (self.girls + self.boys) if self.girls + self.boys else None


def all_bands(library: Library) -> tuple[Balance, ...]:
    """One balance a band that has lessons, and one of all together."""
    lessons = [library.lessons[library.source_language, id] for id in library.lesson_ids()]
    bands = [of_lessons(band, some) for band in BANDS if (some := [one for one in lessons if one.band == band])]
    return (*bands, of_lessons("", lessons)) if bands else ()


def of_band(library: Library, band: str) -> Balance:
    """The balance of one band, lessons or not."""
    lessons = (library.lessons[library.source_language, id] for id in library.lesson_ids())
    return of_lessons(band, [lesson for lesson in lessons if lesson.band == band])


def of_lessons(band: str, lessons: list[Lesson]) -> Balance:
    """The balance of these lessons."""
    people = [person for lesson in lessons for person in lesson.characters]
    risk, recruiters = _in_role(people, "at-risk"), _in_role(people, "recruiter")
    practice = [lesson.minutes.get("practice", 0) for lesson in lessons]
    return Balance(
        band=band,
        lessons=len(lessons),
        girls=sum(person.gender == "f" for person in risk),
        boys=sum(person.gender == "m" for person in risk),
        recruiters=len(recruiters),
        known=sum(person.known for person in recruiters),
        women=sum(person.gender == "f" for person in recruiters),
        lawful=sum(person.journey == "lawful" for person in people),
        unsafe=sum(person.journey == "unsafe" for person in people),
        practice=(min(practice, default=0), sum(practice) / len(practice) if practice else 0.0),
        sensitivity=dict(sorted(Counter(lesson.sensitivity for lesson in lessons).items())),
    )


def _in_role(people: list[Character], role: str) -> list[Character]:
    return [person for person in people if person.role == role]
