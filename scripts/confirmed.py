"""When a number was last confirmed, and whether somebody should call it again before it is trusted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from scripts.model import Library, Service

STAR = "*"
HOME = "kg"  # a number of any other country never stands without its country


def build_day() -> date:
    """The day to count from: that of ``SOURCE_DATE_EPOCH`` (seconds since 1970, UTC), else today.

    With the same one, two builds are the same to the byte whatever their clocks say:
    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() and len(epoch) < 12 else date.today()


def days_since(service: Service, day: date) -> int | None:
    """Whole days since a service was last confirmed; None where it never was."""
    return (day - service.confirmed).days if service.confirmed else None


def dates(library: Library, services: Iterable[Service], word: Callable[[str], str]) -> str:
    """``111 — 12.2025; 157 (Türkiye) — 09.2024*. * again``: each number with its country, where that is another one,
    and its month; those that are too old with a star."""
    shown = [one for one in services if one.confirmed]
    months = "; ".join(
        f"{one.number}{place(one, word)} — {one.confirmed_on}{STAR * is_old(library, one)}" for one in shown
    )
    return f"{months}. {STAR} {word('source.again')}" if STAR in months else months


def place(service: Service, word: Callable[[str], str]) -> str:
    """The country of a service, to stand behind its number; nothing for one of the Kyrgyz Republic."""
    return "" if service.country == HOME else f" ({word(f'country.{service.country}')})"


def is_old(library: Library, service: Service) -> bool:
    """Whether a service was last confirmed more than ``service_days`` before the library was read."""
    days = days_since(service, library.day) if library.day else None
    return days is not None and days > library.service_days
