"""Closed fields: unknown, missing, wrong and inherited ones are found at their line."""

from __future__ import annotations

import pytest

from scripts.files.yaml_nodes import parse
from scripts.schema import texts as schemas
from scripts.schema.merge import leaves, parts
from scripts.schema.types import ListOf, MapOf, Record
from scripts.schema.validate import check

CHOICES = {
    "skills": ("name", "check", "tell"),
    "kinds": ("new-skill",),
    "methods": ("discussion", "story"),
    "competences": ("social",),
    "subjects": ("class-hour",),
}


def checked(kind: str, text: str, source: bool = True):
    node, findings = parse(text, "x.yml")
    assert not findings
    return check(node, schemas.KINDS[kind], "x.yml", CHOICES, None if source else ("ru.yml", {"copies": 7}))


def said(made) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in made.findings]


PAGE = "title: Т\nsummary: С\naudience: teacher\nlayout: lean\n"


def test_a_right_file_gives_its_values_and_lines() -> None:
    made = checked("page", PAGE)
    assert said(made) == []
    assert made.value == {"title": "Т", "summary": "С", "audience": "teacher", "layout": "lean"}
    assert made.lines["layout"] == 4


@pytest.mark.parametrize(
    "change, wanted, words",
    [
        (("layout: lean", "layuot: lean"), [("FM-001", 4), ("FM-002", 1)], "Did you mean `layout`?"),
        (("audience: teacher\n", ""), [("FM-002", 1)], "Add it"),
        (("title: Т", "title: [Т]"), [("FM-003", 1)], "README"),
        (("title: Т", "title: 2026"), [("FM-003", 1)], "in double quotes"),
        (("title: Т", "title:"), [("FM-003", 1)], "README"),
        (("summary: С", "summary: " + "о" * 161), [("FM-004", 2)], "Say it more shortly"),
        (("teacher", "teecher"), [("FM-005", 3)], "Did you mean `teacher`?"),
        (("teacher", "{a: b}"), [("FM-005", 3)], "Here there may be"),
        (("layout: lean\n", "layout: lean\ntranslation: {state: draft}\n"), [("FM-011", 5)], "Delete"),
    ],
)
def test_what_is_wrong_with_a_page(change: tuple[str, str], wanted: list, words: str) -> None:
    assert PAGE.count(change[0]) == 1
    made = checked("page", PAGE.replace(*change))
    assert said(made) == wanted
    assert words in " ".join(finding.hint for finding in made.findings)


@pytest.mark.parametrize(
    "field, wanted",
    [
        ("minutes: {rules: 2, recall: 5, new: 8, practice: 15, check: 5}", "FM-002"),
        ("minutes: {rules: 2, recall: 5, new: 8, practice: 99, check: 5, close: 5}", "FM-008"),
        ("minutes: {rules: два, recall: 5, new: 8, practice: 9, check: 5, close: 5}", "FM-003"),
        ("skill: chekc", "FM-005"),
        ("methods: []", "FM-006"),
        ("methods: discussion", "FM-003"),
        ("methods: [discussion, dance]", "FM-005"),
        ("invented: yes", "FM-003"),
        ("checked: yesterday", "FM-003"),
        ("characters: [{id: a, gender: f, role: helper}, {id: a, gender: m, role: helper}]", "FM-007"),
        ("characters: [{id: Айбек, gender: f, role: helper}]", "FM-009"),
        ("sensitivity: S4", "FM-005"),
    ],
)
def test_what_is_wrong_with_a_fact_of_a_lesson(field: str, wanted: str) -> None:
    made = checked("lesson", f"title: Т\n{field}\n")
    about = [finding for finding in made.findings if finding.line == 2]
    assert [finding.code for finding in about] == [wanted]


def test_a_translation_holds_words_only() -> None:
    made = checked("handout", "title: Т\nuse: И\ncopies: group\ntranslation: {state: draft}\n", source=False)
    (finding,) = made.findings
    assert (finding.code, finding.line) == ("TR-006", 3)
    assert "ru.yml:7" in finding.hint
    assert "copies" not in made.value


def test_a_translation_of_a_quiz_repeats_ids_only() -> None:
    text = """title: Т
remember: [а]
questions:
  - id: one
    ask: В
    correct: x
    options:
      - {id: x, text: Д, because: П}
translation: {state: machine, from: {front: 0123456789ab}}
"""
    made = checked("quiz", text, source=False)
    assert said(made) == [("TR-006", 6)]
    assert made.lines["questions.one.options.x.because"] == 8
    assert made.value["translation"] == {"state": "machine", "from": {"front": "0123456789ab"}}


def test_a_fingerprint_is_twelve_signs() -> None:
    made = checked("page", "title: Т\nsummary: С\ntranslation: {state: good, from: {front: xyz}}\n", source=False)
    assert said(made) == [("FM-005", 3), ("FM-009", 3)]


def test_words_and_parts_in_the_order_of_the_shape() -> None:
    made = checked("card", "lines:\n  - {id: b, text: два}\n  - {id: a, text: один}\ntitle: Т\n")
    assert parts(schemas.CARD, made.value) == {"front": "Т", "b": "два", "a": "один"}
    assert list(leaves(schemas.CARD, made.value)) == [("title", "Т")]


def test_every_translated_list_says_which_words_it_holds() -> None:
    """A container in a translation must lead to words, or translators would be asked for nothing."""

    def holds_words(shape) -> bool:
        match shape:
            case Record(fields):
                both = [one.shape for one in fields.values() if one.role == "both"]
                return any(one.role == "words" for one in fields.values()) or any(map(holds_words, both))
            case ListOf(item) | MapOf(item):
                return holds_words(item)
        return type(shape).__name__ == "Words"

    both = [
        (kind, name)
        for kind, shape in schemas.KINDS.items()
        for name, one in shape.fields.items()
        if one.role == "both"
    ]
    assert len(both) >= 6
    for kind, name in both:
        assert holds_words(schemas.KINDS[kind].fields[name].shape), (kind, name)
