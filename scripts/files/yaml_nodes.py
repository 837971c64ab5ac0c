"""YAML text → nodes with line numbers, built from parser events so that a hostile file is stopped, not obeyed.

Stricter than YAML: no references, tags, tabs, second documents or duplicate keys, at most ``MOST_DEPTH`` levels; only
``true`` and ``false`` are yes or no, so that the word `no` stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from scripts.files import invisible
from scripts.findings import Finding, found

MOST_DEPTH = 12
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INDENT_TAB = re.compile(r"^ *\t", re.M)
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,15})")
DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
WORDS_AFTER_QUOTE = re.compile(r"""[:-] (["']).*\1\s*[^,\]}\s#]""")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SIMPLE = {"true": True, "false": False, "": None, "~": None, "null": None}


@dataclass(frozen=True, slots=True)
class Node:
    """``value``: dict[str, Node], list[Node], str, int, float, bool, date or None; ``line`` is that of its key."""

    value: Any
    line: int

    def plain(self) -> Any:
        """The same without lines."""
        match self.value:
            case dict():
                return {key: node.plain() for key, node in self.value.items()}
            case list():
                return [node.plain() for node in self.value]
        return self.value


class _Stop(Exception):
    """The file asks for something that is refused; carries the finding."""

    def __init__(self, finding: Finding):
        self.finding = finding


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Finding]]:
    """The tree of ``text``, whose first line is ``first_line`` of the file; (None, findings) if it cannot be read."""
    tabs = [first_line + text.count("\n", 0, match.start()) for match in INDENT_TAB.finditer(text)]
    if tabs:
        return None, [found("RD-010", path, line) for line in tabs[:20]]
    problems: list[Finding] = []
    try:
        events = iter(yaml.parse(text, Loader=LOADER))
        return _document(events, path, first_line, problems), problems
    except _Stop as stop:
        return None, [*problems, stop.finding]
    except yaml.YAMLError as error:
        return None, [*problems, _broken(error, text, path, first_line)]


def _document(events: Iterator[Any], path: str, first_line: int, problems: list[Finding]) -> Node | None:
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Stop(found("RD-025", path, first_line + event.start_mark.line))
            root = _Tree(events, path, first_line, problems).node(next(events), 0)
    return root


class _Tree:
    """Builds nodes from events; the recursion is bounded by MOST_DEPTH."""

    def __init__(self, events: Iterator[Any], path: str, first_line: int, problems: list[Finding]):
        self.events, self.path, self.first, self.problems = events, path, first_line, problems

    def line(self, event: Any) -> int:
        return self.first + event.start_mark.line

    def refuse(self, event: Any, depth: int) -> None:
        """Stops at references, tags and too many levels."""
        line = self.line(event)
        if getattr(event, "anchor", None):
            raise _Stop(found("RD-011", self.path, line, name=event.anchor))
        if getattr(event, "tag", None) not in (None, "!"):
            raise _Stop(found("RD-013", self.path, line, name=event.tag))
        if depth > MOST_DEPTH:
            raise _Stop(found("RD-012", self.path, line, most=MOST_DEPTH))

    def node(self, event: Any, depth: int) -> Node:
        self.refuse(event, depth)
        line = self.line(event)
        match event:
            case yaml.ScalarEvent():
                return Node(self.scalar(event), line)
            case yaml.SequenceStartEvent():
                items: list[Node] = []
                while not isinstance(inside := next(self.events), yaml.SequenceEndEvent):
                    items.append(self.node(inside, depth + 1))
                return Node(items, line)
        return Node(self.mapping(depth), line)

    def scalar(self, event: Any) -> Any:
        """A value; signs that nobody sees are no better for being written as "\\0"."""
        value = _scalar(event)
        if isinstance(value, str) and (hidden := invisible.HIDDEN.search(value)):
            name, column = invisible.name(hidden[0]), event.start_mark.column + 1
            self.problems.append(found("RD-007", self.path, self.line(event), name=name, column=column))
            return invisible.HIDDEN.sub(" ", value)
        return value

    def mapping(self, depth: int) -> dict[str, Node]:
        """Keys are always words; the second of two equal keys is reported and left out."""
        made: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse(event, depth + 1)
            line = self.line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Stop(found("RD-022", self.path, line))
            node = self.node(next(self.events), depth + 1)
            if event.value in made:
                self.problems.append(found("RD-009", self.path, line, key=event.value, first=made[event.value].line))
            else:
                made[event.value] = Node(node.value, line)
        return made


def _scalar(event: Any) -> Any:
    """A quoted scalar is words; a plain one may be a number, a day, true, false or nothing."""
    text = event.value
    if event.style:
        return text
    if text in SIMPLE:
        return SIMPLE[text]
    if WHOLE.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        return float(text)
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _broken(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Finding:
    """The finding that fits the commonest slips, by what the parser stumbled over."""
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "unreadable characters")
    context = str(getattr(error, "context", "") or "")
    here, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line = (here or began).line if here or began else 0
    if "mapping values are not allowed" in problem:
        return found("RD-020", path, first_line + line)
    if "quoted scalar" in context:
        return found("RD-021", path, first_line + (began or here).line)
    if "flow" in context:
        return found("RD-022", path, first_line + (began or here).line)
    rows = text.split("\n")
    if "cannot start any token" in problem and line < len(rows):
        return found("RD-023", path, first_line + line, sign=rows[line][here.column : here.column + 1])
    # After a closing quotation mark more words follow: the parser says so in several ways
    if "expected" in problem and line < len(rows) and WORDS_AFTER_QUOTE.search(rows[line]):
        return found("RD-021", path, first_line + line)
    return found("RD-008", path, first_line + min(line, max(len(rows) - 1, 0)), problem=problem)
