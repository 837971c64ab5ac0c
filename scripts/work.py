"""Long work behind the verbs: look at everything, make the sheets, build the site whole or not at all, serve it."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import exceptions, letters, library, tidying
from scripts.findings import Finding, rules
from scripts.model import Library

if TYPE_CHECKING:
    from scripts import preview

Progress = Callable[[int, int, str], None]
Say = Callable[[str], None]
SYSTEM = re.compile(r"\[Errno (\d+)\] ([^\n]*)")


class WrongUse(Exception):
    """What was asked for cannot be done; the message says why, for people."""


def look(root: Path, today: date | None = None) -> tuple[Library, list[Finding]]:
    """The library and every finding about it that is not excused. Without ``today`` nothing depends on the day."""
    content, findings = library.load(root)
    findings += _by_rules(content, findings, today)
    entries, problems = exceptions.read(root)
    return content, exceptions.settle(entries, {*findings, *problems}, today)


def _by_rules(content: Library, findings: list[Finding], today: date | None) -> list[Finding]:
    """What the rules find. A rule that stumbles over a broken library is no news: the break is in ``findings``."""
    from scripts import checks

    try:
        return checks.run(content, today)
    except Exception:
        if any(finding.severity == "error" for finding in findings):
            return []
        raise


def looked_at(content: Library) -> str:
    """What was verified, as a sentence."""
    texts = sum(text.written_in == text.language for text in content.texts())
    return (
        f"Fine: {len(content.lesson_ids())} lessons, {texts} texts in {len(content.languages)} languages "
        f"({', '.join(content.languages)}), {len(content.services)} services and {len(content.sources)} sources "
        f"were looked at by {len(rules())} rules."
    )


def sheets(
    content: Library, out: Path, ids: Iterable[str], language: str | None, progress: Progress
) -> dict[str, Path]:
    """The files to print: all, or those of the lessons and the language named."""
    from scripts import packs

    content = letters.with_scripts(content)
    languages = [language] if language else None
    made: dict[str, Path] = {}
    for id in list(ids) or [None]:
        made |= packs.make(content, out, progress, only=id, languages=languages)
    return made


def build(root: Path, content: Library, site: Path, progress: Progress, say: Say) -> list[Finding]:
    """Makes the site beside ``site`` and puts it in its place if nothing is wrong with it. Gives the findings."""
    from scripts.checks import built

    content = letters.with_scripts(content)
    fits(root, site)
    tidying.clear(site)
    sheets(content, root / "build/sheets", (), None, progress)
    say("site: pages")
    fresh = tidying.beside(site, "new")
    try:
        _mkdocs(root, fresh)
        say("site: looking at the pages")
        entries, _ = exceptions.read(root)
        findings = exceptions.settle(entries, built.run(content, fresh), built=True)
        if not any(finding.severity == "error" for finding in findings):
            tidying.replace(fresh, site)
        return findings
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _mkdocs(root: Path, site: Path) -> None:
    """Runs the site generator strictly; RuntimeError with its own words where it complains."""
    site.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")],
        cwd=root,
        env=os.environ | {"SITE_DIR": str(site), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"},
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


def serve(root: Path, site: Path, port: int, say: Say, show: Callable[[list[Finding]], None]) -> None:
    """Shows the site on this computer until it is stopped; a text that is edited is on its page at the next look."""
    from scripts import preview

    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise WrongUse(f"The door {port} is taken; try --port {port + 1}.") from error
    with server:
        say(f"The site is at http://127.0.0.1:{server.server_port}/ (Ctrl and C to stop)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _follow(preview.Preview(root, site), say, show)
        except KeyboardInterrupt:
            say("Stopped.")
        server.shutdown()


def _follow(shown: preview.Preview, say: Say, show: Callable[[list[Finding]], None]) -> None:
    """Looks again and again whether a text was edited. Search, sheets and rules wait for the next build."""
    while True:
        time.sleep(shown.every)
        if edited := shown.edited():
            made, findings = shown.refresh(edited)
            show(findings)
        elif shown.later:
            made = shown.finish()
        else:
            continue
        if made:
            more = f" and {len(made) - 3} more" if len(made) > 3 else ""
            say(f"made again: {', '.join(made[:3])}{more}")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *arguments: object) -> None:
        pass
