"""The site while somebody writes: after an edit, the pages that changed are made again and nothing else.

The whole site is built once, then files are looked at a few times a second. Search, sheets and the rules about the site
wait for the next build. A text with errors stays on its page as it was, and hinders no other one; what cannot be shown
at all (a broken template, a deleted page that others need) leaves every page as it was until the next edit mends it.
"""

from __future__ import annotations

import gc
import posixpath
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.checks import written
from scripts.checks.content import help, leftovers, numbers
from scripts.files import atomic, read
from scripts.findings import Finding
from scripts.language import transliteration
from scripts.load import library
from scripts.model import Library
from scripts.web import pages

WATCHED = ("curriculum", "docs", "overrides", "mkdocs.yml")
ASSETS = "docs/assets/"
MOST_TOLD = 12
"""Findings that are told at once when an edit breaks everything."""


class Preview:
    """A built site that follows its texts. ``every``: seconds between two looks at the files; one takes about 15 ms."""

    every = 0.3

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.memory = library.Memory()
        self.known: transliteration.Known = {}
        self.state = self._state()
        content, self.findings = library.load(root, self.memory)
        self.content = transliteration.with_scripts(content, self.known)
        self.pages = pages.render(self.content).pages
        self.pending: set[str] = set()  # edited, and not on its page yet
        self.standing = {finding for finding in self.findings if finding.severity == "error"}
        self.memory.keep()
        self.later: tuple[str, ...] = ()
        self.missed: set[str] = set()  # languages that could not be made after an edit of what all use
        self.whole = False  # a template was edited: it shows on every page
        self.left: list[Finding] = []  # markers that the pages made last would show
        self.words = ""  # what else there is to say of the last edit
        gc.freeze()  # most of it stays: looking through it for what may go takes a fifth of each edit

    def follow(self) -> tuple[list[str], list[Finding]]:
        """Brings the site up to what is written now, if anything is new. Raises whatever the site generator raises."""
        self.words = ""
        if edited := self.edited():
            return self.refresh(edited)
        return (self.finish(), []) if self.later else ([], [])

    def edited(self) -> list[str]:
        """Paths under the root that were written, added or removed since the last call."""
        before, self.state = self.state, self._state()
        return sorted({path for path, _ in before.items() ^ self.state.items()})

    def refresh(self, edited: list[str]) -> tuple[list[str], list[Finding]]:
        """Makes the pages again that the edit of these paths changes, in the language of the texts first; ``finish``
        does the others. Gives the addresses made and the findings about the edited files. While a text cannot be
        read its pages stay as they are."""
        self.pending.update(edited)
        self.memory.held = frozenset()
        content, findings = library.load(self.root, self.memory)
        told = [finding for finding in findings if finding.path in self.pending]
        told += _unsafe(content, sorted(self.pending))
        broken = {finding.path for finding in told if finding.severity == "error"}
        if broken:  # their pages stay; the others are made from what was good before
            self.memory.held = frozenset(broken)
            content, findings = library.load(self.root, self.memory)
        gone = {path for path in self.pending if not (self.root / path).exists()}
        new = [one for one in findings if one.severity == "error" and one not in self.standing and one not in told]
        if not all(map(_is_text, broken)) or (gone and new) or not content.languages:
            return [], self._held([*told, *new])
        before = self.content, dict(self.pages)
        try:
            made = self._shown(content, edited, broken)
        except (Exception, SystemExit):
            self.content, self.pages = before
            self.later = ()
            if not told and not new:
                raise
            return [], self._held([*told, *new])
        self.memory.keep()
        self.standing = {one for one in findings if one.severity == "error"}
        self.pending = set(broken)
        return made, [*told, *self.left]

    def _held(self, told: list[Finding]) -> list[Finding]:
        """What is told where nothing can be shown: the first of many."""
        more = f" There are {len(told) - MOST_TOLD} more: python -m scripts check." if len(told) > MOST_TOLD else ""
        self.words = f"The pages stay as they were until this is mended.{more}"
        return told[:MOST_TOLD]

    def _shown(self, content: Library, edited: list[str], broken: set[str]) -> list[str]:
        """Makes what these edits and those that waited change. Gives the addresses made."""
        self.content = transliteration.with_scripts(content, self.known)
        changed = [path for path in sorted(self.pending) if path not in broken]
        first = {code for code in self.content.languages if any(path.split("/")[1:2] == [code] for path in changed)}
        everywhere = content.source_language in first or not all(_of_text(path, first) for path in changed)
        everywhere = everywhere or bool(self.missed)
        own = _with_scripts(content, first)
        if any(path.startswith(("overrides/", "mkdocs.yml")) for path in changed):
            self.whole = True
        self.later = tuple(code for code in self.content.languages if code not in own) if everywhere else ()
        made = self._make(own) if own else []
        self._assets([path for path in changed if path.startswith(ASSETS)])
        return made

    def _assets(self, changed: list[str]) -> None:
        """Pictures, scripts and styles, as they are now."""
        for path in changed:
            target = self.site / path.removeprefix("docs/")
            if (self.root / path).is_file():
                atomic.put(target, read.read_bytes(self.root / path))
            else:
                target.unlink(missing_ok=True)
        if any(path.endswith(".css") for path in changed):
            from scripts import mkdocs_hook  # knows the site generator, which takes a second to come

            mkdocs_hook.join_styles(self.root, self.site)

    def finish(self) -> list[str]:
        """The pages of the languages that ``refresh`` left for later."""
        languages, self.later = self.later, ()
        self.missed.update(languages)  # where this fails, they wait for the next edit
        made = self._make(languages)
        self.missed.clear()
        self.whole = False
        return made

    def _make(self, languages: Collection[str]) -> list[str]:
        site = pages.render(self.content, languages)
        rendered, there = site.pages, set(site.pages)
        fresh = {page: text for page, text in rendered.items() if self.whole or self.pages.get(page) != text}
        self.left = list(leftovers.on_pages(self.content, fresh, site.sources))
        spoilt = {finding.path for finding in self.left}
        for page in [page for page in fresh if _shows(site.sources[page], spoilt)]:  # it stays as it was
            del fresh[page], rendered[page]
        if fresh:
            self._write(fresh)
        for page in [page for page in self.pages if page.split("/")[0] in languages and page not in there]:
            self._remove(page)
        self.pages |= rendered
        return sorted(fresh)

    def _remove(self, page: str) -> None:
        """The page of a text that is gone."""
        del self.pages[page]
        default = f"{self.content.default_language}/"
        address = posixpath.splitext(page.removeprefix(default))[0] + ".html"
        (self.site / address).unlink(missing_ok=True)

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
        if (root / folder).is_file():
            yield root / folder
        yield from (path for path in (root / folder).rglob("*") if path.is_file() and path.suffix != ".swp")


