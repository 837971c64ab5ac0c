"""Citations: every figure has a source, and every source can be found again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts import markdown
from scripts.checks import written
from scripts.checks.content.wording import any_of
from scripts.findings import Finding, found
from scripts.model import Handout, Library, Page

SOURCES = "curriculum/data/sources.yml"
FIGURE = re.compile(
    r"\d[\d\s\u00a0\u202f.,]{0,12}(?:%|процент|пайыз|фоиз|per ?cent)"
    r"|(?<![\w.,+])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![ \u00a0\u202f]?\d|\w)|(?<![\w.,+])\d{4,}(?!\d)"
    r"|\d[\d\s.,–-]{0,12}(?:тысяч|тыс\b|миллион|млн|миң\b|минг\b|thousand|million)",
    re.I,
)
CITATION = re.compile(r"\[\^([^\]\s]+)\]")
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\+\d[\d\s()-]{6,}\d")  # a telephone number is another rule's business
PLAIN_TEXTS = (markdown.Paragraph, markdown.List, markdown.Table)


def figures_are_cited(library: Library) -> Iterator[Finding]:
    for text, blocks in written.passages(library):
        if isinstance(text, Handout):  # holds invented cases only
            continue
        for line, words, cited in passages(blocks):
            hit = FIGURE.search(QUOTED.sub(" ", words))
            if hit and not cited:
                yield found("CT-001", text.path, line, figure=hit[0].strip(" .,"))


def cited_sources_can_be_found(library: Library) -> Iterator[Finding]:
    for id in sorted(_cited(library) & set(library.sources)):
        source = library.sources[id]
        line = written.line_of(library, SOURCES, f"{id}:")
        missing = [name for name in ("title", "date") if not getattr(source, name).strip(" -")]
        if missing:
            yield found("CT-002", SOURCES, line, id=id, missing=" and no ".join(missing))
        if not source.url:
            yield found("CT-003", SOURCES, line, id=id)


def institutions_are_cited(library: Library) -> Iterator[Finding]:
    """On pages that explain: what a law says or an office did is cited, or stands beside a link to where it is."""
    source = library.languages.get(library.source_language)
    patterns = source.institutions if source else ()
    for text, blocks in written.passages(library):
        if not patterns or not isinstance(text, Page) or text.language != library.source_language:
            continue
        for line, words, cited in passages(blocks):
            hit = any_of(patterns).search(QUOTED.sub(" ", words))
            if hit and not cited:
                yield found("CT-004", text.path, line, named=hit[0])


RULES = (figures_are_cited, institutions_are_cited, cited_sources_can_be_found)


def passages(blocks: Iterable[markdown.Block]) -> Iterator[tuple[int, str, bool]]:
    """Paragraphs, list items and table rows: line, words, whether a source is cited there. Quotations, fences and
    cards are left out: what stands in them is invented, and said to be so."""
    for block in blocks:
        if isinstance(block, markdown.Paragraph):
            yield _passage(block.line, block.spans)
        elif isinstance(block, markdown.List):
            for item in block.items:
                yield from passages(item)
        elif isinstance(block, markdown.Table):
            for number, row in enumerate((block.head, *block.rows)):
                spans = [span for cell in row for span in (*cell, markdown.Words(" "))]
                yield _passage(block.line + number + (number > 0), spans)


def _passage(line: int, spans: Iterable[markdown.Span]) -> tuple[int, str, bool]:
    spans = tuple(spans)
    return line, markdown.plain(spans), any(isinstance(node, markdown.Cite) for node in markdown.walk(spans))


def _cited(library: Library) -> set[str]:
    """Ids of all sources that any text cites."""
    return {id for file in written.spoken(library) for id in CITATION.findall(file.text)}
