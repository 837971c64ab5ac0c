"""Rules: functions from a Library, or from built files, to findings. One subject per module.

Each module ends in ``RULES``, the list of its functions: read it to know what is looked at. The sentences of the rules
are in ``scripts/findings/rules/<FAMILY>.yml``, a failing example of each in ``tests/rules/<CODE>/``.
"""

from __future__ import annotations

from datetime import date

from scripts.checks.content import (
    alphabet,
    balance,
    citations,
    help,
    images,
    leftovers,
    lessons,
    measures,
    numbers,
    quizzes,
    reading,
    stories,
    untranslated,
    wording,
)
from scripts.findings import Finding
from scripts.model import Library

SUBJECTS = (
    lessons, quizzes, stories, help, numbers, wording, alphabet, citations, images, balance, measures, reading,
    untranslated, leftovers,
)  # fmt: skip


def run(library: Library, today: date | None = None) -> list[Finding]:
    """All findings of all rules about the content, sorted. Without ``today`` the rules about age are not asked."""
    findings = {finding for subject in SUBJECTS for rule in subject.RULES for finding in rule(library)}
    if today:
        findings.update(help.confirmations_are_fresh(library, today))
        findings.update(measures.measures_are_fresh(library, today))
    return sorted(findings)
