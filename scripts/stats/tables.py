"""How far each language is, and which services should be called again: a table for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from scripts.model import Letters, Library
from scripts.model.confirmation import days_since
from scripts.model.terms import open_terms
from scripts.model.translation import STATES, shelves, stale_parts, states
from scripts.stats import balance, reading

SAID = {"source": "original", "draft": "draft", "machine": "machine", "stale": "stale", "missing": "missing"}


def table(library: Library) -> str:
    """One row a language: how many texts are in each state, and how many terms wait for an editor."""
    counts: dict[str, Counter[str]] = {code: Counter() for code in library.languages}
    for (_, language, _), state in states(library).items():
        counts[language][state] += 1
    width = max((len(one.name) for one in library.languages.values()), default=8) + 6
    rows = [" " * width + "".join(f"{SAID[state]:>10}" for state in STATES) + f"{'open terms':>12}"]
    for code, language in library.languages.items():
        name = f"{code}  {language.name}"
        unsure = 0 if code == library.source_language else len(open_terms(library.terms, code))
        cells = "".join(f"{counts[code][state] or '–':>10}" for state in STATES)
        rows.append(f"{name:<{width}}{cells}{unsure or '–':>12}")
    return "\n".join(rows)


def balance_table(library: Library) -> str:
    """One row a band: girls and boys at risk, known recruiters of all, journeys, practice, sensitivity."""
    heads = (
        "band", "lessons", "girls+boys at risk", "recruiters known", "journeys lawful/unsafe", "practice", "levels",
    )  # fmt: skip
    rows = [heads]
    for one in balance.all_bands(library):
        share = f" ({one.share_of_girls:.0%} girls)" if one.share_of_girls is not None else ""
        least, mean = one.practice
        rows.append(
            (
                one.band or "all",
                str(one.lessons),
                f"{one.girls}+{one.boys}{share}",
                f"{one.known} of {one.recruiters}",
                f"{one.lawful}/{one.unsafe}",
                f"{least} min, mean {mean:.1f}",
                " ".join(f"{level}×{count}" for level, count in one.sensitivity.items()),
            )
        )
    return _columns(rows)


def reading_table(library: Library) -> str:
    """One row a language and band: how heavy everything is that its pupils read; beside the limits of the band."""
    heads = ("reading", "band", "words", "words a sentence", "longest", "letters a word", "long words", "ease")
    rows = [heads]
    for code in library.written:
        for band, one in reading.weights(library, code).items():
            most = library.reading.bands.get(band)
            limits = (f" (≤{most.mean})", f" (≤{most.longest})", f" (≤{most.long}%)") if most else ("", "", "")
            letters = library.reading.letters.get(code, Letters())
            ease = one.ease(letters)
            rows.append(
                (
                    code, band, str(one.words), f"{one.mean:.1f}{limits[0]}", f"{one.longest}{limits[1]}",
                    f"{one.letters / max(one.words, 1):.1f}", f"{one.share:.1f}% from {letters.long} on{limits[2]}",
                    f"{ease:.0f}" if ease is not None else "",
                )
            )  # fmt: skip
    return _columns(rows)


def _columns(rows: Sequence[Sequence[str]]) -> str:
    """Cells under each other, the first row as the head."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def listing(library: Library) -> str:
    """One line for every text that somebody should look at, with its stale parts."""
    texts = shelves(library)
    rows = []
    for (kind, language, id), state in states(library).items():
        if state in ("source", "draft"):
            continue
        source, text = texts[kind][library.source_language, id], texts[kind][language, id]
        path = text.path if state != "missing" else source.path.replace(f"/{source.language}/", f"/{language}/", 1)
        parts = f"  ({', '.join(stale_parts(source, text))})" if state == "stale" else ""
        rows.append(f"{SAID[state]:<9}{path}{parts}")
    return "\n".join(sorted(rows))


def listed_terms(library: Library) -> str:
    """One line for every term that waits for an editor: language, state, id, the word and that of the source."""
    source = library.source_language
    return "\n".join(
        f"{code}  {term.states[code]}  {term.id}  {term.words[code]}  ({term.words[source]})"
        for code in library.written
        if code != source
        for term in open_terms(library.terms, code)
    )


def to_confirm(library: Library, today: date) -> str:
    """Services that are shown and were confirmed longer ago than ``service_days``."""
    rows = []
    for service in library.services.values():
        if service.verdict != "publish":
            continue
        days = days_since(service, today)
        if days is None or days > library.service_days:
            since = f"{days} days ago ({service.confirmed})" if days is not None else "never"
            rows.append(f"{service.id:<12}{service.number:<16}last confirmed {since}")
    return "\n".join(rows)
