"""Translations: fingerprints of parts, and the state of every text in every language.

A part is what a translator works on at once: the words of the front matter, a section, a question. Its fingerprint is
made from the words only (NFC, white space folded), so that a new line break makes nothing stale.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from scripts.model import Library, Text

if TYPE_CHECKING:
    pass

STATES = ("source", "draft", "machine", "stale", "missing")


def normalised(text: str) -> str:
    """``text`` in NFC, every run of white space a single space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(text: str) -> str:
    """First 12 hex digits of the SHA-256 of the normalised text."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:12]


def stamps(parts: Mapping[str, str]) -> dict[str, str]:
    """The fingerprint of each part of a source text, in its order."""
    return {part: fingerprint(text) for part, text in parts.items()}


def unstamped(source: Text, text: Text) -> list[str]:
    """Parts of the source of which the translation ``text`` carries no fingerprint."""
    return [part for part in source.parts if text.translation and part not in text.translation.stamps]


def changed(source: Text, text: Text) -> list[str]:
    """Parts of the source that have changed since ``text`` was stamped."""
    known = text.translation.stamps if text.translation else {}
    return [part for part, stamp in stamps(source.parts).items() if part in known and known[part] != stamp]


def stale_parts(source: Text, text: Text) -> list[str]:
    """Parts to look at again: without a fingerprint, or with another one."""
    late = {*unstamped(source, text), *changed(source, text)}
    return [part for part in source.parts if part in late]


def state(source: Text, text: Text) -> str:
    """source | draft | machine | stale | missing."""
    if text.written_in != text.language:
        return "missing"
    if text.translation is None:
        return "source"
    return "stale" if stale_parts(source, text) else text.translation.state


def shelves(library: Library) -> dict[str, Mapping[tuple[str, str], Text]]:
    """The texts of the library by kind."""
    return {
        "lesson": library.lessons,
        "quiz": library.quizzes,
        "handout": library.handouts,
        "guide": library.guides,
        "card": library.cards,
        "page": library.pages,
        "band": library.bands,
    }


def text_of(library: Library, kind: str, language: str, id: str) -> Text:
    """The text of a kind (see ``shelves``) in a language; KeyError where there is none."""
    return shelves(library)[kind][language, id]


def states(library: Library) -> dict[tuple[str, str, str], str]:
    """(kind, language, id) → state, of every text in every language."""
    return {
        (kind, language, id): state(texts[library.source_language, id], text)
        for kind, texts in shelves(library).items()
        for (language, id), text in texts.items()
        if language not in library.scripts
    }
