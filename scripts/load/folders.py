"""Which files there are, and what each of them is by its path alone. Reads folders, not files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scripts.findings import Finding, found
from scripts.findings.advice import near
from scripts.model import BANDS
from scripts.model.kinds import ENDINGS, SLUG

NAME = re.compile(SLUG)
DATA_FILES = (
    "languages.yml", "grades.yml", "subjects.yml", "competences.yml", "methods.yml", "skills.yml", "sources.yml",
    "rights.yml", "guides.yml", "search.yml", "images.yml", "ages.yml", "recommendations.yml", "terms.csv",
    "scripts.yml", "measures.yml", "measured.yml", "spelling.yml", "reading.yml",
)  # fmt: skip
DATA_FOLDERS = ("help", "countries", "interface")


@dataclass(slots=True)
class Shelf:
    """``texts``: (kind, id) → language → path; ``data``: the other content files."""

    texts: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def ids(self, kind: str, language: str) -> list[str]:
        """Ids of the texts of a kind that have a file in this language, sorted."""
        return sorted(id for (one, id), paths in self.texts.items() if one == kind and language in paths)


def walk(root: Path, languages: Iterable[str]) -> Shelf:
    """Everything under ``curriculum`` and ``docs``; what does not belong is reported once, a folder as a whole."""
    shelf, languages = Shelf(), tuple(languages)
    for top in ("curriculum", "docs"):
        known = {*languages, *(("data",) if top == "curriculum" else ("assets",))}
        for name in _folders(root / top):
            if name not in known:
                shelf.findings.append(found("LB-001", f"{top}/{name}", name=name, advice=near(name, languages)))
        for path in _files(root, top):
            parts = path.split("/")
            if len(parts) == 2:
                _at_top(shelf, top, parts[1])
            elif parts[1] == "data" and top == "curriculum":
                _data(shelf, path, languages)
            elif parts[1] in languages:
                _text(shelf, path)
    return shelf


def _folders(folder: Path) -> list[str]:
    inside = os.listdir(folder) if folder.is_dir() else ()
    return sorted(name for name in inside if name[0] != "." and (folder / name).is_dir())


def _files(root: Path, top: str) -> Iterator[str]:
    """Paths relative to ``root``, sorted; hidden files and folders belong to programs, not to us."""
    for folder, names, files in os.walk(root / top):
        names[:] = sorted(name for name in names if name[0] != ".")
        for file in sorted(files):
            if file[0] != ".":
                yield (Path(folder) / file).relative_to(root).as_posix()


def _at_top(shelf: Shelf, top: str, name: str) -> None:
    path = f"{top}/{name}"
    if top == "curriculum" and name == "exceptions.yml":
        shelf.data.append(path)
    elif name.endswith((".md", ".yml")) and path != "curriculum/README.md":
        shelf.findings.append(found("LB-002", path, advice="Put it into the folder of its language, or delete it."))


def _data(shelf: Shelf, path: str, languages: tuple[str, ...]) -> None:
    parts = path.split("/")[2:]
    if len(parts) == 1 and parts[0] in DATA_FILES:
        shelf.data.append(path)
    elif len(parts) == 2 and parts[0] in DATA_FOLDERS and parts[1].endswith(".yml"):
        shelf.data.append(path)
        code = parts[1].removesuffix(".yml")
        if parts[0] == "interface" and code not in languages:
            shelf.findings.append(found("LB-001", path, name=code, advice=near(code, languages)))
    elif len(parts) == 2 and parts[0] == "words" and parts[1].removesuffix(".txt") in languages:
        shelf.data.append(path)
    else:
        shelf.findings.append(found("LB-002", path, advice=near(parts[-1], DATA_FILES)))


def _text(shelf: Shelf, path: str) -> None:
    top, language, *inside = path.split("/")
    known = _page(inside) if top == "docs" else _of_curriculum(inside)
    if known is None:
        shelf.findings.append(found("LB-002", path, advice=_advice(top, inside)))
        return
    paths = shelf.texts.setdefault(known, {})
    if language in paths:  # help.md and help/index.md
        shelf.findings.append(found("LB-015", path, what=known[0], id=known[1], other=paths[language]))
    else:
        paths[language] = path


def _page(inside: list[str]) -> tuple[str, str] | None:
    names = [*inside[:-1], inside[-1].removesuffix(".md")]
    if not inside[-1].endswith(".md") or not all(NAME.fullmatch(name) for name in names):
        return None
    return "page", "/".join(names[:-1] if names[-1] == "index" and len(names) > 1 else names)


def _of_curriculum(inside: list[str]) -> tuple[str, str] | None:
    if len(inside) != 2:
        return None
    folder, file = inside
    if folder in BANDS:
        if file == "band.yml":
            return "band", folder
        ending = next((ending for ending in ENDINGS if file.endswith(ending)), "")
        kind, id = ENDINGS.get(ending), f"{folder}/{file.removesuffix(ending)}"
    else:
        ending = {"guides": ".md", "cards": ".yml"}.get(folder, "")
        kind = {"guides": "guide", "cards": "card"}.get(folder)
        id = f"teach/{file.removesuffix(ending)}" if kind == "guide" else file.removesuffix(ending)
    slug = file.removesuffix(ending) if ending and file.endswith(ending) else ""
    return (kind, id) if kind and NAME.fullmatch(slug) else None


def _advice(top: str, inside: list[str]) -> str:
    if top == "docs":
        return "Pages are `.md` files with small English letters, digits and hyphens; pictures go to docs/assets/."
    if len(inside) == 2 and inside[0] in (*BANDS, "guides", "cards"):
        return "Files of a lesson are `name.md`, `name.quiz.yml`, `name.handout.md`; guides `.md`; cards `.yml`."
    return f"Folders of a language are {', '.join(BANDS)}, guides and cards."
