"""How sure a word of the glossary is, and which words wait for an editor."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.model import Term

STATES = ("A", "B", "P", "C", "D")
"""A: seen in an official text. B: in press, books, pages of organisations. P: in part. C: our own. D: ours, unsure."""

OPEN = ("C", "D")
"""States of a word of ours that nobody has seen in a text of that language: it waits for an editor."""


def open_terms(terms: Iterable[Term], language: str) -> list[Term]:
    """The terms whose word in ``language`` waits for an editor, the unsure ones first."""
    return sorted((term for term in terms if term.states[language] in OPEN), key=lambda t: t.states[language] != "D")
