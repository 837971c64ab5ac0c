"""What can be asked for: the verbs of ``python -m scripts``, explained to people who write lessons, not programs."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from scripts.findings import FORMATS

TEXTS = {
    "check": (
        "find mistakes in lessons, pages and facts",
        "Reads all texts and says what is wrong, where, and how to mend it. Changes nothing.",
        ("check",),
    ),
    "spell": (
        "look each word up in dictionaries",
        "Looks up every word of the texts in the dictionaries that curriculum/data/spelling.yml names; names and\n"
        "terms that they lack stand in curriculum/data/words/. Changes nothing. Says what to install where a\n"
        "dictionary is missing.",
        ("spell", "spell ky"),
    ),
    "build": (
        "make the whole site",
        "Checks all texts, makes the sheets and the site. If something is wrong, the old site stays as it is.",
        ("build",),
    ),
    "serve": (
        "make the site and show it in a browser",
        "Makes the site and shows it on this computer until you press Ctrl and C. A text that you edit meanwhile is\n"
        "on its page when you load it again; the search and the sheets follow with the next build.",
        ("serve", "serve --port 8080"),
    ),
    "sheets": (
        "make only the sheets to print",
        "Makes the PDF and Word files: of all lessons, or of those you name.",
        ("sheets", "sheets c/easy-money-online --language ky"),
    ),
    "status": (
        "show how far each language is",
        "Counts for each language what is translated, stale or missing, and names help lines to call again.",
        ("status", "status --all"),
    ),
    "new": (
        "begin a lesson, a guide, a page or a translation",
        "Makes the empty files with every field and section in place. Files that are there already stay as they are.",
        ("new c/first-job", "new c/first-job --language ky"),
    ),
    "stamp": (
        "note that a translation says what the Russian says",
        "Notes in a translation from which Russian text it was made, so that later changes are noticed. Do it when\n"
        "you have compared the two. Nothing else in the file is touched.",
        ("stamp curriculum/ky/c/easy-money-online.md", "stamp --trivial curriculum/ru/c/easy-money-online.md"),
    ),
    "compare": (
        "make review sheets for editors: two languages side by side",
        "Makes for each lesson, guide or page a sheet to fill in (Word, CSV) and to read (HTML): the passages of two\n"
        "languages beside each other, with room for remarks. They lie in build/desk/. No texts are changed.",
        ("compare ky c/easy-money-online", "compare uz --beside en"),
    ),
    "collect": (
        "read filled review sheets",
        "Lists every change and remark in review sheets that came back (Word or CSV), with file and line. With\n"
        "--apply the changes are written; what does not fit is left alone and named.",
        ("collect easy-money.docx", "collect easy-money.docx --apply"),
    ),
    "bench": (
        "measure speed and size",
        "Measures how fast the site is made and how heavy its pages are, beside a plain site. Takes some minutes.",
        ("bench --quick", "bench --record"),
    ),
}
"""Verb → (one line for the list, what it does, examples)."""


def parser(root: Path) -> argparse.ArgumentParser:
    """The whole command line; ``root`` is where the content is unless somebody says otherwise."""
    made = argparse.ArgumentParser(
        prog="python -m scripts",
        description="Looks after the lessons of Safe Path: checks them, builds the site and the printed sheets.",
        epilog="Each verb explains itself: python -m scripts check --help",
    )
    verbs = made.add_subparsers(title="verbs", metavar="verb", dest="verb", required=True)
    for name, (short, long, examples) in TEXTS.items():
        lines = "\n".join(f"  python -m scripts {example}" for example in examples)
        verb = verbs.add_parser(
            name,
            help=short,
            description=long,
            epilog=f"examples:\n{lines}" if len(examples) > 1 else f"example:\n{lines}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_options(verb, name)
        verb.add_argument("--root", type=_folder, default=root, help="folder with curriculum/ and docs/")
        verb.add_argument("--debug", action="store_true", help="show where in the program a fault happened")
    return made


def _add_options(verb: argparse.ArgumentParser, name: str) -> None:
    """The options a verb has for itself."""
    if name in ("check", "spell", "build", "serve"):
        verb.add_argument(
            "--format", choices=sorted(FORMATS), default="text", help="text for people; github or json for programs"
        )
    else:
        verb.set_defaults(format="text")
    if name in ("check", "status", "bench"):
        verb.add_argument("--today", type=_day, help="the day to count from, such as 2026-11-22; otherwise today")
    if name == "bench":
        verb.add_argument("--quick", action="store_true", help="only what takes less than two minutes, without plain")
        verb.add_argument("--record", action="store_true", help="keep the values in curriculum/data/measured.yml")
        verb.add_argument("--site", type=_folder, help="with --quick: a site that is built already")
    if name in ("build", "serve"):
        verb.add_argument("--site", type=_folder, help="folder for the site; otherwise site/")
    if name == "serve":
        verb.add_argument("--port", type=int, default=8000, help="number of the door to the site; otherwise 8000")
    if name == "sheets":
        verb.add_argument("ids", nargs="*", metavar="lesson", help="such as c/easy-money-online; none means all")
        verb.add_argument("--language", help="only this language, such as ky")
    if name == "spell":
        verb.add_argument("language", nargs="?", help="only this language, such as ky; otherwise all")
    if name == "status":
        verb.add_argument("--all", action="store_true", help="also how heavy texts are, and every text that waits")
    if name == "new":
        verb.add_argument("id", help="band and name of the lesson, such as c/first-job; teach/name for a guide")
        verb.add_argument("--language", help="the language to translate into, such as ky; without it, the Russian text")
    if name == "compare":
        verb.add_argument("language", help="the language to mend, such as ky")
        verb.add_argument("ids", nargs="*", metavar="text", help="such as c/easy-money-online; none means all")
        verb.add_argument("--beside", help="the language to compare with; otherwise the one that is written first")
    if name == "collect":
        verb.add_argument("files", nargs="+", type=_folder, metavar="file", help="filled sheets: .docx or .csv")
        verb.add_argument("--apply", action="store_true", help="write the changes into the texts")
    if name == "stamp":
        verb.add_argument("paths", nargs="*", metavar="file", help="translations you have just finished")
        verb.add_argument("--all", action="store_true", help="all that were never stamped; those that changed wait")
        verb.add_argument("--trivial", action="store_true", help="the Russian change touches no meaning (a comma)")


def _folder(text: str) -> Path:
    return Path(text).resolve()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-22") from error
