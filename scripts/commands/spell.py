"""``spell``: look each word up in dictionaries."""

from __future__ import annotations

import argparse

from scripts.checks import words
from scripts.checks.dictionaries import Missing
from scripts.commands.arguments import add_format
from scripts.commands.report import FINDINGS, FINE, UsageError, has_errors, show
from scripts.load import library

SHORT = "look each word up in dictionaries"
LONG = """\
Looks up every word of the texts in the dictionaries that curriculum/data/spelling.yml names; names and
terms that they lack stand in curriculum/data/words/. Changes nothing. Says what to install where a
dictionary is missing."""
EXAMPLES = ("spell", "spell ky")


def add_options(verb: argparse.ArgumentParser) -> None:
    add_format(verb)
    verb.add_argument("language", nargs="?", help="only this language, such as ky; otherwise all")


def run(options: argparse.Namespace) -> int:
    content, _ = library.load(options.root)
    if options.language and options.language not in content.written:
        raise UsageError(f"There is no language “{options.language}”. There are: {', '.join(content.written)}.")
    languages = [options.language] if options.language else list(content.written)
    try:
        findings = words.run(content, languages)
    except Missing as error:
        raise UsageError(str(error)) from error
    show(findings, options.format)
    if not findings and options.format == "text":
        counts = (f"{len(words.words_of(content, code))} in {code}" for code in languages)
        print(f"Fine: each of these words is known: {', '.join(counts)}.")
    return FINDINGS if has_errors(findings) else FINE
