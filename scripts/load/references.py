"""What texts refer to: pages, sections, cards, services, made blocks. Each must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts import markdown
from scripts.findings import Finding, found
from scripts.findings.advice import near
from scripts.load.texts import Made, nodes
from scripts.model.said import SAID

BLOCKS_MADE = (
    "roles", "lessons", "finder", "quizzes", "alignment", "balance", "guides", "books", "languages", "sources",
    "measures", "search", "tracker", "item", "glossary", "meanings", "kit", "debt", "call",
)  # fmt: skip
"""Names of the parts of a page that are made, not written (``{block:finder}``)."""

OTHER_SITE = "https://"


@dataclass(frozen=True, slots=True)
class Targets:
    """What may be referred to: page id → ids of its sections; ids of cards, of sentences
    that are said once, of services and of sources (None: unknown)."""

    pages: Mapping[str, frozenset[str]]
    cards: frozenset[str]
    said: frozenset[str]
    services: frozenset[str]
    sources: frozenset[str] | None


def targets(made: Iterable[Made], services: Iterable[str], sources: Iterable[str] | None) -> Targets:
    """Everything the source texts offer. The pupil page of a lesson is ``me/<lesson>``."""
    pages: dict[str, frozenset[str]] = {}
    cards: set[str] = set()
    said: set[str] = set()
    for one in made:
        match type(one.text).__name__:
            case "Lesson":
                pages[one.text.id] = frozenset(section.id for section in one.sections)
                pages[f"me/{one.text.id}"] = frozenset()
            case "Guide" | "Page":
                pages[one.text.id] = frozenset(section.id for section in one.sections)
            case "Card":
                cards.add(one.text.id)
                if one.text.id == SAID:
                    said.update(line.id for line in one.text.card_lines)
    cited = None if sources is None else frozenset(sources)
    return Targets(pages, frozenset(cards), frozenset(said), frozenset(services), cited)


def unresolved(made: Made, known: Targets) -> Iterator[Finding]:
    """Findings on everything in the text that leads nowhere, or that a text must not hold."""
    path = made.text.path
    for node, line in nodes(made):
        match node:
            case markdown.Link(target):
                yield from _link(made, target, line, known)
            case markdown.CardRef(id) if id not in known.cards:
                yield found("LB-011", path, line, id=id, advice=near(id, sorted(known.cards)))
            case markdown.SayRef(id) if made.text.id == SAID or id not in known.said:
                yield found("LB-028", path, line, id=id, advice=near(id, sorted(known.said)))
            case markdown.ServiceRef(id) if id not in known.services:
                yield found("LB-012", path, line, id=id, advice=near(id, sorted(known.services)))
            case markdown.BlockRef(id) if id not in BLOCKS_MADE:
                yield found("LB-013", path, line, id=id, advice=near(id, BLOCKS_MADE))
            case markdown.Cite(id) if known.sources is not None and id not in known.sources:
                yield found("LB-014", path, line, id=id)
            case markdown.Strange(text):
                yield found("LB-019", path, line, what=_shown(text))


def _link(made: Made, target: str, line: int, known: Targets) -> Iterator[Finding]:
    if target.startswith(OTHER_SITE):
        return
    id, _, anchor = target.partition("#")
    here = frozenset(section.id for section in made.sections)
    sections = known.pages.get(id) if id else here
    if sections is None:
        yield found("LB-009", made.text.path, line, target=target, advice=near(id, sorted(known.pages)))
    elif anchor and anchor not in sections:
        advice = near(anchor, sorted(sections)) if sections else "That page has no sections to link to."
        yield found("LB-010", made.text.path, line, anchor=anchor, target=id or "this text", advice=advice)


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return f"`{flat if len(flat) <= 60 else flat[:59] + '…'}`"
