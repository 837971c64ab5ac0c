"""What verbs say: findings, how far they are, a word to people."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence

from scripts.findings import FORMATS, Finding
from scripts.findings.advice import WrongUse

FINE, FINDINGS, FAULT = 0, 1, 2
"""Exit codes."""


def say(words: str) -> None:
    """For people, apart from the results."""
    print(words, file=sys.stderr, flush=True)


def errors(findings: Sequence[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def show(findings: Sequence[Finding], form: str) -> None:
    """Findings on standard output; people also get a count."""
    if findings or form == "json":
        print(FORMATS[form](list(findings)))
    if findings and form == "text":
        count = sum(finding.severity == "error" for finding in findings)
        say(f"\n{count} errors, {len(findings) - count} to look at.")


def progress(what: str) -> Callable[[int, int, str], None]:
    """Shows how far long work is: on a screen one line that counts, in a log one line for every tenth."""
    screen = sys.stderr.isatty()

    def step(done: int, total: int, name: str) -> None:
        if screen:
            print(f"\r{what}: {done} of {total}  {name[:50]:<50}", end="\n" if done == total else "", file=sys.stderr)
        elif done == total or done % max(1, total // 10) == 0:
            say(f"{what}: {done} of {total}")

    return step


def known_language(code: str | None, languages: Iterable[str]) -> None:
    """WrongUse where a language is named that there is not."""
    languages = list(languages)
    if code and code not in languages:
        raise WrongUse(f"There is no language “{code}”. There are: {', '.join(languages)}.")
