"""``new``: begin a lesson, a guide, a page or a translation."""

from __future__ import annotations

import argparse

from scripts.authoring import new
from scripts.commands.report import FINE, UsageError, say
from scripts.load import data

SHORT = "begin a lesson, a guide, a page or a translation"
LONG = "Makes the empty files with every field and section in place. Files that are there already stay as they are."
EXAMPLES = ("new c/first-job", "new c/first-job --language ky")


def add_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("id", help="band and name of the lesson, such as c/first-job; teach/name for a guide")
    verb.add_argument("--language", help="the language to translate into, such as ky; without it, the Russian text")


def run(options: argparse.Namespace) -> int:
    facts, _ = data.read(options.root)
    if options.language and options.language not in facts.languages:
        raise UsageError(f"There is no language “{options.language}”. There are: {', '.join(facts.languages)}.")
    try:
        made, there = new.make(options.root, options.id, facts.source_language, options.language)
    except new.CannotMake as error:
        raise UsageError(str(error)) from error
    for path in there:
        say(f"there already, left alone: {path}")
    for path in made:
        print(path)
    if made:
        say("Fill in what is empty between the quotation marks; `python -m scripts check` says what is missing.")
    return FINE
