"""What lists show of a lesson, a text, a file to print."""

from __future__ import annotations

from scripts.model import Lesson, Text
from scripts.sheets.formats import FORMATS
from scripts.web.writer import Writer


def lessons_of(writer: Writer) -> list[Lesson]:
    """The lessons of the writer's language in the order of the programme."""
    return [lesson for (code, _), lesson in writer.library.lessons.items() if code == writer.language]


def facts(writer: Writer, lesson: Lesson) -> list[str]:
    """The short line of facts under a lesson's title."""
    grades = writer.library.grades[lesson.band]
    return [
        lesson.code.upper(),
        writer.word("lesson.ages", first=grades.ages[0], last=grades.ages[1]),
        writer.word("lesson.grades", old=span(grades.old), new=span(grades.new)),
        writer.word("lesson.minutes", count=lesson.total_minutes),
        writer.word(f"skill.{lesson.skill}"),
    ]


def span(numbers: tuple[int, int]) -> str:
    return f"{numbers[0]}–{numbers[1]}"


def row(writer: Writer, lesson: Lesson) -> dict[str, object]:
    """What the finder and the lists show of a lesson."""
    grades = writer.library.grades[lesson.band]
    return {
        "lesson": lesson,
        "tag": strange_tag(writer, lesson),
        "facts": facts(writer, lesson),
        "link": writer.link(lesson.id),
        "ages": writer.word("lesson.ages", first=grades.ages[0], last=grades.ages[1]),
        "grades": grades,
        "old": span(grades.old),
        "new": span(grades.new),
        "skill": writer.word(f"skill.{lesson.skill}"),
        "subjects": [writer.word(f"subject.{subject}") for subject in lesson.subjects],
    }


def strange_tag(writer: Writer, text: Text) -> str:
    """The language of a text that stands in a list of another language because nobody has translated it yet."""
    return "" if text.written_in == writer.language else writer.library.languages[text.written_in].tag


def files(writer: Writer, name: str) -> list[dict[str, str]]:
    """A sheet in every format: what the button says and where it leads."""
    return [{"name": one.name, "link": writer.download(f"{name}.{one.ending}")} for one in FORMATS.values()]
