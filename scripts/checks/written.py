"""What stands in the files, as the rules look at it: own texts, raw lines with their language, places.

Fallback texts are left out everywhere: their words belong to another language and are looked at there, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts import markdown
from scripts.markdown import parse_section
from scripts.model import Library, Text
from scripts.model.select import line

_STAMPS = re.compile(r"^translation:.*\n(?:[ \t]+.*\n|\n)*", re.M)
_HELP = "curriculum/data/help/"
_last: list = []  # the library asked about last and its files: ten rules ask for the same, one after the other


@dataclass(frozen=True, slots=True)
class File:
    """A content file with its text; ``language`` is the code its words are in, or "" for facts."""

    path: str
    language: str
    text: str

    def line(self, offset: int) -> int:
        """Number of the line in which the character at ``offset`` stands."""
        return self.text.count("\n", 0, offset) + 1


def passages(library: Library) -> Iterator[tuple[Text, tuple[markdown.Block, ...]]]:
    """The running text of every text in its own language: the words before the first section, then each section. What a
    translation lacks is Russian there, and left out."""
    for text in (t for t in library.texts() if t.written_in == t.language):
        if "intro" in text.parts:
            yield text, markdown.parse(text.parts["intro"], _line_of_intro(library, text))
        for section in getattr(text, "sections", ()):
            if section.id in text.parts:
                yield text, parse_section(section)


def _line_of_intro(library: Library, text: Text) -> int:
    """Where the words begin: the library notes where their place begins, which is an empty line or more above."""
    begin = line(text, "intro")
    rest = (_read(Path(library.root) / text.path) or "").split("\n")[begin - 1 :]
    return begin + next((n for n, row in enumerate(rest) if row.strip()), 0)


def files(library: Library) -> list[File]:
    """Every content file of words and facts, without the fingerprints of translations and without the help data."""
    if not _last or _last[0] is not library:
        _last[:] = [library, some(library, library.files)]
    return _last[1]


def some(library: Library, paths: Iterable[str]) -> list[File]:
    """Of these files, those of words and facts."""
    wanted = [path for path in paths if path.endswith((".md", ".yml")) and not path.startswith(_HELP)]
    read = ((path, _read(Path(library.root) / path)) for path in wanted)
    readable = ((path, _without_stamps(text)) for path, text in read if text is not None)
    return [File(path, language_of(library, path), text) for path, text in readable]


def line_of(library: Library, path: str, words: str) -> int:
    """The first line of a file of facts that holds ``words``, for what has no line of its own."""
    text = next((file.text for file in files(library) if file.path == path), "")
    return next((n for n, row in enumerate(text.split("\n"), start=1) if words in row), 1)


def spoken(library: Library) -> list[File]:
    """The files that hold words in one language."""
    return [file for file in files(library) if file.language]


def language_of(library: Library, path: str) -> str:
    """Code of the language a file is written in: its folder, or its name among the interface words."""
    parts = Path(path).with_suffix("").parts
    code = parts[3] if parts[:3] == ("curriculum", "data", "interface") and len(parts) > 3 else parts[1:2] and parts[1]
    return code if code in library.languages else ""


def _without_stamps(text: str) -> str:
    """Fingerprints look like telephone numbers now and then; their lines stay, so that numbers of lines stay."""
    return _STAMPS.sub(lambda found: "\n" * found[0].count("\n"), text)


def _read(file: Path) -> str | None:
    """The text, or nothing for what the library has complained of already."""
    try:
        return file.read_text("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None
