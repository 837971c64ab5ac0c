"""A section of a text as a tree."""

from __future__ import annotations

from functools import lru_cache

from scripts.markdown.nodes import Block
from scripts.markdown.parser import parse
from scripts.model import Section


@lru_cache(maxsize=4096)  # many rules look at the same sections
def parse_section(section: Section) -> tuple[Block, ...]:
    """The section as a tree whose line numbers are those of the file."""
    return parse(section.body, section.line + 1)
