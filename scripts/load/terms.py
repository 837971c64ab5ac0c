"""``curriculum/data/terms.csv`` → the glossary: a term, its words in each language and how sure each of them is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from scripts.files.read import read_text
from scripts.findings import Finding, found
from scripts.model import Term
from scripts.model.terms import STATES

TERMS = "curriculum/data/terms.csv"


def read_terms(root: Path, languages: Iterable[str], findings: list[Finding]) -> tuple[Term, ...]:
    """The terms in the order of the file; what cannot be read is added to ``findings`` and left out."""
    text, problems = read_text(root, TERMS)
    findings += problems
    if text is None:
        return ()
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        findings.append(found("LB-027", TERMS, why=str(error)))
        return ()
    head, made, seen = rows[0] if rows else [], [], {}
    wanted = ["id", "group", *(f"{part}{code}" for code in languages for part in ("", "state_"))]
    missing = [name for name in wanted if name not in head]
    if missing:
        findings.append(found("LB-027", TERMS, why=f"no column {', '.join(missing)}"))
        return ()
    if not rows[1:]:
        findings.append(found("LB-027", TERMS, why="it holds no term"))
    for line, row in enumerate(rows[1:], 2):
        entry = dict(zip(head, row, strict=False))
        fault = _fault(entry, head, row, tuple(languages), seen)
        if fault:
            findings.append(found("LB-027", TERMS, line, why=fault))
            continue
        seen[entry["id"]] = line
        words = {code: entry[code] for code in languages}
        states = {code: entry[f"state_{code}"] for code in languages}
        made.append(Term(entry["id"], entry["group"], words, states))
    return tuple(made)


def _fault(entry: dict[str, str], head: list[str], row: list[str], languages: tuple[str, ...], seen: dict) -> str:
    if len(row) != len(head):
        return f"{len(row)} fields, the head has {len(head)}"
    if entry["id"] in seen:
        return f"{entry['id']} stands already in line {seen[entry['id']]}"
    empty = [name for name in ("id", "group", *languages) if not entry[name].strip()]
    strange = [entry[f"state_{code}"] for code in languages if entry[f"state_{code}"] not in STATES]
    if empty:
        return f"nothing under {', '.join(empty)}"
    return f"no such state: {', '.join(strange)}" if strange else ""
