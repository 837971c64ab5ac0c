"""Signs that nobody sees: they come out of web pages and chats, and break search, sheets and the reading aloud."""

from __future__ import annotations

import re
import unicodedata

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, line separators that only some programs see, marks that turn the direction of writing, and what
is no character at all."""


def name(sign: str) -> str:
    """What a sign is called, for people who look it up."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'CONTROL').lower()}"
