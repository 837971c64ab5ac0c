"""Our Markdown → the site's Markdown: markers become numbers, cards and fences; ids become links; citations get notes.

Stands between the Library and the pages. What is plain Markdown stays as it is: the site generator turns it to HTML.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from markupsafe import Markup, escape

from scripts import markdown
from scripts.model import Card, Library, Service
from scripts.model.confirmation import HOME, dates

FENCE = re.compile(r"^```(board|cards|lines|form|check)\n(.*?)^```[ \t]*$", re.M | re.S)
MARKER = re.compile(r"\{(service|number):([a-z0-9-]+)\}")
WHOLE_LINE = re.compile(r"^\{(card|block):([a-z0-9-]+)\}[ \t]*$", re.M)
LINK = re.compile(r"(?<!!)\[([^\]^][^\]]*)\]\(([^)\s]+)\)")
CITATION = re.compile(r"\[\^([A-Za-z]+(?:-\w+)+)\]")


class Writer:
    """Turns texts of one page into Markdown for the site.

    ``language`` gives the interface words, ``address`` is the page's own path (``ru/c/x.md``), ``addresses`` the path
    of every id inside a language folder (``c/x`` → ``c/x.md``).
    """

    def __init__(self, library: Library, language: str, address: str, addresses: dict[str, str]):
        self.library, self.language, self.address, self.addresses = library, language, address, addresses
        self.services: dict[str, Service] = {}  # shown on this page, in order
        self.blocks: Callable[[str], str] = lambda name: ""
        self.abroad = False  # whether the page names numbers of another country: see ``confirmed.abroad``

    def word(self, key: str, **values: object) -> str:
        return self.library.word(self.language, key, **values)

    def number(self, value: float, digits: int = 1) -> str:
        """A number with the mark that this language puts before a fraction."""
        return f"{value:.{digits}f}".replace(".", self.word("number.point"))

    def link(self, target: str) -> str:
        """Relative address from this page to the page with this id, as it is in the built site.

        An address of another host, or an anchor, stays as it is.
        """
        if ":" in target or target.startswith("#"):
            return target
        id, _, anchor = target.partition("#")
        path = posixpath.relpath(self.addresses[id], posixpath.dirname(self.address.split("/", 1)[1]) or ".")
        path = path.removesuffix(".md") + ".html"
        return f"{path}#{anchor}" if anchor else path

    def download(self, name: str) -> str:
        """Address of a sheet, from this page."""
        depth = self.address.count("/") - (self.language == self.library.default_language)
        return "../" * depth + f"downloads/{self.language}/{name}"

    def service(self, id: str, number_only: bool = False) -> Markup:
        """A number to call with its name, and its country where that is not the Kyrgyz Republic or not the only one."""
        service = self.library.services[id]
        self.services[id] = service
        tel = service.number.replace(" ", "")
        mark = '<a class="number" data-of="{}" href="tel:{}">{}</a>'
        number = Markup(mark).format(service.country, tel, service.number)
        country = f" ({place})" if (place := self.country(service)) else ""
        if number_only:
            return Markup("{}{}").format(number, country)
        return Markup('<span class="service">{} — {}{}</span>').format(number, self.word(f"service.{id}"), country)

    def country(self, service: Service) -> str:
        """The name of the country of a number, "" where nobody can take it for another."""
        return self.word(f"country.{service.country}") if self.abroad or service.country != HOME else ""

    def resolve(self, node: markdown.Node) -> str:
        """HTML of a node inside HTML that only a page knows how to show."""
        match node:
            case markdown.Link(target, words):
                return Markup('<a href="{}">{}</a>').format(self.link(target), self._spans(words))
            case markdown.Cite(id):
                return Markup('<sup><a class="footnote-ref" href="#fn:{}">{}</a></sup>').format(id, id)
            case markdown.ServiceRef(id, number_only):
                return self.service(id, number_only)
            case markdown.CardRef(id):
                return self.card(id)
            case markdown.BlockRef(name):
                return self.blocks(name)
        raise TypeError(f"a page does not show {type(node).__name__}")

    def _spans(self, spans: tuple[markdown.Span, ...]) -> Markup:
        return Markup(markdown.spans_html(spans, self.resolve))

    def inline(self, text: str) -> Markup:
        """One line of our Markdown as HTML, for use inside HTML."""
        return Markup(" ").join(
            self._spans(block.spans) if isinstance(block, markdown.Paragraph) else self._html((block,))
            for block in markdown.parse(text)
        )

    def _html(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        return Markup(markdown.to_html(blocks, self.resolve))

    def html(self, text: str) -> Markup:
        """A longer text as HTML, for use inside HTML."""
        return self._html(markdown.parse(text))

    def card(self, id: str) -> Markup:
        """A card as a box; a help card says when its numbers were last confirmed."""
        card: Card = self.library.cards[self.language, id]
        lines = Markup("").join(
            Markup('<li class="card-{}">{}</li>').format(line.id, self.inline(line.text)) for line in card.card_lines
        )
        confirmed = self.confirmed([s for line in card.card_lines for s in MARKER.findall(line.text)])
        return Markup(
            '<aside class="box box-{}" aria-label="{}"><p class="box-title">{}</p><ul>{}</ul>{}</aside>'
        ).format(id, card.title, card.title, lines, confirmed)

    def confirmed(self, markers: list[tuple[str, str]]) -> Markup:
        """When the numbers named by these markers were last confirmed, oldest facts included."""
        ids = list(dict.fromkeys(id for _, id in markers))
        if not ids:
            return Markup("")
        services = (self.library.services[id] for id in ids)
        dated = dates(self.library, services, self.word("source.again"), self.country)
        return Markup('<p class="confirmed">{}</p>').format(self.word("service.confirmed", date=dated))

    def fence(self, found: re.Match[str]) -> str:
        return "\n" + self.html(found.group(0)) + "\n"

    def text(self, text: str) -> str:
        """A body of our Markdown as Markdown for the site, without notes (see ``notes``)."""
        text = FENCE.sub(self.fence, text)
        text = WHOLE_LINE.sub(
            lambda m: "\n" + str(self.card(m[2]) if m[1] == "card" else self.blocks(m[2])) + "\n", text
        )
        text = LINK.sub(lambda m: f"[{m[1]}]({self.link(m[2])})", text)
        return MARKER.sub(lambda m: str(self.service(m[2], number_only=m[1] == "number")), text)

    def notes(self, text: str) -> str:
        """The definitions of all citations in ``text``, one a line."""
        ids = dict.fromkeys(CITATION.findall(text))
        lines = []
        for id in ids:
            source = self.library.sources[id]
            title = str(escape(source.title)).replace("[", "(").replace("]", ")")
            opened = f'a href="{escape(source.url)}" rel="noreferrer"' if source.url else "span"
            named = f'<{opened} lang="{source.tongue}">{title}</{opened.split()[0]}>'
            again = f" **{self.word('source.again')}**" if source.old else ""
            lines.append(f"[^{id}]: {named}. {escape(source.date)} ({id}){again}")
        return "\n\n".join(lines)
