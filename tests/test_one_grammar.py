"""One grammar: however a text is spelled, its page, its PDF and its Word file are made of the same blocks."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import markdown as site_markdown
import pypdf
import pytest
import yaml
from docx.oxml.ns import qn
from lxml import html
from sheet_school import school

from scripts import markdown
from scripts.model import Section, Text
from scripts.sheets import pdf, printable, word
from scripts.sheets.printable import Sheet
from scripts.web.writer import Writer

SPELLINGS = {
    "card inside a list item": ("- один\n\n  {card:help}\n", "item item2 item2 box"),
    "board inside a list item": ("1. Напишите:\n\n   ```board\n   КТО?\n   ```\n", "item board"),
    "fence of tildes": ("~~~board\nКТО?\n~~~\n", "board"),
    "fence of four backticks": ("````board\nКТО?\n````\n", "board"),
    "indented fence": ("  ```board\n  КТО?\n  ```\n", "board"),
    "nested list, two spaces": ("- а\n  - б\n  - в\n", "item item2 item2"),
    "nested list, three spaces": ("1. а\n   - б\n   - в\n2. г\n", "item item2 item2 item"),
    "list right after a line": ("Слова:\n- а\n- б\n", "item item"),
    "list that starts at three": ("3. а\n4. б\n", "item item"),
    "quotation right after a line": ("Слова:\n> сказал\n", "quote"),
    "two quotations": ("> Случай.\n\n> Учитель говорит.\n", "quote quote"),
    "table right after a line": ("Слова:\n| а | б |\n|---|---|\n| 1 | 2 |\n", "row row"),
    "break of a line": ("один\\\nдва\n", "br"),
    "line under a word, bold in a word": ("слово_с_чертой и **жир**ный\n", ""),
    "list of stars": ("* а\n* б\n", "item item"),
    "two lists by their signs": ("- а\n* б\n", "item item"),
    "heading right after a line": ("слова\n### Ниже {#n}\n", "h"),
    "link with a title": ('[там](help "имя")\n', ""),
    "number in bold": ("**{number:kg-111}**\n", ""),
    "service in a table": ("| а |\n|---|\n| {service:kg-111} |\n", "row row"),
    "second paragraph of an item": ("- а\n\n  второй абзац\n- б\n", "item item"),
}
"""What is written, and the blocks that all three must show (paragraphs apart), counted."""

EXTENSIONS = ["toc", "tables", "fenced_code"]
"""What MkDocs itself adds to ``markdown_extensions``."""


def written(body: str) -> Text:
    return replace(school().guides["ru", "teach/if-a-pupil-tells-you"], sections=(Section("s", "Т", body, 1),))


def sheet(body: str) -> Sheet:
    return printable.of_text(school(), "x", "guide", written(body), "", printable.guide)


def page(body: str) -> html.HtmlElement:
    """The words of a page as MkDocs makes them of what it is given."""
    writer = Writer(school(), "ru", "ru/teach/x.md", {"help": "help/index.md"})
    with open(f"{school().root}/mkdocs.yml", encoding="utf-8") as file:
        settings = yaml.load(re.sub(r"!\S+", "", file.read()), yaml.SafeLoader)
    names = [name if isinstance(name, str) else next(iter(name)) for name in settings["markdown_extensions"]]
    made = site_markdown.markdown(writer.text(body), extensions=sorted({*EXTENSIONS, *names}))
    return html.fragment_fromstring(made, create_parent="div")


def of_page(body: str) -> list[str]:
    tags = {"blockquote": "quote", "tr": "row", "br": "br", "h3": "h", "aside": "box"}
    found = []
    for node in page(body).iter():
        if node.tag == "li" and node.getparent().get("class") != "board":
            found.append("item2" if any(True for _ in node.iterancestors("li")) else "item")
        elif node.tag == "ul" and node.get("class") == "board":
            found.append("board")
        elif node.tag in tags:
            found.append(tags[node.tag])
    return found


def of_pdf(body: str) -> list[str]:
    content = pypdf.PdfReader(io.BytesIO(pdf.fitted(sheet(body))[0]))
    found = []

    def walk(node: object, depth: int) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, list):
            for child in node:
                walk(child, depth)
        elif isinstance(node, dict):
            kind = str(node.get("/S", ""))
            if kind == "/LI":
                found.append("item2" if depth > 1 else "item")
            found.extend({"/BlockQuote": ["quote"], "/TR": ["row"], "/H3": ["h"]}.get(kind, []))
            walk(node.get("/K", []), depth + (kind == "/L"))

    walk(content.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)
    return found


def of_word(body: str) -> list[str]:
    document = docx.Document(io.BytesIO(word.render(sheet(body))))
    kinds = {"Quote": "quote", "Heading 2": "h", "Board": "board", "Box Title": "box"}
    found = []
    for node in document.element.body.iter(qn("w:p"), qn("w:tr"), qn("w:br")):
        if node.tag == qn("w:br"):
            found.append("br")
        elif node.tag == qn("w:p"):
            style = docx.text.paragraph.Paragraph(node, document).style.name
            boxed = any(True for _ in node.iterancestors(qn("w:tc")))
            if style.startswith(("List Bullet", "List Number")):
                found.append("item2" if style.endswith("2") or boxed else "item")
            elif style in kinds:
                found.append(kinds[style])
        elif any(docx.text.paragraph.Paragraph(p, document).style.name == "Table Text" for p in node.iter(qn("w:p"))):
            found.append("row")
    return found


@pytest.mark.parametrize(("body", "blocks"), SPELLINGS.values(), ids=SPELLINGS)
def test_page_and_paper_are_made_of_the_same_blocks(body: str, blocks: str) -> None:
    assert not [node for node in markdown.walk(markdown.parse(body)) if isinstance(node, markdown.Strange)]
    wanted = sorted(blocks.split())
    assert sorted(of_page(body)) == wanted
    assert sorted(of_word(body)) == wanted
    assert sorted(of_pdf(body)) == [kind for kind in wanted if kind not in ("box", "board", "br")]  # it tags no frames


def test_a_page_shows_no_mark_of_our_markdown() -> None:
    for body, _ in SPELLINGS.values():
        assert not re.search(r"\{|```|~~~|\*\*|\\", page(body).text_content()), body


def test_a_heading_keeps_its_signs_and_its_address() -> None:
    (heading,) = page("### Что_это \\*такое\\* — «да» & {number:kg-111}? {#n}\n").iter("h3")
    assert heading.get("id") == "n" and heading.text_content() == "Что_это *такое* — «да» & 111?"
    assert heading.find("a").get("href") == "tel:111"


def test_notes_have_the_same_numbers_on_page_and_paper() -> None:
    body = "Раз[^EDU-1].\n\n| а |\n|---|\n| два[^EDU-1] |\n"
    writer = Writer(school(), "ru", "ru/teach/x.md", {})
    made = html.fragment_fromstring(writer.text(body) + str(writer.notes()), create_parent="div")
    assert [a.text for a in made.iter("a") if a.get("class") == "footnote-ref"] == ["1", "1"]
    places = {node.get("id") for node in made.iter() if node.get("id")}
    assert {a.get("href")[1:] for a in made.iter("a") if a.get("href", "").startswith("#")} <= places
    assert len(places) == 3  # two places, one note


def test_a_withheld_number_reaches_neither_page_nor_paper() -> None:
    writer = Writer(school(), "ru", "ru/teach/x.md", {})
    for body in ("{service:kg-189}", "{number:kg-189}", "{service:kg-000}"):
        with pytest.raises(markdown.CannotShow, match="may not be shown"):
            writer.text(body)
        with pytest.raises(printable.SheetError, match="may not be shown"):
            sheet(body)
