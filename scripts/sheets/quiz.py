"""The quiz on paper: for pupils without any answer, and the key with the reasons for the teacher."""

from __future__ import annotations

from hashlib import sha256
from typing import TypeAlias

from scripts.markdown import Cards, Paragraph, Words
from scripts.model import Option, Question, Quiz, Scene
from scripts.sheets.elements import Cell, Choices, Grid, Lead, PaperBlock, PaperSpan, Title, Together, paragraph
from scripts.sheets.writer import Writer

Row: TypeAlias = tuple[Cell, ...]


def quiz(writer: Writer, text: Quiz) -> tuple[PaperBlock, ...]:
    """What a pupil gets: questions with empty boxes, a story as cards, and always the help card. Never an answer."""
    made: list[PaperBlock] = [Lead((Words(writer.word("sheet.quiz-intro")),))]
    for number, question in enumerate(text.questions, start=1):
        made += _question(writer, number, question)
    return (*made, writer.card(_help(text)))


def key(writer: Writer, text: Quiz) -> tuple[PaperBlock, ...]:
    """What the teacher gets: the safer options marked, and why, for each option."""
    made: list[PaperBlock] = [Lead((Words(writer.word("sheet.key-intro")),))]
    for number, question in enumerate(text.questions, start=1):
        made.append(_ask(writer, number, question))
        if question.kind == "order":
            made.append(paragraph(writer.word("sheet.right-order")))
            rows = _right_order(writer, question)
        elif question.kind == "story":
            rows = _turns(writer, question)
        else:
            rows = [_reason(writer, o.text, o.because, o.id in question.correct) for o in question.options]
        made.append(_reasons(writer, tuple(rows)))
    return tuple(made)


def on_paper(question: Question) -> tuple[Option, ...]:
    """Options as printed. Things to put in order never stand in order already; the mixing is always the same."""
    if question.kind != "order":
        return question.options
    mixed = tuple(sorted(question.options, key=lambda o: sha256(f"{question.id} {o.id}".encode()).digest()))
    if tuple(o.id for o in mixed) == question.correct:
        mixed = mixed[1:] + mixed[:1]
    return mixed


def scene_numbers(question: Question) -> dict[str, int]:
    """Scene id → number of its card; the first scene is card 1."""
    return {scene.id: number for number, scene in enumerate(question.scenes, start=1)}


def _help(text: Quiz) -> str:
    """The youngest have a card of their own."""
    return "help-young" if text.id.startswith("a/") else "help"


def _ask(writer: Writer, number: int, question: Question, hint: str = "") -> Title:
    return Title(2, (Words(f"{number}. "), *writer.spans_of(question.ask)), hint)


def _question(writer: Writer, number: int, question: Question) -> list[PaperBlock]:
    """A question with its options; how to answer stands beside it, or under it where that takes a sentence."""
    hint = writer.word(f"sheet.{question.kind}")
    if question.kind in ("one", "several"):
        items = tuple(writer.spans_of(option.text) for option in question.options)
        return [Together((_ask(writer, number, question, hint), Choices(items)))]
    head = (_ask(writer, number, question), paragraph(hint, em=True))
    if question.kind == "order":
        return [Together((*head, Choices(tuple(writer.spans_of(o.text) for o in on_paper(question)), "line")))]
    return [Together(head), Cards(tuple(_scene(writer, question, scene) for scene in question.scenes))]


def _scene(writer: Writer, question: Question, scene: Scene) -> Cell:
    """A scene as a card: the sheet can be read as it is, or cut and laid out on the desk."""
    cards = scene_numbers(question)
    if scene.choices:
        last: PaperBlock = Choices(tuple(_choice(writer, c.text, cards[c.to]) for c in scene.choices))
    else:
        last = paragraph(writer.word("sheet.end"), em=True)
    return paragraph(writer.word("sheet.scene", number=cards[scene.id]), strong=True), writer.line(scene.text), last


def _choice(writer: Writer, text: str, card: int) -> tuple[PaperSpan, ...]:
    there = writer.word("sheet.go-to", number=card).replace(" ", "\u00a0")
    return (*writer.spans_of(text), Words(" "), Words(there, strong=True))


def _right_order(writer: Writer, question: Question) -> list[Row]:
    options = {option.id: option for option in question.options}
    return [
        ((paragraph(f"{place}. {options[id].text}", strong=True),), (writer.line(options[id].because),))
        for place, id in enumerate(question.correct, start=1)
    ]


def _turns(writer: Writer, question: Question) -> list[Row]:
    """Every choice of a story: from which card, to which, and what to say about it."""
    cards = scene_numbers(question)
    return [
        (
            (paragraph(writer.word("sheet.scene", number=cards[scene.id]), strong=True),
             Paragraph(_choice(writer, choice.text, cards[choice.to]))),
            (writer.line(choice.because),),
        )
        for scene in question.scenes
        for choice in scene.choices
    ]  # fmt: skip


def _reason(writer: Writer, text: str, because: str, right: bool) -> Row:
    """One row of the key; the mark is a sign and a word, never a colour."""
    mark = (Words(f" — {writer.word('sheet.safer')}", strong=True),) if right else ()
    option = Paragraph((Words("☑ " if right else "☐ "), *writer.spans_of(text), *mark))
    return (option,), (writer.line(because),)


def _reasons(writer: Writer, rows: tuple[Row, ...]) -> Grid:
    head = ((paragraph(writer.word("sheet.option")),), (paragraph(writer.word("sheet.because")),))
    return Grid(head, rows, (42, 58))
