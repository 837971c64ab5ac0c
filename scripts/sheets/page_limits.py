"""How many pages a printed sheet may have, and how many a PDF of ours has."""

from __future__ import annotations

import re

LEAVES = {
    "plan": 6, "key": 2, "guide": 2, "template": 2, "letter": 1, "poster": 1, "cards": 1, "overview": 1, "handout": 2,
    "quiz": 2,
}  # fmt: skip
"""Pages a sheet should have at most: a plan three leaves printed on both sides, what goes to pupils one.
No limit makes words terse: a plan has room for whole sentences."""

PAGE = re.compile(rb"/Type\s*/Page\b")


def pages(made: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(PAGE.findall(made))
