"""First shows the site, then finishes it: the pages stand at once, the sheets follow, the rules look at the whole."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.files import atomic
from scripts.findings import Finding
from scripts.findings.advice import WrongUse
from scripts.language import transliteration
from scripts.markdown import CannotShow
from scripts.model import Library
from scripts.publish import builder, preview
from scripts.publish.builder import Progress, Say
from scripts.publish.handler import Server, Shown
from scripts.sheets import names

Show = Callable[[list[Finding]], None]


class Stopped(Exception):
    """Somebody pressed Ctrl and C while sheets were made."""


def serve(root: Path, content: Library, site: Path, port: int, progress: Progress, say: Say, show: Show) -> None:
    """Shows the site on this computer until it is stopped; a text that is edited is on its page at the next look.

    What is shown lies beside ``site`` until it is whole and without errors: then it takes its place.
    """
    builder.fits(root, site)
    fresh = atomic.beside(site, "new")
    with _server(port, Shown(fresh)) as server:
        try:
            atomic.clear(site)
            say("site: pages")
            builder.pages(root, fresh)
            finisher = Finisher(root, transliteration.with_scripts(content), site, server.shown, say, show)
            finisher.expect()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            say(f"The site is at http://127.0.0.1:{server.server_port}/ (Ctrl and C to stop)")
            finisher.shown_pages = preview.Preview(root, fresh)
            finisher.start(progress)
            try:
                follow(finisher.shown_pages, finisher.moving, say, show)
            except KeyboardInterrupt:
                finisher.stop()
                say("Stopped.")
            server.shutdown()
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _server(port: int, shown: Shown) -> Iterator[Server]:
    try:
        server = Server(port, shown)
    except PermissionError as error:
        raise WrongUse(f"The port {port} is not for everybody; try --port 8000.") from error
    except OSError as error:
        raise WrongUse(f"The port {port} is taken; try --port {port + 1 if port < 65535 else 8000}.") from error
    with server:
        yield server


class Finisher:
    """Makes what the shown pages still lack, puts it into their folder, and the whole in its place."""

    def __init__(self, root: Path, content: Library, site: Path, shown: Shown, say: Say, show: Show) -> None:
        self.root, self.content, self.site, self.shown, self.say, self.show = root, content, site, shown, say, show
        self.files = {path.rpartition("/")[2]: path for path in names.all_files(content)}
        self.moving = threading.Lock()  # the folder stays where it is while pages are written into it
        self.shown_pages: preview.Preview | None = None
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None

    def expect(self) -> None:
        """Which sheets are still to come."""
        self.shown.waiting = {path for path in self.files.values() if not (self.shown.folder / path).is_file()}

    def start(self, progress: Progress) -> None:
        self.thread = threading.Thread(target=self._finish, args=(progress,), daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self.thread:
            self.thread.join(20)

    def _finish(self, progress: Progress) -> None:
        try:
            self._whole(progress)
        except Stopped:
            pass
        except Exception as error:  # the pages stay, whatever becomes of the sheets
            self.say(f"The site is shown, but it could not be finished: {_said(error)}")

    def _whole(self, progress: Progress) -> None:
        sheets = self.root / "build/sheets"

        def made(done: int, total: int, name: str) -> None:
            if self.stopping.is_set():
                raise Stopped
            progress(done, total, name)
            site_path = self.files.get(name)
            if site_path:
                self._put(site_path, sheets / site_path.removeprefix("downloads/"))

        for site_path, file in builder.sheets(self.content, sheets, (), None, made).items():
            self._put(site_path, file)
        self.say("site: looking at the pages")
        content = self.shown_pages.content if self.shown_pages else self.content  # as it was edited meanwhile
        findings = builder.looked_at(self.root, content, self.shown.folder)
        self.show(findings)
        if any(finding.severity == "error" for finding in findings):
            self.say(f"The site is shown, but it has errors: {self.site} stays as it was.")
            return
        with self.moving:
            if self.stopping.is_set():
                return
            fresh = self.shown.folder
            atomic.replace(fresh, self.site)
            self.shown.folder = self.site
            if self.shown_pages:
                self.shown_pages.site = self.site
        self.say(f"The site is whole and lies in {self.site}")

    def _put(self, site_path: str, file: Path) -> None:
        if file.is_file():
            atomic.link(file, self.shown.folder / site_path)
            self.shown.waiting.discard(site_path)


def follow(shown: preview.Preview, moving: threading.Lock, say: Say, show: Show) -> None:
    """Looks again and again whether a text was edited. Search, sheets and rules wait for the next build.

    What goes wrong is told, the pages stay as they were, and the next edit is looked at as if nothing had been.
    """
    while True:
        time.sleep(shown.every)
        try:
            with moving:
                made, findings = shown.follow()
        except (Exception, SystemExit) as error:  # the site generator leaves by SystemExit
            say(f"Not shown, the pages stay as they were: {_said(error)}")
            continue
        show(findings)
        if shown.words:
            say(shown.words)
        if made:
            more = f" and {len(made) - 3} more" if len(made) > 3 else ""
            say(f"made again: {', '.join(made[:3])}{more}")


def _said(error: BaseException) -> str:
    """What went wrong, in one line with its place where it is known."""
    if isinstance(error, CannotShow):  # what may not be shown stays unseen, whatever was edited
        return str(error)
    first = str(error).strip().split("\n")[0] or type(error).__name__
    name, line = getattr(error, "filename", None) or getattr(error, "name", None), getattr(error, "lineno", None)
    return f"{name}:{line}: {first}" if name and line else f"{first} ({type(error).__name__})"
