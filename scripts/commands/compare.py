"""``compare``: makes review sheets, two languages side by side."""

from __future__ import annotations

import argparse

from scripts.authoring import review, review_files
from scripts.commands import report
from scripts.findings.advice import WrongUse
from scripts.load import library

LONG = """\
Makes for each lesson, guide or page a sheet to fill in (Word, CSV) and to read (HTML): the passages of two
languages beside each other, with room for remarks. They lie in build/desk/. No texts are changed."""
EXAMPLES = ("compare ky c/easy-money-online", "compare uz --beside en")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("language", help="the language to mend, such as ky")
    verb.add_argument("ids", nargs="*", metavar="text", help="such as c/easy-money-online; none means all")
    verb.add_argument("--beside", help="the language to compare with; otherwise the one that is written first")


def run(options: argparse.Namespace) -> int:
    content, _ = library.load(options.root)
    for code in (options.language, options.beside):
        report.known_language(code, content.written)
    if options.language == (options.beside or content.source_language):
        raise WrongUse("These are the same language. Name another one with --beside.")
    try:
        sheets = review.make(content, options.language, options.ids, options.beside or "")
    except KeyError as error:
        raise WrongUse(f"There is no text “{error.args[0]}” in “{options.language}”.") from error
    folder = options.root / "build/desk" / options.language
    files = [path for sheet in sheets for path in review_files.write(content, sheet, folder)]
    report.say(f"{len(files)} files lie in {folder}")
    return report.FINE
