"""Our Markdown → a small frozen tree with line numbers: what a text may hold (curriculum/README.md), and nothing else.

Stands between the reader and every writer: the library looks for ``Strange`` nodes (HTML, code, pictures, an unknown
fence or marker), pages and sheets write the rest. The nodes are in ``prose_tree``, HTML in ``prose_html``; all of it is
named in the package, so that others import ``markdown`` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from scripts.markdown.nodes import (
    AnswerLines,
    Block,
    BlockRef,
    Board,
    Break,
    CardRef,
    Cards,
    Checklist,
    Cite,
    Form,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    SayRef,
    ServiceRef,
    Span,
    Strange,
    Table,
    Words,
    moved,
)

MOST_LINES = 40
"""More lines to write on than this in one ``lines`` fence is a slip of the finger: a page holds about thirty."""

MOST_SHOWN = 200

MOST_TOGETHER = 8_000
"""More characters than this without an empty line are no paragraph and no table, and take for ever to take apart."""

_ALONE = re.compile(r"\{(card|block):([a-z0-9][a-z0-9/-]*)\}[ \t]*$")
_MARKER = re.compile(
    r"\[\^(?P<cite>[^\[\]\s]+)\]|\{(?P<kind>service|number):(?P<service>[a-z0-9-]+)\}"
    r"|\{say:(?P<say>[a-z0-9-]+)\}"
    r"|(?P<strange>\{[^{}\n]*\}|</?[A-Za-z!][^<>\n]*>|!?\[[^\[\]\n]*\]\([^()\n]*\))"
)
_NESTED = re.compile(r"(`{3}|~{3})[ \t]*cards")
_HEADING_ID = re.compile(r"\s*\{#([^}\s]*)\}\s*$")


def parse(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of ``text``, whose first line is line ``first_line`` of its file. Never raises: see ``Strange``."""
    within = text.lstrip("\n")
    return moved(_parsed(within.rstrip("\n")), first_line - 1 + len(text) - len(within))


@cache  # rules, pages and sheets read the same words; where they stand does not matter here
def _parsed(text: str) -> tuple[Block, ...]:
    if len(text) > MOST_TOGETHER:
        begin = 1
        for together in re.split(r"(\n[ \t]*\n)", text):
            if len(together) > MOST_TOGETHER:
                return (Strange(together[:MOST_SHOWN], begin),)
            begin += together.count("\n")
    return _Reading(text, 1).blocks()


