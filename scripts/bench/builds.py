"""How fast the site and its sheets are made: cold, after an edit, twice as large; beside plain mkdocs-material."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.language import transliteration
from scripts.load import library
from scripts.model import Library
from scripts.publish import preview
from scripts.sheets import downloads
from scripts.sheets.formats import FORMATS
from scripts.web import addresses, pages

PLAIN = """site_name: plain
use_directory_urls: false
theme: {name: material, custom_dir: overrides}
plugins:
  - search
  - i18n: {docs_structure: folder, languages: [LANGUAGES]}
markdown_extensions: [attr_list, tables, footnotes, toc]
"""
COPIED = ("know", "law", "school", "work")
"""Folders of docs/ whose pages may be doubled: no page is made by another's being there."""
EDITED = "curriculum/ky/c/easy-money-online.md"


WATCH = """import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(most / (1_000_000 if sys.platform == "darwin" else 1000))
sys.exit(code)"""
"""A small program that stands between: on Linux a process counts as large as the one that started it was."""


def mkdocs(folder: Path, **environment: str) -> tuple[float, float]:
    """Seconds of one build in ``folder``, and the most memory that one of its processes held, in megabytes."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", WATCH, sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
    )
    took = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"mkdocs build in {folder.name} stopped with {done.returncode}: {done.stderr[-2000:]}")
    return took, float(done.stdout)


def timed(site: Path, seconds: float, memory: float) -> dict[str, float]:
    """A build as numbers; what it wrote is counted without the sheets."""
    count = len(list(site.rglob("*.html")))
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file() and "downloads" not in file.parts)
    per_page = 1000 * seconds / count
    return {"seconds": seconds, "pages": count, "ms_per_page": per_page, "bytes": size, "memory_mb": memory}


def sheets(content: Library, out: Path) -> dict[str, float]:
    """All sheets made from nothing, then again when nothing has changed."""
    start = time.perf_counter()
    made = downloads.make(content, out)
    cold = time.perf_counter() - start
    start = time.perf_counter()
    downloads.make(content, out)
    again = time.perf_counter() - start
    printed = sum(site.endswith(tuple(FORMATS)) for site in made)
    return {"files": printed, "cold_s": cold, "again_s": again, "per_second": printed / cold}


def ours(root: Path, site: Path) -> dict[str, float]:
    """The site as it is built; the sheets are there already and have a row of their own."""
    return timed(site, *mkdocs(root, SITE_DIR=str(site)))


def plain(root: Path, content: Library, work: Path) -> dict[str, float]:
    """The same Markdown under plain mkdocs-material: its fonts, scripts, search and navigation as delivered."""
    for address, text in pages.render(content).pages.items():
        target = work / "docs" / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(re.sub(r"^template: lean.html\n", "", text, flags=re.M), "utf-8")
    shutil.copytree(root / "overrides/partials/languages", work / "overrides/partials/languages", dirs_exist_ok=True)
    rows = ", ".join(
        f"{{locale: {code}, name: {language.name}, default: {str(code == content.default_language).lower()}}}"
        for code, language in content.languages.items()
    )
    (work / "mkdocs.yml").write_text(PLAIN.replace("LANGUAGES", rows), "utf-8")
    return timed(work / "site", *mkdocs(work))


def larger(root: Path, work: Path, times: int) -> dict[str, float]:
    """A build of ``times`` as many pages: pages that explain are copied until there are enough."""
    for name in ("scripts", "mkdocs.yml", "build"):
        (work / name).symlink_to(root / name)
    for name in ("curriculum", "docs", "overrides"):
        shutil.copytree(root / name, work / name)
    languages = [folder.name for folder in (root / "docs").iterdir() if folder.is_dir() and folder.name != "assets"]
    content, _ = library.load(root)
    wanted = (times - 1) * len(addresses.addresses(content))
    for language in languages:
        _copy(work / "docs" / language, wanted)
    return timed(work / "site", *mkdocs(work, SITE_DIR=str(work / "site")))


def _copy(folder: Path, wanted: int) -> None:
    texts = sorted(text for name in COPIED for text in (folder / name).glob("*.md") if text.stem != "index")
    for number in range(wanted):
        text = texts[number % len(texts)]
        shutil.copyfile(text, text.with_name(f"{text.stem}-{number // len(texts) + 2}.md"))


def edit(root: Path, site: Path, work: Path) -> float:
    """Seconds from an edit of a lesson to its new page in the preview, the better of two: the first one warms up."""
    for name in ("curriculum", "docs", "overrides"):
        shutil.copytree(root / name, work / name)
    for name in ("scripts", "mkdocs.yml"):
        (work / name).symlink_to(root / name)
    shown = preview.Preview(work, site)
    return min(_edits(work, shown))


def _edits(work: Path, shown: preview.Preview) -> Iterator[float]:
    text = work / EDITED
    for word in ("бир", "эки"):
        text.write_text(text.read_text("utf-8").replace("summary: ", f"summary: {word} ", 1), "utf-8")
        start = time.perf_counter()
        made, _ = shown.refresh(shown.edited())
        assert made
        yield shown.every + time.perf_counter() - start


def with_scripts(root: Path) -> Library:
    """What is built: all languages and second scripts."""
    return transliteration.with_scripts(library.load(root)[0])
