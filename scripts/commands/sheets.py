"""``sheets``: makes the files to print, without the site."""

from __future__ import annotations

import argparse

from scripts.checks.look import look
from scripts.commands import report
from scripts.findings.advice import WrongUse
from scripts.publish import builder
from scripts.sheets import names

LONG = "Makes the PDF and Word files: of all lessons, or of those you name."
EXAMPLES = ("sheets", "sheets c/easy-money-online --language ky")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("ids", nargs="*", metavar="lesson", help="such as c/easy-money-online; none means all")
    verb.add_argument("--language", help="only this language, such as ky")


def run(options: argparse.Namespace) -> int:
    content, findings = look(options.root)
    if report.errors(findings):
        report.show(findings, options.format)
        return report.FINDINGS
    known = {id for (_, id) in (*content.lessons, *content.guides)} | set(names.bands(content))
    for id in options.ids:
        if id not in known:
            raise WrongUse(f"There is no lesson, guide or band “{id}”. There are: {', '.join(sorted(known))}.")
    report.known_language(options.language, (*content.languages, *content.scripts))
    out = options.root / "build/sheets"
    files = builder.sheets(content, out, options.ids, options.language, report.progress("sheets"))
    report.say(f"{len(files)} files lie in {out}")
    return report.FINE
