"""The verbs of ``python -m scripts``, one file each: what it is for, its options, what it does.

A verb is a module here with ``LONG`` (what it does, for people who write lessons, not programs), ``EXAMPLES``,
``options(parser)`` and ``run(options)``, which gives the exit code. Only the verb that is asked for is loaded.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from types import ModuleType

VERBS = {
    "check": "find mistakes in lessons, pages and facts",
    "spell": "look each word up in dictionaries",
    "build": "make the whole site",
    "serve": "make the site and show it in a browser",
    "sheets": "make only the sheets to print",
    "status": "show how far each language is",
    "new": "begin a lesson, a guide, a page or a translation",
    "stamp": "note that a translation says what the Russian says",
    "compare": "make review sheets for editors: two languages side by side",
    "collect": "read filled review sheets",
    "bench": "measure speed and size",
}
"""Verb → the line that says it in the list of all; the order is that of the work."""


def verb(name: str) -> ModuleType:
    """The module of a verb."""
    return import_module(f"scripts.commands.{name}")


def run(options: argparse.Namespace) -> int:
    """Lets the verb do its work; gives the exit code."""
    return verb(options.verb).run(options)
