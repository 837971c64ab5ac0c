"""What was measured about the site (``curriculum/data/measured.yml``) as rows of a page, beside the budgets."""

from __future__ import annotations

from scripts.model import Measure
from scripts.web.writer import Writer

VIEWS = ("home", "teacher", "pupil", "quiz", "help")


def block(writer: Writer) -> dict[str, object]:
    """The table of all measures, and when they were taken."""
    measures = writer.library.measures
    when = writer.word("measure.never")
    if measures.day:
        when = writer.word("measure.when", date=f"{measures.day:%d.%m.%Y}", cores=measures.cores)
    shown = {id: one for id, one in measures.all.items() if one.value is not None}
    return {"when": when, "rows": [_row(writer, id, one) for id, one in shown.items()]}


def _row(writer: Writer, id: str, measure: Measure) -> dict[str, str]:
    values = {"value": measure.value, "most": measure.most, "plain": measure.plain}
    return {"name": _name(writer, id)} | {
        name: "–" if value is None else said(writer, value, measure.unit) for name, value in values.items()
    }


def _name(writer: Writer, id: str) -> str:
    view, _, kind = id.partition("-")
    if view in VIEWS:
        return f"{writer.word(f'measure.view.{view}')}: {writer.word(f'measure.kind.{kind}')}"
    return writer.word(f"measure.{id}")


def said(writer: Writer, value: int, unit: str) -> str:
    """A value for people, in the language of the page: ``12076`` bytes → ``12,1 кБ``."""
    match unit:
        case "bytes" if value >= 1_000_000:
            return writer.word("measure.unit.megabytes", number=writer.number(value / 1_000_000))
        case "bytes":
            return writer.word("measure.unit.kilobytes", number=writer.number(value / 1000))
        case "ms" if value >= 1000:
            return writer.word("measure.unit.seconds", number=writer.number(value / 1000))
        case "ms":
            return writer.word("measure.unit.milliseconds", number=str(value))
        case "percent":
            return f"{value} %"
        case "thousandths":
            return writer.number(value / 1000, digits=3)
    return str(value)
