"""Sheets → files for the download folder: PDF and DOCX of each sheet and book, one zip for each lesson and language.

The only module of the sheets that writes. A file is made again only when its sheet, or what draws it, has changed: the
manifest in the output folder remembers fingerprints. Every file appears whole or not at all.
"""

from __future__ import annotations

import io
import json
import os
import signal
import zipfile
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from scripts import markdown
from scripts.files import atomic
from scripts.model import Guide, Library
from scripts.sheets import books, names, printable
from scripts.sheets.elements import SheetError, plain
from scripts.sheets.formats import FORMATS, maker
from scripts.sheets.manifest import Made, Manifest, digest
from scripts.sheets.names import all_files, site_path, zip_path
from scripts.sheets.printable import Sheet

CODE = Path(__file__).parents[1]
FEW = 4
"""So few files are made at once: starting other processes would take longer."""

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, how many there are, the name of this one."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to make: ``site`` is its path on the site, ``mark`` the fingerprint of all it is made from.

    ``sizes``: size of the letters of each part of a book, known once the parts have been drawn by themselves.
    """

    site: str
    sheet: Sheet
    format: str
    mark: str
    sizes: tuple[float, ...] = ()


def make(
    library: Library,
    out_dir: Path | str,
    progress: Progress | None = None,
    only: str | None = None,
    languages: Iterable[str] | None = None,
    jobs: int | None = None,
) -> dict[str, Path]:
    """Makes what is missing or has changed under ``out_dir``; gives the file of every site path that was asked for.

    ``only`` is the id of one lesson, guide or band, ``languages`` some of the codes; without them files that no longer
    belong are removed. ``jobs``: how many processes (all cores). Raises SheetError naming every sheet that could not be
    made.
    """
    out, chosen = Path(out_dir), tuple(languages or library.languages)
    inventory = all_files(library)
    atomic.clear_parts(out)
    made = Manifest.read(out)
    everything = only is None and languages is None
    whole = _whole(library)
    if everything and made.whole == whole and all(map(made.untouched, inventory)):
        return {site: made.file(site) for site in inventory}
    tasks = _tasks(library, only, chosen)
    stale = [task for task in tasks if not made.fresh(task.site, task.mark)]
    failed: list[str] = []
    done = 0
    try:
        for bound in (False, True):  # books last: by then each of their parts knows the size of its letters
            some = [_sized(task, made.files) for task in stale if bool(task.sheet.parts) == bound]
            for task, own, size, error in _all_drawn(some, out, jobs or os.cpu_count() or 1):
                done += 1
                if error:
                    failed.append(error)
                    made.drop(task.site)
                else:
                    made.files[task.site] = (task.mark, own, size)
                if progress:
                    progress(done, len(stale), task.site.rsplit("/", 1)[-1])
    except BaseException:  # stopped half-way: what is made need not be made again
        made.whole = ""
        made.write()
        raise
    if not failed:
        _zips(library, tasks, made)
    made.keep(inventory)
    if everything or stale:
        made.whole = whole if everything and not failed else ""
    made.write()
    if failed:
        raise SheetError("\n".join(sorted(failed)))
    asked = {task.site for task in tasks} | {zip_path(library, code, id) for code, id in _lessons(tasks)}
    return {site: made.file(site) for site in sorted(asked)}


def _whole(library: Library) -> str:
    """Fingerprint of all that any sheet can depend on: every text and fact, our code, what draws."""
    code = [file.read_bytes() for file in sorted((*CODE.rglob("*.py"), *CODE.rglob("*.html")))]
    drawn = [maker(ending).encode() for ending in FORMATS]
    return digest(b"\0".join([repr(replace(library, root="")).encode(), *code, *drawn]))


# --- which files -----------------------------------------------------------------------------------------------------


def _tasks(library: Library, only: str | None, languages: tuple[str, ...]) -> list[Task]:
    """A task for each sheet and format; the guide on disclosure is always among them, since each zip holds it."""
    chosen = list(printable.sheets(library, only, languages))
    chosen += books.made(library, only, languages, {sheet.name: sheet for sheet in chosen})
    ids = {(sheet.language, sheet.of) for sheet in chosen}
    for language, id in companions(library):
        if language in languages and (language, id) not in ids:
            chosen.append(printable.of_guide(library, language, id))
    prints: dict[int, str] = {}
    return [
        Task(f"{site_path(sheet.language, sheet.name)}.{ending}", sheet, ending, _mark(sheet, ending, prints))
        for sheet in chosen
        for ending in FORMATS
    ]


def _sized(task: Task, made: dict[str, Made]) -> Task:
    """A book with the sizes of its parts, where all of them are known."""
    known = [made.get(f"{site_path(part.language, part.name)}.{task.format}") for part in task.sheet.parts]
    return replace(task, sizes=tuple(one[2] for one in known if one)) if known and all(known) else task


def companions(library: Library) -> list[tuple[str, str]]:
    """Guides read first that hold the disclosure card: no lesson goes to a school without them."""
    first = library.guide_groups.get(books.FIRST, ())
    return [key for key, guide in library.guides.items() if key[1] in first and _holds_disclosure(guide)]


def _holds_disclosure(guide: Guide) -> bool:
    nodes = (node for section in guide.sections for node in markdown.walk(markdown.parse(section.body)))
    return any(isinstance(node, markdown.CardRef) and node.id == "disclosure" for node in nodes)


def _mark(sheet: Sheet, ending: str, prints: dict[int, str]) -> str:
    """Fingerprint of a sheet and of what draws it; ``prints`` remembers those of sheets alone by their identity."""
    return digest(f"{maker(ending)} {_print(sheet, prints)}".encode())


def _print(sheet: Sheet, prints: dict[int, str]) -> str:
    if id(sheet) not in prints:
        own = json.dumps(plain(replace(sheet, parts=())), ensure_ascii=False, sort_keys=True)
        parts = " ".join(_print(part, prints) for part in sheet.parts)
        prints[id(sheet)] = digest(f"{sheet.name} {sheet.tag} {own} {parts}".encode())
    return prints[id(sheet)]


def _lessons(tasks: list[Task]) -> list[tuple[str, str]]:
    """(language, id) of the lessons among the tasks, each once."""
    return list(dict.fromkeys((t.sheet.language, t.sheet.of) for t in tasks if t.sheet.kind in names.LESSON_SHEETS))


# --- making ----------------------------------------------------------------------------------------------------------


def _all_drawn(tasks: list[Task], out: Path, jobs: int) -> Iterable[tuple[Task, str, float, str]]:
    """Each task with the digest of its file and the size of its letters, or with what went wrong."""
    jobs = min(jobs, len(tasks))
    if jobs <= 1 or len(tasks) <= FEW:
        yield from ((task, *_drawn(task, out)) for task in tasks)
        return
    # spawn, not fork: Typst has threads, and a forked child would wait for theirs for ever
    # and Ctrl and C stops this process, which stops them
    quiet = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=signal.signal, initargs=quiet) as pool:
        results = pool.map(_drawn, tasks, [out] * len(tasks), chunksize=max(1, min(16, len(tasks) // (jobs * 4))))
        yield from ((task, *result) for task, result in zip(tasks, results, strict=True))


def _drawn(task: Task, out: Path) -> tuple[str, float, str]:
    """Draws one file and writes it; gives (digest, size of the letters, error)."""
    try:
        content, size = FORMATS[task.format].drawing().draw(task.sheet, task.sizes)
    except Exception as error:  # whatever a drawing library meets, the teacher must learn which sheet is missing
        return "", 0.0, str(error) if isinstance(error, SheetError) else f"{task.sheet.name}.{task.format}: {error!r}"
    atomic.put(Manifest(out).file(task.site), content)
    return digest(content), float(size), ""


def _zips(library: Library, tasks: list[Task], made: Manifest) -> None:
    """One zip for each lesson and language: all its sheets, and the guides every teacher needs beside them."""
    beside = companions(library)
    for language, id in _lessons(tasks):
        wanted = {id, *(guide for code, guide in beside if code == language)}
        inside = sorted(t.site for t in tasks if t.sheet.language == language and t.sheet.of in wanted)
        site, mark = (
            zip_path(library, language, id),
            digest(json.dumps([made.files[path] for path in inside]).encode()),
        )
        if not made.fresh(site, mark):
            content = _zipped([made.file(path) for path in inside])
            atomic.put(made.file(site), content)
            made.files[site] = (mark, digest(content), 0.0)


def _zipped(files: list[Path]) -> bytes:
    """A zip that depends on names and contents only. What is inside is compressed already."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as pack:
        for file in files:
            entry = zipfile.ZipInfo(file.name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, file.read_bytes())
    return made.getvalue()
