"""``curriculum/data`` → languages, grades, lists, sources, services and interface words, with their findings."""

from __future__ import annotations

from pathlib import Path

from scripts.findings import Finding, found
from scripts.load.data import evidence, languages
from scripts.load.data.facts import Facts
from scripts.load.data.lists import DATA, Lists
from scripts.load.interface import read_words
from scripts.load.terms import read_terms
from scripts.model import Grades
from scripts.schema import data as schemas

__all__ = ["DATA", "Facts", "read"]


def read(root: Path) -> tuple[Facts, list[Finding]]:
    """All facts under ``root`` and what is wrong with them."""
    reader, facts = Lists(root), Facts()
    languages.languages(reader, facts)
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
    facts.sources = evidence.sources(reader, evidence.oldest(ages))
    evidence.services(reader, facts)
    evidence.recommendations(reader, facts)
    languages.scripts(reader, facts)
    evidence.measures(reader, facts)
    facts.reading = languages.reading(reader)
    languages.search(reader, facts)
    languages.spelling(reader)
    facts.terms = read_terms(root, facts.languages, reader.findings)
    if facts.sources is not None:
        reader.findings += [
            found("LB-014", path, line, id=id) for path, line, id in reader.cites if id and id not in facts.sources
        ]
    if facts.languages:
        facts.words, problems = read_words(root, facts.languages, facts.source_language)
        reader.findings += problems
    return facts, reader.findings
