"""The command line: which verb is asked for, and the options that many verbs share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scripts import commands
from scripts.findings import FORMATS


def read(root: Path, given: Sequence[str]) -> argparse.Namespace:
    """What is asked for; ``root`` is where the content is unless somebody says otherwise."""
    asked = next((word for word in given if word in commands.VERBS), None)
    return parser(root, asked).parse_args(given)


def parser(root: Path, asked: str | None) -> argparse.ArgumentParser:
    """The command line with the options of the verb that is ``asked`` for; of the others it knows the names."""
    made = argparse.ArgumentParser(
        prog="python -m scripts",
        description="Looks after the lessons of Safe Path: checks them, builds the site and the printed sheets.",
        epilog="Each verb explains itself: python -m scripts check --help",
    )
    verbs = made.add_subparsers(title="verbs", metavar="verb", dest="verb", required=True)
    for name, short in commands.VERBS.items():
        module = commands.verb(name) if name == asked else None
        verb = verbs.add_parser(
            name,
            help=short,
            description=module and module.LONG,
            epilog=module and _shown(module.EXAMPLES),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if module:
            verb.set_defaults(format="text")
            module.options(verb)
            verb.add_argument("--root", type=folder, default=root, help="folder with curriculum/ and docs/")
            verb.add_argument("--debug", action="store_true", help="show where in the program a fault happened")
    return made


def _shown(examples: Sequence[str]) -> str:
    lines = "\n".join(f"  python -m scripts {example}" for example in examples)
    return f"examples:\n{lines}" if len(examples) > 1 else f"example:\n{lines}"


def form(verb: argparse.ArgumentParser) -> None:
    """For verbs that show findings."""
    verb.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="text for people; github or json for programs"
    )


def today(verb: argparse.ArgumentParser) -> None:
    """For verbs to which it matters how old something is."""
    verb.add_argument("--today", type=day, help="the day to count from, such as 2026-11-22; otherwise today")


def site(verb: argparse.ArgumentParser) -> None:
    """For verbs that make the site."""
    verb.add_argument("--site", type=folder, help="folder for the site; otherwise site/")


def folder(text: str) -> Path:
    return Path(text).resolve()


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-22") from error
