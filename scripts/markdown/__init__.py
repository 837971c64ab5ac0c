"""Our Markdown: what a text may hold (curriculum/README.md), as a small frozen tree with line numbers.

``parse`` text → blocks · ``nodes`` what they are · ``html`` blocks → HTML · ``markers`` what is looked for in raw text.
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

__all__ = [
    "MOST_TOGETHER", "AnswerLines", "Block", "BlockRef", "Board", "Break", "CardRef", "Cards", "Checklist", "Cite",
    "Form", "Heading", "Link", "List", "Node", "Paragraph", "Quote", "Resolve", "SayRef", "ServiceRef", "Span",
    "Strange", "Table", "Words", "moved", "parse", "plain", "spans_html", "to_html", "walk",
]  # fmt: skip
