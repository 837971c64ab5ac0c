"""``check``: finds mistakes; changes nothing."""

from __future__ import annotations

import argparse
from datetime import date

from scripts.checks.look import look, looked_at
from scripts.commands import arguments, report

LONG = "Reads all texts and says what is wrong, where, and how to mend it. Changes nothing."
EXAMPLES = ("check",)


def options(verb: argparse.ArgumentParser) -> None:
    arguments.form(verb)
    arguments.today(verb)


def run(options: argparse.Namespace) -> int:
    content, findings = look(options.root, options.today or date.today())
    report.show(findings, options.format)
    if not findings and options.format == "text":
        print(looked_at(content))
    return report.FINDINGS if report.errors(findings) else report.FINE
