"""``new``: makes the empty files of a text."""

from __future__ import annotations

import argparse

from scripts.authoring import new
from scripts.commands import report
from scripts.findings.advice import WrongUse
from scripts.load import data

LONG = "Makes the empty files with every field and section in place. Files that are there already stay as they are."
EXAMPLES = ("new c/first-job", "new c/first-job --language ky")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("id", help="band and name of the lesson, such as c/first-job; teach/name for a guide")
    verb.add_argument("--language", help="the language to translate into, such as ky; without it, the Russian text")


def run(options: argparse.Namespace) -> int:
    facts, _ = data.read(options.root)
    report.known_language(options.language, facts.languages)
    try:
        written, there = new.make(options.root, options.id, facts.source_language, options.language)
    except new.CannotMake as error:
        raise WrongUse(str(error)) from error
    for path in there:
        report.say(f"there already, left alone: {path}")
    for path in written:
        print(path)
    if written:
        report.say("Fill in what is empty between the quotation marks; `python -m scripts check` says what is missing.")
    return report.FINE
