"""``bench``: measure speed and size."""

from __future__ import annotations

import argparse
from datetime import date

from scripts.commands.arguments import add_today, folder
from scripts.commands.report import FINE, UsageError, say

SHORT = "measure speed and size"
LONG = "Measures how fast the site is made and how heavy its pages are, beside a plain site. Takes some minutes."
EXAMPLES = ("bench --quick", "bench --record")


def add_options(verb: argparse.ArgumentParser) -> None:
    add_today(verb)
    verb.add_argument("--quick", action="store_true", help="only what takes less than two minutes, without plain")
    verb.add_argument("--record", action="store_true", help="keep the values in curriculum/data/measured.yml")
    verb.add_argument("--site", type=folder, help="with --quick: a site that is built already")


def run(options: argparse.Namespace) -> int:
    try:
        from scripts.bench import run as bench  # measuring needs the packages of the tests, no other verb does
    except ModuleNotFoundError as error:
        raise UsageError(f"Measuring needs the packages of the tests ({error.name}): make bench") from error
    result = bench.run(options.root, options.root / "build/bench.json", options.quick, options.site)
    print(bench.table(options.root, result))
    if options.record:
        say(f"The values stand in {bench.record(options.root, result, options.today or date.today())}")
    return FINE
