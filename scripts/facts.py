"""``curriculum/data`` → languages, grades, lists, sources, services and interface words, with their findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts import schemas
from scripts.fields import Checked, check, near
from scripts.findings import Finding, found
from scripts.interface import read_words
from scripts.model import (
    Grades,
    Language,
    Letters,
    Limits,
    Measure,
    Measures,
    Reading,
    Recommendation,
    Script,
    Service,
    Source,
    Term,
)
from scripts.reader import read_yaml
from scripts.shapes import Record, fact
from scripts.terms import read_terms
from scripts.yaml_tree import Node

DATA = "curriculum/data"
PATTERN_LISTS = ("forbidden", "shaming", "exposing", "telltale", "call_words", "institutions")


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


class _Reader:
    """Reads data files one by one and gathers their findings."""

    def __init__(self, root: Path):
        self.root = root
        self.findings: list[Finding] = []
        self.cites: list[tuple[str, int, str]] = []  # path, line, source id

    def file(self, name: str, shape: Record) -> Checked:
        path = f"{DATA}/{name}"
        node, problems = read_yaml(self.root, path)
        self.findings += problems
        made = check(node, shape, path, {}) if node else Checked({}, {})
        self.findings += made.findings
        for place, line in made.lines.items():
            if re.search(r"\.sources\.\d+$", place):
                self.cites.append((path, line, str(_at(made.value, place))))
        return made


def _at(value: Any, place: str) -> Any:
    """The value at a dotted place; list items are found by id or number."""
    for step in place.split("."):
        if isinstance(value, list):
            named = [item for item in value if isinstance(item, dict) and item.get("id") == step]
            value = named[0] if named else value[int(step)] if step.isdigit() and int(step) < len(value) else {}
        else:
            value = value.get(step, {}) if isinstance(value, dict) else {}
    return value or ""


def read(root: Path) -> tuple[Facts, list[Finding]]:
    """All facts under ``root`` and what is wrong with them."""
    reader, facts = _Reader(root), Facts()
    _languages(reader, facts)
    bands = reader.file("grades.yml", schemas.GRADES).value.get("bands", {})
    facts.grades = {
        band: Grades(*(tuple(spans.get(name) or (0, 0))[:2] for name in ("ages", "old", "new")))
        for band, spans in bands.items()
    }
    for name, shape, keys in (
        ("subjects", schemas.SUBJECTS, ("subjects",)),
        ("competences", schemas.COMPETENCES, ("competences",)),
        ("methods", schemas.METHODS, ("kinds", "methods")),
        ("skills", schemas.SKILLS, ("skills",)),
        ("rights", schemas.RIGHTS, ("rights",)),
    ):
        value = reader.file(f"{name}.yml", shape).value
        facts.lists |= {key: tuple(value.get(key, ())) for key in keys}
    groups = reader.file("guides.yml", schemas.GUIDES)
    facts.guides = {group: tuple(names) for group, names in groups.value.get("groups", {}).items()}
    facts.guide_lines = groups.lines
    ages = reader.file("ages.yml", schemas.AGES).value
    facts.service_days = ages.get("service_days", facts.service_days)
    facts.sources = _sources(reader, _oldest(ages))
    _services(reader, facts)
    _recommendations(reader, facts)
    _scripts(reader, facts)
    _measures(reader, facts)
    facts.reading = _reading(reader)
    _search(reader, facts)
    _spelling(reader)
    facts.terms = read_terms(root, facts.languages, reader.findings)
    if facts.sources is not None:
        reader.findings += [
            found("LB-014", path, line, id=id) for path, line, id in reader.cites if id and id not in facts.sources
        ]
    if facts.languages:
        facts.words, problems = read_words(root, facts.languages, facts.source_language)
        reader.findings += problems
    return facts, reader.findings


def _languages(reader: _Reader, facts: Facts) -> None:
    path = f"{DATA}/languages.yml"
    made = reader.file("languages.yml", schemas.LANGUAGES)
    for code, entry in made.value.get("languages", {}).items():
        patterns = {name: tuple(entry.get(name, ())) for name in PATTERN_LISTS}
        patterns["call_words"] = _searchable(reader, path, made.lines, code, patterns["call_words"])
        plain = {name: entry.get(name, "") for name in ("name", "alphabet", "leave_to")}
        facts.languages[code] = Language(code=code, tag=entry.get("tag", code), **plain, **patterns)
    facts.everywhere = tuple(made.value.get("everywhere", facts.everywhere))
    for name in ("source", "default"):
        code = made.value.get(name, "")
        if code in facts.languages:
            setattr(facts, f"{name}_language", code)
        elif code and facts.languages:
            line, known = made.lines.get(name, 1), ", ".join(facts.languages)
            reader.findings.append(found("LB-020", path, line, what=name, code=code, languages=known))
    if facts.languages and facts.source_language not in facts.languages:
        facts.languages = {}


def _reading(reader: _Reader) -> Reading:
    """Limits of texts for pupils; where the file is broken, those that can be read."""
    value = reader.file("reading.yml", schemas.READING).value
    limits = {band: Limits(**entry) for band, entry in value.get("bands", {}).items() if len(entry) == 3}
    letters = {
        code: Letters(entry.get("letters", 10), tuple(map(float, entry.get("ease", ()))), entry.get("vowels", ""))
        for code, entry in value.get("languages", {}).items()
    }
    repeated = value.get("repeated", {})
    return Reading(
        bands=limits,
        pages=value.get("pages", {}),
        letters=letters,
        repeated=(repeated.get("words", 8), repeated.get("lessons", 3)),
        untranslated=value.get("untranslated", 4),
        russian=frozenset(value.get("russian", "").split()),
    )


LETTERS = ("letters", "opening", "after_vowel", "groups", "words", "folded")


def _scripts(reader: _Reader, facts: Facts) -> None:
    """Second scripts; there need not be any."""
    if not (reader.root / DATA / "scripts.yml").is_file():
        return
    path = f"{DATA}/scripts.yml"
    made = reader.file("scripts.yml", schemas.SCRIPTS)
    for code, entry in made.value.get("scripts", {}).items():
        if entry.get("of") not in facts.languages:
            line, known = made.lines.get(f"scripts.{code}.of", 1), ", ".join(facts.languages)
            reader.findings.append(found("LB-020", path, line, what="of", code=entry.get("of"), languages=known))
            continue
        if not entry.get("letters"):
            line = made.lines.get(f"scripts.{code}.letters", 1)
            reader.findings.append(found("FM-006", path, line, field="letters", count=0, wanted="at least 1"))
        letters = {name: dict(entry.get(name, {})) for name in LETTERS}
        plain = {name: entry.get(name, "") for name in ("of", "name", "tag", "vowels", "silent", "ignored")}
        facts.scripts[code] = Script(code=code, **plain, **letters)


def _measures(reader: _Reader, facts: Facts) -> None:
    """Budgets, and what was measured last; a school need not have either."""
    folder = reader.root / DATA
    if not (folder / "measures.yml").is_file():
        return
    limits = reader.file("measures.yml", schemas.MEASURES)
    known = limits.value.get("measures", {})
    recorded = reader.file("measured.yml", schemas.MEASURED) if (folder / "measured.yml").is_file() else Checked({}, {})
    values = recorded.value.get("values", {})
    for id in values.keys() - known.keys():
        line = recorded.lines.get(f"values.{id}", 1)
        reader.findings.append(found("LB-002", f"{DATA}/measured.yml", line, advice=near(id, tuple(known))))
    lines = {id: limits.lines.get(f"measures.{id}", 1) for id in known}
    lines |= {id: recorded.lines.get(f"values.{id}", 1) for id in values}
    facts.measures = Measures(
        all={
            id: Measure(entry.get("unit", ""), entry.get("most"), line=lines[id], **values.get(id, {}))
            for id, entry in known.items()
        },
        day=recorded.value.get("date"),
        cores=recorded.value.get("cores", 0),
        days=limits.value.get("days", 0),
    )


def _search(reader: _Reader, facts: Facts) -> None:
    """How search cuts words: nothing is kept of it here, but what is wrong with it is said before a site is made."""
    if facts.languages:
        reader.file("search.yml", Record({code: fact(schemas.SEARCH) for code in facts.languages}))


def _spelling(reader: _Reader) -> None:
    """How words are looked up, which a school need not do: what is wrong with it is said before anybody spells."""
    if (reader.root / DATA / "spelling.yml").is_file():
        reader.file("spelling.yml", schemas.SPELLING)


def _searchable(
    reader: _Reader, path: str, lines: Mapping[str, int], code: str, patterns: tuple[str, ...]
) -> tuple[str, ...]:
    """The patterns that compile; the others are reported."""
    good = []
    for number, pattern in enumerate(patterns):
        try:
            re.compile(pattern)
            good.append(pattern)
        except re.error as error:
            place = f"languages.{code}.call_words"
            line = lines.get(f"{place}.{number}", 1)
            reader.findings.append(found("FM-012", path, line, given=pattern, field=place, why=error))
    return tuple(good)


def _oldest(ages: Mapping[str, Any]) -> int:
    """The first year whose sources need no second look."""
    return ages["read"].year - ages["source_years"] if {"read", "source_years"} <= ages.keys() else 0


def _sources(reader: _Reader, oldest: int) -> dict[str, Source] | None:
    """Sources by id; dates may be written as a date, a year or words. ``oldest``: see ``_oldest``."""
    path = f"{DATA}/sources.yml"
    node, problems = read_yaml(reader.root, path)
    reader.findings += problems
    if node is None:
        return None
    made: dict[str, Source] = {}
    for id, entry in node.value.items():
        if not re.fullmatch(schemas.SOURCE_ID, id):
            reader.findings.append(found("FM-009", path, entry.line, field="sources", given=id, wanted="a source id"))
            continue
        checked = check(_dates_as_words(entry), schemas.SOURCE, path, {})
        reader.findings += checked.findings
        fields = {name: (checked.value or {}).get(name, "") for name in ("title", "url", "date", "confidence")}
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", fields["date"])]
        made[id] = Source(id=id, **fields, old=not years or max(years) < oldest)
    return made


def _dates_as_words(entry: Node) -> Node:
    """The same entry with its date as words: sources are dated by day, by year or in words."""
    if not isinstance(entry.value, dict):
        return entry
    plain = {
        name: Node(str(node.value), node.line) if name in ("date", "confidence") and node.value is not None else node
        for name, node in entry.value.items()
    }
    return Node({name: node for name, node in plain.items() if node.value not in (None, "")}, entry.line)


def _recommendations(reader: _Reader, facts: Facts) -> None:
    made = reader.file("recommendations.yml", schemas.RECOMMENDATIONS)
    for number, entry in made.value.get("items", {}).items():
        if entry.get("state") and entry.get("checked"):
            facts.recommendations[int(number)] = Recommendation(
                number=int(number),
                state=entry["state"],
                sources=tuple(entry.get("sources", ())),
                checked=entry["checked"],
                line=made.lines.get(f"items.{number}", 1),
            )


def _services(reader: _Reader, facts: Facts) -> None:
    folder = reader.root / DATA / "help"
    for file in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        path = f"{DATA}/help/{file.name}"
        made = reader.file(f"help/{file.name}", schemas.SERVICES)
        for entry in made.value.get("services", ()):
            id, line = entry.get("id", ""), entry["line"]
            if not id or not entry.get("number") or not entry.get("verdict"):
                continue  # said already; a number without a verdict is never shown
            if id in facts.services:
                other = f"{facts.services[id].path}:{facts.services[id].line}"
                reader.findings.append(found("LB-015", path, line, what="service", id=id, other=other))
                continue
            facts.services[id] = Service(
                id=id,
                country=made.value.get("country", ""),
                number=entry["number"],
                verdict=entry["verdict"],
                confirmed=entry.get("confirmed"),
                sources=tuple(entry.get("sources", ())),
                hours=entry.get("hours", ""),
                free=entry.get("free", False),
                recorded=entry.get("recorded", False),
                audience=entry.get("for", ""),
                known=entry.get("known", "month"),
                path=path,
                line=line,
            )
