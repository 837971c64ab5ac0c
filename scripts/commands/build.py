"""``build``: make the whole site."""

from __future__ import annotations

import argparse

from scripts.checks import look
from scripts.commands.arguments import add_format, add_site
from scripts.commands.report import FINDINGS, FINE, has_errors, progress, say, show
from scripts.publish import build

SHORT = "make the whole site"
LONG = "Checks all texts, makes the sheets and the site. If something is wrong, the old site stays as it is."
EXAMPLES = ("build",)


def add_options(verb: argparse.ArgumentParser) -> None:
    add_format(verb)
    add_site(verb)


def run(options: argparse.Namespace) -> int:
    content, findings = look.look(options.root)
    if has_errors(findings):
        show(findings, options.format)
        say("Nothing was built: these errors come first. The site that stood before still stands.")
        return FINDINGS
    site = options.site or options.root / "site"
    findings += build.build(options.root, content, site, progress("sheets"), say)
    show(findings, options.format)
    if has_errors(findings):
        say("The new site has errors and was thrown away. The site that stood before still stands.")
        return FINDINGS
    say(f"The site lies in {site}")
    return FINE
