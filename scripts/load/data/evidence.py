"""Sources, the recommendations that cite them, services, and what was measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from scripts.files.read import read_yaml
from scripts.files.yaml_nodes import Node
from scripts.findings import found
from scripts.findings.advice import near
from scripts.load.data.facts import Facts
from scripts.load.data.lists import DATA, Lists
from scripts.model import Measure, Measures, Recommendation, Service, Source
from scripts.schema import data as schemas
from scripts.schema.validate import Checked, check


def oldest(ages: Mapping[str, Any]) -> int:
    """The first year whose sources need no second look."""
    return ages["read"].year - ages["source_years"] if {"read", "source_years"} <= ages.keys() else 0


def sources(reader: Lists, oldest: int) -> dict[str, Source] | None:
    """Sources by id; dates may be written as a date, a year or words. ``oldest``: the first year that is new."""
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


def recommendations(reader: Lists, facts: Facts) -> None:
    """What became of each item of the resolution, with the sources that say so."""
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


def services(reader: Lists, facts: Facts) -> None:
    """Whom to call, a file for each country; one that is not complete is left out."""
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


def measures(reader: Lists, facts: Facts) -> None:
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