def _unsafe(content: Library, edited: list[str]) -> list[Finding]:
    """Numbers in the edited files that must be shown to nobody, not even while somebody writes."""
    files = [file for file in written.some(content, edited) if file.language]
    rules = (help.only_published_services_are_named, numbers.withheld_numbers_stand_nowhere)
    return [finding for rule in rules for finding in rule(content, files)]


def _shows(source: str, spoilt: set[str]) -> bool:
    """Does a page show one of these files? A lesson's page shows its quiz, too."""
    return source in spoilt or source.removesuffix(".md") + ".quiz.yml" in spoilt


def _is_text(path: str) -> bool:
    """Is this a text in some language, and not what all pages use?"""
    top, folder = path.split("/")[:2] if "/" in path else ("", "")
    return top in ("curriculum", "docs") and folder not in ("data", "assets")


def _of_text(path: str, languages: set[str]) -> bool:
    """Is this a text in one of these languages, and not what all of them use?"""
    return path.split("/")[1:2] != ["data"] and any(path.split("/")[1:2] == [code] for code in languages)


def _with_scripts(content: Library, languages: set[str]) -> tuple[str, ...]:
    """These languages and their second scripts."""
    scripts = {script.code for script in content.scripts.values() if script.of in languages}
    return tuple(code for code in (*content.languages, *content.scripts) if code in languages | scripts)