def _alone(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it block rule: a card or block marker on its own line ends whatever paragraph or list is open."""
    if state.is_code_block(start):
        return False
    match = _ALONE.match(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if not match:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("alone", "", 0)
        token.map, token.info, token.content = [start, start + 1], match[1], match[2]
    return True


def _grammar() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.disable(["code", "reference", "lheading", "html_block", "html_inline", "autolink"])
    md.block.ruler.before("paragraph", "alone", _alone, {"alt": ["paragraph", "blockquote", "list", "table"]})
    return md


_GRAMMAR = _grammar()


class _Reading:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = text.splitlines()
        self.first = first_line
        self.tokens = _GRAMMAR.parse("\n".join(self.lines) + "\n")
        self.at = 0
        self.depth = 0

    def blocks(self, until: str = "") -> tuple[Block, ...]:
        """Blocks up to the token ``until`` (eaten), or to the end."""
        made: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                break
            made.append(self.block(token))
        return tuple(made)

    def block(self, token: Token) -> Block:
        line = self.line(token)
        match token.type:
            case "paragraph_open":
                return Paragraph(self.inline("paragraph_close"), line)
            case "heading_open":
                return self.heading(int(token.tag[1]), line)
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token, line)
            case "blockquote_open":
                return Quote(self.blocks("blockquote_close"), line)
            case "table_open":
                return self.table(line)
            case "fence":
                return _fence(token, line)
            case "alone":
                return CardRef(token.content, line) if token.info == "card" else BlockRef(token.content, line)
            case "hr":
                return Break(line)
        return Strange(token.content or token.type, line)

    def line(self, token: Token) -> int:
        return self.first + (token.map[0] if token.map else 0)

    def written(self, token: Token) -> str:
        begin, end = token.map or (0, 0)
        return "\n".join(self.lines[begin:end])

    def inline(self, until: str) -> tuple[Span, ...]:
        """Spans of the next inline token, up to the closing token ``until``."""
        made: tuple[Span, ...] = ()
        while (token := self.tokens[self.at]).type != until:
            self.at += 1
            if token.type == "inline":
                made = _spans(token.children or [], self.line(token))
        self.at += 1
        return made

    def heading(self, level: int, line: int) -> Heading:
        token = self.tokens[self.at]
        match = _HEADING_ID.search(token.content)
        if match and token.children:
            last = token.children[-1]
            last.content = _HEADING_ID.sub("", last.content)
        return Heading(level, self.inline("heading_close"), match[1] if match else "", line)

    def list(self, token: Token, line: int) -> Block:
        close = token.type.replace("open", "close")
        items: list[tuple[Block, ...]] = []
        self.depth += 1
        while self.tokens[self.at].type != close:
            self.at += 1
            items.append(self.blocks("list_item_close"))
        self.at += 1
        self.depth -= 1
        if self.depth > 1:  # a third level: nobody can read it aloud, and paper has no room for it
            return Strange(self.written(token), line)
        return List(token.type.startswith("ordered"), tuple(items), int(token.attrGet("start") or 1), line)

    def table(self, line: int) -> Table:
        rows: list[tuple[tuple[Span, ...], ...]] = []
        cells: list[tuple[Span, ...]] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type in ("th_open", "td_open"):
                cells.append(self.inline(token.type.replace("open", "close")))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self.at += 1
        return Table(rows[0], tuple(rows[1:]), line)


def _spans(tokens: list[Token], line: int) -> tuple[Span, ...]:
    """Inline tokens → spans. A soft break is a space: paragraphs flow."""
    made: list[Span] = []
    strong = em = 0
    link: tuple[str, int] | None = None  # target, and where its words begin in ``made``
    for token in tokens:
        match token.type:
            case "text":
                made.extend(_words(token.content, bool(strong), bool(em), line))
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


def _words(text: str, strong: bool, em: bool, line: int) -> Iterator[Span]:
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


def _fence(token: Token, line: int) -> Block:
    """A fence of ours, or something strange."""
    kind, inside = token.info.strip(), token.content
    rows = [row.rstrip() for row in inside.split("\n")]
    filled = [row.strip() for row in rows if row.strip()]
    if kind == "board" and filled:
        made = (tuple(_words(r, False, False, line + n)) for n, r in enumerate(rows, start=1) if r.strip())
        return Board(tuple(made), line)
    if kind == "cards" and filled and not _NESTED.search(inside):
        return Cards(_cards(rows, line + 1), line)
    if kind == "lines" and re.fullmatch(r"[1-9]\d?", inside.strip()) and int(inside) <= MOST_LINES:
        return AnswerLines(int(inside), line)
    if kind == "form" and filled and all(re.fullmatch(r"[^{}<>]+:", row) for row in filled):
        return Form(tuple(row[:-1].rstrip() for row in filled), line)
    if kind == "check" and filled and all(re.fullmatch(r"[^{}<>|]+\|[^{}<>|]+", row) for row in filled):
        return Checklist(tuple((ask.strip(), until.strip()) for ask, until in (row.split("|") for row in filled)), line)
    return Strange(f"```{kind}\n{inside}```", line)


def _cards(rows: list[str], line: int) -> tuple[tuple[Block, ...], ...]:
    cards: list[tuple[Block, ...]] = []
    begin = 0
    for n, row in enumerate([*rows, "---"]):
        if row.strip() == "---":
            if blocks := _card(rows[begin:n], line + begin):
                cards.append(blocks)
            begin = n + 1
    return tuple(cards)


def _card(rows: list[str], line: int) -> tuple[Block, ...]:
    """One card; a first line that is all bold is its heading, and stands apart from what follows."""
    first = next((n for n, row in enumerate(rows) if row.strip()), 0)
    if rows and re.fullmatch(r"\s*\*\*[^*]+\*\*\s*", rows[first]):
        return parse(rows[first], line + first) + parse("\n".join(rows[first + 1 :]), line + first + 1)
    return parse("\n".join(rows), line)
