"""Parts of pages that are made, not written: ``{block:finder}`` and its kin."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

import jinja2
from markupsafe import Markup

from scripts.model import Library, Service
from scripts.model.confirmation import HOME
from scripts.web.blocks import evidence, glossary, measures, programme
from scripts.web.writer import Writer


def render(name: str, writer: Writer, templates: jinja2.Environment) -> Markup:
    """The block ``name`` as HTML for the page of ``writer``; an unknown name is a fault of ours (KeyError)."""
    context = MADE[name](writer)
    return Markup(templates.get_template(f"block/{name}.html").render(word=writer.word, **context))


def _nothing(writer: Writer) -> dict[str, object]:
    """For a block whose template needs no more than words."""
    return {}


def _search(writer: Writer) -> dict[str, object]:
    """The index of the open language, and where the others are searched if nothing is found in it."""
    library, language = writer.library, writer.language
    up = "../" * (writer.address.count("/") - (language == library.default_language))
    pages = {id: writer.link(id) for id in ("help", "teach", "me")}
    written = library.scripts[language].of if language in library.scripts else language
    others = [code for code in library.written if code != written]
    others.sort(key=lambda code: code != library.source_language)
    folders = {code: up + ("" if code == library.default_language else f"{code}/") for code in others}
    name = posixpath.basename(writer.link("search"))
    elsewhere = [
        {"language": library.languages[code], "base": folder, "page": name, "index": f"{up}assets/search/{code}.js"}
        for code, folder in folders.items()
    ]
    return {"index": f"{up}assets/search/{language}.js", "elsewhere": elsewhere} | pages


def _call(writer: Writer) -> dict[str, object]:
    """The services of the Kyrgyz Republic that may be called, each to be a button."""
    rows = services_at_home(writer.library, writer.language)
    writer.shown |= {service.id: service for service, _ in rows}
    return {"rows": rows}


def services_at_home(library: Library, language: str) -> list[tuple[Service, str]]:
    """The services of the Kyrgyz Republic that may be called, each with who answers."""
    words = library.words[language]
    services = (one for one in library.services.values() if one.verdict == "publish" and one.country == HOME)
    return [(one, words.get(f"answers.{one.id}") or library.word(language, f"service.{one.id}")) for one in services]


MADE: dict[str, Callable[[Writer], dict[str, object]]] = {
    "roles": programme.roles,
    "lessons": programme.lessons,
    "finder": programme.finder,
    "quizzes": programme.quizzes,
    "alignment": programme.alignment,
    "balance": programme.balance_table,
    "guides": programme.guides,
    "books": programme.book_table,
    "languages": evidence.languages,
    "sources": evidence.sources,
    "search": _search,
    "tracker": evidence.tracker,
    "item": evidence.item,
    "glossary": glossary.glossary,
    "meanings": glossary.meanings,
    "kit": programme.kit,
    "measures": measures.block,
    "debt": _nothing,
    "call": _call,
}
