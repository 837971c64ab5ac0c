"""The one door: ``python -m scripts <verb>``. Lets the verb in ``commands`` do its work, says faults in words.

Exit codes: 0 fine; 1 findings that are errors; 2 wrong use, or a fault of ours.
"""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from scripts.commands import arguments, run
from scripts.commands.report import FAULT, say
from scripts.findings.advice import WrongUse

ROOT = Path(__file__).resolve().parents[1]
FULL, CLOSED = "The disk is full: make room and try again.", "It is not allowed to write here: choose another folder."
NO_ROOM = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL,
    errno.EROFS: CLOSED, errno.EACCES: CLOSED, errno.EPERM: CLOSED,
}  # fmt: skip
"""What the system may refuse, and what it means."""


def main(given: Sequence[str] | None = None) -> int:
    """Runs one verb and gives the exit code."""
    for stream in (sys.stdout, sys.stderr):  # a name that no letters can show must not stop a check
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = arguments.read(ROOT, sys.argv[1:] if given is None else given)
    try:
        if not (options.root / "curriculum").is_dir():
            raise WrongUse(f"{options.root} holds no folder curriculum/. Name the folder of the project: --root.")
        code = run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # who reads has enough, as in `… | head -1`
        _hush()
        return FAULT  # and nobody may take it for a clean check
    except WrongUse as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Stopped. What stood before still stands.")
    except Exception as error:  # whatever it is, a teacher must not be left with a page of code
        if options.debug:
            traceback.print_exc()
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            where = f" ({error.filename})" if error.filename else ""
            say(f"{NO_ROOM[error.errno]}{where} What stood before still stands.")
            return FAULT
        first = str(error).strip().split("\n")[0]
        say(f"This is a fault of the program, not of your text: {type(error).__name__}: {first}")
        say("Please report it. The same command with --debug shows where it happened.")
    return FAULT


def _hush() -> None:
    """Nobody reads any more: what is still to be said goes nowhere, and the interpreter does not complain of it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
