"""What a text refers to, looked up: services, cards, sources. The same for pages and paper, so that neither shows what
the other refuses; each draws it in its own way (``web.writer``, ``sheets.writer``).
"""

from __future__ import annotations

from collections.abc import Iterable

from scripts.markdown.nodes import ServiceRef, walk
from scripts.markdown.parser import parse
from scripts.model import Card, Library, Service, Source
from scripts.model.confirmation import HOME, PUBLISHED, dates


class CannotShow(ValueError):
    """A text refers to what may not be shown, or is not there. The rules report every such cause before: a last net."""


class Resolver:
    """Looks things up for one page or sheet in one language, and remembers what was shown, in order.

    ``cited``: sources; their place, from 1, is the number of their note. ``shown``: services whose number stands there.
    ``dated``: those of them under which a card says already when they were last confirmed. ``abroad``: whether numbers
    of another country are named, so that those of home need their country too (``confirmation.abroad``).
    """

    def __init__(self, library: Library, language: str):
        self.library, self.language = library, language
        self.cited: list[str] = []
        self.shown: dict[str, Service] = {}
        self.dated: set[str] = set()
        self.abroad = False

    def word(self, key: str, **values: object) -> str:
        """A word of the interface."""
        return self.library.word(self.language, key, **values)

    def published(self, id: str) -> Service:
        """A service that may be shown; any other reaches neither page nor paper."""
        service = self.library.services.get(id)
        if service is None or service.verdict != PUBLISHED:
            raise CannotShow(f"service {id} may not be shown (verdict: {service.verdict if service else 'unknown'})")
        self.shown[id] = service
        return service

    def country(self, service: Service) -> str:
        """The name of the country of a number, "" where nobody can take it for another."""
        return self.word(f"country.{service.country}") if self.abroad or service.country != HOME else ""

    def note(self, id: str) -> int:
        """The number of the note of a source."""
        if id not in self.library.sources:
            raise CannotShow(f"source {id} is not in curriculum/data/sources.yml")
        if id not in self.cited:
            self.cited.append(id)
        return self.cited.index(id) + 1

    def sources_cited(self) -> list[Source]:
        """The sources cited so far, in the order of their notes."""
        return [self.library.sources[id] for id in self.cited]

    def card_of(self, id: str) -> tuple[Card, tuple[Service, ...]]:
        """A card and the services on it, whose dates it tells itself."""
        card: Card = self.library.cards[self.language, id]
        refs = (node.id for line in card.card_lines for node in walk(parse(line.text)) if isinstance(node, ServiceRef))
        services = tuple(self.published(one) for one in dict.fromkeys(refs))
        self.dated.update(service.id for service in services)
        return card, services

    def when_confirmed(self, services: Iterable[Service]) -> str:
        """When these numbers were last confirmed, as a sentence; "" where there is nothing to say."""
        dated = dates(self.library, services, self.word("source.again"), self.country)
        return self.word("service.confirmed", date=dated) if dated else ""

    def undated(self) -> list[Service]:
        """The services shown outside cards."""
        return [service for id, service in self.shown.items() if id not in self.dated]
