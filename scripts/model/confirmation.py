"""Numbers as they are shown: of which country, when last confirmed, whether somebody should call again first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from scripts.model import Library, Service, Text

HOME = "kg"
"""A number of any other country never stands without its country."""
STAR = "*"
MARK = re.compile(r"\{(?:service|number):([a-z0-9-]+)\}")


def abroad(library: Library, text: Text) -> bool:
    """Whether the text names a number of another country. Then those of home stand with their country too: the same
    digits call other people there."""
    named = {id for words in text.parts.values() for id in MARK.findall(words)}
    return any(service.country != HOME for id, service in library.services.items() if id in named)


def days_since(service: Service, day: date) -> int | None:
    """Whole days since a service was last confirmed; None where it never was."""
    return (day - service.confirmed).days if service.confirmed else None


def dates(library: Library, services: Iterable[Service], again: str, country: Callable[[Service], str]) -> str:
    """``111 — 12.2025; 112 (Kazakhstan) — 09.2024*. * again``: each number, with what ``country`` says of it, and its
    month; those that are too old with a star."""
    shown = []
    for one in (service for service in services if service.confirmed):
        place = f" ({name})" if (name := country(one)) else ""
        shown.append(f"{one.number}{place} — {one.confirmed_on}{STAR * is_old(library, one)}")
    months = "; ".join(shown)
    return f"{months}. {STAR} {again}" if STAR in months else months


def is_old(library: Library, service: Service) -> bool:
    """Whether a service was last confirmed more than ``service_days`` before the library was read."""
    days = days_since(service, library.day) if library.day else None
    return days is not None and days > library.service_days


PUBLISHED = "publish"


def published(library: Library) -> list[Service]:
    """The services that may be shown."""
    return [service for service in library.services.values() if service.verdict == PUBLISHED]
