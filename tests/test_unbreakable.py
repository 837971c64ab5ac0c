"""Killed at any moment, on a full disk, under another clock or in another country: whole, or as it was before."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from damage import NAMES, disorder
from depth import WEEKLY
from small_school import BUILD, files, found

from scripts import __main__ as door
from scripts.authoring import review, review_files, stamp
from scripts.files import atomic
from scripts.load import library
from scripts.publish import builder
from scripts.sheets import downloads, manifest, printable
from scripts.web import pages

HANDOUT = "curriculum/ky/a/first.handout.md"
KILLS = 50 if WEEKLY else 12


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return found(tmp_path_factory.mktemp("small") / "school")


def build(school: Path, *more: str, kill_after: float | None = None, **settings: object) -> subprocess.CompletedProcess:
    """A build as a user starts it; ``kill_after`` so many seconds it and all it has started are killed."""
    settings = {"cwd": school, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True} | settings
    with subprocess.Popen([*BUILD, *more], start_new_session=True, **settings) as running:
        try:
            said, _ = running.communicate(timeout=kill_after)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            said, _ = running.communicate()
    return subprocess.CompletedProcess(running.args, running.returncode, said)


def built(school: Path, **settings: object) -> dict[str, bytes]:
    done = build(school, **settings)
    assert done.returncode == 0, done.stdout[-3000:]
    return files(school / "site")


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*") if atomic.MAKING.fullmatch(path.name)]


def titled(school: Path, title: str) -> None:
    """Another title of the handout: other pages, another PDF, another book and another zip."""
    rows = (school / HANDOUT).read_text("utf-8").split("\n")
    rows[1] = f"title: {title}"
    (school / HANDOUT).write_text("\n".join(rows), "utf-8")


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_a_whole_site(school: Path) -> None:
    chance, whole = random.Random(50), {}
    for title in ("Баракча", "Башка баракча"):
        titled(school, title)
        began = time.monotonic()
        whole[title] = built(school)
        lasts = time.monotonic() - began
    assert whole["Баракча"] != whole["Башка баракча"]
    killed, stages = 0, set()
    for number in range(KILLS):
        title = list(whole)[number % 2]
        titled(school, title)
        done = build(school, kill_after=lasts * (number + chance.random()) / KILLS)
        killed += done.returncode == -signal.SIGKILL
        stages.add(done.stdout.strip().split("\n")[-1][:7])
        assert files(school / "site") in whole.values(), f"after kill {number}"
        if number % 25 == 11:
            assert built(school) == whole[title]
            assert leftovers(school) == []
    assert killed >= KILLS * 0.5 and len(stages) >= 3, (killed, stages)  # the last ones come when it has ended


SWAPPING = """
import shutil, sys
from pathlib import Path
from scripts.files import atomic
folder = Path(sys.argv[1])
atomic.clear(folder / "site")
while True:
    for version in ("one", "two"):
        fresh = atomic.beside(folder / "site", "new")
        shutil.copytree(folder / version, fresh)
        atomic.replace(fresh, folder / "site")
