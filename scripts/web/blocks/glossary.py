"""Terms and the words that lessons explain."""

from __future__ import annotations

import re

from markupsafe import Markup

from scripts.markdown.markers import CITATION
from scripts.model.terms import STATES
from scripts.web.blocks.rows import lessons_of, strange_tag
from scripts.web.writer import Writer


def glossary(writer: Writer) -> dict[str, object]:
    """Every term in every language of the site, the reader's language first, with how sure we are of it."""
    library = writer.library
    script = library.scripts.get(writer.language)
    same = {writer.language, script.of if script else ""}
    codes = [writer.language, *(code for code in library.written if code not in same)]
    groups: dict[str, list[dict[str, object]]] = {}
    for term in library.terms:
        cells = [{"tag": library.languages[c].tag, "word": term.words[c], "state": term.states[c]} for c in codes]
        groups.setdefault(term.group, []).append({"id": term.id, "cells": cells})
    for rows in groups.values():
        rows.sort(key=lambda row: row["cells"][0]["word"].casefold())
    return {"languages": [library.languages[code] for code in codes], "groups": groups, "states": STATES}


MEANING = re.compile(r"^- \*\*(?P<word>[^*]+)\*\*\s*[—–-]\s*(?P<meaning>.+?)\s*$", re.M)


def meanings(writer: Writer) -> dict[str, object]:
    """The words that lessons explain, each with the sentence of the youngest lesson that does."""
    found: dict[str, dict[str, object]] = {}
    for lesson in lessons_of(writer):
        section = lesson.section("words")
        for match in MEANING.finditer(section.body if section else ""):
            word = match["word"].strip()
            meaning = Markup(writer.inline(CITATION.sub("", match["meaning"])))
            row = {"word": word, "meaning": meaning, "lesson": lesson, "link": writer.link(lesson.id)}
            found.setdefault(word.casefold(), row | {"tag": strange_tag(writer, lesson)})
    return {"rows": [found[word] for word in sorted(found)]}
