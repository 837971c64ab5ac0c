"""``status``: shows how far each language is, and whom to call again."""

from __future__ import annotations

import argparse
from datetime import date

from scripts.commands import arguments, report
from scripts.load import library
from scripts.stats import tables

LONG = "Counts for each language what is translated, stale or missing, and names help lines to call again."
EXAMPLES = ("status", "status --all")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--all", action="store_true", help="also how heavy texts are, and every text that waits")
    arguments.today(verb)


def run(options: argparse.Namespace) -> int:
    content, _ = library.load(options.root)
    today = options.today or date.today()
    print(tables.table(content))
    print(f"\n{tables.balance_table(content)}")
    if options.all:
        print(f"\n{tables.reading_table(content)}")
    if options.all and (rows := tables.listing(content)):
        print(f"\n{rows}")
    if options.all and (rows := tables.listed_terms(content)):
        print(f"\nWords that wait for an editor (C: ours; D: ours, unsure):\n{rows}")
    if rows := tables.to_confirm(content, today):
        print(f"\nCall these services again (CONTRIBUTING.md, “Confirm a help line”):\n{rows}")
    return report.FINE
