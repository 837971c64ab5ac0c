"""``serve``: make the site and show it in a browser."""

from __future__ import annotations

import argparse

from scripts.checks import look
from scripts.commands.arguments import add_format, add_site
from scripts.commands.report import FINDINGS, FINE, has_errors, progress, say, show
from scripts.publish import server

SHORT = "make the site and show it in a browser"
LONG = """\
Checks all texts, makes the pages and shows them on this computer until you press Ctrl and C. The sheets to print
follow while you read, then the rules look at the whole, and site/ gets it if nothing is wrong. A text that you edit
meanwhile is on its page when you load it again; the search and the sheets follow with the next build."""
EXAMPLES = ("serve", "serve --port 8080")


def add_options(verb: argparse.ArgumentParser) -> None:
    add_format(verb)
    add_site(verb)
    verb.add_argument("--port", type=port, default=8000, help="port of the site on this computer; otherwise 8000")


def port(text: str) -> int:
    """A number that a port can have."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) < 65536):
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a port: use a number from 1024 to 65535, such as 8080")
    return int(text)


def run(options: argparse.Namespace) -> int:
    content, findings = look.look(options.root)
    show(findings, options.format)
    if has_errors(findings):
        say("Nothing was built: these errors come first. The site that stood before still stands.")
        return FINDINGS
    site = options.site or options.root / "site"
    server.serve(
        options.root, content, site, options.port, progress("sheets"), say, lambda found: show(found, options.format)
    )
    return FINE
