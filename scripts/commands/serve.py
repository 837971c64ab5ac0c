"""``serve``: makes the site and shows it on this computer."""

from __future__ import annotations

import argparse

from scripts.commands import build, report
from scripts.publish import server

LONG = """\
Makes the site and shows it on this computer until you press Ctrl and C. A text that you edit meanwhile is
on its page when you load it again; the search and the sheets follow with the next build."""
EXAMPLES = ("serve", "serve --port 8080")


def options(verb: argparse.ArgumentParser) -> None:
    build.options(verb)
    verb.add_argument("--port", type=int, default=8000, help="port of the site on this computer; otherwise 8000")


def run(options: argparse.Namespace) -> int:
    code = build.run(options)
    if code == report.FINE:
        site = options.site or options.root / "site"
        server.serve(options.root, site, options.port, report.say, lambda found: report.show(found, options.format))
    return code
