"""``bench``: measures how fast the site is made and how heavy its pages are."""

from __future__ import annotations

import argparse
from datetime import date

from scripts.bench import run as bench
from scripts.commands import arguments, report

LONG = "Measures how fast the site is made and how heavy its pages are, beside a plain site. Takes some minutes."
EXAMPLES = ("bench --quick", "bench --record")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--quick", action="store_true", help="only what takes less than two minutes, without plain")
    verb.add_argument("--record", action="store_true", help="keep the values in curriculum/data/measured.yml")
    verb.add_argument("--site", type=arguments.folder, help="with --quick: a site that is built already")
    arguments.today(verb)


def run(options: argparse.Namespace) -> int:
    result = bench.run(options.root, options.root / "build/bench.json", options.quick, options.site)
    print(bench.table(options.root, result))
    if options.record:
        report.say(f"The values stand in {bench.record(options.root, result, options.today or date.today())}")
    return report.FINE
