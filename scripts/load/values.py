"""The fields of a text → a value of the model: one maker for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from scripts.model import (
    BLOCKS,
    Band,
    Card,
    Character,
    Choice,
    Goal,
    Guide,
    Handout,
    Lesson,
    Line,
    Option,
    Page,
    Question,
    Quiz,
    Scene,
    Section,
    Step,
    Text,
)

NO_DAY = date(1, 1, 1)


def _lesson(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Lesson:
    goals, course = value.get("goals", {}), value.get("course", {})
    return Lesson(
        **base,
        band=base["id"].split("/")[0],
        code=f"{base['id'].split('/')[0]}0",  # the library puts in the code of band.yml
        goals={name: _pair(Goal, goals.get(name, {}), "goal", "indicator") for name in ("teach", "develop", "educate")},
        course={name: _pair(Step, course.get(name, {}), "teacher", "pupils") for name in BLOCKS},
        characters=tuple(
            Character(
                c.get("id", ""), c.get("gender", ""), c.get("role", ""), c.get("known", False), c.get("journey", "")
            )
            for c in value.get("characters", ())
        ),
        minutes=dict(value.get("minutes", {})),
        invented=value.get("invented", True),
        status=value.get("status", "draft"),
        checked=value.get("checked", NO_DAY),
        **{
            name: value.get(name, "")
            for name in ("summary", "outcome", "guidance", "homework", "sensitivity", "skill", "kind", "responsible")
        },
        **{
            name: tuple(value.get(name, ()))
            for name in ("materials", "methods", "competences", "subjects", "recommendations", "rights", "reviewers")
        },
        sections=sections,
    )


def _pair(shape: type, value: Mapping[str, str], first: str, second: str) -> Any:
    return shape(value.get(first, ""), value.get(second, ""))


def _quiz(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Quiz:
    questions = tuple(_question(entry) for entry in value.get("questions", ()) if "id" in entry)
    # The answers are a part, too: where one moves, the reasons in every language must be looked at again.
    answers = "\n".join(f"{question.id}: {' '.join(question.correct)}" for question in questions if question.correct)
    base = base | {"parts": base["parts"] | {"correct": answers}}
    return Quiz(**base, remember=tuple(value.get("remember", ())), questions=questions)


def _question(entry: Mapping[str, Any]) -> Question:
    scenes = tuple(
        Scene(s["id"], s.get("text", ""), _options(s.get("choices", ()), Choice, "to"), s.get("end", ""), s["line"])
        for s in entry.get("scenes", ())
        if "id" in s
    )
    kind = entry.get("kind", "story" if scenes else "one")
    options = _options(entry.get("options", ()), Option)
    correct = tuple(entry.get("correct", ()))
    return Question(entry["id"], kind, entry.get("ask", ""), options, correct, scenes, entry["line"])


def _options(entries: Any, shape: type, *more: str) -> tuple[Any, ...]:
    names = ("text", "because", *more)
    return tuple(
        shape(one["id"], *(one.get(name, "") for name in names), one["line"]) for one in entries if "id" in one
    )


def _handout(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Handout:
    return Handout(**base, use=value.get("use", ""), copies=value.get("copies", "group"), sections=sections)


def _guide(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Guide:
    return Guide(
        **base, summary=value.get("summary", ""), audience=value.get("audience", "teacher"),
        form=value.get("form", "guide"), sections=sections, recommendations=tuple(value.get("recommendations", ())),
    )  # fmt: skip


def _page(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Page:
    return Page(
        **base, summary=value.get("summary", ""), audience=value.get("audience", "anyone"),
        layout=value.get("layout", "lean"), intro=intro, sections=sections,
        recommendations=tuple(value.get("recommendations", ())),
    )  # fmt: skip


def _card(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Card:
    lines = tuple(Line(e["id"], e.get("text", ""), e["line"]) for e in value.get("lines", ()) if "id" in e)
    return Card(**base, card_lines=lines)


def _band(value: Mapping[str, Any], base: dict[str, Any], sections: tuple[Section, ...], intro: str) -> Band:
    listed = {code: f"{base['id']}/{slug}" for code, slug in value.get("lessons", {}).items()}
    return Band(**base, listed=listed, minimum=tuple(value.get("minimum", ())))


MAKERS: dict[str, Callable[..., Text]] = {
    "lesson": _lesson, "quiz": _quiz, "handout": _handout, "guide": _guide, "page": _page, "card": _card, "band": _band,
}  # fmt: skip
