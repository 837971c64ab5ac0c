"""``sheets``: make only the sheets to print."""

from __future__ import annotations

import argparse

from scripts.checks import look
from scripts.commands.report import FINDINGS, FINE, UsageError, has_errors, progress, say, show
from scripts.publish import build
from scripts.sheets import names

SHORT = "make only the sheets to print"
LONG = "Makes the PDF and Word files: of all lessons, or of those you name."
EXAMPLES = ("sheets", "sheets c/easy-money-online --language ky")


def add_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("ids", nargs="*", metavar="lesson", help="such as c/easy-money-online; none means all")
    verb.add_argument("--language", help="only this language, such as ky")


def run(options: argparse.Namespace) -> int:
    content, findings = look.look(options.root)
    if has_errors(findings):
        show(findings, options.format)
        return FINDINGS
    known = {id for (_, id) in (*content.lessons, *content.guides)} | set(names.bands(content))
    for id in options.ids:
        if id not in known:
            raise UsageError(f"There is no lesson, guide or band “{id}”. There are: {', '.join(sorted(known))}.")
    languages = (*content.languages, *content.scripts)
    if options.language and options.language not in languages:
        raise UsageError(f"There is no language “{options.language}”. There are: {', '.join(languages)}.")
    out = options.root / "build/sheets"
    made = build.sheets(content, out, options.ids, options.language, progress("sheets"))
    say(f"{len(made)} files lie in {out}")
    return FINE
