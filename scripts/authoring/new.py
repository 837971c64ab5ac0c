"""Empty files with every field and section in place: of a new lesson, or of a translation. Never overwrites.

What is left empty is found by ``check``, so that nothing half-filled is published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.files.read import read_document, read_yaml
from scripts.load import folders
from scripts.model import BANDS, kinds
from scripts.model.kinds import IN_MARKDOWN, SLUG
from scripts.schema import texts as schemas
from scripts.schema.types import ListOf, MapOf, Record, Shape, Words

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 60
"""Letters of a name; no file system and no address has trouble with so many."""
PARTS = {"lesson": "lesson.md", "quiz": "lesson.quiz.yml", "handout": "lesson.handout.md"}
KEPT = re.compile(r"\{(?:card|block):[^}]*\}")


class CannotMake(Exception):
    """Why nothing was made, as a sentence for people."""


def make(root: Path, id: str, source: str, language: str | None = None) -> tuple[list[str], list[str]]:
    """Makes the files of ``id``: of a lesson ``c/name``, guide ``teach/name`` or page; with ``language``, of its
    translation. Gives (paths made, paths that were there already). CannotMake where the id or the source is wrong."""
    if not all(re.fullmatch(SLUG, part) for part in id.split("/")):
        raise CannotMake(f"“{id}” cannot be an id: use small English letters, digits and hyphens, such as c/first-job.")
    if any(len(part) > LONGEST for part in id.split("/")):
        raise CannotMake(f"“{id[:LONGEST]}…” is too long for an id: use {LONGEST} letters at most.")
    translated = language and language != source
    wanted = _translations(root, id, source, language) if translated else _sources(id, source)
    made, there = [], []
    for path, text in wanted.items():
        target = root / path
        if target.exists():
            there.append(path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:  # "x": never over a file of somebody else
            file.write(text)
        made.append(path)
    return made, there


def _sources(id: str, source: str) -> dict[str, str]:
    folder = id.split("/")[0]
    if folder in BANDS:
        if id.count("/") != 1:
            raise CannotMake(f"The id of a lesson is its band and its name, such as {folder}/first-job.")
        help_card = "help-young" if folder == "a" else "help"
        return {
            kinds.text_path(kind, source, id): _template(name).replace("{card:HELP}", f"{{card:{help_card}}}")
            for kind, name in PARTS.items()
        }
    kind = "guide" if folder == "teach" and "/" in id else "page"
    return {kinds.text_path(kind, source, id): _template(f"{kind}.md")}


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _translations(root: Path, id: str, source: str, language: str) -> dict[str, str]:
    texts = folders.walk(root, [source]).texts
    paths = {kind: texts[kind, id][source] for kind, one in texts if one == id}
    if not paths:
        raise CannotMake(f"There is no {source} text “{id}” to translate.")
    return {
        path.replace(f"/{source}/", f"/{language}/", 1): _skeleton(root, kind, path) for kind, path in paths.items()
    }


def _skeleton(root: Path, kind: str, path: str) -> str:
    """The fields to translate, empty, each with the source words as a comment; the sections with their markers."""
    if kind in IN_MARKDOWN:
        document, _ = read_document(root, path)
        node = document and document.front
    else:
        document = None
        node, _ = read_yaml(root, path)
    if node is None:
        raise CannotMake(f"{path} cannot be read; run `python -m scripts check` and mend it first.")
    front = "\n".join(_fields(schemas.KINDS[kind], node.plain(), ""))
    front += "\ntranslation: {state: draft, from: {}}\n"
    if document is None:
        return front
    sections = "".join(
        f"\n## {{#{section.id}}}\n\n" + "".join(f"{mark}\n" for mark in KEPT.findall(section.body))
        for section in document.sections
    )
    return f"---\n{front}---\n{sections}"


def _fields(shape: Record, value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, field in shape.fields.items():
        if name not in value or field.role not in ("words", "key", "both"):
            continue
        if field.role == "key":
            yield f"{indent}{name}: {value[name]}"
        else:
            yield from _field(field.shape, name, value[name], indent)


def _field(shape: Shape, name: str, value: Any, indent: str) -> Iterator[str]:
    match shape:
        case Words():
            yield f'{indent}{name}: ""{_comment(value)}'
        case Record() if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _fields(shape, value, indent + "  ")
        case MapOf(inside) if isinstance(value, dict):
            yield f"{indent}{name}:"
            for key, one in value.items():
                yield from _field(inside, key, one, indent + "  ")
        case ListOf(item) if isinstance(value, list):
            yield f"{indent}{name}:"
            for one in value:
                yield from _item(item, one, indent + "  ")


def _item(item: Shape, value: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, Record):
        yield f'{indent}- ""{_comment(value)}'
    elif isinstance(value, dict):
        for number, line in enumerate(_fields(item, value, indent + "  ")):
            yield f"{indent}- {line.lstrip()}" if number == 0 else line


def _comment(words: Any) -> str:
    """The source words behind a `#`, on one line."""
    return f"  # {json.dumps(' '.join(str(words).split()), ensure_ascii=False)[1:-1]}"
