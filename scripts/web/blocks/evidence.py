"""What stands behind the texts: their translations, sources, and the resolution that asked for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scripts.markdown.markers import CITATION
from scripts.model import Text, translation
from scripts.model.terms import open_terms
from scripts.web.blocks.rows import strange_tag
from scripts.web.writer import Writer


def languages(writer: Writer) -> dict[str, object]:
    """The state of every text in every language, and the terms that wait for an editor."""
    library = writer.library
    states = translation.states(library)
    ids = [(kind, id) for kind, id in dict.fromkeys((key[0], key[2]) for key in states)]
    counts = Counter((key[1], state) for key, state in states.items())
    return {
        "languages": [library.languages[code] for code in library.written],
        "states": translation.STATES,
        "totals": [
            {"language": library.languages[code], "counts": [counts[code, state] for state in translation.STATES]}
            for code in library.written
        ],
        "rows": [
            {
                "title": translation.text_of(library, kind, writer.language, id).title,
                "path": translation.text_of(library, kind, library.source_language, id).path.split("/", 2)[2],
                "states": [states[kind, code, id] for code in library.written],
            }
            for kind, id in ids
        ],
        "terms": [
            {"language": library.languages[code], "terms": open_terms(library.terms, code), "code": code}
            for code in library.written
            if code != library.source_language
        ],
        "source": library.languages[library.source_language],
    }


def sources(writer: Writer) -> dict[str, object]:
    """Every source that a text of the pack cites."""
    library = writer.library
    cited: set[str] = set()
    for text in library.texts(library.source_language):
        for part in text.parts.values():
            cited.update(CITATION.findall(part))
    for service in library.services.values():
        if service.verdict == "publish":
            cited.update(service.sources)
    return {"sources": [library.sources[id] for id in sorted(cited) if id in library.sources]}


def tracker(writer: Writer) -> dict[str, object]:
    """All items of the resolution at a glance: what became of each, and what of ours answers it."""
    library = writer.library
    rows = []
    for one in library.recommendations.values():
        page = library.pages[writer.language, f"resolution/item-{one.number:02}"]
        answers = _answers(writer, one.number)
        rows.append(
            {
                "item": one,
                "page": page,
                "tag": strange_tag(writer, page),
                "link": writer.link(page.id),
                "lessons": len(answers["lessons"]),
                "others": len(answers["others"]),
            }
        )
    counts = Counter(one.state for one in library.recommendations.values())
    tag = library.languages[writer.language].tag
    return {"tag": tag, "rows": rows, "counts": [(state, counts[state]) for state in ITEM_STATES if counts[state]]}


ITEM_STATES = ("done", "partly", "paper", "none")


def item(writer: Writer) -> dict[str, object]:
    """On the page of an item: its state, what says so, which lessons, guides and pages of ours answer it."""
    one = writer.library.recommendations[int(writer.address.removesuffix(".md")[-2:])]
    sources = [writer.library.sources[id] for id in one.sources if id in writer.library.sources]
    return {"item": one, "sources": sources} | _answers(writer, one.number)


def _answers(writer: Writer, number: int) -> dict[str, list[dict[str, object]]]:
    """Lessons, then guides and pages, whose front matter names the item."""
    library = writer.library

    def named(texts: Mapping[tuple[str, str], Text]) -> list[dict[str, object]]:
        return [
            {"text": text, "tag": strange_tag(writer, text), "link": writer.link(text.id)}
            for (code, _), text in texts.items()
            if code == writer.language and number in text.recommendations and not text.id.startswith("resolution")
        ]

    return {"lessons": named(library.lessons), "others": [*named(library.guides), *named(library.pages)]}
