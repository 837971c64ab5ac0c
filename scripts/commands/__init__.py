"""The verbs of ``python -m scripts``, one file each: its words of help, its options, what it does."""

from types import ModuleType

from scripts.commands import (
    bench,
    build,
    check,
    collect,
    compare,
    new,
    serve,
    sheets,
    spell,
    stamp,
    status,
)

VERBS: tuple[ModuleType, ...] = (check, spell, build, serve, sheets, status, new, stamp, compare, collect, bench)
"""In the order in which they are listed. Each has ``SHORT``, ``LONG``, ``EXAMPLES``, ``add_options`` and ``run``."""


def name(verb: ModuleType) -> str:
    """What is typed for a verb."""
    return verb.__name__.rpartition(".")[2]
