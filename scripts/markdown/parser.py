"""Our Markdown → a small frozen tree with line numbers: what a text may hold (curriculum/README.md), and nothing else.

Stands between the reader and every writer: the library looks for ``Strange`` nodes (HTML, code, pictures, an unknown
fence or marker), pages and sheets write the rest. The nodes are in ``nodes``, HTML in ``html``.
"""

from __future__ import annotations

import re
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
    Form,
    Heading,
    List,
    Paragraph,
    Quote,
    Span,
    Strange,
    Table,
    moved,  # fmt: skip
)
from scripts.markdown.spans import spans, words

MOST_LINES = 40
"""More lines to write on than this in one ``lines`` fence is a slip of the finger: a page holds about thirty."""

MOST_SHOWN = 200

MOST_TOGETHER = 8_000
"""More characters than this without an empty line are no paragraph and no table, and take for ever to take apart."""

_ALONE = re.compile(r"\{(card|block):([a-z0-9][a-z0-9/-]*)\}[ \t]*$")
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
                made = spans(token.children or [], self.line(token))
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


def _fence(token: Token, line: int) -> Block:
    """A fence of ours, or something strange."""
    kind, inside = token.info.strip(), token.content
    rows = [row.rstrip() for row in inside.split("\n")]
    filled = [row.strip() for row in rows if row.strip()]
    if kind == "board" and filled:
        made = (tuple(words(r, False, False, line + n)) for n, r in enumerate(rows, start=1) if r.strip())
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
