"""What a built page shows of markers: none as it was written, every card its text names, no number withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts.checks.built.site import Built, Site
from scripts.checks.content import leftovers, numbers
from scripts.findings import Finding, found
from scripts.model import Quiz

LONG = 7


def no_marker_is_shown(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        hidden = page.tree.xpath("//head/title//text() | //@content | //@alt | //@aria-label | //@data-text")
        seen = [page.words, *hidden]
        for marker in dict.fromkeys(hit for words in seen for hit in leftovers.MARKER.findall(words)):
            yield found("BS-027", page.at, 1, marker=marker)


def every_card_is_shown(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        for id, count in _cards(page).items():
            shown = page.tree.xpath("count(//*[contains(concat(' ', @class, ' '), concat(' box-', $id, ' '))])", id=id)
            if shown < count:
                yield found("BS-028", page.at, 1, card=id, count=count, shown=int(shown))


def no_withheld_number_is_shown(site: Site) -> Iterator[Finding]:
    hidden = numbers.withheld(site.library)
    for page in site.pages.values():
        calling = numbers.words_of_calling(site.library, page.language)
        for _, number, is_call in numbers.in_words(page.words, calling):
            bare = numbers.bare(number)
            if bare in hidden and (is_call or len(bare) >= LONG):
                yield found("BS-029", page.at, 1, number=number, id=hidden[bare])


RULES = (no_marker_is_shown, every_card_is_shown, no_withheld_number_is_shown)


def _cards(page: Built) -> Counter[str]:
    """How often each card must stand on the page because its text names it."""
    if page.text is None or isinstance(page.text, Quiz):
        return Counter()
    bodies = [section.body for section in getattr(page.text, "sections", ())] + [page.text.parts.get("intro", "")]
    markers = (marker.partition(":") for body in bodies for marker in leftovers.MARKER.findall(body))
    return Counter(id for kind, _, id in markers if kind == "card")
