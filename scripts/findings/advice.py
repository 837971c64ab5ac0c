"""What is said to people beside findings: the word that was likely meant, and what cannot be done."""

from __future__ import annotations

import difflib


def near(given: str, allowed: list[str] | tuple[str, ...]) -> str:
    """Advice that names the likeliest intended word, else all that there may be, as far as one reads such a list."""
    close = difflib.get_close_matches(given[:60], allowed, 1, 0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    more = f" and {len(allowed) - MOST_NAMED} more" if len(allowed) > MOST_NAMED else ""
    return f"Here there may be: {', '.join(allowed[:MOST_NAMED])}{more}."


MOST_NAMED = 12
"""Words that advice names at most."""


class WrongUse(Exception):
    """What was asked for cannot be done; the message says why, for people."""