"""


def test_killed_while_two_sites_change_places(tmp_path: Path) -> None:
    versions = []
    for version in ("one", "two"):
        for number in range(20):
            (tmp_path / version).mkdir(exist_ok=True)
            (tmp_path / version / f"{number}.html").write_text(version)
        versions.append(files(tmp_path / version))
    chance = random.Random(7)
    for _ in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", SWAPPING, str(tmp_path)], cwd=builder.__file__.rsplit("/", 3)[0]
        ) as one:
            until = time.monotonic() + 20
            while not (tmp_path / "site").exists() and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(0.2 + chance.random() / 5)
            one.kill()
        assert files(tmp_path / "site") in versions
    atomic.clear(tmp_path / "site")
    assert leftovers(tmp_path) == []


def test_at_every_moment_there_is_a_site(tmp_path: Path) -> None:
    """Somebody who looks again and again never finds nothing."""
    site, missed, done = tmp_path / "site", [], threading.Event()
    site.mkdir()
    if not hasattr(ctypes.CDLL(None), "renameat2"):
        pytest.skip("this system cannot exchange two folders in one step")

    def look() -> None:
        while not done.is_set():
            if not site.exists():
                missed.append(time.monotonic())

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(300):
        fresh = atomic.beside(site, "new")
        fresh.mkdir()
        atomic.replace(fresh, site)
    done.set()
    looking.join()
    assert missed == []


@pytest.mark.parametrize("fails", [False, True])
def test_without_an_exchange_the_old_site_is_moved_aside_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    monkeypatch.setattr(atomic, "_exchanged", lambda *_: False)
    site, fresh = tmp_path / "site", tmp_path / ".site.1.new"
    site.mkdir()
    (site / "old.html").touch()
    if fails:
        with pytest.raises(OSError):
            atomic.replace(fresh, site)
        assert [path.name for path in site.iterdir()] == ["old.html"]
    else:
        fresh.mkdir()
        atomic.replace(fresh, site)
        assert list(site.iterdir()) == [] and list(tmp_path.iterdir()) == [site]


def test_what_the_dead_left_is_cleared_and_what_the_living_make_stays(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as gone:
        gone.wait()
    living, dead = os.getppid(), gone.pid
    for process in (living, dead, os.getpid()):
        (tmp_path / f".site.{process}.new/a").mkdir(parents=True)
        (tmp_path / f".x.pdf.{process}.part").touch()
    (tmp_path / f".site.{dead}.old").mkdir()
    (tmp_path / f".site.{dead}.old/index.html").write_text("whole")
    (tmp_path / f".other.{dead}.new").mkdir()
    atomic.clear(tmp_path / "site")
    atomic.clear_parts(tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted([f".site.{living}.new", f".x.pdf.{living}.part", f".other.{dead}.new", "site"])
    assert (tmp_path / "site/index.html").read_text() == "whole", "killed between two renames: put back"


# --- sheets, stamps, changes of editors ------------------------------------------------------------------------------


def killed(seconds: float, *words: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "scripts", *words], start_new_session=True, cwd=Path(builder.__file__).parents[2],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)


@pytest.mark.slow
def test_sheets_killed_at_any_moment_are_whole(school: Path) -> None:
    content, _ = library.load(school)
    titled(school, "Баракча")
    out, whole = school / "build/sheets", {}
    for number in range(5):
        shutil.rmtree(out, ignore_errors=True)
        killed(1.0 + number, "sheets", "--root", str(school))
        for file in out.rglob("*") if whole else ():
            if file.is_file() and not atomic.MAKING.fullmatch(file.name) and file.name != manifest.NAME:
                assert whole[str(file.relative_to(out))] == file.read_bytes(), file.name
        downloads.make(content if whole else library.load(school)[0], out)
        made = {name: data for name, data in files(out).items() if name != manifest.NAME}
        whole = whole or made
        content = library.load(school)[0]
        assert made == whole and leftovers(out) == []


@pytest.mark.slow
def test_stamps_and_changes_killed_at_any_moment_leave_whole_files(school: Path, tmp_path: Path) -> None:
    here = Path(shutil.copytree(school / "curriculum", tmp_path / "x/curriculum")).parent
    shutil.copytree(school / "docs", here / "docs", ignore=shutil.ignore_patterns("assets"))
    before = files(here)
    content, _ = library.load(here)
    (sheet,) = review.make(content, "ky", ["a/first"])
    csv = next(path for path in review_files.write(content, sheet, tmp_path) if path.suffix == ".csv")
    csv.write_text(csv.read_text("utf-8-sig").replace("Жардам", "Көмөк"), "utf-8")
    assert door.main(["collect", str(csv), "--apply", "--root", str(here)]) in (0, 1)
    after = files(here)
    assert after != before
    for number in range(6):
        for path, data in before.items():
            (here / path).write_bytes(data)
        killed(0.5 + number * 0.25, "collect", str(csv), "--apply", "--root", str(here))
        for path, data in files(here).items():
            assert atomic.MAKING.fullmatch(Path(path).name) or data in (before[path], after[path]), path
    stamp.stamp(here)
    assert leftovers(here) == []


# --- a full disk, a closed folder ------------------------------------------------------------------------------------


def limited() -> None:
    """No file of this process or of those it starts may be larger than this: as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


@pytest.mark.slow
def test_a_disk_that_is_full_leaves_the_site_as_it_was(school: Path) -> None:
    titled(school, "Баракча")
    before = built(school)
    shutil.rmtree(school / "build/sheets")
    for _ in ("in the sheets", "in the pages"):
        done = build(school, preexec_fn=limited)
        assert done.returncode == 2 and "The disk is full" in done.stdout and "Traceback" not in done.stdout
        assert files(school / "site") == before
        downloads.make(library.load(school)[0], school / "build/sheets")
    assert leftovers(school) == []


