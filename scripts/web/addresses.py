"""Where each page stands inside a language folder."""

from __future__ import annotations

from scripts.model import Library


def addresses(library: Library) -> dict[str, str]:
    """Path inside a language folder of every page id."""
    source = library.source_language
    found = {page.id: page.path.split("/", 2)[2] for (code, _), page in library.pages.items() if code == source}
    found |= {guide.id: f"{guide.id}.md" for (code, _), guide in library.guides.items() if code == source}
    for (code, id), lesson in library.lessons.items():
        if code == source:
            found |= {id: f"{id}.md", f"me/{id}": f"me/{id}.md"}
            found |= {f"me/{id}-open": f"me/{id}-open.md"} if lesson.gated else {}
    return found
