"""Help: cards that leave no line out, services that may be shown, confirmations that are not old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from scripts.checks import written
from scripts.findings import Finding, found
from scripts.model import Library, select
from scripts.model.confirmation import PUBLISHED, days_since, published
from scripts.model.said import SAID

HELP_LINES = ("person", "service", "unanswered", "silent", "problem", "after", "fault")
LINES = {
    "help": HELP_LINES,
    "help-young": HELP_LINES,
    "disclosure": (
        "calm", "thank", "promise", "ask", "danger", "unanswered", "self-harm", "after", "write", "give", "problem",
    ),
    SAID: ("fault", "unanswered", "after", "after-young"),
}  # fmt: skip
MARKER = re.compile(r"\{(service|number):([^{}\s]+)\}")


def cards_exist(library: Library) -> Iterator[Finding]:
    there = {id for code, id in library.cards if code == library.source_language}
    for id in LINES:
        if id not in there:
            yield found("HP-001", f"curriculum/{library.source_language}/cards/{id}.yml", 1, card=id)


def cards_are_complete(library: Library) -> Iterator[Finding]:
    for card in select.source(library, library.cards):
        ids = [line.id for line in card.card_lines]
        for id in LINES.get(card.id, ()):
            if id not in ids:
                yield found("HP-002", card.path, select.line(card, "lines"), card=card.id, id=id)


def help_cards_name_a_service(library: Library) -> Iterator[Finding]:
    for card in select.own(library.cards):
        for line in card.card_lines:
            if LINES.get(card.id) == HELP_LINES and line.id == "service" and "{service:" not in line.text:
                yield found("HP-003", card.path, line.line, card=card.id)


def only_published_services_are_named(
    library: Library, files: Iterable[written.File] | None = None
) -> Iterator[Finding]:
    for file in written.spoken(library) if files is None else files:
        for hit in MARKER.finditer(file.text):
            service = library.services.get(hit[2])
            if service and service.verdict != PUBLISHED:
                yield found("HP-004", file.path, file.line(hit.start()), id=service.id, verdict=service.verdict)


def services_have_a_name_and_a_country(library: Library) -> Iterator[Finding]:
    """In the language written first; other languages have the same words or another rule says so."""
    code = library.source_language
    for service in published(library):
        for key in (f"service.{service.id}", f"country.{service.country}"):
            if not library.words.get(code, {}).get(key, "").strip():
                yield found("HP-005", f"curriculum/data/interface/{code}.yml", 1, key=key, id=service.id)


def published_services_are_confirmed(library: Library) -> Iterator[Finding]:
    for service in published(library):
        if service.confirmed is None or not service.sources:
            yield found("HP-006", service.path, service.line, id=service.id)


RULES = (
    cards_exist, cards_are_complete, help_cards_name_a_service, only_published_services_are_named,
    services_have_a_name_and_a_country, published_services_are_confirmed,
)  # fmt: skip


def confirmations_are_fresh(library: Library, today: date) -> Iterator[Finding]:
    """Apart from the others, since what is fresh depends on the day."""
    for service in published(library):
        days = days_since(service, today)
        if days is not None and days > library.service_days:
            yield found("HP-007", service.path, service.line, id=service.id, days=days, most=library.service_days)
