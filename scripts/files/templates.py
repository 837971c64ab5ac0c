"""Templates as all of ours are read: everything is escaped, and a name that is missing is a fault."""

from __future__ import annotations

from pathlib import Path

import jinja2


def environment(folder: Path) -> jinja2.Environment:
    """The templates in ``folder``."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="<#",  # {#id} is a heading id in our Markdown
        comment_end_string="#>",
    )
