"""The built site: what a pupil's phone and a teacher's printer will really get. Everything is read from ``site/``.

page             one page at a time: heading, language, weight, alternative text
links            every link and anchor, inside one language
privacy          no other host, no storage, no network call, a policy that says so
pupil            pages a child opens: neutral, a way out, no answers
weight           what a first visit costs on a slow line
sheets           files to download: all there, short enough to print
built_shown      no marker as it was written, every card, no number that is withheld
"""

from __future__ import annotations

from pathlib import Path

from scripts.checks.built import links, page, privacy, pupil, sheets, shown, weight
from scripts.checks.built.site import Site, read
from scripts.findings import Finding, found
from scripts.model import Library

SUBJECTS = (page, links, privacy, pupil, sheets, weight, shown)


def run(library: Library, site: Path) -> list[Finding]:
    """All findings about the site in the folder ``site``, sorted; paths begin with ``site/``, whatever it is called."""
    built = read(library, Path(site))
    findings = {finding for subject in SUBJECTS for rule in subject.RULES for finding in rule(built)}
    findings.update(_no_pages(built))
    return sorted(findings)


def _no_pages(site: Site) -> list[Finding]:
    return [] if site.pages else [found("BS-001", "site/index.html")]
