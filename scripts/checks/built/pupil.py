"""Built pages that a pupil opens: neutral for whoever looks on, a way out, sensitive ones unlisted, no answers."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator

from scripts import markdown
from scripts.checks.built.links import resolve
from scripts.checks.built.site import Built, Site, split
from scripts.checks.content import wording
from scripts.findings import Finding, found
from scripts.sheets.formats import FORMATS

UNLISTED = "S3"
KEY = re.compile(rf"-key-[a-z]+\.(?:{'|'.join(FORMATS)})$")
FOR_PUPILS = re.compile(r"-(?:handout|quiz)-[a-z]+\.docx$")
TELLING = 60
"""A sentence of the answers as long as this does not stand in a pupil's file by chance."""


def names_are_neutral(site: Site) -> Iterator[Finding]:
    for page in _lean(site):
        title = page.tree.xpath("string(//head/title)")
        for where in (title, page.path):
            if hit := wording.telltale(where.removesuffix(".html"), site.library.languages.values()):
                yield found("BS-019", page.at, 1, words=hit, where=" ".join(where.split()))


def downloads_are_neutral(site: Site) -> Iterator[Finding]:
    for path in sorted(site.files):
        if path.startswith("downloads/") and (hit := wording.telltale(path, site.library.languages.values())):
            yield found("BS-019", f"site/{path}", 1, words=hit, where=path)


def there_is_a_way_out(site: Site) -> Iterator[Finding]:
    for page in _lean(site):
        if not page.tree.xpath("//a[@id='exit-now'][starts-with(@href, 'https://')]"):
            yield found("BS-020", page.at)


def sensitive_pages_are_not_indexed(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        if page.lesson and page.lesson.sensitivity == UNLISTED:
            robots = " ".join(page.tree.xpath("//meta[@name='robots']/@content"))
            if "noindex" not in robots:
                yield found("BS-021", page.at)


def sensitive_pages_are_not_listed(site: Site) -> Iterator[Finding]:
    for page in _lean(site):
        for link, line in page.elements("//a[@href]"):
            target = site.pages.get(resolve(page, link.get("href")))
            lesson = target.lesson if target else None
            own = page.lesson.id if page.lesson else ""
            if lesson and lesson.sensitivity == UNLISTED and lesson.id != own:
                yield found("BS-022", page.at, line, lesson=lesson.id)


def no_link_to_the_answers(site: Site) -> Iterator[Finding]:
    for page in _lean(site):
        for link, line in page.elements("//a[@href]"):
            if KEY.search(link.get("href")):
                yield found("BS-023", page.at, line, link=link.get("href"))


def no_answers_for_pupils(site: Site) -> Iterator[Finding]:
    answers = {language: list(_answers(site, language)) for language in site.library.languages}
    for page in _lean(site):
        if leaked := next((words for words in answers[page.language] if words in page.words), ""):
            yield found("BS-024", page.at, 1, words=leaked[:TELLING])
    for path in sorted(site.files):
        if FOR_PUPILS.search(path):
            words = _document(site, path)
            language = split(site.library, path.removeprefix("downloads/"))[0]
            if leaked := next((answer for answer in answers[language] if answer in words), ""):
                yield found("BS-024", f"site/{path}", 1, words=leaked[:TELLING])


RULES = (
    names_are_neutral, downloads_are_neutral, there_is_a_way_out, sensitive_pages_are_not_indexed,
    sensitive_pages_are_not_listed, no_link_to_the_answers, no_answers_for_pupils,
)  # fmt: skip


def _lean(site: Site) -> Iterator[Built]:
    return (page for page in site.pages.values() if page.is_lean)


def _answers(site: Site, language: str) -> Iterator[str]:
    """Paragraphs, items and table cells of the teachers' answers that are long enough to be told by."""
    for (code, _), lesson in site.library.lessons.items():
        section = lesson.section("answers") if code == language else None
        for node in markdown.walk(markdown.parse_section(section)) if section else ():
            groups = [node.spans] if isinstance(node, markdown.Paragraph) else []
            groups += [cell for row in node.rows for cell in row] if isinstance(node, markdown.Table) else []
            for spans in groups:
                words = " ".join(markdown.plain(spans).split())
                if len(words) >= TELLING:
                    yield words


def _document(site: Site, path: str) -> str:
    """The words of a Word file; "" for what is none."""
    try:
        with zipfile.ZipFile(site.root / path) as document:
            content = document.read("word/document.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError):
        return ""
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", content)).split())
