"""Quizzes: enough questions, an answer that can be right, feedback that teaches and never shames, nothing to guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.content import wording
from scripts.findings import Finding, found
from scripts.model import Choice, Library, Option, Question, Quiz, select

QUESTIONS = range(5, 8)
OPTIONS = {"one": range(2, 5), "several": range(2, 5), "order": range(3, 7)}
FEEDBACK = 40
SCENES = 2
MANY = 5
SHARE = 0.4
SENTENCE = re.compile(r"[.!?…]+[»”\")]*(?:\s|$)")


def enough_questions(library: Library) -> Iterator[Finding]:
    for quiz in select.source(library, library.quizzes):
        if len(quiz.questions) not in QUESTIONS:
            yield found("QZ-001", quiz.path, select.line(quiz, "questions"), count=len(quiz.questions))


def something_is_correct(library: Library) -> Iterator[Finding]:
    for quiz, question in _choosing(library):
        if not question.correct:
            yield _at(quiz, question, "QZ-002")


def one_means_one(library: Library) -> Iterator[Finding]:
    for quiz, question in _choosing(library):
        if question.kind == "one" and len(question.correct) > 1:
            yield _at(quiz, question, "QZ-003", count=len(question.correct))


def several_are_not_all(library: Library) -> Iterator[Finding]:
    for quiz, question in _choosing(library):
        ids = {option.id for option in question.options}
        if question.kind == "several" and ids and ids <= set(question.correct):
            yield _at(quiz, question, "QZ-004")


def order_names_each_once(library: Library) -> Iterator[Finding]:
    for quiz, question in _choosing(library):
        ids = sorted(option.id for option in question.options)
        if question.kind == "order" and question.correct and sorted(question.correct) != ids:
            yield _at(quiz, question, "QZ-005", ids=", ".join(option.id for option in question.options))


def correct_is_an_option(library: Library) -> Iterator[Finding]:
    for quiz, question in _choosing(library):
        ids = [option.id for option in question.options]
        for id in question.correct:
            if id not in ids and question.kind != "order":
                yield _at(quiz, question, "QZ-006", id=id, ids=", ".join(ids))


def options_are_few(library: Library) -> Iterator[Finding]:
    for quiz, question in _choosing(library):
        allowed = OPTIONS[question.kind]
        if len(question.options) not in allowed:
            count = len(question.options)
            yield _at(quiz, question, "QZ-007", count=count, least=allowed[0], most=allowed[-1])


def questions_hold_what_their_kind_needs(library: Library) -> Iterator[Finding]:
    for quiz in select.source(library, library.quizzes):
        for question in quiz.questions:
            needed, other = question.options, question.scenes
            if question.kind == "story":
                needed, other = other, question.options or question.correct
            if other or not needed:
                yield _at(quiz, question, "QZ-008", kind=question.kind)


def words_of_options_differ(library: Library) -> Iterator[Finding]:
    for quiz in select.own(library.quizzes):
        for question in quiz.questions:
            for answers in _groups(question):
                seen: set[str] = set()
                for answer in answers:
                    words = " ".join(answer.text.casefold().split()).rstrip(".!")
                    if words and words in seen:
                        yield found("QZ-009", quiz.path, answer.line, question=question.id, id=answer.id)
                    seen.add(words)


def feedback_explains(library: Library) -> Iterator[Finding]:
    for quiz, question, answer in _answers(library):
        length = len(answer.because.strip())
        if length < FEEDBACK:
            yield found(
                "QZ-010", quiz.path, answer.line, question=question.id, id=answer.id, length=length, least=FEEDBACK
            )


def feedback_never_shames(library: Library) -> Iterator[Finding]:
    for quiz, question, answer in _answers(library):
        if hit := wording.any_of(library.languages[quiz.language].shaming).search(answer.because):
            yield found("QZ-011", quiz.path, answer.line, question=question.id, id=answer.id, words=hit[0])


def length_gives_nothing_away(library: Library) -> Iterator[Finding]:
    for quiz in select.own(library.quizzes):
        ones = [q for q in quiz.questions if q.kind == "one" and len(q.options) > 1 and len(q.correct) == 1]
        longest = [q for q in ones if _is_longest(q)]
        too_many = len(longest) > SHARE * len(ones) if len(ones) >= MANY else len(ones) > 1 and longest == ones
        if too_many:
            yield found("QZ-012", quiz.path, longest[0].line, count=len(longest), all=len(ones))


def place_gives_nothing_away(library: Library) -> Iterator[Finding]:
    for quiz in select.source(library, library.quizzes):
        ones = [q for q in quiz.questions if q.kind == "one" and len(q.correct) == 1 and _names_own(q)]
        places = {[o.id for o in q.options].index(q.correct[0]) + 1 for q in ones}
        if len(ones) > 1 and len(places) == 1:
            yield found("QZ-013", quiz.path, ones[0].line, place=places.pop())


def there_are_scenes(library: Library) -> Iterator[Finding]:
    for quiz in select.source(library, library.quizzes):
        count = sum(is_scene(question) for question in quiz.questions)
        if count < SCENES:
            yield found("QZ-014", quiz.path, select.line(quiz, "questions"), count=count, least=SCENES)


def is_scene(question: Question) -> bool:
    """A story, or a situation told first and asked about after it: two sentences at least, the last one a question."""
    ask = question.ask.strip()
    return question.kind == "story" or (ask.rstrip('»”") ').endswith("?") and len(SENTENCE.findall(ask)) > 1)


RULES = (
    enough_questions, something_is_correct, one_means_one, several_are_not_all, order_names_each_once,
    correct_is_an_option, options_are_few, questions_hold_what_their_kind_needs, words_of_options_differ,
    feedback_explains, feedback_never_shames, length_gives_nothing_away, place_gives_nothing_away, there_are_scenes,
)  # fmt: skip


def _choosing(library: Library) -> Iterator[tuple[Quiz, Question]]:
    """Every question with options, as written first: translations inherit which are correct."""
    for quiz in select.source(library, library.quizzes):
        for question in quiz.questions:
            if question.kind in OPTIONS and question.options:
                yield quiz, question


def _groups(question: Question) -> list[tuple[Option, ...] | tuple[Choice, ...]]:
    """What stands side by side: the options of the question, the choices of each scene."""
    return [question.options, *(scene.choices for scene in question.scenes)]


def _answers(library: Library) -> Iterator[tuple[Quiz, Question, Option | Choice]]:
    for quiz in select.own(library.quizzes):
        for question in quiz.questions:
            for group in _groups(question):
                for answer in group:
                    yield quiz, question, answer


def _names_own(question: Question) -> bool:
    return question.correct[0] in {option.id for option in question.options}


def _is_longest(question: Question) -> bool:
    """The correct option is longer than every other."""
    lengths = {option.id: len(option.text) for option in question.options}
    right = lengths.pop(question.correct[0], 0)
    return bool(lengths) and right > max(lengths.values())


def _at(quiz: Quiz, question: Question, code: str, **words: object) -> Finding:
    return found(code, quiz.path, question.line, question=question.id, **words)
