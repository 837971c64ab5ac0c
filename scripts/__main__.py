"""The one door: ``python -m scripts <verb>``. Reads arguments, calls the module that does the work, prints.

Exit codes: 0 fine; 1 findings that are errors; 2 wrong use, or a fault of ours.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from scripts import library, work
from scripts.findings import FORMATS, Finding
from scripts.work import WrongUse

FINE, FINDINGS, FAULT = 0, 1, 2
ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = "example:\n  python -m scripts "


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb and gives the exit code."""
    options = _parser().parse_args(arguments)
    try:
        if not (options.root / "curriculum").is_dir():
            raise WrongUse(f"{options.root} holds no folder curriculum/. Go to the folder of the project, or name it: --root.")
        return options.run(options)
    except WrongUse as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("Stopped. What stood before still stands.")
    except Exception as error:  # whatever it is, a teacher must not be left with a page of code
        if options.debug:
            traceback.print_exc()
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


def _build(options: argparse.Namespace) -> int:
    content, findings = work.look(options.root)
    if _errors(findings):
        _show(findings, options.format)
        _say("Nothing was built: these errors come first. The site that stood before still stands.")
        return FINDINGS
    site = (options.site or options.root / "site").resolve()
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
        work.serve((options.site or options.root / "site").resolve(), options.port, _say)
    return code


def _sheets(options: argparse.Namespace) -> int:
    content, findings = work.look(options.root)
    if _errors(findings):
        _show(findings, options.format)
        return FINDINGS
    known = {id for (_, id) in (*content.lessons, *content.guides)}
    for id in options.ids:
        if id not in known:
            raise WrongUse(f"There is no lesson or guide “{id}”. There are: {', '.join(sorted(known))}.")
    if options.language and options.language not in content.languages:
        raise WrongUse(f"There is no language “{options.language}”. There are: {', '.join(content.languages)}.")
    out = options.root / "build/sheets"
    made = work.sheets(content, out, options.ids, options.language, _progress("sheets"))
    _say(f"{len(made)} files lie in {out}")
    return FINE


def _status(options: argparse.Namespace) -> int:
    from scripts import status

    content, _ = library.load(options.root)
    today = options.today or date.today()
    print(status.table(content))
    if options.all and (rows := status.listing(content)):
        print(f"\n{rows}")
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


def _bench(options: argparse.Namespace) -> int:
    from scripts import bench

    bench.run(options.root, options.root / "build/bench.json")
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-22") from error


# --- arguments -------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts",
        description="Looks after the lessons of Safe Path: checks them, builds the site and the printed sheets.",
        epilog="Each verb explains itself: python -m scripts check --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(title="verbs", metavar="verb", required=True)
    _add_reading(verbs)
    _add_writing(verbs)
    return parser


def _verb(verbs, name: str, run: Callable, short: str, long: str, example: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(
        name,
        help=short,
        description=long,
        epilog=EXAMPLE + example,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=run, format="text")
    verb.add_argument("--root", type=lambda text: Path(text).resolve(), default=ROOT, help="folder with curriculum/ and docs/")
    verb.add_argument("--debug", action="store_true", help="show where in the program a fault happened")
    return verb


def _add_reading(verbs) -> None:
    """Verbs that look and build."""
    check = _verb(
        verbs, "check", _check, "find mistakes in lessons, pages and facts",
        "Reads all texts and says what is wrong, where, and how to mend it. Changes nothing.", "check",
    )  # fmt: skip
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="text for people, github or json for programs")
    check.add_argument("--today", type=_day, help="the day to count from, such as 2026-11-22; otherwise today")
    for name, run, short, long in (
        ("build", _build, "make the whole site", "Checks all texts, makes the sheets and the site. If something is wrong,\n"
         "the site that was made before stays as it is."),
        ("serve", _serve, "make the site and show it in a browser", "Makes the site and shows it on this computer "
         "until you press Ctrl and C."),
    ):  # fmt: skip
        verb = _verb(verbs, name, run, short, long, name)
        verb.add_argument("--site", type=Path, help="folder for the site; otherwise site/")
        verb.add_argument("--format", choices=sorted(FORMATS), default="text", help="text for people, github or json for programs")
        if name == "serve":
            verb.add_argument("--port", type=int, default=8000, help="number of the door to the site; otherwise 8000")
    sheets = _verb(
        verbs, "sheets", _sheets, "make only the sheets to print",
        "Makes the PDF and Word files: of all lessons, or of those you name.", "sheets c/easy-money-online --language ky",
    )  # fmt: skip
    sheets.add_argument("ids", nargs="*", metavar="lesson", help="such as c/easy-money-online; none means all")
    sheets.add_argument("--language", help="only this language, such as ky")
    status = _verb(
        verbs, "status", _status, "show how far each language is",
        "Counts for each language what is translated, stale or missing, and names help lines to call again.",
        "status --all",
    )  # fmt: skip
    status.add_argument("--all", action="store_true", help="also name every text that waits for somebody")
    status.add_argument("--today", type=_day, help="the day to count from, such as 2026-11-22; otherwise today")
    _verb(
        verbs, "bench", _bench, "measure speed and size",
        "Measures how fast the site is made and how heavy its pages are, beside a plain site. Takes some minutes.",
        "bench",
    )  # fmt: skip


def _add_writing(verbs) -> None:
    """Verbs that write into the texts."""
    new = _verb(
        verbs, "new", _new, "begin a lesson, a guide, a page or a translation",
        "Makes the empty files with every field and section in place. Files that are there already stay as they are.",
        "new c/first-job\n  python -m scripts new c/first-job --language ky",
    )  # fmt: skip
    new.add_argument("id", help="band and name of the lesson, such as c/first-job; teach/name for a guide")
    new.add_argument("--language", help="the language to translate into, such as ky; without it, the Russian text")
    stamp = _verb(
        verbs, "stamp", _stamp, "note that a translation says what the Russian says",
        "Notes in a translation from which Russian text it was made, so that later changes are noticed.\n"
        "Do it when you have compared the two. Nothing else in the file is touched.",
        "stamp curriculum/ky/c/easy-money-online.md",
    )  # fmt: skip
    stamp.add_argument("paths", nargs="*", metavar="file", help="translations you have just finished")
    stamp.add_argument("--all", action="store_true", help="all translations that were never stamped; changed ones wait")
    stamp.add_argument(
        "--trivial", action="store_true", help="the Russian change touches no meaning (a comma): keep translations as current"
    )


if __name__ == "__main__":
    sys.exit(main())
