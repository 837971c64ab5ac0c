"""What a text may hold is read into the right nodes; what it may not hold is found, with its line."""

from __future__ import annotations

import pytest
from damage import ending

from scripts import markdown
from scripts.markdown import (
    AnswerLines,
    BlockRef,
    Board,
    Break,
    CardRef,
    Cards,
    Cite,
    Form,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    ServiceRef,
    Strange,
    Table,
    Words,  # fmt: skip
)


def only(text: str) -> markdown.Block:
    (block,) = markdown.parse(text)
    return block


def strange(text: str) -> list[tuple[str, int]]:
    return [(node.text, node.line) for node in markdown.walk(markdown.parse(text)) if isinstance(node, Strange)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("### Что {#what}", Heading),
        ("Слова.", Paragraph),
        ("- а\n- б", List),
        ("| А | Б |\n|---|---|\n| 1 | 2 |", Table),
        ("> Скажите.", Quote),
        ("```board\nСТОП\n```", Board),
        ("```cards\nодин\n---\nдва\n```", Cards),
        ("```lines\n3\n```", AnswerLines),
        ("```form\nИмя:\n```", Form),
        ("{card:help-young}", CardRef),
        ("{block:finder}", BlockRef),
        ("---", Break),
    ],
)
def test_every_block_is_read_as_its_own_kind(text, kind):
    assert isinstance(only(text), kind)
    assert strange(text) == []


def test_spans_keep_weight_markers_and_links():
    block = only("Да **нет *так*** [^MIG-008] {service:kg-111} {number:kg-112} [там](c/easy#new)")
    found = [node for node in markdown.walk(block.spans) if not isinstance(node, Words) or node.text.strip()]
    assert [type(node) for node in found] == [Words, Words, Words, Cite, ServiceRef, ServiceRef, Link, Words]
    assert (found[1].strong, found[1].em, found[2].strong, found[2].em) == (True, False, True, True)
    assert (found[3].id, found[4].number_only, found[5].number_only) == ("MIG-008", False, True)
    assert found[6].target == "c/easy#new"


def test_lines_are_counted_in_the_file():
    text = "Первая\nвторая {number:kg-111}\n\n```cards\nодин\n---\nдва [^X-1]\n```\n"
    nodes = {type(node): node.line for node in markdown.walk(markdown.parse(text, first_line=40))}
    assert nodes[ServiceRef] == 41
    assert nodes[Cards] == 43
    assert nodes[Cite] == 46


def test_a_card_marker_ends_a_list_above_it():
    first, second = markdown.parse("- один\n- два\n{card:help}\n")
    assert isinstance(first, List) and len(first.items) == 2
    assert second == CardRef("help", line=3)


def test_first_bold_line_of_a_card_stands_apart():
    block = only("```cards\n**Имя**\nтекст\n```")
    assert [markdown.plain(part.spans) for part in block.cards[0]] == ["Имя", "текст"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("да <b>нет</b>", 1),
        ("```python\nx\n```", 1),
        ("один\n\n{unknown:x}", 3),
        ("вот {card:help} вот", 1),
        ("`код`", 1),
        ("![знак](a.png)", 1),
        ("- а\n  - б\n    - в", 3),
        ("```lines\nмного\n```", 1),
        ("```lines\n99\n```", 1),
        ("```form\nбез двоеточия\n```", 1),
        ("```board\n\n```", 1),
        ("```cards\nтекст {foo}\n```", 2),
        ("[x](javascript:alert)", 1),
    ],
)
def test_what_is_not_allowed_is_found(text, line):
    assert strange(text), text
    assert strange(text)[0][1] == line


def test_html_is_escaped_and_asks_for_what_it_cannot_know():
    text = "A & <i>b</i> [^X-1]\n\n```form\nИмя & род:\n```\n\n```board\nодин\n```\n\n```lines\n2\n```\n"
    html = markdown.to_html(markdown.parse(text), lambda node: f"[{type(node).__name__}]")
    assert "A &amp; &lt;i&gt;b&lt;/i&gt; [Cite]" in html
    assert '<div class="form">' in html and "Имя &amp; род: <i></i>" in html
    assert '<ul class="board">' in html
    assert html.count("<i></i>") == 3


@pytest.mark.parametrize(
    "text", ["", "\n\n", "```", "```cards\n", "```cards\n" * 800, "|", "[^", "{", "> ", "- ", "#", "x" * 200_000]
)
def test_nothing_breaks_the_reader(text):
    markdown.to_html(markdown.parse(text), lambda node: "")


@pytest.mark.parametrize("signs", ["[", "[^", "![", "[a](", "{a", "*a"])
def test_a_heap_of_signs_is_refused_before_it_takes_for_ever(signs: str) -> None:
    heap = signs * (markdown.MOST_TOGETHER // len(signs) + 1)
    with ending("a heap of signs"):
        (strange,) = markdown.parse(f"Слова.\n\n{heap}\n", 5)
        assert isinstance(strange, markdown.Strange) and strange.line == 7
        assert markdown.parse("\n\n".join([signs * 100] * 20))
