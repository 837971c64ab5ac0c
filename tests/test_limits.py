"""Where each limit lies: the last value that passes and the first that does not, so that moving it by one is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from scripts.checks.content import alphabet, lessons, numbers, quizzes
from scripts.checks.content import balance as balance_rules
from scripts.findings import Finding
from scripts.load import library
from scripts.model import Character, Library, Option, confirmation
from scripts.stats import balance

SCHOOL = Path(__file__).parent / "library"
ID = ("ru", "a/first")


@cache
def school() -> Library:
    return library.load(SCHOOL)[0]


def with_lesson(**changes: object) -> Library:
    """The tiny school with one lesson alone, changed."""
    return replace(school(), lessons={ID: replace(school().lessons[ID], **changes)})


def with_quiz(**changes: object) -> Library:
    return replace(school(), quizzes={ID: replace(school().quizzes[ID], **changes)})


def minutes(total: int) -> Library:
    given = school().lessons[ID].minutes
    return with_lesson(minutes=given | {"new": given["new"] + total - sum(given.values())})


def practice(count: int) -> Library:
    return with_lesson(minutes=school().lessons[ID].minutes | {"practice": count})


def script(words: int) -> Library:
    made = [
        replace(one, body="> " + " ".join(["слово"] * words)) if one.id == "new" else one
        for one in school().lessons[ID].sections
    ]
    return with_lesson(sections=tuple(made))


def items(section: str, mark: str) -> Callable[[int], Library]:
    def made(count: int) -> Library:
        body = "\n".join(f"{mark} **слово** — смысл" for _ in range(count))
        some = school().lessons[ID].sections
        return with_lesson(sections=tuple(replace(one, body=body) if one.id == section else one for one in some))

    return made


def questions(count: int) -> Library:
    one = next(q for q in school().quizzes[ID].questions if q.kind == "one")
    return with_quiz(questions=tuple(replace(one, id=f"q{n}") for n in range(count)))


def scenes(count: int) -> Library:
    one = next(q for q in school().quizzes[ID].questions if q.kind == "one")
    asks = ["Кто-то пришёл. Что делать?"] * count + ["Что делать?"] * (6 - count)
    return with_quiz(questions=tuple(replace(one, id=f"q{n}", ask=ask) for n, ask in enumerate(asks)))


def options(kind: str) -> Callable[[int], Library]:
    def made(count: int) -> Library:
        one = next(q for q in school().quizzes[ID].questions if q.kind == "one")
        some = tuple(Option(f"o{n}", f"Слово {n}.", "б" * 60) for n in range(count))
        return with_quiz(questions=(replace(one, kind=kind, options=some, correct=("o0",)),))

    return made


def reason(length: int) -> Library:
    one = next(q for q in school().quizzes[ID].questions if q.kind == "one")
    return with_quiz(questions=(replace(one, options=(Option("a", "Да.", "б" * length),)),))


def longest(count: int) -> Library:
    """Ten questions of which in ``count`` the right option is the longest."""
    one = next(q for q in school().quizzes[ID].questions if q.kind == "one")
    made = []
    for n in range(10):
        right = Option("right", "Длинный верный ответ." if n < count else "Ответ.", "б" * 60)
        answers = (right, Option("other", "Другой ответ.", "б" * 60))
        made.append(replace(one, id=f"q{n}", options=answers, correct=("right",)))
    return with_quiz(questions=tuple(made))


def girls(count: int) -> Library:
    """``count`` girls among ten children at risk."""
    return with_lesson(characters=tuple(Character(f"c{n}", "f" if n < count else "m", "at-risk") for n in range(10)))


def known(count: int) -> Library:
    """``count`` people one knows among ten who deceive."""
    return with_lesson(characters=tuple(Character(f"c{n}", "f", "recruiter", n < count) for n in range(10)))


def lawful(count: int) -> Library:
    """``count`` lawful journeys beside five unsafe ones."""
    some = ["lawful"] * count + ["unsafe"] * 5
    return with_lesson(characters=tuple(Character(f"c{n}", "f", "helper", False, way) for n, way in enumerate(some)))


RULES: list[tuple[str, Callable[[Library], Iterator[Finding]], Callable[[int], Library], int, int]] = [
    ("fewest minutes", lessons.minutes_fill_the_lesson, minutes, 38, 37),
    ("most minutes", lessons.minutes_fill_the_lesson, minutes, 40, 41),
    ("practice", lessons.practice_is_long_enough, practice, 12, 11),
    ("script", lessons.script_is_short, script, 200, 201),
    ("fewest terms", lessons.lists_have_their_length, items("words", "-"), 3, 2),
    ("most terms", lessons.lists_have_their_length, items("words", "-"), 6, 7),
    ("fewest thoughts", lessons.lists_have_their_length, items("misconceptions", "-"), 2, 1),
    ("most thoughts", lessons.lists_have_their_length, items("misconceptions", "-"), 4, 5),
    ("fewest recalls", lessons.lists_have_their_length, items("recall", "1."), 3, 2),
    ("most recalls", lessons.lists_have_their_length, items("recall", "1."), 3, 4),
    ("fewest checks", lessons.lists_have_their_length, items("check", "1."), 3, 2),
    ("most checks", lessons.lists_have_their_length, items("check", "1."), 3, 4),
    ("fewest questions", quizzes.enough_questions, questions, 5, 4),
    ("most questions", quizzes.enough_questions, questions, 7, 8),
    ("scenes", quizzes.there_are_scenes, scenes, 2, 1),
    ("fewest options", quizzes.options_are_few, options("one"), 2, 1),
    ("most options", quizzes.options_are_few, options("one"), 4, 5),
    ("fewest of several", quizzes.options_are_few, options("several"), 2, 1),
    ("most of several", quizzes.options_are_few, options("several"), 4, 5),
    ("fewest steps", quizzes.options_are_few, options("order"), 3, 2),
    ("most steps", quizzes.options_are_few, options("order"), 6, 7),
    ("reason", quizzes.feedback_explains, reason, 40, 39),
    ("longest", quizzes.length_gives_nothing_away, longest, 4, 5),
    ("fewest girls", balance_rules.girls_and_boys_are_at_risk, girls, 4, 3),
    ("most girls", balance_rules.girls_and_boys_are_at_risk, girls, 6, 7),
    ("known", balance_rules.recruiters_are_often_known, known, 5, 4),
    ("lawful", balance_rules.lawful_journeys_are_shown_as_often, lawful, 5, 4),
]


@pytest.mark.parametrize(
    ("rule", "made", "inside", "outside"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_the_last_value_passes_and_the_next_does_not(rule, made, inside, outside) -> None:
    assert [str(one) for one in rule(made(inside))] == []
    assert len(list(rule(made(outside)))) == 1


def test_a_number_is_old_one_day_after_its_days() -> None:
    content = replace(school(), day=date(2026, 11, 22))
    service = next(one for one in content.services.values() if one.verdict == confirmation.PUBLISHED)
    on_the_day = replace(service, confirmed=content.day - timedelta(days=content.service_days))
    assert not confirmation.is_old(content, on_the_day)
    assert confirmation.is_old(content, replace(on_the_day, confirmed=on_the_day.confirmed - timedelta(days=1)))


@pytest.mark.parametrize(("digits", "call"), [("123456", False), ("1234567", True)])
def test_seven_digits_in_a_row_are_a_telephone_number(digits: str, call: bool) -> None:
    assert numbers._looks_like_a_call(digits, False) == call


def test_practice_of_a_band_is_its_least_and_its_mean() -> None:
    some = [replace(school().lessons[ID], minutes={"practice": n}) for n in (12, 15)]
    assert balance.of_lessons("a", some).practice == (12, 13.5)


@pytest.mark.parametrize("letter", "aceopxyABCEHKMOPTXY")
def test_each_latin_look_alike_in_a_cyrillic_word_is_seen(letter: str, tmp_path: Path) -> None:
    shutil.copytree(SCHOOL, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "curriculum/ru/a/first.md"
    file.write_text(file.read_text("utf-8").replace("Играйте по трое.", f"Играйте по тр{letter}ое."), "utf-8")
    content, _ = library.load(tmp_path)
    assert [one.code for one in alphabet.scripts_are_not_mixed(content)] == ["SP-002"]
