"""Files for download: all of them, only what changed, nothing half-written, the same bytes twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sheet_school import school

from scripts.sheets import downloads, manifest, names
from scripts.sheets.elements import SheetError

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("downloads")
    downloads.make(school(), folder, jobs=2)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def renamed(title: str):
    library = school()
    handout = replace(library.handouts["ky", "c/easy-money"], title=title)
    return replace(library, handouts={**library.handouts, ("ky", "c/easy-money"): handout})


def test_inventory_is_what_is_made(out):
    inventory = names.all_files(school())
    assert len(inventory) == len(set(inventory)) == (2 * 2 * 4 + 2 + 2 * 5) * 2 + 4
    assert {f"downloads/{name}" for name in files(out)} - {f"downloads/{manifest.NAME}"} == set(inventory)
    assert downloads.make(school(), out).keys() == set(inventory)


def test_second_run_makes_nothing_and_a_change_only_what_it_touches(out, tmp_path):
    told: list[str] = []
    downloads.make(school(), out, progress=lambda done, total, name: told.append(name))
    assert told == []
    shutil.copytree(out, tmp_path, dirs_exist_ok=True)
    downloads.make(renamed("Иначе"), tmp_path, progress=lambda done, total, name: told.append(name))
    touched = ["c-book-full-ky", "c-book-minimum-ky", "c3-easy-money-handout-ky"]
    assert sorted(told) == sorted(f"{name}.{ending}" for name in touched for ending in ("docx", "pdf"))
    before, after = files(out), files(tmp_path)
    changed = {name for name in before if before[name] != after[name]} - {manifest.NAME}
    assert changed == {f"ky/{name}" for name in (*told, "c3-easy-money-ky.zip")}


def test_same_bytes_with_one_process_and_with_two(out, tmp_path):
    downloads.make(school(), tmp_path, jobs=1)
    assert files(out) == files(tmp_path)  # two cores made the one, one core the other


def test_a_touched_file_is_made_again(out):
    file = out / "ky" / "c3-easy-money-quiz-ky.pdf"
    whole = file.read_bytes()
    file.write_bytes(b"broken")
    downloads.make(school(), out)
    assert file.read_bytes() == whole


def test_zip_holds_the_lesson_and_the_guide_on_disclosure(out):
    with zipfile.ZipFile(out / "ru" / "c3-easy-money-ru.zip") as pack:
        names = pack.namelist()
        assert {info.date_time for info in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    parts = [f"c3-easy-money-{kind}-ru" for kind in ("handout", "key", "plan", "quiz")] + ["if-a-pupil-tells-you-ru"]
    assert names == sorted(f"{part}.{ending}" for part in parts for ending in ("pdf", "docx"))


def test_only_and_languages_limit_the_work_and_remove_nothing(out, tmp_path):
    made = downloads.make(school(), tmp_path, only="c/easy-money", languages=("ky",))
    assert len(made) == 8 + 2 + 1 and all(path.is_file() for path in made.values())
    before = files(out)
    downloads.make(school(), out, only="c/easy-money", languages=("ky",))
    assert files(out) == before


def test_what_belongs_to_nothing_is_removed_but_never_a_strangers_file(out, tmp_path):
    shutil.copytree(out, tmp_path, dirs_exist_ok=True)
    (tmp_path / "ky" / "mine.txt").write_text("mine")
    library = school()
    less = replace(
        library,
        lessons={key: value for key, value in library.lessons.items() if key[1] != "a/secrets"},
    )
    downloads.make(less, tmp_path)
    left = {p.name for p in (tmp_path / "ky").iterdir()}
    assert "mine.txt" in left
    assert not any(name.startswith("a4-") for name in left)


def test_a_sheet_that_cannot_be_made_is_named_and_leaves_no_half_file(out, tmp_path):
    shutil.copytree(out, tmp_path, dirs_exist_ok=True)
    with pytest.raises(SheetError, match=r"c3-easy-money-handout-ky\.pdf"):
        downloads.make(renamed("漢"), tmp_path)
    assert not (tmp_path / "ky" / "c3-easy-money-handout-ky.pdf").exists()
    assert not list(tmp_path.rglob("*.part"))
    downloads.make(school(), tmp_path)
    assert (tmp_path / "ky" / "c3-easy-money-handout-ky.pdf").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"downloads/x": 1}', '{"downloads/../../x": ["a", "b", 0]}'])
def test_a_spoilt_manifest_spoils_nothing(tmp_path, content):
    out = tmp_path / "a" / "b"
    out.mkdir(parents=True)
    (tmp_path / "x").write_text("stays")
    (out / manifest.NAME).write_text(content)
    made = downloads.make(school(), out, only="teach/if-a-pupil-tells-you", languages=("ru",))
    assert len(made) == 2
    assert (tmp_path / "x").read_text() == "stays"


def test_what_is_whole_is_not_looked_at_sheet_by_sheet(out, tmp_path, monkeypatch):
    shutil.copytree(out, tmp_path, dirs_exist_ok=True)
    looked: list[str | None] = []
    tasks = downloads._tasks

    def seen(library, only, languages):
        looked.append(only)
        return tasks(library, only, languages)

    monkeypatch.setattr(downloads, "_tasks", seen)
    everything = downloads.make(school(), tmp_path)
    assert looked == [] and everything.keys() == set(names.all_files(school()))
    downloads.make(renamed("Иначе"), tmp_path, only="c/easy-money")
    downloads.make(school(), tmp_path)  # some files are of another school by now
    assert looked == ["c/easy-money", None]
    assert files(tmp_path) == files(out)
    (tmp_path / "ru" / "c3-easy-money-quiz-ru.pdf").unlink()
    downloads.make(school(), tmp_path)
    assert looked[2:] == [None] and files(tmp_path) == files(out)


def test_a_school_has_one_fingerprint_in_every_process(tmp_path):
    script = "from sheet_school import school; from scripts.sheets import downloads; print(downloads._whole(school()))"
    prints = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{ROOT}/tests"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert prints == {f"{downloads._whole(school())}\n"} != {f"{downloads._whole(renamed('Иначе'))}\n"}
