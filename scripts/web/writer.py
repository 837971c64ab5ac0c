"""A text → what MkDocs is given of it: HTML made from the same tree as sheets and checks, and headings in Markdown.

Headings stay Markdown so that MkDocs makes its table of contents; nothing else of ours is read by its Markdown. What a
text refers to is looked up by ``markdown.Resolver``, as for paper; its twin for sheets is ``sheets.writer``.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable

from markupsafe import Markup

from scripts import markdown
from scripts.model import Library, Service
from scripts.sheets import names

IN_CONTENTS = 3
"""Headings down to this level stand in the table of contents."""
_SIGN = re.compile(r"(<[^>]*>|&[#\w]+;)|([\\`*_\[\]{}#!])")
_QUOTES = {"&#x27;": "'", "&quot;": '"'}  # as they are: the address of a heading is made from its words


class Writer(markdown.Resolver):
    """Writes the texts of one page.

    ``language`` gives the interface words, ``address`` is the page's own path (``ru/c/x.md``), ``addresses`` the path
    of every id inside a language folder (``c/x`` → ``c/x.md``).
    """

    def __init__(self, library: Library, language: str, address: str, addresses: dict[str, str]):
        super().__init__(library, language)
        self.address, self.addresses = address, addresses
        self.blocks: Callable[[str], str] = lambda name: ""
        self.pointing: Counter[str] = Counter()  # how often each source is cited on this page

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
        return "../" * depth + names.site_path(self.language, name)

    # --- texts ---

    def text(self, text: str) -> str:
        """A body as MkDocs is given it, without notes (see ``notes``)."""
        return "\n\n".join(self._block(block) for block in markdown.parse(text))

    def _block(self, block: markdown.Block) -> str:
        if not isinstance(block, markdown.Heading) or block.level > IN_CONTENTS:
            return str(self._html((block,))).strip()
        words = _SIGN.sub(_as_words, str(self._spans(block.spans)))
        return f"{'#' * block.level} {words}" + (f" {{#{block.id}}}" if block.id else "")

    def html(self, text: str) -> Markup:
        """A longer text as HTML, for use inside HTML."""
        return self._html(markdown.parse(text))

    def inline(self, text: str) -> Markup:
        """One line of our Markdown as HTML, for use inside HTML."""
        return Markup(" ").join(
            self._spans(block.spans) if isinstance(block, markdown.Paragraph) else self._html((block,))
            for block in markdown.parse(text)
        )

    def plain(self, text: str) -> str:
        """One line of our Markdown as bare words, for an attribute."""
        spans = (node for node in markdown.walk(markdown.parse(text)) if not isinstance(node, markdown.Link))
        return "".join(
            self.published(node.id).number if isinstance(node, markdown.ServiceRef) else getattr(node, "text", "")
            for node in spans
        )

    def _html(self, blocks: Iterable[markdown.Block]) -> Markup:
        return Markup(markdown.to_html(blocks, self.resolve))

    def _spans(self, spans: tuple[markdown.Span, ...]) -> Markup:
        return Markup(markdown.spans_html(spans, self.resolve))

    # --- what texts refer to ---

    def resolve(self, node: markdown.Node) -> str:
        """HTML of a node that only a page knows how to show."""
        match node:
            case markdown.Link(target, words):
                return Markup('<a href="{}">{}</a>').format(self.link(target), self._spans(words))
            case markdown.Cite(id):
                return self.cite(id)
            case markdown.ServiceRef(id, number_only):
                return self.service(id, number_only)
            case markdown.CardRef(id):
                return self.card(id)
            case markdown.BlockRef(name):
                return self.blocks(name)
        raise TypeError(f"a page does not show {type(node).__name__}")

    def service(self, id: str, number_only: bool = False) -> Markup:
        """A number to call with its name, and its country where that is not the Kyrgyz Republic or not the only one."""
        service = self.published(id)
        tel = service.number.replace(" ", "")
        mark = '<a class="number" data-of="{}" href="tel:{}">{}</a>'
        number = Markup(mark).format(service.country, tel, service.number)
        country = f" ({place})" if (place := self.country(service)) else ""
        if number_only:
            return Markup("{}{}").format(number, country)
        return Markup('<span class="service">{} — {}{}</span>').format(number, self.word(f"service.{id}"), country)

    def card(self, id: str) -> Markup:
        """A card as a box; a help card says when its numbers were last confirmed."""
        card, services = self.card_of(id)
        lines = Markup("").join(
            Markup('<li class="card-{}">{}</li>').format(line.id, self.inline(line.text)) for line in card.card_lines
        )
        return Markup(
            '<aside class="box box-{}" aria-label="{}"><p class="box-title">{}</p><ul>{}</ul>{}</aside>'
        ).format(id, card.title, card.title, lines, self.confirmed(services))

    def confirmed(self, services: Iterable[Service]) -> Markup:
        """When these numbers were last confirmed."""
        said = self.when_confirmed(services)
        return Markup('<p class="confirmed">{}</p>').format(said) if said else Markup("")

    def cite(self, id: str) -> Markup:
        """The raised number of a note; each place has an address to come back to."""
        number = self.note(id)
        self.pointing[id] += 1
        mark = '<sup id="{}"><a class="footnote-ref" href="#fn:{}">{}</a></sup>'
        return Markup(mark).format(_place(id, self.pointing[id]), id, number)

    def notes(self) -> Markup:
        """The sources cited so far, numbered as on paper, each with the way back."""
        if not self.cited:
            return Markup("")
        items = Markup("\n").join(map(self._note, self.cited))
        return Markup('<div class="footnote">\n<hr>\n<ol>\n{}\n</ol>\n</div>').format(items)

    def _note(self, id: str) -> Markup:
        source = self.library.sources[id]
        tag = Markup('a href="{}" rel="noreferrer"').format(source.url) if source.url else Markup("span")
        title = Markup('<{} lang="{}">{}</{}>').format(tag, source.tongue, source.title, tag.split()[0])
        again = Markup(" <strong>{}</strong>").format(self.word("source.again")) if source.old else ""
        back = Markup(" ").join(
            Markup('<a class="footnote-backref" href="#{}" title="↑ {}">↑</a>').format(_place(id, n), self.note(id))
            for n in range(1, self.pointing[id] + 1)
        )
        mark = '<li id="fn:{}"><p>{}. {} ({}){}&#160;{}</p></li>'
        return Markup(mark).format(id, title, source.date, id, again, back)


def _as_words(sign: re.Match[str]) -> str:
    """A sign that Markdown would read, as a sign of the text; tags stay."""
    return _QUOTES.get(sign[1], sign[1]) if sign[1] else f"&#{ord(sign[2])};"


def _place(id: str, number: int) -> str:
    """The address of the place where a source is cited for the first time, the second and so on."""
    return f"fnref{number if number > 1 else ''}:{id}"
