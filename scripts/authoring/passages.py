"""Cuts a text into passages: the smallest pieces an editor can read and mend without touching how the file is built.

A passage is a field of the front matter, a question or an answer of a quiz, a line of text, a cell of a table. It knows
where in the file its words stand, so that one passage can be replaced and every other byte stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from scripts.files.yaml_nodes import LOADER

STAMP = "translation"
_OPENING = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]?|#{1,6}[ \t]+|\[[ xX]\][ \t]+)*")
_HEADING_ID = re.compile(r"^#{1,6}[ \t].*?([ \t]*\{#([^}]*)\})[ \t]*$")
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_MARK = re.compile(r"\{[^{}]*\}|\[\^[^\]]*\]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a file. ``place`` names them within it; ``start`` and ``end`` count characters, ``line`` from 1."""

    place: str
    words: str
    line: int
    start: int
    end: int


class CannotCut(ValueError):
    """The file is not one we understand; the message says why."""


def cut(path: str, text: str) -> dict[str, Passage]:
    """The passages of the text of ``path`` by place, in the order of the file. ``CannotCut``: broken front matter."""
    found: dict[str, Passage] = {}
    for place, words, start, end in _pieces(path, text):
        found.setdefault(place, Passage(place, words, text.count("\n", 0, start) + 1, start, end))
    return found


def replaced(path: str, text: str, place: str, words: str) -> str:
    """``text`` with other words at ``place`` and all else as it was; ``CannotCut`` where these words cannot stand."""
    before = cut(path, text)
    here = before[place]
    wanted = {one.place: one.words for one in before.values()} | {place: words}
    quoted = json.dumps(words, ensure_ascii=False)
    for written in (quoted, words) if text[here.start] == '"' and here.words[0] != '"' else (words, quoted):
        made = text[: here.start] + written + text[here.end :]
        try:
            after = {one.place: one.words for one in cut(path, made).values()}
        except CannotCut:
            continue
        if after == wanted:
            return made
    raise CannotCut("these words would change how the file is built")


def _pieces(path: str, text: str) -> Iterator[tuple[str, str, int, int]]:
    """(place, words, start, end) of all passages."""
    if path.endswith((".yml", ".yaml")):
        yield from _fields(text, 0)
        return
    begin = 0
    if text.startswith("---\n"):
        close = text.find("\n---", 3)
        if close < 0:
            raise CannotCut("the front matter has no end")
        yield from _fields(text[4 : close + 1], 4)
        begin = text.find("\n", close + 1) + 1 or len(text)
    yield from _lines(text, begin)


def _fields(text: str, offset: int) -> Iterator[tuple[str, str, int, int]]:
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise CannotCut(f"its fields cannot be read: {str(error).splitlines()[0]}") from error
    if isinstance(root, yaml.MappingNode):
        for place, node in _leaves(root, ""):
            start = node.start_mark.index
            end = start + len(text[start : node.end_mark.index].rstrip())
            words = " ".join(node.value.split())
            if _LETTER.search(words):
                yield place, words, offset + start, offset + end


def _leaves(node: yaml.Node, place: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Every text under ``node``; an entry of a list is named by its id, or else by its number."""
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                if not (place == "" and key.value == STAMP) and key.value != "id":
                    yield from _leaves(value, f"{place}.{key.value}" if place else key.value)
        case yaml.SequenceNode():
            for number, entry in enumerate(node.value, 1):
                pairs = entry.value if isinstance(entry, yaml.MappingNode) else ()
                id = next((value.value for key, value in pairs if key.value == "id"), number)
                yield from _leaves(entry, f"{place}.{id}")
        case yaml.ScalarNode(tag="tag:yaml.org,2002:str"):
            yield place, node


def _lines(text: str, begin: int) -> Iterator[tuple[str, str, int, int]]:
    section, count, at = "intro", 0, begin
    for line in text[begin:].splitlines(keepends=True):
        bare = line.rstrip()
        if heading := _HEADING_ID.match(bare):
            section, count = heading[2], 0
        for start, end in () if _FENCE.match(bare) else _spans(bare, heading):
            if _LETTER.search(_MARK.sub("", bare[start:end])):
                count += 1
                yield f"{section}#{count}", " ".join(bare[start:end].split()), at + start, at + end
        at += len(line)


def _spans(bare: str, heading: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """Where the words of a line stand, without the signs that say what kind of line it is."""
    if bare.lstrip().startswith("|"):
        for cell in _CELL.finditer(bare):
            words = cell[0].strip()
            if words:
                start = cell.start() + len(cell[0]) - len(cell[0].lstrip())
                yield start, start + len(words)
        return
    start, end = _OPENING.match(bare).end(), heading.start(1) if heading else len(bare)
    if start < end:
        yield start, end
