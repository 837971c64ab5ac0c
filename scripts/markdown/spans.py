"""Tokens of a line → spans: words, links, markers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from scripts.markdown.nodes import (
    Cite,
    Link,
    SayRef,
    ServiceRef,
    Span,
    Strange,
    Words,  # fmt: skip
)

_MARKER = re.compile(
    r"\[\^(?P<cite>[^\[\]\s]+)\]|\{(?P<kind>service|number):(?P<service>[a-z0-9-]+)\}"
    r"|\{say:(?P<say>[a-z0-9-]+)\}"
    r"|(?P<strange>\{[^{}\n]*\}|</?[A-Za-z!][^<>\n]*>|!?\[[^\[\]\n]*\]\([^()\n]*\))"
)


def spans(tokens: list[Token], line: int) -> tuple[Span, ...]:
    """Inline tokens → spans. A soft break is a space: paragraphs flow."""
    made: list[Span] = []
    strong = em = 0
    link: tuple[str, int] | None = None  # target, and where its words begin in ``made``
    for token in tokens:
        match token.type:
            case "text":
                made.extend(words(token.content, bool(strong), bool(em), line))
            case "softbreak" | "hardbreak":
                made.append(Words(" " if token.type == "softbreak" else "\n", bool(strong), bool(em), line))
                line += 1
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                em += token.nesting
            case "link_open":
                link = (str(token.attrGet("href") or ""), len(made))
            case "link_close" if link:
                made[link[1] :] = [Link(link[0], _joined(made[link[1] :]), line)]
                link = None
            case _:
                made.append(Strange(token.content or str(token.attrGet("src") or token.type), line))
    return _joined(made)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Neighbouring words of the same weight become one span, so that writers see whole phrases."""
    made: list[Span] = []
    for span in spans:
        before = made[-1] if made else None
        alike = isinstance(span, Words) and isinstance(before, Words)
        if alike and (span.strong, span.em) == (before.strong, before.em):
            made[-1] = Words(before.text + span.text, span.strong, span.em, before.line)
        else:
            made.append(span)
    return tuple(made)


def words(text: str, strong: bool, em: bool, line: int) -> Iterator[Span]:
    """Words with the markers among them."""
    at = 0
    for match in _MARKER.finditer(text):
        if match.start() > at:
            yield Words(text[at : match.start()], strong, em, line)
        at = match.end()
        if match["cite"]:
            yield Cite(match["cite"], line)
        elif match["kind"]:
            yield ServiceRef(match["service"], match["kind"] == "number", line)
        elif match["say"]:
            yield SayRef(match["say"], line)
        else:
            yield Strange(match["strange"], line)
    if text[at:]:
        yield Words(text[at:], strong, em, line)
