"""``serve``: makes the site and shows it on this computer."""

from __future__ import annotations

import argparse
import functools
import signal

from scripts.checks.look import look
from scripts.commands import build, report
from scripts.publish import server

LONG = """\
Checks all texts, makes the pages and shows them on this computer until you press Ctrl and C. The sheets to print
follow while you read, then the rules look at the whole, and site/ gets it if nothing is wrong. A text that you edit
meanwhile is on its page when you load it again; the search and the sheets follow with the next build."""
EXAMPLES = ("serve", "serve --port 8080")


def options(verb: argparse.ArgumentParser) -> None:
    build.options(verb)
    verb.add_argument("--port", type=port, default=8000, help="port of the site on this computer; otherwise 8000")


def port(text: str) -> int:
    """A number that a port can have."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) < 65536):
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a port: use a number from 1024 to 65535, such as 8080")
    return int(text)


def run(options: argparse.Namespace) -> int:
    content, findings = look(options.root)
    report.show(findings, options.format)
    if report.errors(findings):
        report.say("Nothing was built: these errors come first. The site that stood before still stands.")
        return report.FINDINGS
    site = options.site or options.root / "site"
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # who ends it in another way leaves nothing behind either
    show = functools.partial(report.show, form=options.format)
    server.serve(options.root, content, site, options.port, report.progress("sheets"), report.say, show)
    return report.FINE
