"""Parts of the page of a lesson: its plan at a glance, and its short form for the journal."""

from __future__ import annotations

from markupsafe import Markup

from scripts import markdown
from scripts.model import BLOCKS, Lesson
from scripts.sheets import elements, plan
from scripts.sheets import writer as paper
from scripts.web.writer import Writer


def glance(writer: Writer, lesson: Lesson) -> Markup:
    """The fields of a plan and the course of the lesson, the same tables as on paper."""
    paper_writer = paper.Writer(writer.library, writer.language)
    tables = (plan.glance(paper_writer, lesson), plan.course_table(paper_writer, lesson))
    homework = Markup("<p><strong>{}:</strong> {}</p>").format(writer.word("plan.homework"), lesson.homework)
    return Markup("\n").join(_grid(table) for table in tables) + homework


def _grid(grid: elements.Grid) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(_cell(cell)) for cell in grid.head)
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            _cell(row[0]), Markup("").join(Markup("<td>{}</td>").format(_cell(cell)) for cell in row[1:])
        )
        for row in grid.rows
    )
    return Markup('<div class="wide plan"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>').format(
        head, rows
    )


def _cell(cell: elements.Cell) -> Markup:
    """A cell of the plan holds words only, one paragraph or two."""
    return Markup("<br>").join(Markup(markdown.spans_html(block.spans, str)) for block in cell)


def journal(writer: Writer, lesson: Lesson) -> str:
    """The short form of a lesson as plain text, to copy into the electronic journal."""
    goals = [f"{writer.word(f'plan.{name}')}: {lesson.goals[name].goal}" for name in plan.GOALS]
    steps = [
        f"{lesson.section(block).title} ({writer.word('lesson.minutes', count=lesson.minutes[block])}): "
        f"{lesson.course[block].teacher}"
        for block in BLOCKS
        if lesson.section(block)
    ]
    lines = [
        f"{writer.word('plan.topic')}: {lesson.title}",
        *goals,
        f"{writer.word('plan.outcome')}: {lesson.outcome}",
        f"{writer.word('plan.course')}:",
        *steps,
        f"{writer.word('plan.homework')}: {lesson.homework}",
    ]
    return "\n".join(lines)
