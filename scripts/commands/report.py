"""What a verb says to people, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.findings import FORMATS, Finding, UsageError

__all__ = ["FAULT", "FINDINGS", "FINE", "UsageError", "has_errors", "progress", "relative", "say", "show"]

FINE, FINDINGS, FAULT = 0, 1, 2
"""Exit codes: fine; findings that are errors; wrong use, or a fault of ours."""


def say(words: str) -> None:
    """For people, apart from the results."""
    print(words, file=sys.stderr, flush=True)


def has_errors(findings: Sequence[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def show(findings: Sequence[Finding], form: str) -> None:
    """Findings on standard output; people also get a count."""
    if findings or form == "json":
        print(FORMATS[form](list(findings)))
    if findings and form == "text":
        errors = sum(finding.severity == "error" for finding in findings)
        say(f"\n{errors} errors, {len(findings) - errors} to look at.")


def progress(what: str) -> Callable[[int, int, str], None]:
    """Shows how far long work is: on a screen one line that counts, in a log one line for every tenth."""
    screen = sys.stderr.isatty()

    def show(done: int, total: int, name: str) -> None:
        if screen:
            print(f"\r{what}: {done} of {total}  {name[:50]:<50}", end="\n" if done == total else "", file=sys.stderr)
        elif done == total or done % max(1, total // 10) == 0:
            say(f"{what}: {done} of {total}")

    return show


def relative(path: str, root: Path) -> str:
    """``path`` as the library names it: from the root, whether it was given from there, from here or in full."""
    if (root / path).exists():
        path = str(root / path)
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return path
