"""What content is: frozen values, read once from the files, used by everything after.

    Library
    ├── facts    languages · bands' grades · subjects · competences · methods · skills · sources · services · words
    └── words    per language: Lesson (plan) + Quiz + Handout · Guide · Card · Page

Every text object knows its file and lines, so that a finding can point at them, and gives its translatable words as
``parts`` (part id → text): that is what a translation is compared with. Nothing here reads, writes or knows a format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SECTIONS = (
    "before", "words", "misconceptions", "rules", "recall", "new",
    "practice", "check", "close", "home", "small-classes", "answers",
)  # fmt: skip
"""Ids of the sections of a lesson plan, in their order (anatomy: peers-and-pedagogy, section 4)."""

BLOCKS = ("rules", "recall", "new", "practice", "check", "close")
"""The sections that take time in class; ``minutes`` has one number for each."""

BANDS = ("a", "b", "c", "d")


# --- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pack. ``tag`` is what stands in ``lang=``; ``alphabet`` its lower-case letters."""

    code: str
    name: str
    tag: str
    alphabet: str
    forbidden: tuple[str, ...] = ()  # regular expressions of words never used in our own voice
    shaming: tuple[str, ...] = ()  # … never used in quiz feedback
    exposing: tuple[str, ...] = ()  # … that invite a pupil to disclose in class
    telltale: tuple[str, ...] = ()  # … never in a title, address or file name a pupil opens
    call_words: tuple[str, ...] = ()  # … beside which a short number is a telephone number
    institutions: tuple[str, ...] = ()  # … that name a law, an office or an organisation: say who says so
    leave_to: str = ""  # address the quick exit goes to


@dataclass(frozen=True, slots=True)
class Script:
    """A second script of the language ``of``, made by rule: nobody writes in it, every word is put into its letters.

    ``letters``: lower-case letter → letters. ``opening`` instead of them at the start of a word and after ``vowels``,
    ``after_vowel`` after ``vowels`` only, ``groups`` for letters that change side by side, ``words`` for beginnings of
    words that keep to no rule; ``silent`` letters become nothing. A search leaves out the signs ``ignored``, which are
    typed in many ways, and takes ``folded`` letters for one.
    """

    code: str
    of: str
    name: str
    tag: str
    letters: Mapping[str, str]
    vowels: str
    opening: Mapping[str, str]
    after_vowel: Mapping[str, str]
    groups: Mapping[str, str]
    words: Mapping[str, str]
    folded: Mapping[str, str]
    silent: str
    ignored: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How heavy the texts of a band may be: words a sentence on average and at most, long words in percent."""

    mean: int
    longest: int
    long: int


@dataclass(frozen=True, slots=True)
class Letters:
    """From how many letters on a word of a language is long; its formula of reading ease and vowels, if it has one."""

    long: int = 10
    ease: tuple[float, ...] = ()
    vowels: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``data/reading.yml`` says; ``pages``: beginning of a page's id → band; the rest as there."""

    bands: Mapping[str, Limits] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, Letters] = field(default_factory=dict)
    repeated: tuple[int, int] = (8, 3)  # words, lessons
    untranslated: int = 4
    russian: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grades:
    """Ages of a band and its grades in the 11-year (``old``) and 12-year (``new``) numbering; each (first, last)."""

    ages: tuple[int, int]
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    url: str
    date: str
    confidence: str = ""
    old: bool = False  # older than what we agreed to trust without looking again, or undated

    @property
    def tongue(self) -> str:
        """The language of its title, by its letters (a newspaper's name may stand in others), not that of the page."""
        letters = [letter for letter in self.title.lower() if letter.isalpha()]
        if 3 * sum("а" <= letter <= "ӿ" for letter in letters) < len(letters):
            return "en"
        return "ky" if set("ңөү").intersection(letters) else "ru"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An item of the resolution of 2015: ``state`` (done | partly | paper | none), what says so, when it was read."""

    number: int
    state: str
    sources: tuple[str, ...]
    checked: date
    line: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """A term in the languages it is known in; ``words`` and ``states``: language → term, A (seen in an official text)
    to D (ours, unsure)."""

    id: str
    group: str
    words: Mapping[str, str]
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody to call. Only ``verdict == "publish"`` may ever be shown, with its country and ``confirmed``."""

    id: str
    country: str
    number: str
    verdict: str  # publish | after-test-call | withheld
    confirmed: date | None  # day it was last seen in an open source, or called
    sources: tuple[str, ...]
    hours: str = ""  # always | day
    free: bool = False
    recorded: bool = False
    audience: str = ""  # child | danger | abroad
    known: str = "month"  # month | year: how exactly the date is known
    path: str = ""
    line: int = 1

    @property
    def confirmed_on(self) -> str:
        """When it was last confirmed, as exactly as it is known: the day is mostly inferred, so it is never shown."""
        if not self.confirmed:
            return ""
        return f"{self.confirmed:%Y}" if self.known == "year" else f"{self.confirmed:%m.%Y}"


