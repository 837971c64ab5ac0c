"""The formats in which a sheet can be downloaded. A new one is a module of ``sheets`` and a line in ``FORMATS``.

Its module says ``PACKAGE``, the library that draws it, and ``FILES``, what of ours decides how a sheet looks in it:
when one of them changes, every sheet is drawn anew. ``draw(sheet, sizes)`` gives the bytes and the size of the letters,
0 where it matters to nobody; ``sizes`` are those of the parts of a book. Drawing libraries are slow to load, so that
is done when the first sheet is drawn; to name files and to link to them the table is enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Format:
    """``ending`` of the files, ``name`` on the button that downloads them, ``module`` of ``sheets`` that draws them."""

    ending: str
    name: str
    module: str

    def drawing(self) -> ModuleType:
        """The module that draws."""
        return import_module(f"scripts.sheets.{self.module}")


FORMATS = {one.ending: one for one in (Format("pdf", "PDF", "pdf"), Format("docx", "Word", "word"))}
"""Ending → format, in the order of the buttons."""


@cache
def maker(ending: str) -> str:
    """A fingerprint of what decides how a sheet looks in a format."""
    module = FORMATS[ending].drawing()
    parts = [version(module.PACKAGE).encode(), *(file.read_bytes() for file in module.FILES)]
    return sha256(b"\0".join(parts)).hexdigest()
