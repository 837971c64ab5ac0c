"""Our Markdown: ``parse`` makes a small frozen tree of a text, ``to_html`` writes it; others import this package only.

nodes      what a text may hold (curriculum/README.md)
parser     text → nodes; what a text may not hold becomes ``Strange``
html       nodes → HTML
resolver   what a text refers to, looked up for page and paper alike
sections   a section of a text → nodes with the line numbers of its file
markers    what a text may refer to, as patterns
"""

from scripts.markdown.html import Resolve, spans_html, to_html
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
    Node,
    Paragraph,
    Quote,
    SayRef,
    ServiceRef,
    Span,
    Strange,
    Table,
    Words,
    moved,
    plain,
    walk,
)
from scripts.markdown.parser import MOST_TOGETHER, parse
from scripts.markdown.resolver import CannotShow, Resolver
from scripts.markdown.sections import parse_section

__all__ = [
    "MOST_TOGETHER",
    "AnswerLines",
    "Block",
    "BlockRef",
    "Board",
    "Break",
    "CannotShow",
    "CardRef",
    "Cards",
    "Checklist",
    "Cite",
    "Form",
    "Heading",
    "Link",
    "List",
    "Node",
    "Paragraph",
    "Quote",
    "Resolve",
    "Resolver",
    "SayRef",
    "ServiceRef",
    "Span",
    "Strange",
    "Table",
    "Words",
    "moved",
    "parse",
    "parse_section",
    "plain",
    "spans_html",
    "to_html",
    "walk",
]  # fmt: skip