# --- words -----------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured about the site: ``most`` it may be, ``value`` it was, ``plain`` that of mkdocs-material
    with the same text; all in ``unit`` (bytes | count | ms | percent | thousandths), None where there is none.
    ``line``: where the value stands, or the limit while there is no value."""

    unit: str
    most: int | None = None
    value: int | None = None
    plain: int | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures by id; the day and the number of processors of the last measuring (no day: never), and after how
    many ``days`` it should be done again."""

    all: Mapping[str, Measure] = field(default_factory=dict)
    day: date | None = None
    cores: int = 0
    days: int = 0

    def most(self, id: str) -> int | None:
        """The limit of a measure, if it has one."""
        return self.all[id].most if id in self.all else None


# --- all of it -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that was read, with fallbacks in place: each text exists in every language.

    Texts are keyed ``(language, id)`` in the order of the programme. ``words[language][key]`` are the interface words.
    """

    root: str
    source_language: str
    default_language: str
    languages: Mapping[str, Language]
    grades: Mapping[str, Grades]
    subjects: tuple[str, ...]
    competences: tuple[str, ...]
    kinds: tuple[str, ...]
    methods: tuple[str, ...]
    skills: tuple[str, ...]
    rights: tuple[str, ...]
    guide_groups: Mapping[str, tuple[str, ...]]  # group → ids of its guides, in the order they are read
    sources: Mapping[str, Source]
    services: Mapping[str, Service]
    service_days: int = 180  # after so many days somebody should call a service again
    day: date | None = None  # on which this was read; without one no service is too old
    recommendations: Mapping[int, Recommendation] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    reading: Reading = field(default_factory=Reading)
    scripts: Mapping[str, Script] = field(default_factory=dict)  # code → a second script of one of the languages
    measures: Measures = field(default_factory=Measures)
    words: Mapping[str, Mapping[str, str]]
    band_titles: Mapping[tuple[str, str], str]  # (language, band) → title
    lessons: Mapping[tuple[str, str], Lesson]
    quizzes: Mapping[tuple[str, str], Quiz]
    handouts: Mapping[tuple[str, str], Handout]
    guides: Mapping[tuple[str, str], Guide]
    cards: Mapping[tuple[str, str], Card]
    pages: Mapping[tuple[str, str], Page]
    bands: Mapping[tuple[str, str], Band] = field(default_factory=dict)
    files: tuple[str, ...] = field(default=())  # every content file, relative to root

    def texts(self, language: str | None = None) -> tuple[Text, ...]:
        """All written things, of one language or of all."""
        kinds = (self.lessons, self.quizzes, self.handouts, self.guides, self.cards, self.pages, self.bands)
        return tuple(t for kind in kinds for (code, _), t in kind.items() if language in (None, code))

    @property
    def written(self) -> tuple[str, ...]:
        """Codes of the languages that people write in, without those made by rule from another."""
        return tuple(code for code in self.languages if code not in self.scripts)

    def lesson_ids(self) -> tuple[str, ...]:
        """Ids of the lessons in the order of the programme."""
        return tuple(id for code, id in self.lessons if code == self.source_language)

    def word(self, language: str, key: str, /, **values: object) -> str:
        """An interface word, filled in. A key that does not exist is a fault of ours: KeyError."""
        return self.words[language][key].format(**values)
