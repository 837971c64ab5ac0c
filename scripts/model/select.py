"""Which texts are meant: written in their own language, written first; the line of a field; the card of a band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from scripts.model import Handout, Lesson, Library, Text

T = TypeVar("T", bound=Text)


def own(texts: Mapping[tuple[str, str], T]) -> Iterator[T]:
    """The texts that are really written in their language, in the order of the programme."""
    return (text for text in texts.values() if text.written_in == text.language)


def source(library: Library, texts: Mapping[tuple[str, str], T]) -> Iterator[T]:
    """The texts written first: facts that translations inherit are looked at here only."""
    return (text for text in own(texts) if text.language == library.source_language)


def line(text: Text, key: str) -> int:
    """Line of a front-matter key or a part; the first line where nobody has noted it."""
    return text.lines.get(key, 1)


def help_card(text: Lesson | Handout) -> str:
    """The card that children of this band can read."""
    return "help-young" if text.id.startswith("a/") else "help"
