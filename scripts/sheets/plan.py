"""The printed lesson plan: first the one-look table of fields Kyrgyz teachers put in a plan, then the lesson itself."""

from __future__ import annotations

from scripts.markdown import Paragraph, Words
from scripts.model import BLOCKS, Lesson
from scripts.sheets.elements import Cell, Grid, PaperBlock, Title, paragraph
from scripts.sheets.writer import Writer

GOALS = ("teach", "develop", "educate")


def plan(writer: Writer, lesson: Lesson) -> tuple[PaperBlock, ...]:
    """The whole plan of a lesson, sources last."""
    course = Title(2, (Words(writer.word("plan.course")),), writer.word("lesson.minutes", count=lesson.total_minutes))
    homework = Paragraph((Words(writer.word("plan.homework") + ": ", strong=True), *writer.spans_of(lesson.homework)))
    made: list[PaperBlock] = [glance(writer, lesson), course, course_table(writer, lesson), homework]
    for section in lesson.sections:
        minutes = lesson.minutes.get(section.id)
        aside = writer.word("lesson.minutes", count=minutes) if minutes else ""
        made += [Title(2, writer.spans_of(section.title), aside), *writer.text(section.body)]
    return (*made, *writer.sources())


def glance(writer: Writer, lesson: Lesson) -> Grid:
    """The fields of a plan (research: education-system, section 3), each with its value."""
    rows: list[tuple[str, Cell]] = [
        ("subject", (paragraph(_subject(writer, lesson)),)),
        ("kind", (paragraph(writer.word(f"kind.{lesson.kind}")),)),
        ("form", (paragraph(_form(writer, lesson)),)),
        *((goal, _goal(writer, lesson, goal)) for goal in GOALS),
        ("competences", (paragraph(_all(writer, "competence", lesson.competences)),)),
        ("outcome", (writer.line(lesson.outcome),)),
        ("equipment", (writer.line("; ".join(lesson.materials)),)),
        ("methods", (paragraph(_all(writer, "method", lesson.methods)),)),
    ]
    if len(lesson.subjects) > 1:
        rows.append(("links", (paragraph(_all(writer, "subject", lesson.subjects[1:])),)))
    rows.append(("assessment", (paragraph(writer.word("plan.assessment-text")),)))
    rows.append(("guidance", (writer.line(lesson.guidance),)))
    head: tuple[Cell, ...] = ((paragraph(writer.word("plan.topic")),), (paragraph(lesson.title),))
    named = tuple(((paragraph(writer.word(f"plan.{field}"), strong=True),), value) for field, value in rows)
    return Grid(head, named, (27, 73), row_heads=True)


def course_table(writer: Writer, lesson: Lesson) -> Grid:
    """Stage, minutes, what the teacher does, what the pupils do."""
    columns = ("stage", "minutes", "teacher", "pupils")
    rows = []
    for block in BLOCKS:
        step, section = lesson.course[block], lesson.section(block)
        stage = writer.line(section.title) if section else paragraph("")
        minutes = paragraph(str(lesson.minutes[block]))
        rows.append(((stage,), (minutes,), (writer.line(step.teacher),), (writer.line(step.pupils),)))
    head = tuple((paragraph(writer.word(f"plan.{column}")),) for column in columns)
    return Grid(head, tuple(rows), (22, 8, 35, 35), row_heads=True)


def _subject(writer: Writer, lesson: Lesson) -> str:
    """Slot, ages and both grade numberings: schools are moving from eleven to twelve years."""
    grades = writer.library.grades[lesson.band]
    ages = writer.word("lesson.ages", first=grades.ages[0], last=grades.ages[1])
    old, new = (f"{first}–{last}" if first != last else str(first) for first, last in (grades.old, grades.new))
    classes = writer.word("lesson.grades", old=old, new=new)
    return f"{writer.word(f'subject.{lesson.subjects[0]}')}, {classes}, {ages}"


def _form(writer: Writer, lesson: Lesson) -> str:
    hosted = "plan.form-class-hour" if lesson.subjects[0] == "class-hour" else "plan.form-lesson"
    return f"{writer.word(hosted)}, {writer.word('lesson.minutes', count=lesson.total_minutes)}"


def _goal(writer: Writer, lesson: Lesson, name: str) -> Cell:
    goal = lesson.goals[name]
    indicator = Paragraph((Words(writer.word("plan.indicator") + ": ", em=True), *writer.spans_of(goal.indicator)))
    return writer.line(goal.goal), indicator


def _all(writer: Writer, kind: str, ids: tuple[str, ...]) -> str:
    return ", ".join(writer.word(f"{kind}.{id}") for id in ids)
