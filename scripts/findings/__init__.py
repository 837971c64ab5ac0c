"""What a rule found: where, what, how to mend it. The words of all rules are data: ``rules/<family>.yml``.

A rule file is a mapping ``CODE: {severity: error | review, says: "sentence with {names}", hint: "…"}``. Codes are two
letters and three digits, permanent and never used twice.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    severity: str
    says: str
    hint: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    path: str
    line: int
    code: str
    severity: str
    message: str
    hint: str


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, from the rule files beside this module."""
    found: dict[str, Rule] = {}
    for file in sorted((Path(__file__).parent / "rules").glob("*.yml")):
        for code, entry in yaml.safe_load(file.read_text("utf-8")).items():
            if code in found:
                raise ValueError(f"{file.name}: rule {code} is defined twice")
            found[code] = Rule(code, **entry)
    return found


def found(code: str, path: str, line: int = 1, /, **words: object) -> Finding:
    """The finding of rule ``code`` at ``path:line``; ``words`` fill the braces of its sentence and hint."""
    rule = rules()[code]
    return Finding(path, line, code, rule.severity, rule.says.format(**words), rule.hint.format(**words))


def as_text(findings: list[Finding]) -> str:
    """For people: one finding in three lines."""
    return "\n".join(
        f"{f.path}:{f.line}  {f.code}  {f.severity}\n  {f.message}\n  Hint: {f.hint}" for f in sorted(findings)
    )


def as_github(findings: list[Finding]) -> str:
    """For CI: one annotation a line."""

    def escape(text: str, *, in_property: bool = False) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if in_property else text

    return "\n".join(
        f"::{'error' if f.severity == 'error' else 'warning'} file={escape(f.path, in_property=True)},line={f.line},"
        f"title={f.code}::{escape(f'{f.message} {f.hint}')}"
        for f in sorted(findings)
    )


def as_json(findings: list[Finding]) -> str:
    """For machines: a list of objects."""
    return json.dumps([asdict(f) for f in sorted(findings)], ensure_ascii=False, indent=1)


FORMATS = {"text": as_text, "github": as_github, "json": as_json}
