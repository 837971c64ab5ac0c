"""Measure what is built beside plain mkdocs-material with the same text, in the same run: a table, JSON, and a record.

The record is ``curriculum/data/measured.yml``: the page "How this site measures up" shows it, and `check` holds it
against the budgets of ``measures.yml``. Nothing here fails because a number is high.
"""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path

import yaml

from scripts.bench import builds, views
from scripts.model import Library

RECORD = "curriculum/data/measured.yml"
LEAN = ("pupil", "quiz", "help")
FULL = ("home", "teacher")
VIEWINGS = 7
MANY = 1000
"""Files to print that the time for "everything" is counted for."""
HEAD = """\
# Written by `python -m scripts bench --record`; the budgets are in measures.yml. `plain`: mkdocs-material with the
# same text in the same run. Bytes are those of a first view with gzip; milliseconds on a line of 400 kbit/s and 400 ms.
"""


def run(root: Path, out: Path, quick: bool = False, site: Path | None = None) -> dict[str, object]:
    """Everything measured, also written to ``out`` as JSON; tables go to standard output. ``quick`` leaves out what
    takes minutes: cold sheets, the plain build, growth. ``site``: a site that is built already."""
    content = builds.with_scripts(root)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        result: dict[str, object] = {"cores": os.cpu_count()}
        if quick:
            ours = site or work / "ours"
            if not site:
                result["build"] = {"ours": builds.ours(root, ours)}
            sites = {"ours": ours}
        else:
            result |= _builds(root, content, work)
            sites = {"ours": work / "ours", "plain": work / "plain/site"}
        result |= _views(content, sites, 1 if quick else VIEWINGS)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=1), "utf-8")
    return result


def _builds(root: Path, content: Library, work: Path) -> dict[str, object]:
    """Ours and plain in turn; then everything that only we do."""
    made: dict[str, object] = {"sheets": builds.sheets(content, work / "sheets")}
    builds.packs.make(content, root / "build/sheets")
    ours, plain = [], []
    for _ in range(2):
        ours.append(builds.ours(root, work / "ours"))
        plain.append(builds.plain(root, content, work / "plain"))
    made["build"] = {name: min(runs, key=_seconds) for name, runs in (("ours", ours), ("plain", plain))}
    made["larger"] = {}
    for times in (2, 4):
        (place := work / f"times-{times}").mkdir()
        made["larger"][str(times)] = builds.larger(root, place, times)
    (place := work / "edit").mkdir()
    made["edit_s"] = builds.edit(root, work / "ours", place)
    return made


def _seconds(build: dict[str, float]) -> float:
    return build["seconds"]


def _views(content: Library, sites: dict[str, Path], times: int) -> dict[str, object]:
    folders = ["" if code == content.default_language else f"{code}/" for code in content.languages]
    words = {folder: content.words[code]["site.help"] for folder, code in zip(folders, content.languages, strict=True)}
    with views.chromium() as browser:
        return {
            "weights": {name: views.weights(browser, site, folders) for name, site in sites.items()},
            "paints": views.paints(browser, sites, times),
            "search": views.search(browser, sites["ours"], words),
        }


# --- what is shown and kept -------------------------------------------------------------------------------------------


def values(result: dict) -> dict[str, dict[str, int]]:
    """Id of a measure (``measures.yml``) → its value and, where there is one, that of the plain site; whole numbers."""
    made: dict[str, tuple[float, float | None]] = {}
    ours, plain = (_most(result["weights"].get(name)) for name in ("ours", "plain"))
    for view in (*FULL, *LEAN):
        made[f"{view}-bytes"] = (ours[view]["gzip"], plain[view]["gzip"] if plain else None)
        made[f"{view}-requests"] = (ours[view]["requests"], plain[view]["requests"] if plain else None)
    made["script-bytes"] = (max(ours[view].get("js", 0) for view in ours), plain and plain["quiz"].get("js"))
    paints = result["paints"]
    for view in (*FULL, *LEAN):
        made[f"{view}-paint"] = (paints["ours"][view]["fcp_ms"], plain and paints["plain"][view]["fcp_ms"])
        if plain:
            made[f"{view}-paint-ratio"] = (100 * made[f"{view}-paint"][0] / paints["plain"][view]["fcp_ms"], None)
    for key, name, factor in (("blocked_ms", "blocked", 1), ("shift", "shift", 1000)):
        most = [max(views[view][key] for view in views) * factor for views in paints.values()]
        made[name] = (most[0], most[1] if plain else None)
    search = result["search"].values()
    made["search-bytes"] = (max(one["gzip"] for one in search), None)
    made["search-before"] = (max(one["before"] for one in search), None)
    made["search-first"] = (max(one["first_result_ms"] for one in search), None)
    if plain:
        made |= _of_builds(result)
    return {
        id: {"value": round(value)} | ({"plain": round(other)} if other else {}) for id, (value, other) in made.items()
    }


def _most(weights: dict | None) -> dict[str, dict[str, float]]:
    """View → the heaviest language's numbers."""
    return {view: max(some.values(), key=lambda one: one["gzip"]) for view, some in (weights or {}).items()}


def _of_builds(result: dict) -> dict[str, tuple[float, float | None]]:
    ours, plain, sheets = result["build"]["ours"], result["build"]["plain"], result["sheets"]
    twice = result["larger"]["2"]
    growth = twice["seconds"] / ours["seconds"] / (twice["pages"] / ours["pages"]) * 2
    everything = ours["seconds"] + sheets["cold_s"] * MANY / sheets["files"]
    return {
        "build-ratio": (100 * ours["seconds"] / plain["seconds"], None),
        "build-time": (1000 * ours["seconds"], 1000 * plain["seconds"]),
        "build-growth": (100 * growth, None),
        "build-memory": (ours["memory_mb"] * 1_000_000, plain["memory_mb"] * 1_000_000),
        "build-bytes": (ours["bytes"], plain["bytes"]),
        "everything-time": (1000 * everything, None),
        "edit-time": (1000 * result["edit_s"], None),
    }


def record(root: Path, result: dict, day: date) -> Path:
    """Writes the values into the record; gives its path."""
    path = root / RECORD
    rows = "".join(
        f"  {id}: {{{', '.join(f'{name}: {number}' for name, number in row.items())}}}\n"
        for id, row in sorted(values(result).items())
    )
    path.write_text(f"{HEAD}date: {day.isoformat()}\ncores: {result['cores']}\nvalues:\n{rows}", "utf-8")
    return path


def table(root: Path, result: dict) -> str:
    """The values beside their budgets, for people."""
    budgets = yaml.safe_load((root / "curriculum/data/measures.yml").read_text("utf-8"))["measures"]
    rows = [f"{'':22}{'value':>12}{'at most':>12}{'plain':>12}"]
    for id, row in values(result).items():
        most, plain = budgets.get(id, {}).get("most"), row.get("plain")
        broken = "  BROKEN" if most is not None and row["value"] > most else ""
        rows.append(f"{id:22}{row['value']:12}{_cell(most)}{_cell(plain)}{broken}")
    return "\n".join(rows)


def _cell(number: int | None) -> str:
    return f"{'–' if number is None else number:>12}"
