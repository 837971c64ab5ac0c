"""``curriculum/exceptions.yml``: findings that are excused for a reason and for a time, and looked after themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.files.read import read_yaml
from scripts.findings import Finding, found, rules
from scripts.findings.advice import near
from scripts.schema import data as schemas
from scripts.schema.validate import check

PATH = "curriculum/exceptions.yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """Excuses findings of ``rule`` in ``path`` whose message holds ``match``, until the end of the day ``until``."""

    rule: str
    path: str
    match: str
    until: date
    line: int

    def excuses(self, finding: Finding) -> bool:
        return (self.rule, self.path) == (finding.code, finding.path) and self.match in finding.message


def read(root: Path) -> tuple[list[Entry], list[Finding]]:
    """The entries and what is wrong with the file; no file means no exceptions."""
    if not (root / PATH).exists():
        return [], []
    node, problems = read_yaml(root, PATH)
    if node is None:
        return [], problems
    checked = check(node, schemas.EXCEPTIONS, PATH, {})
    problems += checked.findings
    entries = []
    for entry in checked.value.get("exceptions", ()):
        if {"rule", "path", "reason", "until"} <= entry.keys():
            one = Entry(entry["rule"], entry["path"], entry.get("match", ""), entry["until"], entry["line"])
            entries.append(one)
            if one.rule not in rules():
                problems.append(found("LB-018", PATH, one.line, rule=one.rule, advice=near(one.rule, sorted(rules()))))
    return entries, problems


def settle(
    entries: Iterable[Entry], findings: Iterable[Finding], today: date | None = None, built: bool = False
) -> list[Finding]:
    """``findings`` without those excused, with a finding on each entry that has run out or excuses nothing.

    ``built``: the findings are those of the built site (family BS), which has entries of its own. Without ``today``
    nothing runs out: what a build gives must not depend on the day.
    """
    left = list(findings)
    for entry in entries:
        if entry.rule not in rules() or entry.rule.startswith("BS") != built:
            continue
        if today and entry.until < today:
            left.append(found("LB-016", PATH, entry.line, rule=entry.rule, until=entry.until))
            continue
        kept = [finding for finding in left if not entry.excuses(finding)]
        unused = [found("LB-017", PATH, entry.line, rule=entry.rule, file=entry.path)] if len(kept) == len(left) else []
        left = kept + unused
    return sorted(left)
