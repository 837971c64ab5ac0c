"""The kinds of texts there are, the parts of a lesson, and where the file of each belongs."""

from __future__ import annotations

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"

TEXT_KINDS = ("band", "lesson", "quiz", "handout", "guide", "card", "page")

LESSON_PARTS = ("quiz", "handout")

ITEM = "resolution/item-"
"""How the ids of the pages of the resolution's items begin."""

READ_FIRST = "first"
"""The group of guides that every teacher reads before the first lesson."""

IN_MARKDOWN = ("lesson", "handout", "guide", "page")

ENDINGS = {".quiz.yml": "quiz", ".handout.md": "handout", ".md": "lesson"}

TEXT_PATHS = {
    "lesson": "curriculum/{language}/{id}.md",
    "quiz": "curriculum/{language}/{id}.quiz.yml",
    "handout": "curriculum/{language}/{id}.handout.md",
    "guide": "curriculum/{language}/guides/{id}.md",
    "card": "curriculum/{language}/cards/{id}.yml",
    "band": "curriculum/{language}/{id}/band.yml",
}


def text_path(kind: str, language: str, id: str) -> str:
    """Where the file of a text belongs; of a page, the shorter of its two possible names."""
    if kind == "page":
        return f"docs/{language}/{id}.md"
    return TEXT_PATHS[kind].format(language=language, id=id.removeprefix("teach/") if kind == "guide" else id)
