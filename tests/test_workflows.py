"""What runs on somebody else's machine: every action named by its hash, no right that is not needed, locks audited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PUBLISHING = {"pages": "write", "id-token": "write"}


@pytest.fixture(params=FLOWS, ids=lambda path: path.stem)
def flow(request: pytest.FixtureRequest) -> dict:
    return yaml.safe_load(request.param.read_text("utf-8"))


def steps(flow: dict) -> list[dict]:
    return [step for job in flow["jobs"].values() for step in job["steps"]]


def test_actions_are_named_by_their_hash(flow: dict) -> None:
    used = [step["uses"] for step in steps(flow) if "uses" in step]
    assert used and all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", name) for name in used), used


def test_a_flow_may_only_read_and_only_publishing_may_write(flow: dict) -> None:
    assert flow["permissions"] == {"contents": "read"}
    for name, job in flow["jobs"].items():
        assert job.get("permissions", {}) == (PUBLISHING if name == "publish" else {})
        assert job["timeout-minutes"] <= (30 if "push" in flow[True] else 180)  # YAML reads `on` as true


def test_what_is_fetched_keeps_no_key(flow: dict) -> None:
    for step in steps(flow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_every_lock_is_audited() -> None:
    audit = (ROOT / ".github/workflows/audit.yml").read_text("utf-8")
    locks = sorted(path.name for path in ROOT.glob("requirements*.txt"))
    assert len(locks) == 3 and all(f" {name}" in audit for name in locks)
    assert "--strict" in audit and "--require-hashes" in audit
    for name in locks:
        lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line]
        assert lines and all(line.endswith("\\") for line in lines), f"{name}: a package without a hash"
