"""Library → every page of the site as Markdown, keyed by its path under ``docs/``. Pure; knows no site generator.

Each lesson gives a teacher page (``c/x``) and a pupil page (``me/c/x``); a sensitive one (S2, S3) a gate before the
pupil page (``me/c/x`` is the gate, ``me/c/x-open`` the page): three plain links, nothing recorded.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from markupsafe import Markup

from scripts.files.templates import environment
from scripts.model import Guide, Lesson, Library, Page, Text
from scripts.model.confirmation import abroad
from scripts.model.select import help_card
from scripts.sheets import names
from scripts.web import blocks, lesson_page, quiz_form
from scripts.web.addresses import addresses
from scripts.web.blocks.rows import facts, files
from scripts.web.writer import Writer

TEMPLATES = environment(Path(__file__).parent / "templates")


@dataclass(frozen=True, slots=True)
class Site:
    """``pages``: path under docs/ → Markdown with front matter; ``sources``: the same path → the file to edit."""

    pages: dict[str, str]
    sources: dict[str, str]


def render(
    library: Library, languages: Iterable[str] | None = None, only: Container[tuple[str, str]] | None = None
) -> Site:
    """Every page of every language, or of those named; ``only`` of these texts (language, id)."""
    pages: dict[str, str] = {}
    sources: dict[str, str] = {}
    paths = addresses(library)
    for language in library.languages if languages is None else languages:
        for id, text, body in _of_language(library, language, paths, only):
            address = f"{language}/{paths[id]}"
            pages[address], sources[address] = body, text.path
    return Site(pages, sources)


def _of_language(
    library: Library, language: str, paths: dict[str, str], only: Container[tuple[str, str]] | None = None
) -> Iterator[tuple[str, Text, str]]:
    """(page id, the text it comes from, Markdown) of all pages of one language."""

    def writer(id: str) -> Writer:
        made = Writer(library, language, f"{language}/{paths[id]}", paths)
        made.blocks = lambda name: blocks.render(name, made, TEMPLATES)
        return made

    def wanted(code: str, id: str) -> bool:
        return code == language and (only is None or (code, id) in only)

    for (code, id), page in library.pages.items():
        if wanted(code, id):
            yield id, page, _written(writer(id), page, lean=page.layout == "lean", intro=page.intro)
    for (code, id), guide in library.guides.items():
        if wanted(code, id):
            yield id, guide, _written(writer(id), guide, lean=False, intro="")
    for (code, id), lesson in library.lessons.items():
        if wanted(code, id):
            yield id, lesson, _teacher(writer(id), lesson)
            yield from _pupil(writer, lesson)


def _front(text: Text, library: Library, **meta: object) -> str:
    """Front matter for the page: its title, what it is really written in, how it is laid out."""
    written = library.languages[text.written_in]
    meta = {"title": text.title, "written_in": written.tag, "state": _state(text)} | meta
    return "---\n" + yaml.safe_dump(meta, allow_unicode=True, sort_keys=True, width=1000) + "---\n\n"


def _state(text: Text) -> str:
    if text.written_in != text.language:
        return "missing"
    return text.translation.state if text.translation else "source"


def _written(writer: Writer, page: Page | Guide, *, lean: bool, intro: str) -> str:
    """A page or a guide written by hand."""
    writer.abroad = abroad(writer.library, page)
    sections = "\n\n".join(f"## {s.title} {{#{s.id}}}\n\n{s.body}" for s in page.sections)
    text = f"{intro}\n\n{sections}"
    kinds = [(page.form, names.guide_name(writer.language, page.id))] if isinstance(page, Guide) else []
    sheets = _sheet_row(writer, kinds) if kinds else ""
    body = f"# {page.title}\n\n{sheets}\n\n{writer.text(text)}\n\n{_confirmed(writer)}\n\n{writer.notes()}\n"
    meta = {"template": "lean.html"} if lean else {}
    if "{block:debt}" in text:
        meta["script"] = "debt.js"
    return _front(page, writer.library, description=page.summary, page_id=page.id, **meta) + body


def _confirmed(writer: Writer) -> str:
    """When the numbers that stand outside the cards of the page were last confirmed."""
    return str(writer.confirmed(writer.undated()))


def _sheet_row(writer: Writer, kinds: list[tuple[str, str]], archive: str = "") -> Markup:
    """The row Print · PDF · Word · zip; ``kinds`` are pairs of a sheet's kind and its name."""
    rows = [{"name": writer.word(f"sheet.{kind}"), "files": files(writer, name)} for kind, name in kinds]
    template = TEMPLATES.get_template("block/sheets.html")
    return Markup(template.render(word=writer.word, rows=rows, archive=archive))


def _teacher(writer: Writer, lesson: Lesson) -> str:
    """The teacher page: one look, the files, the plan."""
    writer.abroad = abroad(writer.library, lesson)
    library, language, id = writer.library, writer.language, lesson.id
    kinds = [(kind, names.lesson_name(library, language, id, kind)) for kind in names.LESSON_SHEETS]
    archive = writer.download(names.zip_name(library, language, id))
    sections = [{"id": s.id, "title": s.title, "body": Markup(writer.text(s.body))} for s in lesson.sections]
    body = TEMPLATES.get_template("page/teacher.md").render(
        lesson=lesson,
        word=writer.word,
        facts=facts(writer, lesson),
        sheets=_sheet_row(writer, kinds, archive),
        pupil=writer.link(f"me/{lesson.id}"),
        glance=lesson_page.glance(writer, lesson),
        journal=lesson_page.journal(writer, lesson),
        sections=sections,
        words_page=writer.link("glossary") if "glossary" in writer.addresses else "",
        confirmed=Markup(_confirmed(writer)),
        notes=writer.notes(),
    )
    meta: dict[str, object] = {"description": lesson.summary, "page_id": lesson.id}
    if lesson.unlisted:
        meta["robots"] = "noindex"
    return _front(lesson, writer.library, **meta) + body


def _pupil(writer_of, lesson: Lesson) -> Iterator[tuple[str, Lesson, str]]:
    """The pupil page, behind a gate where the lesson is sensitive."""
    gated = lesson.gated
    open_id = f"me/{lesson.id}-open" if gated else f"me/{lesson.id}"
    writer = writer_of(open_id)
    library = writer.library
    quiz = library.quizzes[writer.language, lesson.id]
    writer.abroad = abroad(library, quiz)
    card = help_card(lesson)
    meta: dict[str, object] = {"template": "lean.html", "page_id": open_id, "lesson": lesson.id}
    if lesson.unlisted:
        meta["robots"] = "noindex"
    body = TEMPLATES.get_template("page/pupil.md").render(
        quiz=quiz,
        word=writer.word,
        remember=[writer.inline(line) for line in quiz.remember],
        form=quiz_form.render(writer, quiz, TEMPLATES),
        card=writer.card(card),
        more=writer.link("me"),
        lesson=writer.link(lesson.id),
    )
    yield open_id, lesson, _front(quiz, library, script="quiz.js", **meta) + body
    if gated:
        writer = writer_of(f"me/{lesson.id}")
        body = TEMPLATES.get_template("page/gate.md").render(
            word=writer.word,
            title=quiz.title,
            guidance=lesson.guidance,
            onward=writer.link(open_id),
            help=writer.link("help"),
            back=writer.link("me"),
        )
        yield f"me/{lesson.id}", lesson, _front(quiz, library, **meta | {"page_id": f"me/{lesson.id}"}) + body
