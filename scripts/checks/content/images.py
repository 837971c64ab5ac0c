"""Images: each one in the list, none that frightens, shames or shows a real child (R01 of the content standard)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.checks import written
from scripts.files.read import read_yaml
from scripts.findings import Finding, found
from scripts.model import Library

LIST = "curriculum/data/images.yml"
FOLDERS = ("docs", "curriculum", "overrides")
ENDINGS = frozenset((".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".bmp", ".tif", ".tiff"))
BANNED = frozenset((
    "chains", "rope", "tape", "handcuffs", "bars", "cage", "barcode", "bruises", "wound", "blood", "weapon", "cowering",
    "crying", "dark-room", "shadow-hand", "covered-mouth", "sexualised", "real-child", "real-person", "price-tag",
))  # fmt: skip
"""Tags that stop a release: pictures of this kind shame those concerned and teach a wrong picture of the crime."""


def every_image_is_listed(library: Library) -> Iterator[Finding]:
    listed = _listed(library)
    for path in _images(library):
        if path not in listed:
            yield found("IM-001", path, 1, list=LIST)


def every_listed_image_is_there(library: Library) -> Iterator[Finding]:
    there = set(_images(library))
    for path in _listed(library):
        if path not in there:
            yield found("IM-002", LIST, written.line_of(library, LIST, path), image=path)


def no_banned_tags(library: Library) -> Iterator[Finding]:
    for path, tags in _listed(library).items():
        for tag in sorted(BANNED.intersection(tags)):
            yield found("IM-003", LIST, written.line_of(library, LIST, path), image=path, tag=tag)


def every_image_has_tags(library: Library) -> Iterator[Finding]:
    for path, tags in _listed(library).items():
        if not tags:
            yield found("IM-004", LIST, written.line_of(library, LIST, path), image=path)


def the_list_can_be_read(library: Library) -> Iterator[Finding]:
    if _read(library) is None:
        yield found("IM-005", LIST, 1)


RULES = (
    every_image_is_listed, every_listed_image_is_there, no_banned_tags, every_image_has_tags, the_list_can_be_read,
)  # fmt: skip


def _images(library: Library) -> list[str]:
    """Paths of all pictures in the tree."""
    root = Path(library.root)
    files = (
        file
        for folder in FOLDERS
        for file in (root / folder).rglob("*")
        if ENDINGS.intersection(ending.lower() for ending in file.suffixes)  # mark.svg.html stands inside pages
    )
    return sorted(file.relative_to(root).as_posix() for file in files)


def _listed(library: Library) -> dict[str, tuple[str, ...]]:
    """Path → tags. A list that cannot be read is no list: see ``the_list_can_be_read``."""
    return {path: _tags(entry) for path, entry in (_read(library) or {}).items()}


def _tags(entry: object) -> tuple[str, ...]:
    tags = entry.get("tags") if isinstance(entry, Mapping) else None
    return tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()


def _read(library: Library) -> dict[str, object] | None:
    """The list, ``images: {path: {tags: […]}}``; empty where there is no file, None where it is broken."""
    root = Path(library.root)
    if not (root / LIST).exists():
        return {}
    node, problems = read_yaml(root, LIST)
    images = node.plain().get("images") if node and not problems else None
    return images if isinstance(images, dict) else None
