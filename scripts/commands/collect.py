"""``collect``: reads filled review sheets and writes their changes into the texts."""

from __future__ import annotations

import argparse
from collections import Counter

from scripts.authoring import review, review_files
from scripts.commands import arguments, report
from scripts.load import library

LONG = """\
Lists every change and remark in review sheets that came back (Word or CSV), with file and line. With
--apply the changes are written; what does not fit is left alone and named."""
EXAMPLES = ("collect easy-money.docx", "collect easy-money.docx --apply")


def options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("files", nargs="+", type=arguments.folder, metavar="file", help="filled sheets: .docx or .csv")
    verb.add_argument("--apply", action="store_true", help="write the changes into the texts")


def run(options: argparse.Namespace) -> int:
    content, _ = library.load(options.root)
    known = {text.path: text.language for text in content.texts() if text.written_in == text.language}
    tables, unread = [], 0
    for file in options.files:
        try:
            tables += review_files.read(file)
        except review_files.CannotRead as error:
            unread += 1
            report.say(f"not read: {file}: {error}")
    changes = review.collect(options.root, tables, known)
    for change in changes:
        print(review.told(change))
    counts = Counter(change.state for change in changes)
    left = counts["late"] + counts["lost"] + counts["broken"]
    remarks = sum(bool(one.remark) for one in changes)
    report.say(f"{counts['edited']} changes, {remarks} remarks, {left} that do not fit.")
    if options.apply:
        for path in review.apply(options.root, changes):
            report.say(f"written: {path}")
    elif counts["edited"]:
        report.say("Nothing is written yet: the same command with --apply does it. Then run `python -m scripts check`.")
    return report.FINDINGS if left or unread else report.FINE
