"""The one door: ``python -m scripts <verb>``. Reads arguments, calls the module that does the work, prints.

Exit codes: 0 fine; 1 findings that are errors; 2 wrong use, or a fault of ours.
"""

from __future__ import annotations

import argparse
import errno
import io
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from scripts import arguments, library, work
from scripts.findings import FORMATS, Finding
from scripts.work import WrongUse

FINE, FINDINGS, FAULT = 0, 1, 2
ROOT = Path(__file__).resolve().parents[1]
FULL, CLOSED = "The disk is full: make room and try again.", "It is not allowed to write here: choose another folder."
NO_ROOM = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL,
    errno.EROFS: CLOSED, errno.EACCES: CLOSED, errno.EPERM: CLOSED,
}  # fmt: skip
"""What the system may refuse, and what it means."""


def main(given: Sequence[str] | None = None) -> int:
    """Runs one verb and gives the exit code."""
    for stream in (sys.stdout, sys.stderr):  # a name that no letters can show must not stop a check
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = arguments.parser(ROOT).parse_args(given)
    try:
        if not (options.root / "curriculum").is_dir():
            raise WrongUse(f"{options.root} holds no folder curriculum/. Name the folder of the project: --root.")
        return VERBS[options.verb](options)
    except WrongUse as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("Stopped. What stood before still stands.")
    except Exception as error:  # whatever it is, a teacher must not be left with a page of code
        if options.debug:
            traceback.print_exc()
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            where = f" ({error.filename})" if error.filename else ""
            _say(f"{NO_ROOM[error.errno]}{where} What stood before still stands.")
            return FAULT
        first = str(error).strip().split("\n")[0]
        _say(f"This is a fault of the program, not of your text: {type(error).__name__}: {first}")
        _say("Please report it. The same command with --debug shows where it happened.")
    return FAULT


def _say(words: str) -> None:
    """For people, apart from the results."""
    print(words, file=sys.stderr, flush=True)


# --- the verbs -------------------------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    content, findings = work.look(options.root, options.today or date.today())
    _show(findings, options.format)
    if not findings and options.format == "text":
        print(work.looked_at(content))
    return FINDINGS if _errors(findings) else FINE


def _spell(options: argparse.Namespace) -> int:
    from scripts.checks import dictionary
    from scripts.dictionaries import Missing

    content, _ = library.load(options.root)
    if options.language and options.language not in content.written:
        raise WrongUse(f"There is no language “{options.language}”. There are: {', '.join(content.written)}.")
    languages = [options.language] if options.language else list(content.written)
    try:
        findings = dictionary.run(content, languages)
    except Missing as error:
        raise WrongUse(str(error)) from error
    _show(findings, options.format)
    if not findings and options.format == "text":
        counts = (f"{len(dictionary.words_of(content, code))} in {code}" for code in languages)
        print(f"Fine: each of these words is known: {', '.join(counts)}.")
    return FINDINGS if _errors(findings) else FINE


def _build(options: argparse.Namespace) -> int:
    content, findings = work.look(options.root)
    if _errors(findings):
        _show(findings, options.format)
        _say("Nothing was built: these errors come first. The site that stood before still stands.")
        return FINDINGS
    site = options.site or options.root / "site"
    findings += work.build(options.root, content, site, _progress("sheets"), _say)
    _show(findings, options.format)
    if _errors(findings):
        _say("The new site has errors and was thrown away. The site that stood before still stands.")
        return FINDINGS
    _say(f"The site lies in {site}")
    return FINE


def _serve(options: argparse.Namespace) -> int:
    code = _build(options)
    if code == FINE:
        site = options.site or options.root / "site"
        work.serve(options.root, site, options.port, _say, lambda findings: _show(findings, options.format))
    return code


def _sheets(options: argparse.Namespace) -> int:
    from scripts import books

    content, findings = work.look(options.root)
    if _errors(findings):
        _show(findings, options.format)
        return FINDINGS
    known = {id for (_, id) in (*content.lessons, *content.guides)} | set(books.bands(content))
    for id in options.ids:
        if id not in known:
            raise WrongUse(f"There is no lesson, guide or band “{id}”. There are: {', '.join(sorted(known))}.")
    languages = (*content.languages, *content.scripts)
    if options.language and options.language not in languages:
        raise WrongUse(f"There is no language “{options.language}”. There are: {', '.join(languages)}.")
    out = options.root / "build/sheets"
    made = work.sheets(content, out, options.ids, options.language, _progress("sheets"))
    _say(f"{len(made)} files lie in {out}")
    return FINE


def _status(options: argparse.Namespace) -> int:
    from scripts import status

    content, _ = library.load(options.root)
    today = options.today or date.today()
    print(status.table(content))
    print(f"\n{status.balance_table(content)}")
    if options.all:
        print(f"\n{status.reading_table(content)}")
    if options.all and (rows := status.listing(content)):
        print(f"\n{rows}")
    if options.all and (rows := status.listed_terms(content)):
        print(f"\nWords that wait for an editor (C: ours; D: ours, unsure):\n{rows}")
    if rows := status.to_confirm(content, today):
        print(f"\nCall these services again (CONTRIBUTING.md, “Confirm a help line”):\n{rows}")
    return FINE


