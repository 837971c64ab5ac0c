"""Long work behind the verbs: look at everything, make the sheets, build the site whole or not at all, serve it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.checks import built, exceptions
from scripts.files import atomic
from scripts.findings import Finding
from scripts.findings.advice import WrongUse
from scripts.language import transliteration
from scripts.model import Library
from scripts.sheets import downloads

Progress = Callable[[int, int, str], None]
Say = Callable[[str], None]
SYSTEM = re.compile(r"\[Errno (\d+)\] ([^\n]*)")


def sheets(
    content: Library, out: Path, ids: Iterable[str], language: str | None, progress: Progress
) -> dict[str, Path]:
    """The files to print: all, or those of the lessons and the language named."""
    content = transliteration.with_scripts(content)
    languages = [language] if language else None
    made: dict[str, Path] = {}
    for id in list(ids) or [None]:
        made |= downloads.make(content, out, progress, only=id, languages=languages)
    return made


def build(root: Path, content: Library, site: Path, progress: Progress, say: Say) -> list[Finding]:
    """Makes the site beside ``site`` and puts it in its place if nothing is wrong with it. Gives the findings."""
    content = transliteration.with_scripts(content)
    fits(root, site)
    atomic.clear(site)
    sheets(content, root / "build/sheets", (), None, progress)
    say("site: pages")
    fresh = atomic.beside(site, "new")
    try:
        _mkdocs(root, fresh)
        say("site: looking at the pages")
        findings = looked_at(root, content, fresh)
        if not any(finding.severity == "error" for finding in findings):
            atomic.replace(fresh, site)
        return findings
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def pages(root: Path, site: Path) -> None:
    """Makes the pages at ``site`` with those sheets that stand already; the rules have not looked at them."""
    shutil.rmtree(site, ignore_errors=True)
    _mkdocs(root, site, SHEETS_READY_ONLY="1")


def looked_at(root: Path, content: Library, site: Path) -> list[Finding]:
    """What the rules of the built site find, less what is excused."""
    entries, _ = exceptions.read(root)
    return exceptions.settle(entries, built.run(content, site), built=True)


def _mkdocs(root: Path, site: Path, **settings: str) -> None:
    """Runs the site generator strictly; RuntimeError with its own words where it complains."""
    site.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")],
        cwd=root,
        env=os.environ | {"SITE_DIR": str(site), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"} | settings,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip().split("\n")
        if failed := SYSTEM.search(done.stderr):  # a full disk and the like: see the door
            raise OSError(int(failed[1]), failed[2])
        told = [line for line in said if "ERROR" in line or "WARNING" in line] or said[-1:]
        raise RuntimeError("the site generator stopped: " + " | ".join(line.strip() for line in told[:8]))


def fits(root: Path, site: Path) -> None:
    """WrongUse where a site would take the place of something else: what stands there is thrown away."""
    if root.resolve().is_relative_to(site.resolve()):
        raise WrongUse(f"{site} holds the project itself. Name another folder for the site: --site.")
    if site.is_dir() and any(site.iterdir()) and not any(site.glob("*.html")):
        raise WrongUse(f"{site} holds something that is no site. Name an empty or a new folder: --site.")
    if site.exists() and not site.is_dir():
        raise WrongUse(f"{site} is no folder. Name another one for the site: --site.")
