"""The sheets that stand already, of whatever texts: who only looks at a site need not wait for the others."""

from __future__ import annotations

from pathlib import Path

from scripts.model import Library
from scripts.sheets.manifest import Manifest
from scripts.sheets.names import all_files


def ready(library: Library, out: Path) -> dict[str, Path]:
    """Site path → file, of the sheets that are there."""
    made = Manifest(out)
    files = {site: made.file(site) for site in all_files(library)}
    return {site: file for site, file in files.items() if file.is_file()}
