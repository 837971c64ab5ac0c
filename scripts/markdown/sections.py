"""A section as a tree."""

from __future__ import annotations

from functools import lru_cache

from scripts import markdown
from scripts.model import Section


@lru_cache(maxsize=4096)  # many rules look at the same sections
def blocks(section: Section) -> tuple[markdown.Block, ...]:
    """The section as a tree whose line numbers are those of the file."""
    return markdown.parse(section.body, section.line + 1)
