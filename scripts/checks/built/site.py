"""The built site as a value: pages parsed once, with what each of them is in the Library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree, html

from scripts.model import Lesson, Library, Text

NOT_FOUND = "404.html"
"""Served at any address: it cannot link relatively, and speaks all languages."""


@dataclass(frozen=True)
class Built:
    """One page. ``path`` is relative to the site, ``language`` the code of the folder it lies in."""

    path: str
    language: str
    tree: html.HtmlElement
    text: Text | None
    lesson: Lesson | None

    @property
    def at(self) -> str:
        return f"site/{self.path}"

    @property
    def is_lean(self) -> bool:
        """A page that a pupil opens."""
        return bool(self.tree.xpath("//body[@data-lean]"))

    @cached_property
    def ids(self) -> list[str]:
        return self.tree.xpath("//@id")

    @cached_property
    def words(self) -> str:
        """What can be read on the page, without its scripts and styles."""
        pieces = self.tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
        return " ".join(" ".join(pieces).split())

    def elements(self, path: str) -> Iterator[tuple[html.HtmlElement, int]]:
        """Elements of an XPath and the lines they stand in."""
        return ((element, element.sourceline or 1) for element in self.tree.xpath(path))


@dataclass(frozen=True)
class Site:
    """``files`` are all paths, ``pages`` the HTML among them; ``scripts`` and ``styles`` are path → text."""

    library: Library
    root: Path
    files: frozenset[str]
    pages: dict[str, Built]
    scripts: dict[str, str]
    styles: dict[str, str]


def read(library: Library, root: Path) -> Site:
    """The site in the folder ``root``; a folder that is missing is a site without pages."""
    files = sorted(file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
    texts = {path: (root / path).read_text("utf-8", "replace") for path in files if path.endswith((".js", ".css"))}
    return Site(
        library=library,
        root=root,
        files=frozenset(files),
        pages={path: _page(library, root, path) for path in files if path.endswith(".html")},
        scripts={path: text for path, text in texts.items() if path.endswith(".js")},
        styles={path: text for path, text in texts.items() if path.endswith(".css")},
    )


def _page(library: Library, root: Path, path: str) -> Built:
    content = (root / path).read_bytes()
    language, id = split(library, path)
    return Built(path, language, _tree(content), _text(library, language, id), _lesson(library, language, id))


def _tree(content: bytes) -> html.HtmlElement:
    """A parsed page; an empty file is a page without anything."""
    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(content, parser=parser)
    except etree.ParserError:
        return html.document_fromstring(b"<html></html>", parser=parser)


def split(library: Library, path: str) -> tuple[str, str]:
    """Language and page id of a path of the site: ``ru/me/c/x.html`` → ``ru``, ``me/c/x``."""
    first, _, rest = path.partition("/")
    language, inside = (first, rest) if first in library.languages else (library.default_language, path)
    id = inside.removesuffix(".html")
    return language, id.removesuffix("/index") if id != "index" else id


def _text(library: Library, language: str, id: str) -> Text | None:
    """The text whose words the page holds."""
    lesson = _lesson(library, language, id)
    if lesson:
        return library.quizzes.get((language, lesson.id)) if id.startswith("me/") else lesson
    return library.pages.get((language, id)) or library.guides.get((language, id))


def _lesson(library: Library, language: str, id: str) -> Lesson | None:
    """The lesson of a teacher page, a pupil page or the gate before it."""
    of_pupil = id.removeprefix("me/")
    return library.lessons.get((language, of_pupil)) or library.lessons.get((language, of_pupil.removesuffix("-open")))
