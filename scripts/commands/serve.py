"""``serve``: make the site and show it in a browser."""

from __future__ import annotations

import argparse

from scripts.commands import build
from scripts.commands.report import FINE, say, show
from scripts.publish import server

SHORT = "make the site and show it in a browser"
LONG = """\
Makes the site and shows it on this computer until you press Ctrl and C. A text that you edit meanwhile is
on its page when you load it again; the search and the sheets follow with the next build."""
EXAMPLES = ("serve", "serve --port 8080")


def add_options(verb: argparse.ArgumentParser) -> None:
    build.add_options(verb)
    verb.add_argument("--port", type=int, default=8000, help="port of the site on this computer; otherwise 8000")


def run(options: argparse.Namespace) -> int:
    code = build.run(options)
    if code == FINE:
        site = options.site or options.root / "site"
        server.serve(options.root, site, options.port, say, lambda findings: show(findings, options.format))
    return code
