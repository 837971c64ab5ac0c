"""A translation's words laid over the source's facts. What does not fit becomes a finding; what is missing is Russian.

Also tells which words a set of fields holds: they make the parts that are fingerprinted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.findings import Finding, found
from scripts.schema.types import ListOf, MapOf, Record, Shape, Words


class Merger:
    """Lays the values of ``path`` over those of ``source_path``; ``lines`` are the places of the translation."""

    def __init__(self, path: str, source_path: str, lines: Mapping[str, int]):
        self.path, self.source_path, self.lines = path, source_path, lines
        self.findings: list[Finding] = []

    def add(self, code: str, line: int, **values: object) -> None:
        self.findings.append(found(code, self.path, line, source=self.source_path, **values))

    def record(self, shape: Record, source: Mapping, own: Mapping, place: str = "") -> dict[str, Any]:
        """The fields of ``source``, with the words of ``own``."""
        made: dict[str, Any] = {"line": own["line"]} if "line" in own else {}
        for name, field in shape.fields.items():
            where = f"{place}.{name}" if place else name
            if field.role == "stamp":
                if name in own:
                    made[name] = own[name]
            elif field.role in ("fact", "key"):
                if name in source:
                    made[name] = source[name]
            elif name in own and name in source:
                made[name] = self.both(field.shape, source[name], own[name], where)
            elif name in own or name in source:
                made[name] = own.get(name, source.get(name))
                self.one_sided(name, name in own, field.required, place, own)
        return made

    def one_sided(self, name: str, is_own: bool, required: bool, place: str, own: Mapping[str, Any]) -> None:
        """A finding on a field that only one of the two has; a missing required one has been reported before."""
        if not required:
            self.add("TR-005" if is_own else "TR-004", own.get("line", 1), field=place or "the file", id=name)

    def both(self, shape: Shape, source: Any, own: Any, place: str) -> Any:
        match shape:
            case Record():
                return self.record(shape, source, own, place)
            case MapOf(value):
                return {
                    name: self.both(value, inside, own[name], f"{place}.{name}") if name in own else inside
                    for name, inside in source.items()
                }
            case ListOf(Record() as item):
                return self.by_id(item, source, own, place)
            case ListOf():
                if len(source) != len(own):
                    line = self.lines.get(place, 1)
                    self.add("TR-007", line, field=place, count=len(own), wanted=len(source))
                return own or source
        return own

    def by_id(self, item: Record, source: list[Any], own: list[Any], place: str) -> list[Any]:
        """The items in the order of the source, each with the words of the item of the same id."""
        mine: dict[str, Any] = {}
        for entry in own:
            mine.setdefault(entry.get("id", ""), entry)
        line = self.lines.get(place, 1)
        ids = {entry.get("id", "") for entry in source}
        for id, entry in mine.items():
            if id and id not in ids:
                self.add("TR-005", entry.get("line", line), field=place, id=id)
        made = []
        for entry in source:
            id = entry.get("id", "")
            if id in mine:
                made.append(self.record(item, entry, mine[id], f"{place}.{id}"))
            else:
                self.add("TR-004", line, field=place, id=id)
                made.append(entry)
        return made


def leaves(shape: Shape, value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """(place, words) of all words that are translated, in the order of the shape, parts of their own left out."""
    match shape:
        case Record(fields):
            for name, field in fields.items():
                if field.role in ("words", "both") and not (field.part and not place) and name in value:
                    yield from leaves(field.shape, value[name], f"{place}.{name}" if place else name)
        case MapOf(inside, _, keys):
            for name in keys or value:
                if name in value:
                    yield from leaves(inside, value[name], f"{place}.{name}")
        case ListOf(item):
            for number, entry in enumerate(value):
                id = entry.get("id") if isinstance(entry, dict) else None
                yield from leaves(item, entry, f"{place}.{id or number}")
        case Words():
            yield place, value


def parts(shape: Record, value: Mapping[str, Any]) -> dict[str, str]:
    """``front`` and, for each field whose words are parts of their own, a part per id (or one of the field's name)."""
    made = {"front": "\n".join(words for _, words in leaves(shape, value))}
    for name, field in shape.fields.items():
        if not field.part or name not in value:
            continue
        item = field.shape.item
        if isinstance(item, Record):
            for entry in value[name]:
                if "id" in entry:
                    made.setdefault(entry["id"], "\n".join(w for _, w in leaves(item, entry, name)))
        else:
            made[name] = "\n".join(value[name])
    return made
