"""Languages, their second scripts, and how their words are cut, looked up and kept readable."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scripts.findings import found
from scripts.load.data.facts import Facts
from scripts.load.data.lists import DATA, Lists
from scripts.model import Language, Letters, Limits, Reading, Script
from scripts.schema import data as schemas
from scripts.schema.types import Record, fact

PATTERN_LISTS = ("forbidden", "shaming", "exposing", "telltale", "call_words", "institutions")
LETTERS = ("letters", "opening", "after_vowel", "groups", "words", "folded")


def languages(reader: Lists, facts: Facts) -> None:
    """The languages, with the one that texts are translated from and the one that opens first."""
    path = f"{DATA}/languages.yml"
    made = reader.file("languages.yml", schemas.LANGUAGES)
    for code, entry in made.value.get("languages", {}).items():
        patterns = {name: tuple(entry.get(name, ())) for name in PATTERN_LISTS}
        patterns["call_words"] = _searchable(reader, path, made.lines, code, patterns["call_words"])
        plain = {name: entry.get(name, "") for name in ("name", "alphabet", "leave_to")}
        paraphrases = {id: tuple(some) for id, some in entry.get("paraphrases", {}).items()}
        facts.languages[code] = Language(
            code=code, tag=entry.get("tag", code), paraphrases=paraphrases, **plain, **patterns
        )
    facts.everywhere = tuple(made.value.get("everywhere", facts.everywhere))
    for name in ("source", "default"):
        code = made.value.get(name, "")
        if code in facts.languages:
            setattr(facts, f"{name}_language", code)
        elif code and facts.languages:
            line, known = made.lines.get(name, 1), ", ".join(facts.languages)
            reader.findings.append(found("LB-020", path, line, what=name, code=code, languages=known))
    if facts.languages and facts.source_language not in facts.languages:
        facts.languages = {}


def _searchable(
    reader: Lists, path: str, lines: Mapping[str, int], code: str, patterns: tuple[str, ...]
) -> tuple[str, ...]:
    """The patterns that compile; the others are reported."""
    good = []
    for number, pattern in enumerate(patterns):
        try:
            re.compile(pattern)
            good.append(pattern)
        except re.error as error:
            place = f"languages.{code}.call_words"
            line = lines.get(f"{place}.{number}", 1)
            reader.findings.append(found("FM-012", path, line, given=pattern, field=place, why=error))
    return tuple(good)


def scripts(reader: Lists, facts: Facts) -> None:
    """Second scripts; there need not be any."""
    if not (reader.root / DATA / "scripts.yml").is_file():
        return
    path = f"{DATA}/scripts.yml"
    made = reader.file("scripts.yml", schemas.SCRIPTS)
    for code, entry in made.value.get("scripts", {}).items():
        if entry.get("of") not in facts.languages:
            line, known = made.lines.get(f"scripts.{code}.of", 1), ", ".join(facts.languages)
            reader.findings.append(found("LB-020", path, line, what="of", code=entry.get("of"), languages=known))
            continue
        if not entry.get("letters"):
            line = made.lines.get(f"scripts.{code}.letters", 1)
            reader.findings.append(found("FM-006", path, line, field="letters", count=0, wanted="at least 1"))
        letters = {name: dict(entry.get(name, {})) for name in LETTERS}
        plain = {name: entry.get(name, "") for name in ("of", "name", "tag", "vowels", "silent", "ignored")}
        facts.scripts[code] = Script(code=code, **plain, **letters)


def reading(reader: Lists) -> Reading:
    """Limits of texts for pupils; where the file is broken, those that can be read."""
    value = reader.file("reading.yml", schemas.READING).value
    limits = {band: Limits(**entry) for band, entry in value.get("bands", {}).items() if len(entry) == 3}
    letters = {
        code: Letters(entry.get("letters", 10), tuple(map(float, entry.get("ease", ()))), entry.get("vowels", ""))
        for code, entry in value.get("languages", {}).items()
    }
    repeated = value.get("repeated", {})
    return Reading(
        bands=limits,
        pages=value.get("pages", {}),
        letters=letters,
        repeated=(repeated.get("words", 8), repeated.get("lessons", 3)),
        untranslated=value.get("untranslated", 4),
        russian=tuple(value.get("russian", "").split()),
    )


def search(reader: Lists, facts: Facts) -> None:
    """How search cuts words: nothing is kept of it here, but what is wrong with it is said before a site is made."""
    if facts.languages:
        entries = {code: fact(schemas.SEARCH) for code in facts.languages}
        reader.file("search.yml", Record({"every": fact(schemas.SEARCH_EVERY, required=False)} | entries))


def spelling(reader: Lists) -> None:
    """How words are looked up, which a school need not do: what is wrong with it is said before anybody spells."""
    if (reader.root / DATA / "spelling.yml").is_file():
        reader.file("spelling.yml", schemas.SPELLING)
