"""The shapes of texts. Which fields a translation holds is told by their roles."""

from __future__ import annotations

from scripts.model import BLOCKS
from scripts.schema.types import (
    Day,
    Either,
    Field,
    Flag,
    ListOf,
    MapOf,
    Name,
    Number,
    OneOf,
    Record,
    Words,
    both,
    fact,
    key,
    words,
)

CODE = r"[a-d][1-9][0-9]?"

STAMP = Name("[0-9a-f]{12}", "a fingerprint (12 signs 0–9, a–f) written by `stamp`")
TRANSLATION = Field(
    Record(
        {
            "state": Field(OneOf(("machine", "draft")), "key"),
            "from": Field(MapOf(STAMP), "key", required=False),
        }
    ),
    "stamp",
)
GOAL = Record({"goal": words(), "indicator": words()})
STEP = Record({"teacher": words(), "pupils": words()})
CHARACTER = Record(
    {
        "id": key(),
        "gender": fact(OneOf(("f", "m"))),
        "role": fact(OneOf(("at-risk", "recruiter", "helper", "witness"))),
        "known": fact(Flag(), required=False),
        "journey": fact(OneOf(("lawful", "unsafe")), required=False),
    }
)
AUDIENCE = fact(OneOf(("teacher", "pupil", "anyone", "reviewer")))
SUMMARY = words(160)
TITLE = words(80)


def some(list_name: str) -> ListOf:
    """At least one of a list that is data."""
    return ListOf(OneOf(list_name), 1)


LESSON = Record(
    {
        "title": TITLE,
        "summary": SUMMARY,
        "outcome": words(),
        "guidance": words(),
        "goals": both(MapOf(GOAL, keys=("teach", "develop", "educate"))),
        "materials": both(ListOf(Words(), 1)),
        "course": both(MapOf(STEP, keys=BLOCKS)),
        "homework": words(),
        "minutes": fact(MapOf(Number(1, 40), keys=BLOCKS)),
        "sensitivity": fact(OneOf(("S0", "S1", "S2", "S3"))),
        "skill": fact(OneOf("skills")),
        "kind": fact(OneOf("kinds")),
        "methods": fact(some("methods")),
        "competences": fact(some("competences")),
        "subjects": fact(some("subjects")),
        "characters": fact(ListOf(CHARACTER)),
        "responsible": fact(Name()),
        "recommendations": fact(ListOf(Number(1, 99))),
        "rights": fact(some("rights")),
        "invented": fact(Flag()),
        "status": fact(OneOf(("draft", "review", "published"))),
        "reviewers": fact(ListOf(Words())),
        "checked": fact(Day()),
        "translation": TRANSLATION,
    }
)

OPTION = Record({"id": key(), "text": words(), "because": words()})
CHOICE = Record({"id": key(), "text": words(), "because": words(), "to": fact(Name())})
SCENE = Record(
    {
        "id": key(),
        "text": words(),
        "choices": both(ListOf(CHOICE), required=False),
        "end": fact(OneOf(("help",)), required=False),
    }
)
QUESTION = Record(
    {
        "id": key(),
        "kind": fact(OneOf(("one", "several", "order", "story"))),
        "ask": words(),
        "options": both(ListOf(OPTION), required=False),
        "correct": fact(Either(Name()), required=False),
        "scenes": both(ListOf(SCENE), required=False),
    }
)
QUIZ = Record(
    {
        "title": TITLE,
        "remember": both(ListOf(Words(), 3, 5), part=True),
        "questions": both(ListOf(QUESTION), part=True),
        "translation": TRANSLATION,
    }
)
HANDOUT = Record(
    {"title": TITLE, "use": words(), "copies": fact(OneOf(("group", "pupil", "teacher"))), "translation": TRANSLATION}
)
GUIDE = Record(
    {
        "title": TITLE,
        "summary": SUMMARY,
        "audience": AUDIENCE,
        "form": fact(OneOf(("guide", "letter", "template", "poster", "cards")), required=False),
        "recommendations": fact(ListOf(Number(1, 99)), required=False),
        "translation": TRANSLATION,
    }
)
PAGE = Record(
    {
        "title": TITLE,
        "summary": SUMMARY,
        "audience": AUDIENCE,
        "layout": fact(OneOf(("lean", "full"))),
        "recommendations": fact(ListOf(Number(1, 99)), required=False),
        "translation": TRANSLATION,
    }
)
CARD = Record(
    {
        "title": TITLE,
        "lines": both(ListOf(Record({"id": key(), "text": words()}), 1), part=True),
        "translation": TRANSLATION,
    }
)
BAND = Record(
    {
        "title": TITLE,
        "lessons": fact(MapOf(Name(), key=CODE)),
        "minimum": fact(ListOf(Name(CODE, "the code of a lesson such as c3")), required=False),
        "translation": TRANSLATION,
    }
)

KINDS = {
    "lesson": LESSON, "quiz": QUIZ, "handout": HANDOUT, "guide": GUIDE, "card": CARD, "page": PAGE, "band": BAND,
}  # fmt: skip
"""The shape of each kind of text."""
