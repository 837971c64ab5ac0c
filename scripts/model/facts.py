"""Facts: languages, grades, sources, services, terms, limits. Every one of them stands in ``curriculum/data/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


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
    paraphrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a sentence that is said once → … of what must not be written instead of it."""
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
    russian: tuple[str, ...] = ()


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
