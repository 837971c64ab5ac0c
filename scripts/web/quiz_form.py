"""Quiz → an honest HTML form: complete without a script (answers in ``details``), brought to life by quiz.js.

No field is ever sent: the form has no action and no button that submits.
"""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from scripts.model import Question, Quiz
from scripts.web.writer import Writer


def render(writer: Writer, quiz: Quiz, templates: jinja2.Environment) -> Markup:
    """The whole quiz as HTML in the language of ``writer``."""
    questions = [_question(writer, question, number) for number, question in enumerate(quiz.questions, 1)]
    template = templates.get_template("block/quiz.html")
    return Markup(template.render(questions=questions, word=writer.word, help=writer.link("help")))


def _question(writer: Writer, question: Question, number: int) -> dict[str, object]:
    """One question with its words as HTML and, for a story, its scenes numbered in the order they are written."""
    numbers = {scene.id: place for place, scene in enumerate(question.scenes, 1)}
    answers = sorted(question.options, key=lambda o: question.correct.index(o.id)) if question.kind == "order" else ()
    return {
        "id": question.id,
        "kind": question.kind,
        "number": number,
        "ask": writer.inline(question.ask),
        "options": [_option(writer, question, option) for option in question.options],
        "answers": [_option(writer, question, option) for option in answers],
        "order": " ".join(question.correct),
        "scenes": [
            {
                "id": scene.id,
                "number": numbers[scene.id],
                "text": writer.inline(scene.text),
                "end": scene.end,
                "choices": [
                    {
                        "text": writer.inline(choice.text),
                        "because": writer.inline(choice.because),
                        "to": choice.to,
                        "number": numbers[choice.to],
                    }
                    for choice in scene.choices
                ],
            }
            for scene in question.scenes
        ],
    }


def _option(writer: Writer, question: Question, option) -> dict[str, object]:
    return {
        "id": option.id,
        "text": writer.inline(option.text),
        "plain": writer.plain(option.text),
        "because": writer.inline(option.because),
        "safer": option.id in question.correct,
    }
