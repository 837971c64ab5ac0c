"""``spell``: looks each word up in dictionaries; changes nothing."""

from __future__ import annotations

import argparse

from scripts.checks import spelling
from scripts.checks.dictionaries import Missing
from scripts.commands import arguments, report
from scripts.findings.advice import WrongUse
from scripts.load import library

LONG = """\
Looks up every word of the texts in the dictionaries that curriculum/data/spelling.yml names; names and
terms that they lack stand in curriculum/data/words/. Changes nothing. Says what to install where a
dictionary is missing."""
EXAMPLES = ("spell", "spell ky")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("language", nargs="?", help="only this language, such as ky; otherwise all")
    arguments.form(verb)


def run(options: argparse.Namespace) -> int:
    content, _ = library.load(options.root)
    report.known_language(options.language, content.written)
    languages = [options.language] if options.language else list(content.written)
    try:
        findings = spelling.run(content, languages)
    except Missing as error:
        raise WrongUse(str(error)) from error
    report.show(findings, options.format)
    if not findings and options.format == "text":
        counts = (f"{len(spelling.words_of(content, code))} in {code}" for code in languages)
        print(f"Fine: each of these words is known: {', '.join(counts)}.")
    return report.FINDINGS if report.errors(findings) else report.FINE
