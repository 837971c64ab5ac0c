"""The library: all facts and all texts together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scripts.model.facts import Grades, Language, Measures, Reading, Recommendation, Script, Service, Source, Term
from scripts.model.texts import Band, Card, Guide, Handout, Lesson, Page, Quiz, Text


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
