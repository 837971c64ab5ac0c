"""Which sheets there are, what stands on them, and above all what does not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sheet_school import BECAUSE, SECRET, school

from scripts.sheets import elements, names, pdf, printable
from scripts.sheets.elements import SheetError
from scripts.sheets.quiz import on_paper


def sheet(kind: str, language: str = "ru", id: str = "c/easy-money") -> printable.Sheet:
    return printable.of_lesson(school(), language, id, kind)


def words(made: printable.Sheet) -> str:
    return json.dumps(pdf.data(made), ensure_ascii=False)


def test_every_lesson_has_four_sheets_in_every_language_and_every_guide_one():
    made = list(printable.sheets(school()))
    assert len(made) == 2 * 2 * 4 + 2
    assert {(s.language, s.name) for s in made} == set(names.of_sheets(school()))
    assert "c3-easy-money-handout-ky" in {s.name for s in made}
    assert "if-a-pupil-tells-you-ru" in {s.name for s in made}
    assert all(s.name.isascii() for s in made)


@pytest.mark.parametrize("kind", ["handout", "quiz"])
def test_no_answer_reaches_a_pupil(kind):
    text = words(sheet(kind))
    assert BECAUSE not in text and SECRET not in text
    assert "☑" not in text
    assert school().words["ru"]["sheet.safer"] not in text


def test_teacher_gets_reasons_and_answers():
    assert words(sheet("key")).count(BECAUSE) == 3 + 3 + 3 + 2
    assert words(sheet("key")).count("☑") == 3
    assert SECRET in words(sheet("plan"))


def test_plan_begins_with_the_fields_of_a_kyrgyz_plan():
    text = words(sheet("plan"))
    fields = ("topic", "subject", "kind", "form", "teach", "develop", "educate", "competences", "outcome", "equipment")
    for field in (*fields, "methods", "links", "assessment", "stage", "homework"):
        assert school().words["ru"][f"plan.{field}"] in text, field
    assert "7–9" in text and "8–10" in text
    assert text.index(school().words["ru"]["plan.course"]) < text.index("Раздел before")


def test_pupil_sheets_end_with_the_help_card_of_their_age():
    for id, title in (("a/secrets", "Карточка help-young"), ("c/easy-money", "Карточка help")):
        last = sheet("quiz", id=id).blocks[-1]
        assert last.title == title
        assert "12.2025" in json.dumps(elements.plain(last))


def test_numbers_are_published_ones_and_foreign_ones_name_their_country():
    assert f"{school().words['ru']['country.tr']}: " in words(sheet("plan"))
    library = school()
    card = replace(library.cards["ru", "help"], card_lines=())
    handout = library.handouts["ru", "c/easy-money"]
    section = replace(handout.sections[0], body="{service:kg-189}")
    broken = replace(
        library,
        cards={**library.cards, ("ru", "help"): card},
        handouts={**library.handouts, ("ru", "c/easy-money"): replace(handout, sections=(section,))},
    )
    with pytest.raises(SheetError, match=r"c3-easy-money-handout-ru.*kg-189"):
        printable.of_lesson(broken, "ru", "c/easy-money", "handout")


def test_sources_are_numbered_once():
    text = words(sheet("plan"))
    assert text.count('"is": "Note", "number": 1') == 2
    assert "example.org" in text and "[EDU-1]" in text


def test_a_missing_translation_says_so_and_keeps_the_language_it_is_in():
    library = school()
    russian = replace(library.handouts["ru", "c/easy-money"], language="ky")
    fallen = replace(library, handouts={**library.handouts, ("ky", "c/easy-money"): russian})
    made = printable.of_lesson(fallen, "ky", "c/easy-money", "handout")
    assert (made.language, made.tag, made.name) == ("ky", "ru", "c3-easy-money-handout-ky")
    assert "Русский" in json.dumps(elements.plain(made.blocks[0]), ensure_ascii=False)
    assert made.foot[0] == library.words["ru"]["sheet.draft"]


def test_every_sheet_says_that_it_is_a_draft():
    for made in printable.sheets(school()):
        assert school().words[made.language]["sheet.draft"] in made.foot[0]
        assert made.foot[2] == "CC BY 4.0"
        assert (made.language == "ky") == (school().words["ky"]["sheet.machine"] in made.foot[0])


def test_things_to_order_are_never_printed_in_order():
    question = school().quizzes["ru", "c/easy-money"].questions[2]
    for n in range(50):
        printed = tuple(option.id for option in on_paper(replace(question, id=f"q{n}")))
        assert printed != question.correct and sorted(printed) == sorted(question.correct)


def test_a_missing_text_is_named():
    library = school()
    without = {key: value for key, value in library.quizzes.items() if key != ("ky", "c/easy-money")}
    with pytest.raises(SheetError, match="c3-easy-money-quiz-ky"):
        list(printable.sheets(replace(library, quizzes=without)))
