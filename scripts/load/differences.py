"""Does a translation say the same in the same shape? Sections, fences, rows, items, citations, markers and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts import markdown
from scripts.findings import Finding, found
from scripts.load.texts import Made
from scripts.markdown.markers import REFERENCE
from scripts.model import Card, Guide, Page, Text
from scripts.model.translation import changed, unstamped

COUNTED = {
    markdown.List: "list item", markdown.Table: "table row", markdown.Cards: "card to cut out",
    markdown.Form: "form line", markdown.Checklist: "question to tick", markdown.Board: "board",
    markdown.AnswerLines: "line to write on", markdown.Quote: "quotation", markdown.Heading: "heading",
}  # fmt: skip


def compare(source: Made, made: Made) -> Iterator[Finding]:
    """What the translation ``made`` lacks or has too much, and what of it is older than its source."""
    yield from _sections(source, made)
    for part in made.text.parts:
        if part in source.text.parts:
            yield from _part(source.text, made.text, part)
    yield from _stamps(source.text, made.text)


def _sections(source: Made, made: Made) -> Iterator[Finding]:
    wanted, given = [s.id for s in source.sections], [s.id for s in made.sections]
    path, last = made.text.path, made.sections[-1].line if made.sections else 1
    for id in wanted:
        if id not in given:
            yield found("TR-004", path, last, field="the text", id=id, source=source.text.path)
    for section in made.sections:
        if section.id not in wanted:
            yield found("TR-005", path, section.line, field="the text", id=section.id, source=source.text.path)
    for part in ("intro",):
        if (part in source.text.parts) != (part in made.text.parts):
            code = "TR-004" if part in source.text.parts else "TR-005"
            yield found(code, path, made.text.lines.get(part, 1), field="the text", id=part, source=source.text.path)
    common = [id for id in given if id in wanted]
    order = [id for id in wanted if id in given]
    if common != order:
        first = next(s for s, id in zip((s for s in made.sections if s.id in wanted), order, strict=True) if s.id != id)
        yield found(
            "TR-008", path, first.line, source=source.text.path, given=", ".join(common), wanted=", ".join(order)
        )


def _part(source: Text, text: Text, part: str) -> Iterator[Finding]:
    """One part beside its source."""
    line, at = text.lines.get(part, 1), f"{source.path}:{source.lines.get(part, 1)}"
    wanted, given = _references(source.parts[part]), _references(text.parts[part])
    for code, some in (("TR-014", wanted - given), ("TR-015", given - wanted)):
        if some:
            listed = ", ".join(f"`{one}`" for one in sorted(some.elements()))
            name = "missing" if code == "TR-014" else "extra"
            yield found(code, text.path, line, part=part, source=at, **{name: listed})
    if isinstance(getattr(source, "sections", None), tuple) and part != "front":
        before, now = _counts(source, part), _counts(text, part)
        for what in sorted(before.keys() | now.keys()):
            if before[what] != now[what]:
                given_count, wanted_count = _number(now[what], what), _number(before[what], what)
                yield found(
                    "TR-013", text.path, line, part=part, given=given_count, wanted=wanted_count, what=what, source=at
                )


def _references(text: str) -> Counter[str]:
    """Citations once each, however often; markers and links as often as they stand."""
    all_of_them = Counter(match[0].removeprefix("]") for match in REFERENCE.finditer(text))
    return Counter({one: 1 if one.startswith("[^") else count for one, count in all_of_them.items()})


def _counts(text: Text, part: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    words = text.parts[part]
    body = words if part == "intro" else words.partition("\n")[2]  # the first line of a section is its title
    for node in markdown.walk(markdown.parse(body.strip("\n"))):
        if type(node) in COUNTED:
            counts[COUNTED[type(node)]] += _size(node)
    return counts


def _size(node: markdown.Node) -> int:
    match node:
        case markdown.List(_, items):
            return len(items)
        case markdown.Table(_, rows):
            return len(rows)
        case markdown.Cards(cards):
            return len(cards)
        case markdown.Form(labels):
            return len(labels)
        case markdown.Checklist(rows):
            return len(rows)
        case markdown.AnswerLines(count):
            return count
    return 1


def _number(count: int, what: str) -> str:
    first, _, rest = what.partition(" to ")
    plural = what if count == 1 else f"{first}s to {rest}" if rest else f"{what}s"
    return f"{count or 'no'} {plural}"


def _stamps(source: Text, text: Text) -> Iterator[Finding]:
    """Parts that were made from no known text, or from one that has changed."""
    if text.translation is None or "translation" not in text.lines:
        return  # said already
    line = text.translation.line
    if late := unstamped(source, text):
        yield found("TR-009", text.path, line, parts=", ".join(late), file=text.path)
    if late := changed(source, text):
        code = "TR-011" if is_help(source) else "TR-010"
        yield found(code, text.path, line, parts=", ".join(late), file=text.path, source=source.path)
    for part in sorted(text.translation.stamps.keys() - source.parts.keys()):
        place = text.lines.get(f"translation.from.{part}", line)
        yield found("TR-012", text.path, place, part=part, file=text.path, source=source.path)


def is_help(text: Text) -> bool:
    """Words somebody in danger acts on: cards, help pages, guides with the disclosure card. They may not be stale."""
    if isinstance(text, Card):
        return True
    if isinstance(text, Page):
        return text.id.split("/")[0] == "help"
    return isinstance(text, Guide) and any("{card:disclosure}" in part for part in text.parts.values())
