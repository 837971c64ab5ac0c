"""What verbs say: findings, how far they are, a word to people."""

from __future__ import annotations

import atexit
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

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
    """Shows how far long work is, what is being made and how long it will take: on a screen a bar, in a log one line
    for every tenth."""
    return _bar(what) if sys.stderr.isatty() else _lines(what)


def _bar(what: str) -> Callable[[int, int, str], None]:
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[name]}"))
    bar = Progress(TextColumn("{task.description}"), *columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, name="")
    atexit.register(bar.stop)  # work that was stopped leaves the screen as it was

    def show(done: int, total: int, name: str) -> None:
        bar.start()
        bar.update(task, completed=done, total=total, name=name[:40])
        if done == total:
            bar.stop()

    return show


def _lines(what: str) -> Callable[[int, int, str], None]:
    started = time.monotonic()

    def show(done: int, total: int, name: str) -> None:
        if done == total or done % max(1, total // 10) == 0:
            left = (time.monotonic() - started) / max(1, done) * (total - done)
            more = f", about {left / 60:.0f} minutes to go" if left > 90 else ""
            say(f"{what}: {done} of {total}{more}")

    return show


def known_language(code: str | None, languages: Iterable[str]) -> None:
    """WrongUse where a language is named that there is not."""
    languages = list(languages)
    if code and code not in languages:
        raise WrongUse(f"There is no language “{code}”. There are: {', '.join(languages)}.")
