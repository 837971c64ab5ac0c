"""A further process for each core, each with its share of the languages: a language needs nothing of another one.

The first process has the first language and, when the others are done, all that stands beside the languages. Knows
processes and no site generator.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Iterable


class Shares:
    """The languages of this process (``mine``), and the processes that have the others."""

    def __init__(self, languages: Iterable[str]) -> None:
        self.mine = list(languages)
        self.helpers: list[int] = []
        self.parent = 0

    @property
    def first(self) -> bool:
        """Whether this is the process that the others work for."""
        return not self.parent

    def part(self) -> None:
        """Starts the others. From here on each process has languages of its own."""
        first, *others = self.mine
        count = min(os.cpu_count() or 1, len(others)) if hasattr(os, "fork") else 0
        shares = [[first], *(others[number::count] for number in range(count))] if count > 1 else [self.mine]
        self.mine = shares[0]
        gc.collect()
        gc.freeze()  # the school stays to the end: looking through it again and again for what may go takes a tenth
        _flush()
        here = os.getpid()
        for share in shares[1:]:
            helper = os.fork()
            if helper == 0:
                self.mine, self.helpers, self.parent = share, [], here
                return
            self.helpers.append(helper)

    def look_around(self) -> None:
        """Ends this process where the one it works for was killed: nobody waits for it."""
        if self.parent and os.getppid() != self.parent:
            os._exit(1)

    def done(self) -> None:
        """Ends this process if it works for another one."""
        if self.parent:
            _flush()
            os._exit(0)

    def joined(self) -> bool:
        """Waits for the others; whether all of them came to their end."""
        failed = [helper for helper in self.helpers if os.waitpid(helper, 0)[1]]
        self.helpers = []
        return not failed

    def stop(self) -> None:
        """Stops the others: what they build is thrown away."""
        for helper in self.helpers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(helper, signal.SIGTERM)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(helper, 0)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
