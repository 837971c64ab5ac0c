"""A sheet as a Word file a teacher can change: real styles, real lists and tables, nothing drawn by hand.

``word_writer`` lays the blocks of a sheet into it, styles and page are in ``word_styles``, what python-docx has no word
for in ``word_parts``. The same sheet gives the same bytes: the archive is written again, entries sorted, with one date.
"""

from __future__ import annotations

from pathlib import Path

from scripts.sheets import word_styles
from scripts.sheets.printable import Sheet
from scripts.sheets.word_styles import FIXED
from scripts.sheets.word_writer import Writing, packed

PACKAGE = "python-docx"
FILES = tuple(
    Path(__file__).with_name(name) for name in ("word.py", "word_writer.py", "word_parts.py", "word_styles.py")
)


def draw(sheet: Sheet, sizes: tuple[float, ...] = ()) -> tuple[bytes, float]:
    """See ``formats``; whoever opens the file chooses the size of the letters."""
    return render(sheet), 0.0


def render(sheet: Sheet) -> bytes:
    """The DOCX of ``sheet``."""
    document = word_styles.empty(sheet)
    writing = Writing(document)
    writing.sheet(sheet)
    if sheet.parts:
        writing.contents(sheet)
    for number, part in enumerate(sheet.parts):
        word_styles.next_part(document, part)
        writing.sheet(part, number)
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, sheet.header.split(" · ")[0], sheet.tag
    properties.created = properties.modified = properties.last_printed = FIXED
    properties.last_modified_by, properties.comments, properties.revision = "", "", 1
    return packed(document)
