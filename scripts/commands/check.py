"""``check``: find mistakes in lessons, pages and facts."""

from __future__ import annotations

import argparse
from datetime import date

from scripts.checks import look
from scripts.commands.arguments import add_format, add_today
from scripts.commands.report import FINDINGS, FINE, has_errors, show

SHORT = "find mistakes in lessons, pages and facts"
LONG = "Reads all texts and says what is wrong, where, and how to mend it. Changes nothing."
EXAMPLES = ("check",)


def add_options(verb: argparse.ArgumentParser) -> None:
    add_format(verb)
    add_today(verb)


def run(options: argparse.Namespace) -> int:
    content, findings = look.look(options.root, options.today or date.today())
    show(findings, options.format)
    if not findings and options.format == "text":
        print(look.looked_at(content))
    return FINDINGS if has_errors(findings) else FINE
