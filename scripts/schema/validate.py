"""Closed shapes of fields compared with what a file holds: plain values, the line of every field, findings.

Values that break a limit are kept, values of a wrong type are left out: the field counts as not given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scripts.files.yaml_nodes import Node
from scripts.findings import Finding, found
from scripts.findings.advice import near
from scripts.schema.types import Day, Either, Field, Flag, ListOf, MapOf, Name, Number, OneOf, Record, Shape, Words


@dataclass(slots=True)
class Checked:
    """``value``: plain dicts, lists and values, what was wrong left out; ``lines``: dotted place → line."""

    value: Any
    lines: dict[str, int]
    findings: list[Finding] = field(default_factory=list)


def check(
    node: Node,
    shape: Record,
    path: str,
    choices: Mapping[str, tuple[str, ...]],
    source: tuple[str, Mapping[str, int]] | None = None,
) -> Checked:
    """Compares ``node`` with ``shape``. ``source`` is (path, lines) of the source text when this is a translation:
    then only words are wanted, and the finding on a repeated fact says where that fact stands."""
    checker = _Checker(path, choices, source)
    value = checker.record(node, shape, "")
    return Checked({} if value is MISSING else value, checker.lines, checker.findings)


MISSING = object()
"""What a wrong value becomes: the field counts as not given."""


class _Checker:
    def __init__(self, path: str, choices: Mapping[str, tuple[str, ...]], source: tuple[str, Mapping[str, int]] | None):
        self.path, self.choices, self.source = path, choices, source
        self.findings: list[Finding] = []
        self.lines: dict[str, int] = {}

    def add(self, code: str, line: int, **values: object) -> None:
        self.findings.append(found(code, self.path, line, **values))

    def wrong(self, node: Node, place: str, wanted: str, advice: str = "See curriculum/README.md.") -> object:
        if isinstance(node.value, (int, float, date)) and wanted == "words":
            advice = "Put it in double quotes."
        self.add("FM-003", node.line, field=place, wanted=wanted, given=_kind(node.value), advice=advice)
        return MISSING

    def shape(self, node: Node, shape: Shape, place: str) -> Any:
        self.lines[place] = node.line
        match shape:
            case Record():
                return self.record(node, shape, place)
            case ListOf():
                return self.list(node, shape, place)
            case MapOf():
                return self.map(node, shape, place)
            case Either(item):
                nodes = node.value if isinstance(node.value, list) else [node]
                values = [self.shape(one, item, place) for one in nodes]
                return [value for value in values if value is not MISSING]
        return self.single(node, shape, place)

    def single(self, node: Node, shape: Shape, place: str) -> Any:
        value = node.value
        match shape:
            case Words(limit):
                return self.words(node, limit, place)
            case Flag():
                return value if isinstance(value, bool) else self.wrong(node, place, "true or false")
            case Day():
                if isinstance(value, date):
                    return value
                return self.wrong(node, place, "a date such as 2026-11-22", "Write year-month-day, without quotes.")
            case Number(low, high):
                if not isinstance(value, int) or isinstance(value, bool):
                    return self.wrong(node, place, "a whole number", "Write digits only, without quotes.")
                if not low <= value <= high:
                    self.add("FM-008", node.line, field=place, given=value, low=low, high=high)
                return value
            case OneOf(values):
                return self.one_of(node, values, place)
            case Name(pattern, wanted):
                if not isinstance(value, str):
                    return self.wrong(node, place, "words")
                if not re.fullmatch(pattern, value):
                    self.add("FM-009", node.line, field=place, given=_short(value), wanted=wanted)
                    return MISSING
                return value
        raise TypeError(f"no such shape: {shape!r}")

    def words(self, node: Node, limit: int, place: str) -> Any:
        if not isinstance(node.value, str) or not node.value.strip():
            return self.wrong(node, place, "words")
        text = " ".join(node.value.split())
        if limit and len(text) > limit:
            self.add("FM-004", node.line, field=place, count=len(text), most=limit)
        return text

    def one_of(self, node: Node, values: tuple[str, ...] | str, place: str) -> Any:
        allowed = self.choices.get(values, ()) if isinstance(values, str) else values
        if isinstance(values, str) and not allowed:
            return node.value if isinstance(node.value, str) else MISSING  # the list itself is broken: said once, there
        if node.value in allowed:
            return node.value
        given = _short(str(node.value)) if not isinstance(node.value, (dict, list)) else _kind(node.value)
        self.add("FM-005", node.line, field=place, given=given, choices=", ".join(allowed), advice=near(given, allowed))
        return MISSING

    def list(self, node: Node, shape: ListOf, place: str) -> Any:
        if not isinstance(node.value, list):
            return self.wrong(node, place, "a list", "Write each entry on its own line after a dash, or [one, two].")
        made: list[Any] = []
        taken: dict[str, int] = {}
        for number, item in enumerate(node.value):
            value = self.shape(item, shape.item, f"{place}.{_id(item) or number}")
            id = value.get("id") if isinstance(value, dict) else None
            if id in taken:
                self.add("FM-007", item.line, id=id, field=place, first=taken[id])
            elif value is not MISSING:
                made.append(value | {"line": item.line} if isinstance(value, dict) else value)
                if id:
                    taken[id] = item.line
        count, wanted = len(node.value), _count(shape)
        if self.source is None and (count < shape.least or (shape.most and count > shape.most)):
            self.add("FM-006", node.line, field=place, count=count, wanted=wanted)
        return made

    def map(self, node: Node, shape: MapOf, place: str) -> Any:
        if not isinstance(node.value, dict):
            return self.wrong(node, place, "fields (`name: value`)")
        made: dict[str, Any] = {}
        for name, inside in node.value.items():
            where = f"{place}.{name}"
            if shape.keys and name not in shape.keys:
                self.add("FM-001", inside.line, field=where, advice=near(name, shape.keys))
            elif not shape.keys and not re.fullmatch(shape.key, name):
                self.add("FM-009", inside.line, field=place, given=_short(name), wanted="a name that can stand here")
            elif (value := self.shape(inside, shape.value, where)) is not MISSING:
                made[name] = value
        for name in shape.keys:
            if name not in node.value:
                self.add("FM-002", node.line, field=f"{place}.{name}")
        return {name: made[name] for name in shape.keys if name in made} if shape.keys else made

    def record(self, node: Node, shape: Record, place: str) -> Any:
        if not isinstance(node.value, dict):
            return self.wrong(node, place or "the file", "fields (`name: value`)")
        for name, inside in node.value.items():
            self.known(name, inside, shape, f"{place}.{name}" if place else name)
        made: dict[str, Any] = {}
        for name, one in shape.fields.items():
            where = f"{place}.{name}" if place else name
            if not self.has(one):
                continue
            if name in node.value:
                if (value := self.shape(node.value[name], one.shape, where)) is not MISSING:
                    made[name] = value
            elif one.required:
                self.add("FM-002", node.line, field=where)
        return made

    def has(self, one: Field) -> bool:
        """Whether this file holds such a field: a translation has no facts, a source no stamps."""
        return one.role != ("stamp" if self.source is None else "fact")

    def known(self, name: str, node: Node, shape: Record, where: str) -> None:
        """A finding on a field that does not exist here, or that is kept in the source."""
        one = shape.fields.get(name)
        if one is None:
            names = [other for other, it in shape.fields.items() if self.has(it) and other not in ("translation",)]
            self.add("FM-001", node.line, field=where, advice=near(name, names))
        elif not self.has(one) and self.source is None:
            self.add("FM-011", node.line)
        elif not self.has(one):
            path, lines = self.source
            self.add("TR-006", node.line, field=where, source=f"{path}:{lines.get(where, 1)}")


def _id(node: Node) -> str:
    """The id of a record in a list, for naming its place."""
    inside = node.value.get("id") if isinstance(node.value, dict) else None
    return inside.value if inside and isinstance(inside.value, str) else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _kind(value: object) -> str:
    match value:
        case None:
            return "empty"
        case str():
            return f"“{_short(value)}”" if value.strip() else "empty"
        case bool():
            return str(value).lower()
        case int() | float() | date():
            return f"the value {value}"
        case list():
            return "a list"
    return "a group of fields"


def _count(shape: ListOf) -> str:
    if not shape.most:
        return f"at least {shape.least}"
    return str(shape.least) if shape.least == shape.most else f"{shape.least} to {shape.most}"
