"""A school small enough to be built again and again: the tiny one in two languages, with the pages every site has."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from scripts.authoring import stamp

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "index",
    "about",
    "resolution/index",
    "glossary",
    "sources",
    "review/index",
    "search",
    "teach/index",
    "know/index",
    "help/using-this-site",
)
LANGUAGES = ("ky", "ru")
FACTS = "audience: anyone\nlayout: full\n"
STAMP = "translation: {state: draft, from: {}}\n"
BUILD = [sys.executable, "-m", "scripts", "build"]


def found(folder: Path) -> Path:
    """The school in a new folder, with all that a build needs."""
    shutil.copytree(ROOT / "tests/library", folder)
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    shutil.copy(ROOT / "curriculum/data/images.yml", folder / "curriculum/data")
    _without(folder / "overrides/404.html", ("}}uz/", "}}en/"))
    for place in (folder / "curriculum/en", folder / "docs/en"):
        shutil.rmtree(place)
    (folder / "curriculum/data/interface/en.yml").unlink()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    _without(folder / "mkdocs.yml", ("locale: uz", "locale: en"))
    for name in ("languages", "search"):
        file = folder / f"curriculum/data/{name}.yml"
        content = yaml.safe_load(file.read_text("utf-8"))
        some = content.get("languages", content)
        for code in [code for code in some if code not in LANGUAGES and isinstance(some[code], dict)]:
            del some[code]
        file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    for language in LANGUAGES:
        for page in PAGES:
            file = folder / f"docs/{language}/{page}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            title = f"Бет {PAGES.index(page)}" if language == "ky" else f"Страница {PAGES.index(page)}"
            front = f"title: {title}\nsummary: {title}.\n{FACTS if language == 'ru' else STAMP}"
            file.write_text(f"---\n{front}---\n\n## {title} {{#here}}\n\n{title}.\n", "utf-8")
    stamp.stamp(folder)
    return folder


def _without(file: Path, marks: tuple[str, ...]) -> None:
    """Takes away the lines that speak of languages the school has not."""
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join(line for line in lines if not any(mark in line for mark in marks)), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Path → content of everything in a folder; nothing where there is none."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
