"""Writes fingerprints into ``translation.from``, and nothing else: every other byte of a file stays.

A file with errors is refused: a fingerprint says that the translation is complete and was made from today's Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.files import atomic
from scripts.files.yaml_nodes import LOADER
from scripts.findings import Finding
from scripts.load import library
from scripts.model import Text
from scripts.model.translation import changed, shelves, stamps

ABOUT_STAMPS = ("TR-009", "TR-010", "TR-011", "TR-012")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: written · same · refused (``findings``) · waiting (``parts`` have changed) · source ·
    unknown."""

    path: str
    state: str
    parts: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def stamp(root: Path, paths: Iterable[str] | None = None, *, trivial: bool = False) -> list[Outcome]:
    """Stamps the translations in ``paths`` (relative to ``root``), or all of them.

    One named by its path gets all fingerprints anew: somebody has looked at it. Without paths only what never had one
    does; what has changed since waits for a person. ``trivial``: the Russian change touches no meaning, so that changed
    fingerprints are renewed; a Russian path then stands for all its translations.
    """
    for folder in ("curriculum", "docs"):
        atomic.clear_parts(root / folder)
    content, findings = library.load(root)
    wrong: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.code not in ABOUT_STAMPS:
            wrong.setdefault(finding.path, []).append(finding)
    pairs = _pairs(content)
    chosen, outcomes = _chosen(pairs, paths, trivial)
    for path in chosen:
        source, text = pairs[path]
        outcomes.append(_one(root, source, text, wrong, named=paths is not None and not trivial, trivial=trivial))
    return outcomes


def _pairs(content: library.Library) -> dict[str, tuple[Text, Text]]:
    """Path of each translation → (source, translation)."""
    return {
        text.path: (texts[content.source_language, id], text)
        for texts in shelves(content).values()
        for (language, id), text in texts.items()
        if text.translation and text.written_in == language
    }


def _chosen(
    pairs: Mapping[str, tuple[Text, Text]], paths: Iterable[str] | None, trivial: bool
) -> tuple[list[str], list[Outcome]]:
    """The translations to stamp, and what is said of paths that are none."""
    if paths is None:
        return sorted(pairs), []
    chosen: list[str] = []
    outcomes: list[Outcome] = []
    for path in dict.fromkeys(paths):
        translations = sorted(one for one, (source, _) in pairs.items() if source.path == path)
        if path in pairs:
            chosen.append(path)
        elif translations and trivial:
            chosen += translations
        else:
            outcomes.append(Outcome(path, "source" if translations else "unknown"))
    return list(dict.fromkeys(chosen)), outcomes


def _one(
    root: Path, source: Text, text: Text, wrong: Mapping[str, list[Finding]], *, named: bool, trivial: bool
) -> Outcome:
    problems = [*wrong.get(text.path, ()), *wrong.get(source.path, ())]
    if problems:
        return Outcome(text.path, "refused", findings=tuple(problems))
    now, known = stamps(source.parts), text.translation.stamps
    late = changed(source, text)
    if trivial:  # what was never stamped stays so: nobody has said that it was translated from any text
        made = {part: stamp for part, stamp in now.items() if part in known}
    elif named:
        made = now
    else:
        made = {part: known[part] if part in late else stamp for part, stamp in now.items()}
    written = dict(known) != made or list(known) != list(made)
    if written:
        write(root / text.path, made)
    if late and not named and not trivial:
        return Outcome(text.path, "waiting", tuple(late))
    parts = tuple(part for part in made if known.get(part) != made[part])
    return Outcome(text.path, "written" if written else "same", parts)


def write(file: Path, made: Mapping[str, str]) -> None:
    """Puts the fingerprints in place of the old ones, by writing beside the file and moving over it."""

    def stamped(text: str) -> str:
        start, end, new = place(text, made)
        return text[:start] + new + text[end:]

    atomic.edit(file, stamped)


def place(text: str, made: Mapping[str, str]) -> tuple[int, int, str]:
    """Where in ``text`` the fingerprints stand, and what to write there. ValueError where there is no such block."""
    offset = text.index("\n") + 1 if text.startswith("---\n") else 0
    front = text[offset : text.index("\n---", offset - 1) + 1] if offset else text
    root = yaml.compose(front, Loader=LOADER)
    block = _value(root, "translation")
    if block is None:
        raise ValueError("no block translation")
    stamps_node = _value(block, "from")
    if stamps_node is None:
        state = _value(block, "state")
        return *_span(block, front, offset), f"{{state: {state.value if state else 'machine'}, from: {_flow(made)}}}"
    start, end = _span(stamps_node, front, offset)
    if not isinstance(stamps_node, yaml.MappingNode) or stamps_node.flow_style:
        return start, end, _flow(made) if end > start else f" {_flow(made)}"
    line = front.rfind("\n", 0, start - offset)  # a block of lines: put it on the line of its key
    return offset + line, end, f" {_flow(made)}"


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _span(node: yaml.Node, front: str, offset: int) -> tuple[int, int]:
    """Start and end of a node; a block ends with its last words, not with the white space after them."""
    start, end = node.start_mark.index, node.end_mark.index
    return offset + start, offset + start + len(front[start:end].rstrip())


def _flow(made: Mapping[str, str]) -> str:
    """One line; a fingerprint that YAML would take for a number is quoted."""
    quoted = {part: f'"{one}"' if re.fullmatch(r"[0-9]+(e[0-9]+)?", one) else one for part, one in made.items()}
    inside = (f"{part}: {one}" for part, one in quoted.items())
    return "{" + ", ".join(inside) + "}"
