"""Files → texts: each read, compared with its shape, laid over its Russian original and made a value of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scripts import markdown
from scripts.files.read import Document, read_document, read_yaml
from scripts.findings import Finding, found
from scripts.load.values import MAKERS
from scripts.model import (
    Section,
    Text,
    Translation,
)
from scripts.model.kinds import IN_MARKDOWN
from scripts.schema import texts as schemas
from scripts.schema.merge import Merger, leaves, parts
from scripts.schema.validate import check


@dataclass(frozen=True, slots=True)
class Made:
    """A text with what is needed to compare and inherit: its fields after inheriting, its own sections and intro,
    and (line, Markdown) of all its own words for looking up what they refer to."""

    text: Text
    value: Mapping[str, Any]
    sections: tuple[Section, ...]
    intro: str
    passages: tuple[tuple[int, str], ...]


def read(
    root: Path, kind: str, id: str, language: str, path: str, choices: Mapping[str, tuple[str, ...]],
    source: Made | None,
) -> tuple[Made | None, list[Finding]]:  # fmt: skip
    """The text in ``path``, or None where it is beyond use. ``source`` is the Russian text when this translates it."""
    shape = schemas.KINDS[kind]
    document, node, findings = _opened(root, kind, path)
    if node is None:
        return None, findings
    checked = check(node, shape, path, choices, (source.text.path, source.text.lines) if source else None)
    findings += [_meant(finding, path) for finding in checked.findings]
    own = checked.value
    value = own
    if source:
        merger = Merger(path, source.text.path, checked.lines)
        value = merger.record(shape, source.value, own)
        findings += merger.findings
    sections, intro = (document.sections, document.intro.strip()) if document else ((), "")
    if intro and kind != "page":
        findings.append(found("LB-019", path, document.intro_line, what="words before the first section"))
    made_parts = parts(shape, own) | ({"intro": intro} if intro else {})
    made_parts |= {section.id: f"{section.title}\n{section.body}" for section in sections}
    lines = checked.lines | _lines_of_parts(made_parts, checked.lines, document)
    passages = tuple(_passages(kind, own, lines, document))
    translation = _translation(own, lines) if source else None
    if source:
        sections, intro = _completed(source.sections, sections), intro or source.intro
    text = MAKERS[kind](
        value,
        dict(
            id=id, language=language, written_in=language, path=path, title=value.get("title", id),
            translation=translation, parts=made_parts, lines=lines,
        ),
        sections,
        intro,
    )  # fmt: skip
    return Made(text, value, document.sections if document else (), intro, passages), findings


def _opened(root: Path, kind: str, path: str) -> tuple[Document | None, Any, list[Finding]]:
    if kind in IN_MARKDOWN:
        document, findings = read_document(root, path)
        return document, document and document.front, findings
    node, findings = read_yaml(root, path)
    return None, node, findings


def _meant(finding: Finding, path: str) -> Finding:
    """A missing block ``translation:`` has a rule of its own, which says how to write it."""
    missing = finding.code == "FM-002" and "`translation`" in finding.message
    return found("TR-003", path, finding.line, file=path) if missing else finding


def _lines_of_parts(made: Mapping[str, str], lines: Mapping[str, int], document: Document | None) -> dict[str, int]:
    """Part id → line. Parts of a quiz or a card are known by their place in the list."""
    found_lines = {"front": 1}
    for part in made:
        for place in (f"questions.{part}", f"lines.{part}"):
            if place in lines:
                found_lines[part] = lines[place]
    if document:
        found_lines |= {section.id: section.line for section in document.sections}
        found_lines["intro"] = document.intro_line
    return found_lines


def _passages(
    kind: str, own: Mapping[str, Any], lines: Mapping[str, int], document: Document | None
) -> Iterator[tuple[int, str]]:
    shape = schemas.KINDS[kind]
    for place, words in leaves(shape, own):
        yield lines.get(place, 1), words
    for name, field in shape.fields.items():
        if field.part and name in own:
            for place, words in leaves(field.shape, own[name], name):
                yield lines.get(place, 1), words
    if document:
        if document.intro.strip():
            yield document.intro_line, document.intro
        for section in document.sections:
            yield section.line + 1, section.body


def _translation(own: Mapping[str, Any], lines: Mapping[str, int]) -> Translation:
    """What the file says of itself; where it says nothing that can be used, it counts as a machine translation."""
    block = own.get("translation", {})
    return Translation(block.get("state", "machine"), dict(block.get("from", {})), lines.get("translation", 1))


def _completed(source: tuple[Section, ...], own: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a translation, with the Russian ones where it has none (reported elsewhere)."""
    mine = {section.id for section in own}
    if {section.id for section in source} <= mine:
        return own
    by_id = {section.id: section for section in own}
    extra = [section for section in own if section.id not in {s.id for s in source}]
    return tuple(by_id.get(section.id, section) for section in source) + tuple(extra)


def fallback(made: Made, language: str) -> Text:
    """The source text standing in for a translation that is missing."""
    return replace(made.text, language=language)


def nodes(made: Made) -> Iterator[tuple[markdown.Node, int]]:
    """Everything that stands in the own words of a text, with its line in the file."""
    for first, words in made.passages:
        within = words.lstrip("\n")
        above = first - 1 + len(words) - len(within)
        for node in markdown.walk(markdown.parse(within)):
            yield node, above + node.line
