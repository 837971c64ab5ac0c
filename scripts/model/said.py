"""Sentences on which safety hangs stand once per language, in the card ``said``; ``{say:fault}`` puts one into a text.

The words are put in when the Library is made, after translations were compared: pages, sheets, search and rules see
whole sentences, while fingerprints and review sheets keep the marker, so that a sentence is mended in one place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from scripts.model import Card, Text

SAID = "said"
"""The id of the card whose lines are the sentences."""
T = TypeVar("T", bound=Text)
_MARK = re.compile(r"\{say:([a-z0-9-]+)\}")
_NOT_WORDS = frozenset(("id", "language", "written_in", "path", "translation", "parts", "lines"))


def sentences(card: Text | None) -> dict[str, str]:
    """Id → sentence, of the card ``said`` of one language."""
    return {line.id: line.text for line in card.card_lines} if isinstance(card, Card) else {}


def filled(text: T, known: Mapping[str, str]) -> T:
    """``text`` with each marker replaced by its sentence; one that nobody knows stays, and has its finding (LB-028)."""
    words = (*text.parts.values(), *(section.body for section in getattr(text, "sections", ())))
    return _filled(text, known) if any("{say:" in one for one in words) else text


def _filled(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _MARK.sub(lambda mark: known.get(mark[1], mark[0]), value) if "{say:" in value else value
    if isinstance(value, tuple):
        return tuple(_filled(one, known) for one in value)
    if isinstance(value, Mapping):
        return {key: _filled(one, known) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        wanted = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _NOT_WORDS}
        changed = {name: made for name, old in wanted.items() if (made := _filled(old, known)) != old}
        return replace(value, **changed) if changed else value
    return value
