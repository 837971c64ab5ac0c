"""The measuring: what it makes of numbers, and that it can be done. How high a number is, no test asks."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from depth import WEEKLY

from scripts.bench import run
from scripts.load import library

VIEW = {"requests": 3, "other_hosts": 0, "missing": 0, "gzip": 9000, "brotli": 8000, "js": 2000}
PAINT = {"fcp_ms": 800.4, "lcp_ms": 900, "blocked_ms": 12, "shift": 0.002}
BUILD = {"seconds": 20.0, "pages": 800, "ms_per_page": 25, "bytes": 17_000_000, "memory_mb": 300}


def result(plain: bool = True) -> dict:
    heavier = VIEW | {"gzip": 9500}
    weights = {"ours": {view: {"": VIEW, "ru/": heavier} for view in (*run.FULL, *run.LEAN)}}
    paints = {"ours": {view: PAINT for view in weights["ours"]}}
    made = {
        "cores": 2,
        "weights": weights,
        "paints": paints,
        "search": {"": {"gzip": 70_000, "before": 0, "first_result_ms": 2000}},
    }
    if plain:
        weights["plain"] = {view: {"": VIEW | {"gzip": 80_000}} for view in weights["ours"]}
        paints["plain"] = {view: PAINT | {"fcp_ms": 2001.0} for view in weights["ours"]}
        made |= {
            "build": {"ours": BUILD, "plain": BUILD | {"seconds": 40.0}},
            "larger": {"2": BUILD | {"seconds": 44.0, "pages": 1600}},
            "sheets": {"files": 500, "cold_s": 50.0},
            "edit_s": 1.25,
        }
    return made


def test_the_heaviest_language_counts() -> None:
    assert run.values(result())["quiz-bytes"] == {"value": 9500, "plain": 80_000}


def test_ratios_are_percent_of_the_plain_site() -> None:
    values = run.values(result())
    assert values["quiz-paint-ratio"] == {"value": 40}
    assert values["build-ratio"] == {"value": 50}
    assert values["build-growth"] == {"value": 220}
    assert values["everything-time"] == {"value": 120_000}  # 20 s, and 1,000 files at ten a second
    assert values["edit-time"] == {"value": 1250}


def test_growth_is_counted_for_twice_the_pages() -> None:
    made = result()
    made["larger"]["2"] = BUILD | {"seconds": 30.0, "pages": 1200}  # half as many more, half as long again
    assert run.values(made)["build-growth"] == {"value": 200}


def test_a_quick_run_has_no_ratios() -> None:
    values = run.values(result(plain=False))
    assert not [id for id in values if "ratio" in id or id.startswith("build")]


def test_the_record_can_be_read_and_names_known_measures(root: Path, tmp_path: Path) -> None:
    (tmp_path / "curriculum/data").mkdir(parents=True)
    path = run.record(tmp_path, result(), date(2026, 11, 23))
    made = yaml.safe_load(path.read_text("utf-8"))
    known = yaml.safe_load((root / "curriculum/data/measures.yml").read_text("utf-8"))["measures"]
    assert made["date"] == date(2026, 11, 23) and set(made["values"]) == set(known)


def test_the_table_marks_what_is_over_its_limit(root: Path) -> None:
    made = result()
    made["search"][""]["gzip"] = 200_000
    rows = {row.split()[0]: row for row in run.table(root, made).split("\n")[1:]}
    assert rows["search-bytes"].endswith("BROKEN") and "BROKEN" not in rows["quiz-bytes"]


def test_what_was_recorded_last_stands_in_the_library(root: Path) -> None:
    measures = library.load(root)[0].measures
    assert measures.day and [id for id, measure in measures.all.items() if measure.value is None] == []


@pytest.mark.slow
@pytest.mark.skipif(not WEEKLY, reason="measuring takes more than a minute; nothing else rests on it")
def test_a_quick_measuring_of_the_built_site(root: Path, site: Path) -> None:
    """In a process of its own, as a user starts it: the other tests may have a browser open in this one."""
    command = [sys.executable, "-m", "scripts", "bench", "--quick", "--site", str(site)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0 and "quiz-bytes" in done.stdout, done.stderr
    made = json.loads((root / "build/bench.json").read_text("utf-8"))
    values = run.values(made)
    assert values["quiz-bytes"]["value"] > 1000 and values["quiz-paint"]["value"] > 400
    assert values["search-before"]["value"] == 0
    seen = [some for views in made["weights"]["ours"].values() for some in views.values()]
    assert all(one["other_hosts"] == one["missing"] == 0 for one in seen) and len(seen) == 25
