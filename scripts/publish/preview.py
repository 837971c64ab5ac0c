"""The site while somebody writes: after an edit, the pages that changed are made again and nothing else.

Stands beside ``work.build``: the whole site is built once, then files are looked at a few times a second. The search
index, the sheets and the rules wait for the next build.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.checks import written
from scripts.checks.content import help, leftovers, numbers
from scripts.files import read
from scripts.findings import Finding
from scripts.language import transliteration
from scripts.load import library
from scripts.model import Library
from scripts.web import pages

WATCHED = ("curriculum", "docs", "overrides")


class Preview:
    """A built site that follows its texts. ``every``: seconds between two looks at the files; one takes about 15 ms."""

    every = 0.3

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.memory = library.Memory()
        self.known: transliteration.Known = {}
        self.state = self._state()
        self.content = transliteration.with_scripts(library.load(root, self.memory)[0], self.known)
        self.pages = pages.render(self.content).pages
        self.later: tuple[str, ...] = ()
        self.whole = False  # a template was edited: it shows on every page
        self.left: list[Finding] = []  # markers that the pages made last would show
        gc.freeze()  # most of it stays: looking through it for what may go takes a fifth of each edit

    def edited(self) -> list[str]:
        """Paths under the root that were written, added or removed since the last call."""
        before, self.state = self.state, self._state()
        return sorted({path for path, _ in before.items() ^ self.state.items()})

    def refresh(self, edited: list[str]) -> tuple[list[str], list[Finding]]:
        """Makes the pages again that the edit of these paths changes, in the language of the texts first; ``finish``
        does the others. Gives the addresses made and the findings about the edited files. While a text cannot be
        read its pages stay as they are."""
        content, findings = library.load(self.root, self.memory)
        told = [finding for finding in findings if finding.path in edited]
        told += _unsafe(content, edited)
        if any(finding.severity == "error" for finding in told):
            return [], told
        self.content = transliteration.with_scripts(content, self.known)
        first = {code for code in self.content.languages if any(path.split("/")[1:2] == [code] for path in edited)}
        own = _with_scripts(content, first)
        everywhere = content.source_language in first or not all(_of_text(path, first) for path in edited)
        self.later = tuple(code for code in self.content.languages if code not in own) if everywhere else ()
        self.whole = any(path.startswith("overrides/") for path in edited)
        made = self._make(own)
        return made, [*told, *self.left]

    def finish(self) -> list[str]:
        """The pages of the languages that ``refresh`` left for later."""
        languages, self.later = self.later, ()
        return self._make(languages)

    def _make(self, languages: Iterable[str]) -> list[str]:
        site = pages.render(self.content, languages)
        rendered = site.pages
        fresh = {page: text for page, text in rendered.items() if self.whole or self.pages.get(page) != text}
        self.left = list(leftovers.on_pages(self.content, fresh, site.sources))
        spoilt = {finding.path for finding in self.left}
        for page in [page for page in fresh if _shows(site.sources[page], spoilt)]:  # it stays as it was
            del fresh[page], rendered[page]
        self.pages |= rendered
        if fresh:
            self._write(fresh)
        return sorted(fresh)

    def _write(self, fresh: dict[str, str]) -> None:
        from scripts import mkdocs_hook

        beside = self.site.parent
        with tempfile.TemporaryDirectory(dir=beside, prefix=f".{self.site.name}.") as folder:
            mkdocs_hook.build_some(self.root, self.content, fresh, Path(folder))
            for made in Path(folder).rglob("*.html"):
                target = self.site / made.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                made.replace(target)

    def _state(self) -> dict[str, tuple[int, int]]:
        return {str(path.relative_to(self.root)): read.state(path) for path in _files(self.root)}


def _files(root: Path) -> Iterator[Path]:
    for folder in WATCHED:
        yield from (path for path in (root / folder).rglob("*") if path.is_file() and path.suffix != ".swp")


def _unsafe(content: Library, edited: list[str]) -> list[Finding]:
    """Numbers in the edited files that must be shown to nobody, not even while somebody writes."""
    files = [file for file in written.some(content, edited) if file.language]
    rules = (help.only_published_services_are_named, numbers.withheld_numbers_stand_nowhere)
    return [finding for rule in rules for finding in rule(content, files)]


def _shows(source: str, spoilt: set[str]) -> bool:
    """Does a page show one of these files? A lesson's page shows its quiz, too."""
    return source in spoilt or source.removesuffix(".md") + ".quiz.yml" in spoilt


def _of_text(path: str, languages: set[str]) -> bool:
    """Is this a text in one of these languages, and not what all of them use?"""
    return path.split("/")[1:2] != ["data"] and any(path.split("/")[1:2] == [code] for code in languages)


def _with_scripts(content: Library, languages: set[str]) -> tuple[str, ...]:
    """These languages and their second scripts."""
    scripts = {script.code for script in content.scripts.values() if script.of in languages}
    return tuple(code for code in (*content.languages, *content.scripts) if code in languages | scripts)
