"""Library → printable sheets: what stands on each page, not yet how it is drawn.

    lesson × language   plan · handout · quiz (for pupils, without answers) · key (for the teacher)
    guide × language    guide | letter | template, as its front matter says
    band × language     overview (all lessons on one page) · book (``books``: everything of the band, bound)

Pure: the same Library gives the same sheets. ``pdf`` and ``word`` draw them, ``downloads`` writes the files. Their
names are in ``names``, the plan in ``plan``, the quiz and its key in ``quiz``, the overview and the books in ``books``,
what they are made of in ``elements``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.markdown import CannotShow, Cards
from scripts.model import Guide, Handout, Library, Text
from scripts.model.confirmation import abroad
from scripts.sheets.elements import Grid, Lead, PaperBlock, SheetError, Title, paragraph
from scripts.sheets.names import LESSON_SHEETS, guide_name, lesson_name
from scripts.sheets.plan import plan
from scripts.sheets.quiz import key, quiz
from scripts.sheets.writer import Writer


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable. ``name`` is the file name without its ending; ``of`` the id of its lesson or guide.

    ``language`` is the folder it belongs to, ``tag`` the language it is really written in (a missing translation falls
    back). ``header`` stands on top of each page; ``foot``: draft line, page pattern with {page} and {pages}, licence.
    """

    name: str
    kind: str
    of: str
    language: str
    tag: str
    title: str
    kicker: str
    header: str
    foot: tuple[str, str, str]
    blocks: tuple[PaperBlock, ...]
    parts: tuple[Sheet, ...] = ()  # of a book: the sheets bound in it, each beginning on a page of its own
    contents: tuple[tuple[str, tuple[int, ...]], ...] = ()  # of a book: its lines, each with the parts it leads to
    heads: tuple[str, ...] = ()  # of a book: what stands over the columns of the contents


def sheets(library: Library, only: str | None = None, languages: tuple[str, ...] | None = None) -> Iterator[Sheet]:
    """Every sheet, one after another; ``only`` is the id of one lesson or guide.

    Raises SheetError, naming the sheet, where one cannot be made: a sheet that is missing is a sheet nobody notices.
    """
    for language in languages or tuple(library.languages):
        for id in library.lesson_ids():
            if only in (None, id):
                for kind in LESSON_SHEETS:
                    yield of_lesson(library, language, id, kind)
        for code, id in library.guides:
            if code == language and only in (None, id):
                yield of_guide(library, language, id)


def of_lesson(library: Library, language: str, id: str, kind: str) -> Sheet:
    """One sheet of a lesson: ``kind`` is plan, handout, quiz or key."""
    lesson = library.lessons[library.source_language, id]
    name = lesson_name(library, language, id, kind)
    texts = {"plan": library.lessons, "handout": library.handouts, "quiz": library.quizzes, "key": library.quizzes}
    text = texts[kind].get((language, id))
    if text is None:
        raise SheetError(f"{name}: there is no {kind} of {id} in {language} nor in {library.source_language}")
    make = {"plan": plan, "handout": handout, "quiz": quiz, "key": key}[kind]
    return of_text(library, name, kind, text, lesson.code.upper(), make)


def of_guide(library: Library, language: str, id: str) -> Sheet:
    """The sheet of a guide."""
    text = library.guides[language, id]
    return of_text(library, guide_name(language, id), text.form, text, "", guide)


def handout(writer: Writer, text: Handout) -> tuple[PaperBlock, ...]:
    """What pupils (or the teacher) hold in their hands: what to do with it, its sections, the help card."""
    lead = Lead(writer.spans_of(text.use))
    return (lead, *_sections(writer, text), *writer.sources())


def guide(writer: Writer, text: Guide) -> tuple[PaperBlock, ...]:
    """A guide: its summary (which a family does not need above its letter), its sections, its sources."""
    lead = () if text.form in BARE else (Lead(writer.spans_of(text.summary)),)
    sections = _sections(writer, text)
    if text.form == "template":
        sections = tuple(replace(block, room=True) if isinstance(block, Grid) else block for block in sections)
    if text.form == "cards":
        sections = tuple(_sheet_of(block) if isinstance(block, Cards) else block for block in sections)
    return (*lead, *sections, *writer.confirmed(), *writer.sources())


BARE = ("letter", "poster", "cards")
"""Forms whose readers need no summary above them."""
CARDS_A_PAGE = 8


def _sheet_of(block: Cards) -> Cards:
    """The same few cards again and again, so that one printed page is enough for a class."""
    return Cards(block.cards * max(1, CARDS_A_PAGE // len(block.cards)))


def _sections(writer: Writer, text: Handout | Guide) -> tuple[PaperBlock, ...]:
    made: list[PaperBlock] = []
    for section in text.sections:
        made += [Title(2, writer.spans_of(section.title)), *writer.text(section.body)]
    return tuple(made)


def of_text(library: Library, name: str, kind: str, text: Text, code: str, make) -> Sheet:
    """A sheet of ``text``: header, footer and the blocks that ``make(writer, text)`` gives, in the language the text is
    really written in. Raises SheetError, naming the sheet, where a part of it cannot be made."""
    writer = Writer(library, text.written_in)
    writer.abroad = abroad(library, text)
    try:
        blocks = make(writer, text)
    except (SheetError, CannotShow, KeyError) as error:
        raise SheetError(f"{name} ({text.path}): {error}") from error
    if text.written_in != text.language:
        own = library.languages[text.written_in].name
        blocks = (paragraph(library.word(text.language, "site.fallback", language=own), em=True), *blocks)
    draft = writer.word("sheet.draft")
    if text.translation and text.translation.state == "machine":
        draft += f" ({writer.word('sheet.machine')})"
    kicker = [code, writer.word(f"sheet.{kind}")]
    if isinstance(text, Handout):
        kicker.append(writer.word(f"sheet.copies.{text.copies}"))
    return Sheet(
        name=name,
        kind=kind,
        of=text.id,
        language=text.language,
        tag=library.languages[text.written_in].tag,
        title=text.title,
        kicker=" · ".join(filter(None, kicker)),
        header=" · ".join(filter(None, (writer.word("site.name"), code, text.title))),
        foot=(draft, library.words[text.written_in]["sheet.page"], "CC BY 4.0"),
        blocks=blocks,
    )