@pytest.mark.parametrize(("number", "says"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "not allowed to write")])
@pytest.mark.parametrize("verb", ["sheets", "stamp", "compare"])
def test_what_the_system_refuses_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    says: str,
    verb: str,
) -> None:
    root = Path(shutil.copytree(Path(__file__).parent / "library", tmp_path / "school"))
    path = "curriculum/ky/a/first.md"
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace("from: {front: ", "from: {frond: "), "utf-8") if verb == "stamp" else None
    before = files(root)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    for name in ("write_bytes", "write_text", "mkdir"):
        monkeypatch.setattr(Path, name, refuse)
    more = {"stamp": [path], "compare": ["ky", "a/first"], "sheets": ["teach/letter-a", "--language", "ky"]}.get(
        verb, []
    )
    assert door.main([verb, *more, "--root", str(root)]) == 2
    said = capsys.readouterr().err
    assert says in said and "What stood before still stands." in said and "fault of the program" not in said
    monkeypatch.undo()
    assert files(root) == before


def test_a_site_takes_the_place_of_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(Path(__file__).parent / "library", tmp_path / "school"))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/me.jpg").write_text("mine")
    for place in (root, tmp_path, tmp_path / "photos", tmp_path / "photos/me.jpg", root / "curriculum"):
        assert door.main(["build", "--root", str(root), "--site", str(place)]) == 2
        assert "--site" in capsys.readouterr().err
    assert (tmp_path / "photos/me.jpg").read_text() == "mine" and (root / "curriculum/data").is_dir()


# --- names, clocks, countries ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_odd_names_are_findings_or_nothing(school: Path, tmp_path: Path) -> None:
    here = Path(shutil.copytree(school, tmp_path / "school", symlinks=True))
    for folder in (
        "docs",
        "docs/ru",
        "docs/ru/help",
        "curriculum",
        "curriculum/ru/a",
        "curriculum/data",
        "curriculum/ky",
    ):
        for name in NAMES:
            disorder(here, folder, name, "file")
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "check"], cwd=here, capture_output=True, env=os.environ | {"LC_ALL": "C"}
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 1 and "Traceback" not in said and "fault of the program" not in said
    assert said.count("LB-002") > len(NAMES)


@pytest.mark.slow
def test_the_same_bytes_in_every_country_at_every_hour(school: Path, tmp_path: Path) -> None:
    """Letters, time zones, a clock years ahead, another seed of hashes: of one day, not a byte differs."""
    titled(school, "Баракча")
    first = built(school)
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(LATER)
    for setting in (
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "7"},
        {"LC_ALL": "ky_KG.UTF-8", "TZ": "Asia/Bishkek", "PYTHONPATH": str(later)},
    ):
        shutil.rmtree(school / "build/sheets")
        second = built(school, env=os.environ | setting)
        assert [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == [], setting


LATER = """
import datetime, time
_now = time.time
time.time = lambda: _now() + 20 * 365 * 86400

class date(datetime.date):
    @classmethod
    def today(cls):
        return cls(2046, 1, 1)

datetime.date = date
"""


@pytest.mark.slow
@pytest.mark.skipif("OTHER_PYTHON" not in os.environ, reason="OTHER_PYTHON names no second interpreter")
def test_another_python_makes_the_same_bytes(school: Path) -> None:
    """``OTHER_PYTHON`` names an interpreter with the same packages; other hashes are tried above."""
    titled(school, "Баракча")
    first = built(school)
    shutil.rmtree(school / "build/sheets")
    done = subprocess.run(
        [os.environ["OTHER_PYTHON"], "-m", "scripts", "build"], cwd=school, capture_output=True, text=True,
        env=os.environ | {"PYTHONHASHSEED": "41"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    second = files(school / "site")
    assert [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == []


def test_years_later_everything_is_to_be_confirmed_and_nothing_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parent / "library"
    assert door.main(["check", "--root", str(root), "--today", "2099-01-01"]) == 0
    out = capsys.readouterr()
    assert "HP-007  review" in out.out and "0 errors" in out.err
    assert door.main(["status", "--root", str(root), "--today", "2099-01-01"]) == 0
    assert "kg-111" in capsys.readouterr().out
    assert door.main(["check", "--root", str(root), "--today", "1999-01-01"]) == 0


def test_a_number_past_its_date_says_so_on_pages_and_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parent / "library"
    shown = {}
    for name, epoch in (("now", "1795305600"), ("years later", "4102444800"), ("too far", "9" * 30)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        content, _ = library.load(root)
        page = pages.render(content, ["en"]).pages["en/help/index.md"]
        sheet = repr(printable.of_lesson(content, "en", content.lesson_ids()[0], "plan"))
        shown[name] = ["111 — 10.2026*" in text and "* to be confirmed" in text for text in (page, sheet)]
        assert "111 — 10.2026" in page and "111 — 10.2026" in sheet
    assert shown["now"] == [False, False] and shown["years later"] == [True, True]
