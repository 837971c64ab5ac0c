"""The command line: what can be asked for, explained to people who write lessons, not programs."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from scripts import commands
from scripts.findings import FORMATS


def parser(root: Path) -> argparse.ArgumentParser:
    """The whole command line; ``root`` is where the content is unless somebody says otherwise."""
    made = argparse.ArgumentParser(
        prog="python -m scripts",
        description="Looks after the lessons of Safe Path: checks them, builds the site and the printed sheets.",
        epilog="Each verb explains itself: python -m scripts check --help",
    )
    verbs = made.add_subparsers(title="verbs", metavar="verb", dest="verb", required=True)
    for module in commands.VERBS:
        lines = "\n".join(f"  python -m scripts {example}" for example in module.EXAMPLES)
        verb = verbs.add_parser(
            commands.name(module),
            help=module.SHORT,
            description=module.LONG,
            epilog=f"examples:\n{lines}" if len(module.EXAMPLES) > 1 else f"example:\n{lines}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.set_defaults(run=module.run, format="text")
        module.add_options(verb)
        verb.add_argument("--root", type=folder, default=root, help="folder with curriculum/ and docs/")
        verb.add_argument("--debug", action="store_true", help="show where in the program a fault happened")
    return made


def add_format(verb: argparse.ArgumentParser) -> None:
    """How findings are written."""
    verb.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="text for people; github or json for programs"
    )


def add_today(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--today", type=day, help="the day to count from, such as 2026-11-22; otherwise today")


def add_site(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--site", type=folder, help="folder for the site; otherwise site/")


def folder(text: str) -> Path:
    """A path as the system has it, whether it exists or not."""
    return Path(text).resolve()


def day(text: str) -> date:
    """A day such as 2026-11-22."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-22") from error
