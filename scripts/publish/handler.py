"""Answers to a browser on this computer: files of one folder, and words where there is none."""

from __future__ import annotations

import html
import http.server
import io
import sys
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

HERE = ("localhost", "127.0.0.1", "[::1]")
PAGE = '<!doctype html><html lang="en"><meta charset="utf-8">{}<title>{}</title><h1>{}</h1><p>{}</p></html>'


class Shown:
    """What is shown: a folder, and the sheets that are not in it yet (their paths on the site)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting: set[str] = set()


class Server(http.server.ThreadingHTTPServer):
    """On this computer only. A browser that leaves is no news."""

    request_queue_size = 128

    def __init__(self, port: int, shown: Shown) -> None:
        self.shown = shown
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            print(f"not answered: {error!r}", file=sys.stderr, flush=True)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Gives files of the shown folder, of no other, and lists none."""

    server: Server
    timeout = 30  # a client that says nothing for so long is gone
    extensions_map: ClassVar[dict[str, str]] = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
    }

    def send_head(self) -> io.BytesIO | io.BufferedReader | None:
        self.directory = str(self.server.shown.folder)
        host = self.headers.get("Host", "localhost")
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name.lower() not in HERE:
            return self._words(421, "Another address", "This site is shown on this computer only, at localhost.")
        try:
            found = self._found(Path(self.translate_path(self.path)).resolve())
        except (ValueError, OSError):
            return self._words(400, "No such address", "No page of the site has such an address.")
        if found:
            return super().send_head()  # type: ignore[return-value]
        return self._waits() if self._site_path() in self.server.shown.waiting else self._lost()

    def _found(self, wanted: Path) -> bool:
        """Whether it is a file of the folder, which no link leads out of, or a folder with a page."""
        folder = self.server.shown.folder.resolve()
        inside = wanted == folder or folder in wanted.parents
        return inside and (wanted.is_file() or (wanted / "index.html").is_file())

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # two edits in one second are two pages
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass

    def _site_path(self) -> str:
        return unquote(urlsplit(self.path).path).lstrip("/")

    def _waits(self) -> io.BytesIO | None:
        count = len(self.server.shown.waiting)
        words = f"This sheet is being made; {count} sheets are still to come. This page looks again every few seconds."
        return self._words(503, "Not ready yet", words, '<meta http-equiv="refresh" content="5">')

    def _lost(self) -> io.BytesIO | None:
        page = self.server.shown.folder / "404.html"
        try:
            return self._give(404, page.read_bytes())
        except OSError:
            return self._words(404, "No such page", "There is no such page on the site.")

    def _words(self, code: int, title: str, words: str, more: str = "") -> io.BytesIO | None:
        text = PAGE.format(more, html.escape(title), html.escape(title), html.escape(words))
        return self._give(code, text.encode())

    def _give(self, code: int, body: bytes) -> io.BytesIO | None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if code == 503:
            self.send_header("Retry-After", "5")
        self.end_headers()
        return io.BytesIO(body)