def _new(options: argparse.Namespace) -> int:
    from scripts import facts, scaffold

    data, _ = facts.read(options.root)
    if options.language and options.language not in data.languages:
        raise WrongUse(f"There is no language “{options.language}”. There are: {', '.join(data.languages)}.")
    try:
        made, there = scaffold.make(options.root, options.id, data.source_language, options.language)
    except scaffold.CannotMake as error:
        raise WrongUse(str(error)) from error
    for path in there:
        _say(f"there already, left alone: {path}")
    for path in made:
        print(path)
    if made:
        _say("Fill in what is empty between the quotation marks; `python -m scripts check` says what is missing.")
    return FINE


def _stamp(options: argparse.Namespace) -> int:
    from scripts import translation
    from scripts.stamping import Outcome

    if bool(options.paths) == options.all:
        raise WrongUse("Name the files you have translated, or write --all.")
    paths = None if options.all else [_relative(path, options.root) for path in options.paths]
    said: dict[str, Callable[[Outcome], str]] = {
        "written": lambda o: f"stamped: {o.path} ({', '.join(o.parts) or 'old parts taken away'})",
        "waiting": lambda o: f"left for a person: {o.path}; the Russian has changed in {', '.join(o.parts)}",
        "source": lambda o: f"not stamped: {o.path} is a source text; name its translation, or add --trivial",
        "unknown": lambda o: f"not stamped: {o.path} is not a translation of the pack",
        "refused": lambda o: f"not stamped: {o.path} has errors",
    }
    outcomes = translation.stamp(options.root, paths, trivial=options.trivial)
    for outcome in outcomes:
        if outcome.state in said:
            print(said[outcome.state](outcome))
    _show(sorted({finding for outcome in outcomes for finding in outcome.findings}), "text")
    if any(outcome.state in ("source", "unknown") for outcome in outcomes):
        return FAULT
    return FINDINGS if any(outcome.state == "refused" for outcome in outcomes) else FINE


def _compare(options: argparse.Namespace) -> int:
    from scripts import desk, desk_files

    content, _ = library.load(options.root)
    for code in filter(None, (options.language, options.beside)):
        if code not in content.written:
            raise WrongUse(f"There is no language “{code}”. There are: {', '.join(content.written)}.")
    if options.language == (options.beside or content.source_language):
        raise WrongUse("These are the same language. Name another one with --beside.")
    try:
        sheets = desk.make(content, options.language, options.ids, options.beside or "")
    except KeyError as error:
        raise WrongUse(f"There is no text “{error.args[0]}” in “{options.language}”.") from error
    folder = options.root / "build/desk" / options.language
    made = [path for sheet in sheets for path in desk_files.write(content, sheet, folder)]
    _say(f"{len(made)} files lie in {folder}")
    return FINE


def _collect(options: argparse.Namespace) -> int:
    from scripts import desk, desk_files

    content, _ = library.load(options.root)
    known = {text.path: text.language for text in content.texts() if text.written_in == text.language}
    tables, unread = [], 0
    for file in options.files:
        try:
            tables += desk_files.read(file)
        except desk_files.CannotRead as error:
            unread += 1
            _say(f"not read: {file}: {error}")
    changes = desk.collect(options.root, tables, known)
    for change in changes:
        print(desk.told(change))
    counts = Counter(change.state for change in changes)
    left = counts["late"] + counts["lost"] + counts["broken"]
    _say(f"{counts['edited']} changes, {sum(bool(one.remark) for one in changes)} remarks, {left} that do not fit.")
    if options.apply:
        for path in desk.apply(options.root, changes):
            _say(f"written: {path}")
    elif counts["edited"]:
        _say("Nothing is written yet: the same command with --apply does it. Then run `python -m scripts check`.")
    return FINDINGS if left or unread else FINE


def _bench(options: argparse.Namespace) -> int:
    from scripts import bench

    result = bench.run(options.root, options.root / "build/bench.json", options.quick, options.site)
    print(bench.table(options.root, result))
    if options.record:
        _say(f"The values stand in {bench.record(options.root, result, options.today or date.today())}")
    return FINE


# --- what they share -------------------------------------------------------------------------------------------------


def _errors(findings: Sequence[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _show(findings: Sequence[Finding], form: str) -> None:
    """Findings on standard output; people also get a count."""
    if findings or form == "json":
        print(FORMATS[form](list(findings)))
    if findings and form == "text":
        errors = sum(finding.severity == "error" for finding in findings)
        _say(f"\n{errors} errors, {len(findings) - errors} to look at.")


def _progress(what: str) -> Callable[[int, int, str], None]:
    """Shows how far long work is: on a screen one line that counts, in a log one line for every tenth."""
    screen = sys.stderr.isatty()

    def show(done: int, total: int, name: str) -> None:
        if screen:
            print(f"\r{what}: {done} of {total}  {name[:50]:<50}", end="\n" if done == total else "", file=sys.stderr)
        elif done == total or done % max(1, total // 10) == 0:
            _say(f"{what}: {done} of {total}")

    return show


def _relative(path: str, root: Path) -> str:
    """``path`` as the library names it: from the root, whether it was given from there, from here or in full."""
    if (root / path).exists():
        path = str(root / path)
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return path


VERBS = {
    "check": _check, "spell": _spell, "build": _build, "serve": _serve, "sheets": _sheets, "status": _status,
    "new": _new, "stamp": _stamp, "compare": _compare, "collect": _collect, "bench": _bench,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
