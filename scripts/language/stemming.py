"""Words → stems, by the suffix lists in ``curriculum/data/search.yml``.

The twin of ``docs/assets/javascripts/search.js``, which cuts what somebody looks for by the same lists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from scripts.language import transliteration
from scripts.model import Library, Script

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """How one language's words are cut: ``suffixes`` longest first, at least ``keep`` letters stay, at most ``rounds``
    suffixes go; words in ``whole`` are never cut, ``finals`` undoes a change of the last consonant, ``fold`` makes
    letters alike before anything. ``leads``: (words that people type, pages they mean); ``cries``: words of somebody
    who may need help; ``idle``: words that say nothing; ``grade`` and ``age``: words beside the number of either.
    ``loose``: what is made alike, in this order, before words are compared a second time, by ear rather than by letter;
    ``keys``: the letters of a Latin keyboard and those on the same keys, for words typed in the wrong layout."""

    suffixes: tuple[str, ...]
    endings: frozenset[str]
    keep: int
    rounds: int
    whole: tuple[str, ...]
    finals: dict[str, str]
    fold: dict[str, str]
    leads: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    cries: tuple[str, ...] = field(default=())
    idle: tuple[str, ...] = field(default=())
    grade: tuple[str, ...] = field(default=())
    age: tuple[str, ...] = field(default=())
    loose: tuple[tuple[str, str], ...] = field(default=())
    keys: tuple[str, str] = field(default=("", ""))

    def as_data(self) -> dict[str, object]:
        return {
            "suffixes": self.suffixes,
            "keep": self.keep,
            "rounds": self.rounds,
            "whole": self.whole,
            "finals": self.finals,
            "fold": self.fold,
            "loose": self.loose,
            "keys": self.keys,
        }


def rules(root: Path, library: Library | None = None) -> dict[str, Rules]:
    """The rules of every language, from ``curriculum/data/search.yml``; with a library those of second scripts too."""
    data = yaml.safe_load((root / "curriculum/data/search.yml").read_text("utf-8"))
    every = data.pop("every", {})
    scripts = (library.scripts if library else {}).values()
    made = {code: _rules(entry) for code, entry in data.items()}
    for script in scripts:
        made[script.code] = _in_script(data[script.of], script)
    shared = _rules({"suffixes": "", "keep": 1, "rounds": 1} | every)
    by_ear = tuple(every.get("loose", {}).items())
    all_words = {key: _joined(key, (shared, *map(made.get, data))) for key in ("cries", "idle", "grade", "age")}
    return {
        code: replace(
            own,
            leads=own.leads + shared.leads,
            loose=(*_letters(scripts, code), *by_ear, *own.loose),
            keys=tuple(every.get("keys", ("", ""))),
            **all_words,
        )
        for code, own in made.items()
    }


def _joined(key: str, all_rules: Iterable[Rules]) -> tuple[str, ...]:
    """The words of every language: people type theirs into the page of another."""
    return tuple(dict.fromkeys(word for one in all_rules for word in getattr(one, key)))


def _letters(scripts: Iterable[Script], code: str) -> Iterator[tuple[str, str]]:
    """Letter → letters of the second script, so that a word in either is heard as the same."""
    for script in scripts:
        if code in (script.of, script.code):
            yield from script.groups.items()
            yield from script.letters.items()


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(one for part in text.split(",") if (one := part.strip()))


def _rules(entry: dict) -> Rules:
    endings = frozenset(entry["suffixes"].split())
    longest_first = tuple(sorted(endings, key=lambda s: (-len(s), s)))
    return Rules(
        longest_first,
        endings,
        entry["keep"],
        entry["rounds"],
        tuple(entry.get("whole", "").split()),
        entry.get("finals", {}),
        entry.get("fold", {}),
        tuple((words, tuple(one["to"].split())) for one in entry.get("leads", ()) for words in _phrases(one["words"])),
        _phrases(entry.get("cries", "")),
        tuple(entry.get("idle", "").split()),
        _phrases(entry.get("grade", "")),
        _phrases(entry.get("age", "")),
        tuple(entry.get("loose", {}).items()),
    )


def _in_script(entry: dict, script: Script) -> Rules:
    """The rules of a language in its second script. Signs typed in many ways are left out of both words and endings,
    and letters of the first script are read as those of the second, so that either finds the same page."""
    write = transliteration.writer(script)

    fold = {sign: "" for sign in script.ignored} | dict(script.folded)

    def folded(text: str) -> str:
        for old, new in fold.items():
            text = text.replace(old, new)
        return text

    signs = {old: folded(new) for old, new in script.letters.items()} | {sign: "" for sign in script.silent}
    finals = {folded(write(old)): folded(write(new)) for old, new in entry.get("finals", {}).items()}
    written = {key: " ".join(folded(write(one)) for one in entry.get(key, "").split()) for key in ("suffixes", "whole")}
    return _rules(entry | written | {"finals": finals, "fold": signs | fold})


def stem(word: str, rules: Rules) -> str:
    """``word`` without its endings (the twin of ``stem`` in docs/assets/javascripts/search.js)."""
    longest = len(rules.suffixes[0]) if rules.suffixes else 0
    for _ in range(rules.rounds):
        if word in rules.whole:
            return word
        most = min(longest, len(word) - rules.keep)
        end = next((n for n in range(most, 0, -1) if word[-n:] in rules.endings), 0)
        if not end:
            break
        word = word[:-end]
    last = rules.finals.get(word[-1:])
    return word[:-1] + last if last else word


def split(text: str, rules: Rules) -> list[str]:
    """The words of ``text``, lower case, letters folded; single letters are left out, single digits are not."""
    text = unicodedata.normalize("NFC", text).lower()
    for old, new in rules.fold.items():
        text = text.replace(old, new)
    return [word for word in WORD.findall(text) if len(word) > 1 or word.isdigit()]
