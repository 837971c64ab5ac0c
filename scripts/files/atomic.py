"""Nothing half done is ever seen, and nothing half done stays: files and folders appear whole; what a run that was
killed has left behind is cleared away by the next one.

What is in the making is called ``.name.process.new`` (a folder), ``.old`` (the one it replaces) or ``.part`` (a file).
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

MAKING = re.compile(r"\.(?P<name>.+)\.(?P<process>[0-9]+)\.(?P<what>new|old|part)", re.S)
HERE, EXCHANGE = -100, 2
"""Of the system call ``renameat2``: names count from the current folder; the two change places."""


def beside(place: Path, what: str) -> Path:
    """Where the thing that will stand at ``place`` is made by this process."""
    return place.with_name(f".{place.name}.{os.getpid()}.{what}")


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Lets ``change`` make a new text of the old one, whose lines it sees end in LF; they end as before afterwards."""
    old = file.read_bytes().decode("utf-8")
    new = change(old.replace("\r\n", "\n"))
    windows = "\n" in old and old.count("\r\n") == old.count("\n")
    put(file, (new.replace("\n", "\r\n") if windows else new).encode("utf-8"))


def put(file: Path, content: bytes) -> None:
    """Writes beside, then moves: a reader, or a run that is stopped, never meets half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = beside(file, "part")
    try:
        part.write_bytes(content)
        if file.exists():
            shutil.copymode(file, part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def replace(fresh: Path, place: Path) -> None:
    """Puts the folder ``fresh`` in the place of what stands at ``place``, where the system can in one step."""
    if not place.exists():
        fresh.rename(place)
    elif _exchanged(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
    else:
        old = beside(place, "old")
        place.rename(old)
        try:
            fresh.rename(place)
        except OSError:
            old.rename(place)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two have changed places; False where the system knows no such thing."""
    try:
        call = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return call(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0


def clear(place: Path) -> None:
    """Takes away what killed runs have left beside ``place``, after putting back what one of them had moved aside."""
    for left in _left(place.parent) if place.parent.is_dir() else ():
        match = MAKING.fullmatch(left.name)
        if match and match["name"] == place.name:
            if match["what"] == "old" and not place.exists():
                left.rename(place)
            else:
                _remove(left)


def clear_parts(folder: Path) -> None:
    """Takes away the half files that killed runs have left in ``folder`` and all folders in it."""
    for inside, _, names in os.walk(folder):
        for name in names:
            match = MAKING.fullmatch(name)
            if match and match["what"] == "part" and not _alive(int(match["process"])):
                _remove(Path(inside, name))


def _left(folder: Path) -> list[Path]:
    """What is in the making in ``folder`` and has nobody who would finish it."""
    matches = ((path, MAKING.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    return [path for path, match in matches if match and not _alive(int(match["process"]))]


def _alive(process: int) -> bool:
    """Whether somebody else still works at it. What bears our own number is of an earlier process with that number."""
    if process == os.getpid():
        return False
    if os.name == "nt":  # asking would stop it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def link(file: Path, target: Path) -> None:
    """The file at ``target`` too, whole from the first moment; linked where the disk can, otherwise a copy. For files
    that are made anew and never changed in place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = beside(target, "part")
    part.unlink(missing_ok=True)
    try:
        try:
            os.link(file, part)
        except OSError:
            shutil.copyfile(file, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
