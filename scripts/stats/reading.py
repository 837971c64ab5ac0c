"""What pupils hear and read: the passages of each text, how heavy they are, what they meet again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts import markdown
from scripts.model import BANDS, Handout, Lesson, Letters, Library, Page, Quiz, Section, Text, select
from scripts.model.said import SAID, sentences
from scripts.stats import readability
from scripts.stats.readability import Weight


def spoken_text(section: Section) -> str:
    """The words the teacher says in a section: its quotations, one paragraph a line."""
    quotes = [block for block in markdown.parse_section(section) if isinstance(block, markdown.Quote)]
    paragraphs = (node for node in markdown.walk(quotes) if isinstance(node, markdown.Paragraph))
    return "\n".join(markdown.plain(paragraph.spans) for paragraph in paragraphs)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text that pupils of ``band`` hear or read, from ``line`` on."""

    text: Text
    band: str
    line: int
    words: str


_last: list = []  # the library asked about last and its passages: four rules ask for the same, one after the other


def passages(library: Library) -> list[Passage]:
    """The script of the new idea, the words of the lesson, the handout, the quiz, the pages for pupils; own texts."""
    if not _last or _last[0] is not library:
        _last[:] = [library, list(_passages(library))]
    return _last[1]


def weights(library: Library, language: str) -> dict[str, Weight]:
    """Band → how heavy everything is that its pupils read in a language, for bands that have anything."""
    words: dict[str, list[str]] = {}
    for one in passages(library):
        if one.text.language == language:
            words.setdefault(one.band, []).append(one.words)
    letters = letters_of(library, language)
    return {band: readability.weigh(words[band], letters) for band in BANDS if band in words}


def repeated(library: Library, language: str) -> list[tuple[str, list[Passage]]]:
    """Sentences that pupils read in more lessons than ``reading.yml`` allows, and where; the most frequent first."""
    least, most = library.reading.repeated
    seen: dict[tuple[str, ...], list[Passage]] = {}
    said: dict[tuple[str, ...], str] = {}
    for one in passages(library):
        if one.text.language != language or isinstance(one.text, Page):
            continue
        for sentence in readability.sentences(one.words):
            if sentence.count(" ") >= least - 1 and len(key := tuple(_plain(sentence))) >= least:
                seen.setdefault(key, []).append(one)
                said.setdefault(key, sentence.strip())
    for sentence in _said_once(library, language):
        seen.pop(sentence, None)
    many = {key: len({one.text.id for one in where}) for key, where in seen.items()}
    return [(said[key], seen[key]) for key in sorted(many, key=lambda key: -many[key]) if many[key] > most]


def _said_once(library: Library, language: str) -> Iterator[tuple[str, ...]]:
    """The sentences of the card ``said``: they are meant to be the same in every lesson."""
    for words in sentences(library.cards.get((language, SAID))).values():
        for sentence in readability.sentences(words):
            yield tuple(_plain(sentence))


def _plain(sentence: str) -> Iterable[str]:
    return readability.WORD.findall(sentence.lower())


def letters_of(library: Library, language: str) -> Letters:
    return library.reading.letters.get(language, Letters())


def _passages(library: Library) -> Iterator[Passage]:
    for lesson in select.own(library.lessons):
        yield from _lesson(lesson)
    for handout in select.own(library.handouts):
        yield Passage(handout, handout.id[0], 1, _handout(handout))
    for quiz in select.own(library.quizzes):
        yield Passage(quiz, quiz.id[0], 1, _quiz(quiz))
    for page in select.own(library.pages):
        band = next((band for id, band in library.reading.pages.items() if f"{page.id}/".startswith(f"{id}/")), "")
        if band:
            yield Passage(page, band, 1, "\n".join(map(_paragraphs, page.sections)))


def _lesson(lesson: Lesson) -> Iterator[Passage]:
    """The script of the new idea; the words of the lesson with its outcome."""
    if new := lesson.section("new"):
        yield Passage(lesson, lesson.band, new.line, spoken_text(new))
    if words := lesson.section("words"):
        terms = _paragraphs(words).replace(" — ", "\n")  # a term stands before its sentence like a heading
        yield Passage(lesson, lesson.band, words.line, f"{lesson.outcome}\n{terms}")


def _paragraphs(section: Section) -> str:
    """The running text of a section, one paragraph a line."""
    nodes = markdown.walk(markdown.parse_section(section))
    return "\n".join(markdown.plain(node.spans) for node in nodes if isinstance(node, markdown.Paragraph))


def _handout(handout: Handout) -> str:
    return "\n".join(map(_paragraphs, handout.sections))


def _quiz(quiz: Quiz) -> str:
    words = list(quiz.remember)
    for question in quiz.questions:
        answers = [*question.options, *(choice for scene in question.scenes for choice in scene.choices)]
        words += [question.ask, *(scene.text for scene in question.scenes)]
        words += [part for answer in answers for part in (answer.text, answer.because)]
    return "\n".join(words)
