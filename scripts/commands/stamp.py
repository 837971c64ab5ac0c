"""``stamp``: notes in translations from which source text they were made."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from scripts.authoring import stamp
from scripts.authoring.stamp import Outcome
from scripts.commands import report
from scripts.findings.advice import WrongUse

LONG = """\
Notes in a translation from which Russian text it was made, so that later changes are noticed. Do it when
you have compared the two. Nothing else in the file is touched."""
EXAMPLES = ("stamp curriculum/ky/c/easy-money-online.md", "stamp --trivial curriculum/ru/c/easy-money-online.md")
SAID: dict[str, Callable[[Outcome], str]] = {
    "written": lambda o: f"stamped: {o.path} ({', '.join(o.parts) or 'old parts taken away'})",
    "waiting": lambda o: f"left for a person: {o.path}; the Russian has changed in {', '.join(o.parts)}",
    "source": lambda o: f"not stamped: {o.path} is a source text; name its translation, or add --trivial",
    "unknown": lambda o: f"not stamped: {o.path} is not a translation of the pack",
    "refused": lambda o: f"not stamped: {o.path} has errors",
}


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("paths", nargs="*", metavar="file", help="translations you have just finished")
    verb.add_argument("--all", action="store_true", help="all that were never stamped; those that changed wait")
    verb.add_argument("--trivial", action="store_true", help="the Russian change touches no meaning (a comma)")


def run(options: argparse.Namespace) -> int:
    if bool(options.paths) == options.all:
        raise WrongUse("Name the files you have translated, or write --all.")
    paths = None if options.all else [_relative(path, options.root) for path in options.paths]
    outcomes = stamp.stamp(options.root, paths, trivial=options.trivial)
    for outcome in outcomes:
        if outcome.state in SAID:
            print(SAID[outcome.state](outcome))
    report.show(sorted({finding for outcome in outcomes for finding in outcome.findings}), "text")
    if any(outcome.state in ("source", "unknown") for outcome in outcomes):
        return report.FAULT
    return report.FINDINGS if any(outcome.state == "refused" for outcome in outcomes) else report.FINE


def _relative(path: str, root: Path) -> str:
    """``path`` as the library names it: from the root, whether it was given from there, from here or in full."""
    if (root / path).exists():
        path = str(root / path)
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return path
