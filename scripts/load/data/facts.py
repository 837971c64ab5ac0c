"""Everything of ``curriculum/data`` as one value, filled file by file."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.model import Grades, Language, Measures, Reading, Recommendation, Script, Service, Source, Term


@dataclass(slots=True)
class Facts:
    """Everything of ``curriculum/data``. ``sources`` is None when its file is beyond use, so that nobody accuses the
    texts of citing wrongly; ``languages`` is empty when nothing else can be read either."""

    source_language: str = "ru"
    default_language: str = "ru"
    languages: dict[str, Language] = field(default_factory=dict)
    grades: dict[str, Grades] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)  # subjects, competences, kinds, methods, skills
    guides: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group → names of guides
    guide_lines: dict[str, int] = field(default_factory=dict)
    sources: dict[str, Source] | None = None
    services: dict[str, Service] = field(default_factory=dict)
    recommendations: dict[int, Recommendation] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    service_days: int = 180  # after so many days somebody should call a service again
    scripts: dict[str, Script] = field(default_factory=dict)
    measures: Measures = field(default_factory=Measures)
    everywhere: tuple[str, ...] = ("*",)  # patterns of the ids of pages that stand in every language from the first day
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
