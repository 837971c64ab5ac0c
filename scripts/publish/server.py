"""Shows the built site on this computer and follows edits."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable
from pathlib import Path

from scripts.findings import Finding, UsageError
from scripts.publish import preview
from scripts.publish.build import Say


def serve(root: Path, site: Path, port: int, say: Say, show: Callable[[list[Finding]], None]) -> None:
    """Shows the site on this computer until it is stopped; a text that is edited is on its page at the next look."""
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(f"The port {port} is taken; try --port {port + 1}.") from error
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
