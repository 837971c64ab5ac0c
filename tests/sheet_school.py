"""A small school built by hand for the tests of sheets: two lessons, one guide, two languages, every kind of block."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from scripts.model import (
    BLOCKS,
    SECTIONS,
    Band,
    Card,
    Choice,
    Goal,
    Grades,
    Guide,
    Handout,
    Language,
    Lesson,
    Library,
    Line,
    Option,
    Question,
    Quiz,
    Scene,
    Section,
    Service,
    Source,
    Step,
    Translation,  # fmt: skip
)

LANGUAGES = ("ru", "ky")
LETTERS = {"ru": "Съешь ещё этих мягких булок", "ky": "Ңөү Ўқувчи ғоя ҳаёт"}
SPECIAL = r'#panic("x") $x$ @a <b> [c] \u{41} //'
BECAUSE = "Безопаснее: так ты выигрываешь время, потому что обман боится вопросов."
SECRET = "Ключ: эти слова только для учителя"

BODIES = {
    "before": "Прочитайте[^EDU-1].\n\n{card:disclosure}\n",
    "rules": "> Можно промолчать.\n>\n> Имён не называем.\n",
    "new": "```board\nКто? — Сколько? — За что?\n{number:kg-111}\n```\n",
    "practice": "1. Читаем.\n   - вслух;\n   - по очереди.\n\n### Что хорошо\n\n"
    "| Знак | 1 |\n|---|---|\n| **Кто?** [^EDU-1] | |\n",
    "close": "{card:help}\n",
    "home": "{service:tr-157}",
    "answers": SECRET,
}


def _text(id: str, language: str, title: str) -> dict:
    translation = None if language == "ru" else Translation("machine", {})
    return {
        "id": id, "language": language, "written_in": language, "path": f"curriculum/{language}/{id}.md",
        "title": title, "translation": translation, "parts": {}, "lines": {},
    }  # fmt: skip


def _lesson(id: str, language: str, code: str) -> Lesson:
    return Lesson(
        **_text(id, language, f"Урок {LETTERS[language]}"), band=id[0], code=code, summary="", outcome="Я могу.",
        guidance="Об обмане.", goals={k: Goal("Узнать", "называют") for k in ("teach", "develop", "educate")},
        materials=("доска", "мел"), course={b: Step("Читает.", "Слушают.") for b in BLOCKS}, homework="Нарисовать.",
        minutes=dict(zip(BLOCKS, (2, 5, 8, 15, 5, 5), strict=True)), sensitivity="S1", skill="check",
        kind="new-skill", methods=("discussion",), competences=("social",), subjects=("class-hour", "informatics"),
        characters=(), responsible="recruiter", recommendations=(), rights=("child",), invented=True, status="draft",
        reviewers=(), checked=date(2026, 1, 1),
        sections=tuple(Section(s, f"Раздел {s}", BODIES.get(s, f"Текст {LETTERS[language]}."), 1) for s in SECTIONS),
    )  # fmt: skip


def _handout(id: str, language: str) -> Handout:
    body = (
        f"```cards\n**Один**\n{SPECIAL}\n---\n**Два**\n- да\n---\nТри\n```\n\n```lines\n3\n```\n\n"
        "```form\nКто поможет:\n```\n\n{card:help}\n"
    )
    return Handout(
        **_text(id, language, "Лист"), use="Читайте вслух.", copies="group", sections=(Section("do", "Дело", body, 1),)
    )


def _quiz(id: str, language: str) -> Quiz:
    options = tuple(Option(x, f"Ответ {x}", BECAUSE) for x in ("a", "b", "c"))
    scenes = (
        Scene("start", "Сосед зовёт.", tuple(Choice(x, f"Выбор {x}", BECAUSE, "end") for x in ("x", "y")), ""),
        Scene("end", "Мама рядом.", (), "help"),
    )
    questions = (
        Question("one", "one", "Что сделаешь?", options, ("b",)),
        Question("many", "several", "Что верно?", options, ("a", "c")),
        Question("steps", "order", "По порядку", options, ("a", "b", "c")),
        Question("road", "story", "История", (), (), scenes),
    )
    return Quiz(**_text(id, language, "Проверь"), remember=("Спроси.",), questions=questions)


def _card(id: str, language: str) -> Card:
    lines = (Line("person", "Скажи взрослому."), Line("service", "Позвони: {service:kg-111}."))
    return Card(**_text(id, language, f"Карточка {id}"), card_lines=lines)


def _guide(id: str, language: str) -> Guide:
    return Guide(
        **_text(id, language, "Памятка"), summary="Кратко.", audience="teacher", form="guide",
        sections=(Section("card", "Карточка", "{card:disclosure}\n", 1),),
    )  # fmt: skip


def _band(id: str, language: str, lessons: dict[str, str]) -> Band:
    listed = {code: lesson for lesson, code in lessons.items() if lesson[0] == id}
    return Band(**_text(id, language, f"Уроки {id}"), listed=listed, minimum=("c3",) if id == "c" else ())


@cache
def school() -> Library:
    """The same Library for all tests; change it with ``dataclasses.replace``."""
    root = Path(__file__).resolve().parents[1]
    words = {}
    for language in LANGUAGES:
        found = yaml.safe_load((root / f"curriculum/data/interface/{language}.yml").read_text("utf-8"))
        words[language] = {key: word["text"] if isinstance(word, dict) else word for key, word in found.items()}
    lessons, guide = {"a/secrets": "a4", "c/easy-money": "c3"}, "teach/if-a-pupil-tells-you"
    every = [(language, id) for language in LANGUAGES for id in lessons]
    services = {
        "kg-111": Service("kg-111", "kg", "111", "publish", date(2025, 12, 26), ()),
        "tr-157": Service("tr-157", "tr", "157", "publish", date(2025, 8, 20), ()),
        "kg-189": Service("kg-189", "kg", "189", "withheld", None, ()),
    }
    return Library(
        root=str(root), source_language="ru", default_language="ky",
        languages={"ru": Language("ru", "Русский", "ru", ""), "ky": Language("ky", "Кыргызча", "ky", "")},
        grades={"a": Grades((7, 10), (1, 4), (2, 5)), "c": Grades((13, 15), (7, 9), (8, 10))},
        subjects=(), competences=(), kinds=(), methods=(), skills=(),
        rights=("child",), guide_groups={"first": (guide,)},
        sources={"EDU-1": Source("EDU-1", "A source", "https://example.org/long/path", "2025")},
        services=services, words=words, band_titles={},
        lessons={(lang, id): _lesson(id, lang, lessons[id]) for lang, id in every},
        quizzes={(lang, id): _quiz(id, lang) for lang, id in every},
        handouts={(lang, id): _handout(id, lang) for lang, id in every},
        guides={(lang, guide): _guide(guide, lang) for lang in LANGUAGES},
        cards={(lang, id): _card(id, lang) for lang in LANGUAGES for id in ("help", "help-young", "disclosure")},
        pages={},
        bands={(lang, id): _band(id, lang, lessons) for lang in LANGUAGES for id in ("a", "c")},
    )  # fmt: skip
