"""Balance: girls and boys, known people and strangers, where the blame lies, how heavy the sentences are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts import balance, prose
from scripts.checks import lessons, written
from scripts.checks.citations import FIGURE
from scripts.findings import Finding, found
from scripts.model import BANDS, Handout, Library, Quiz, Text

MANY = 5
FEWEST, MOST = 0.4, 0.6
KNOWN = 0.5
YOUNG = ("a", "b")
WORDS_A_SENTENCE = {"a": 9, "b": 12, "c": 15, "d": 18}
SENTENCE_END = re.compile(r"[.!?…:;]+[»”\"')]*(?:\s|$)|\n")


def girls_and_boys_are_at_risk(library: Library) -> Iterator[Finding]:
    for band in BANDS:
        one = balance.of_band(library, band)
        girls, all = one.girls, one.girls + one.boys
        uneven = not FEWEST <= girls / all <= MOST if all >= MANY else all > 1 and girls in (0, all)
        if uneven:
            yield found("BL-001", _band(library, band), 1, band=band, girls=girls, boys=all - girls)


def recruiters_are_often_known(library: Library) -> Iterator[Finding]:
    for band in BANDS:
        one = balance.of_band(library, band)
        if one.known < KNOWN * one.recruiters:
            yield found("BL-002", _band(library, band), 1, band=band, known=one.known, all=one.recruiters)


def lawful_journeys_are_shown_as_often(library: Library) -> Iterator[Finding]:
    """Migration is lawful and normal: the oldest see it end well at least as often as badly (R25)."""
    for band in BANDS:
        one = balance.of_band(library, band)
        if one.lawful < one.unsafe:
            yield found("BL-005", _band(library, band), 1, band=band, lawful=one.lawful, unsafe=one.unsafe)


def the_young_hear_no_statistics(library: Library) -> Iterator[Finding]:
    """Shares and great numbers frighten and teach nothing at 7–12 (R16); the teacher may read them."""
    for text, line, words in _read_by_pupils(library):
        hit = FIGURE.search(words) if text.id.split("/")[0] in YOUNG else None
        if hit:
            yield found("BL-006", text.path, line, figure=hit[0].strip(" .,"))


def blame_lies_with_the_recruiter(library: Library) -> Iterator[Finding]:
    for lesson in written.source(library, library.lessons):
        allowed = {"recruiter"} | {person.id for person in lesson.characters if person.role == "recruiter"}
        if lesson.responsible not in allowed:
            yield found("BL-003", lesson.path, written.line(lesson, "responsible"), who=lesson.responsible)


def sentences_are_short(library: Library) -> Iterator[Finding]:
    for text, line, words in _read_by_pupils(library):
        most = WORDS_A_SENTENCE.get(text.id.split("/")[0])
        mean = mean_words(words)
        if most and mean > most:
            yield found("BL-004", text.path, line, mean=f"{mean:.1f}", most=most)


RULES = (
    girls_and_boys_are_at_risk, recruiters_are_often_known, lawful_journeys_are_shown_as_often,
    the_young_hear_no_statistics,
    blame_lies_with_the_recruiter, sentences_are_short,
)  # fmt: skip


def mean_words(words: str) -> float:
    """Mean number of words in a sentence; a line break ends a sentence, since pupils read line by line."""
    counts = [len(lessons.WORD.findall(sentence)) for sentence in SENTENCE_END.split(words)]
    counts = [count for count in counts if count]
    return sum(counts) / len(counts) if counts else 0.0


def _band(library: Library, band: str) -> str:
    return f"curriculum/{library.source_language}/{band}/band.yml"


def _read_by_pupils(library: Library) -> Iterator[tuple[Text, int, str]]:
    """What pupils hear and read: the script of the new idea, the handout, the quiz."""
    for lesson in written.own(library.lessons):
        section = lesson.section("new")
        if section:
            yield lesson, section.line, lessons.script(section)
    for handout in written.own(library.handouts):
        yield handout, 1, _handout_words(handout)
    for quiz in written.own(library.quizzes):
        yield quiz, 1, _quiz_words(quiz)


def _handout_words(handout: Handout) -> str:
    blocks = [block for section in handout.sections for block in written.blocks(section)]
    texts = (node for node in prose.walk(blocks) if isinstance(node, prose.Paragraph))
    return "\n".join(prose.plain(paragraph.spans) for paragraph in texts)


def _quiz_words(quiz: Quiz) -> str:
    words = list(quiz.remember)
    for question in quiz.questions:
        answers = [*question.options, *(choice for scene in question.scenes for choice in scene.choices)]
        words += [question.ask, *(scene.text for scene in question.scenes)]
        words += [part for answer in answers for part in (answer.text, answer.because)]
    return "\n".join(words)
