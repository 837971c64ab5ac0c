"""Everything looked at: the library, what the reader and the rules found, less what is excused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts import checks
from scripts.checks import exceptions
from scripts.findings import Finding, rules
from scripts.load import library
from scripts.model import Library


def look(root: Path, today: date | None = None) -> tuple[Library, list[Finding]]:
    """The library and every finding about it that is not excused. Without ``today`` nothing depends on the day."""
    content, findings = library.load(root)
    findings += _by_rules(content, findings, today)
    entries, problems = exceptions.read(root)
    return content, exceptions.settle(entries, {*findings, *problems}, today)


def _by_rules(content: Library, findings: list[Finding], today: date | None) -> list[Finding]:
    """What the rules find. A rule that stumbles over a broken library is no news: the break is in ``findings``."""
    try:
        return checks.run(content, today)
    except Exception:
        if any(finding.severity == "error" for finding in findings):
            return []
        raise


def looked_at(content: Library) -> str:
    """What was verified, as a sentence."""
    texts = sum(text.written_in == text.language for text in content.texts())
    return (
        f"Fine: {len(content.lesson_ids())} lessons, {texts} texts in {len(content.languages)} languages "
        f"({', '.join(content.languages)}), {len(content.services)} services and {len(content.sources)} sources "
        f"were looked at by {len(rules())} rules."
    )
