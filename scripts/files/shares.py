"""Work shared out among processes, one for each core, where the system can fork. Each goes on from the same place."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys


class Shares:
    """``mine``: the parts that this process does. The first process has the first part and what comes after all."""

    def __init__(self, parts: list[str]) -> None:
        self.mine = parts
        self.helpers: list[int] = []  # of the first process: the others
        self.parent = 0  # of a helper: the first process

    def begin(self) -> None:
        """From here on there are as many processes as there is work for."""
        first, *others = self.mine
        count = min(os.cpu_count() or 1, len(others)) if hasattr(os, "fork") else 0
        if count < 2:
            return
        gc.collect()
        gc.freeze()  # what is read stays to the end: looking through it again and again for what may go takes a tenth
        _flush()
        here = os.getpid()
        self.mine = [first]
        for share in (others[number::count] for number in range(count)):
            helper = os.fork()
            if helper == 0:
                self.mine, self.helpers, self.parent = share, [], here
                return
            self.helpers.append(helper)

    def go_on(self) -> None:
        """Ends a helper whose first process was killed: nobody waits for its share."""
        if self.parent and os.getppid() != self.parent:
            os._exit(1)

    def end(self) -> None:
        """Ends a helper that has done its share; the first process goes on."""
        if self.parent:
            _flush()
            os._exit(0)

    def wait(self) -> bool:
        """Whether all helpers have done their shares."""
        failed = [helper for helper in self.helpers if os.waitpid(helper, 0)[1]]
        self.helpers = []
        return not failed

    def stop(self) -> None:
        """Stops the helpers: what they make is thrown away."""
        for helper in self.helpers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(helper, signal.SIGTERM)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(helper, 0)


def _flush() -> None:
    """What was printed is not printed twice."""
    sys.stdout.flush()
    sys.stderr.flush()
