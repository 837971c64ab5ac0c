"""``compare``: make review sheets for editors, two languages side by side."""

from __future__ import annotations

import argparse

from scripts.authoring import review, review_files
from scripts.commands.report import FINE, UsageError, say
from scripts.load import library

SHORT = "make review sheets for editors: two languages side by side"
LONG = """\
Makes for each lesson, guide or page a sheet to fill in (Word, CSV) and to read (HTML): the passages of two
languages beside each other, with room for remarks. They lie in build/desk/. No texts are changed."""
EXAMPLES = ("compare ky c/easy-money-online", "compare uz --beside en")


def add_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("language", help="the language to mend, such as ky")
    verb.add_argument("ids", nargs="*", metavar="text", help="such as c/easy-money-online; none means all")
    verb.add_argument("--beside", help="the language to compare with; otherwise the one that is written first")


def run(options: argparse.Namespace) -> int:
    content, _ = library.load(options.root)
    for code in filter(None, (options.language, options.beside)):
        if code not in content.written:
            raise UsageError(f"There is no language “{code}”. There are: {', '.join(content.written)}.")
    if options.language == (options.beside or content.source_language):
        raise UsageError("These are the same language. Name another one with --beside.")
    try:
        sheets = review.make(content, options.language, options.ids, options.beside or "")
    except KeyError as error:
        raise UsageError(f"There is no text “{error.args[0]}” in “{options.language}”.") from error
    folder = options.root / "build/desk" / options.language
    made = [path for sheet in sheets for path in review_files.write(content, sheet, folder)]
    say(f"{len(made)} files lie in {folder}")
    return FINE
