"""Read the files of ``curriculum/data`` one by one and gather what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from scripts.files.read import read_yaml
from scripts.findings import Finding
from scripts.schema.types import Record
from scripts.schema.validate import Checked, check

DATA = "curriculum/data"


class Lists:
    """Reads data files one by one and gathers their findings."""

    def __init__(self, root: Path):
        self.root = root
        self.findings: list[Finding] = []
        self.cites: list[tuple[str, int, str]] = []  # path, line, source id

    def file(self, name: str, shape: Record) -> Checked:
        path = f"{DATA}/{name}"
        node, problems = read_yaml(self.root, path)
        self.findings += problems
        made = check(node, shape, path, {}) if node else Checked({}, {})
        self.findings += made.findings
        for place, line in made.lines.items():
            if re.search(r"\.sources\.\d+$", place):
                self.cites.append((path, line, str(_at(made.value, place))))
        return made


def _at(value: Any, place: str) -> Any:
    """The value at a dotted place; list items are found by id or number."""
    for step in place.split("."):
        if isinstance(value, list):
            named = [item for item in value if isinstance(item, dict) and item.get("id") == step]
            value = named[0] if named else value[int(step)] if step.isdigit() and int(step) < len(value) else {}
        else:
            value = value.get(step, {}) if isinstance(value, dict) else {}
    return value or ""
