"""Texts: what is written once per language, with its file, its lines and its translatable parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

SECTIONS = (
    "before", "words", "misconceptions", "rules", "recall", "new",
    "practice", "check", "close", "home", "small-classes", "answers",
)  # fmt: skip
"""Ids of the sections of a lesson plan, in their order (anatomy: peers-and-pedagogy, section 4)."""

BLOCKS = ("rules", "recall", "new", "practice", "check", "close")
"""The sections that take time in class; ``minutes`` has one number for each."""

BANDS = ("a", "b", "c", "d")


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translation says of itself: ``state`` (machine | draft) and the fingerprints of the source parts."""

    state: str
    stamps: Mapping[str, str]
    line: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A ``## Title {#id}`` and the Markdown under it; ``line`` is the line of the heading, the body begins after it."""

    id: str
    title: str
    body: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What all written things share. ``written_in`` differs from ``language`` where a missing page falls back."""

    id: str
    language: str
    written_in: str
    path: str
    title: str
    translation: Translation | None
    parts: Mapping[str, str]
    lines: Mapping[str, int]  # front-matter key or part id → line

    @property
    def is_source(self) -> bool:
        """Written first (Russian), not a translation."""
        return self.translation is None


@dataclass(frozen=True, slots=True)
class Goal:
    goal: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the course of a lesson: what the teacher and the pupils do."""

    teacher: str
    pupils: str


@dataclass(frozen=True, slots=True)
class Character:
    id: str
    gender: str  # f | m
    role: str  # at-risk | recruiter | helper | witness
    known: bool = False
    journey: str = ""  # lawful | unsafe: how a journey for work ends in the case, where there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Text):
    """A lesson plan. Everything that is not words is inherited from the Russian file."""

    band: str
    code: str  # "c3", from band.yml
    summary: str
    outcome: str
    guidance: str
    goals: Mapping[str, Goal]  # teach, develop, educate
    materials: tuple[str, ...]
    course: Mapping[str, Step]  # by block
    homework: str
    minutes: Mapping[str, int]
    sensitivity: str
    skill: str
    kind: str
    methods: tuple[str, ...]
    competences: tuple[str, ...]
    subjects: tuple[str, ...]
    characters: tuple[Character, ...]
    responsible: str
    recommendations: tuple[int, ...]
    rights: tuple[str, ...]  # treaties the lesson stands on, from data/rights.yml
    invented: bool
    status: str
    reviewers: tuple[str, ...]
    checked: date
    sections: tuple[Section, ...]

    def section(self, id: str) -> Section | None:
        return next((s for s in self.sections if s.id == id), None)

    @property
    def gated(self) -> bool:
        """A gate stands before its pupil page: continue, get help, go back."""
        return self.sensitivity in ("S2", "S3")

    @property
    def unlisted(self) -> bool:
        """No list for pupils and no search names it; it opens from the teacher page."""
        return self.sensitivity == "S3"

    @property
    def total_minutes(self) -> int:
        return sum(self.minutes.values())


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    text: str
    because: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    text: str
    because: str
    to: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of a story: either ``choices`` or ``end == "help"``."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    end: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """``correct``: one id (one), the ids to choose (several), all ids in the right order (order), none (story)."""

    id: str
    kind: str  # one | several | order | story
    ask: str
    options: tuple[Option, ...]
    correct: tuple[str, ...]
    scenes: tuple[Scene, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Text):
    """The quiz of the lesson with the same id."""

    remember: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout(Text):
    """The printed sheet of the lesson with the same id; ``copies``: group | pupil | teacher."""

    use: str
    copies: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Text):
    """A guide for teachers, both page and sheet; id ``teach/<name>``; ``form``: guide | letter | template | poster |
    cards (small cards to cut out, many on a page)."""

    summary: str
    audience: str
    form: str
    sections: tuple[Section, ...]
    recommendations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Text):
    """A page of the site written by hand; id is its path under ``docs/<language>/`` (``help``, ``teach``,
    ``index``). ``intro`` is the Markdown before the first section; ``layout``: lean (a pupil may open it) | full."""

    summary: str
    audience: str
    layout: str
    intro: str
    sections: tuple[Section, ...]
    recommendations: tuple[int, ...] = ()  # items of the resolution that the page answers


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    text: str
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Text):
    """A box included unchanged in many pages and sheets; id ``help``, ``help-young``, ``disclosure``."""

    card_lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Text):
    """A band, as its title says it; ``listed``: code → id of its lessons, in the order of the programme.

    ``minimum``: codes of those that a school with few hours teaches.
    """

    listed: Mapping[str, str]
    minimum: tuple[str, ...] = ()
