"""Markers that a page shows as they were written: what is only seen once a page is made.

Few texts can have such a fault: those with a marker in their short fields, or with one that does not stand as the rules
of our Markdown want it. Only their pages are made and looked at; a preview asks about those it has made anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.checks import written
from scripts.findings import Finding, found
from scripts.model import Library

MARKER = re.compile(r"\{([a-z]+:[a-z0-9][a-z0-9/-]*)\}")
ALONE = re.compile(r"\{(?:card|block|say):[^{}\n]*\}[ \t]*")
KNOWN = re.compile(r"\{(?:service|number|say):[^{}\n]*\}")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
TITLE = re.compile(r"^title:.*\n", re.M)  # of a quiz or a card: its other fields are texts


def nothing_is_left_on_a_page(library: Library) -> Iterator[Finding]:
    from scripts.web import pages  # the pages know the rules' library, and the rules need pages only here

    suspects = {_place(library, file.path) for file in written.spoken(library) if _suspect(file)}
    if not suspects:
        return
    try:
        made = pages.render(library, only=suspects)
    except Exception:  # a page that cannot be made is a fault that others tell of, or the build
        return
    yield from on_pages(library, made.pages, made.sources)


def on_pages(library: Library, made: Mapping[str, str], sources: Mapping[str, str]) -> Iterator[Finding]:
    """Findings about these pages (address → Markdown), at the lines of the files in ``sources`` or of their quizzes."""
    for address, text in made.items():
        for marker in dict.fromkeys(MARKER.findall(text)):
            path, line = _where(library, sources[address], marker)
            yield found("HP-010", path, line, marker=marker)


RULES = (nothing_is_left_on_a_page,)


def _suspect(file: written.File) -> bool:
    """May this file hold a marker that no page turns into what it stands for?"""
    front = FRONT.match(file.text) or TITLE.search(file.text)
    fields = front[0] if front else ""
    rest = file.text.replace(fields, "", 1)
    rows = (KNOWN.sub("", row) for row in rest.split("\n") if "{" in row and not ALONE.fullmatch(row))
    return bool(MARKER.search(fields)) or any(MARKER.search(row) for row in rows)


def _place(library: Library, path: str) -> tuple[str, str]:
    """Language and id of the page that shows a file; a quiz and a lesson share theirs."""
    folder, _, rest = path.partition("/")
    language, _, id = rest.partition("/")
    id = re.sub(r"(\.quiz\.yml|\.md)$", "", id)
    if folder == "docs":
        return language, id if id == "index" else id.removesuffix("/index")
    return language, id.replace("guides/", "teach/", 1) if id.startswith("guides/") else id


def _where(library: Library, path: str, marker: str) -> tuple[str, int]:
    """File and line of the marker: first where it does not stand alone."""
    for one in (path, path.removesuffix(".md") + ".quiz.yml"):
        try:
            rows = (Path(library.root) / one).read_text("utf-8-sig").split("\n")
        except OSError:
            continue
        held = [n for n, row in enumerate(rows, start=1) if f"{{{marker}}}" in row]
        if held:
            return one, next((n for n in held if not ALONE.fullmatch(rows[n - 1])), held[0])
    return path, 1
