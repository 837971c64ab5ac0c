"""``build``: makes the whole site, or leaves the old one as it is."""

from __future__ import annotations

import argparse

from scripts.checks.look import look
from scripts.commands import arguments, report
from scripts.publish import builder

LONG = "Checks all texts, makes the sheets and the site. If something is wrong, the old site stays as it is."
EXAMPLES = ("build",)


def options(verb: argparse.ArgumentParser) -> None:
    arguments.form(verb)
    arguments.site(verb)


def run(options: argparse.Namespace) -> int:
    content, findings = look(options.root)
    if report.errors(findings):
        report.show(findings, options.format)
        report.say("Nothing was built: these errors come first. The site that stood before still stands.")
        return report.FINDINGS
    site = options.site or options.root / "site"
    findings += builder.build(options.root, content, site, report.progress("sheets"), report.say)
    report.show(findings, options.format)
    if report.errors(findings):
        report.say("The new site has errors and was thrown away. The site that stood before still stands.")
        return report.FINDINGS
    report.say(f"The site lies in {site}")
    return report.FINE
