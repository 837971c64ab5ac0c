"""Words → stems, by the suffix lists in ``curriculum/data/search.yml``.

The twin of ``docs/assets/javascripts/search.js``, which cuts what somebody looks for by the same lists.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from scripts.language import transliteration
from scripts.model import Library, Script

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """How one language's words are cut: ``suffixes`` longest first, at least ``keep`` letters stay, at most ``rounds``
    suffixes go; words in ``whole`` are never cut, ``finals`` undoes a change of the last consonant, ``fold`` makes
    letters alike before anything. ``leads``: (words that people type, pages they mean)."""

    suffixes: tuple[str, ...]
    endings: frozenset[str]
    keep: int
    rounds: int
    whole: tuple[str, ...]
    finals: dict[str, str]
    fold: dict[str, str]
    leads: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())

    def as_data(self) -> dict[str, object]:
        return {
            "suffixes": self.suffixes,
            "keep": self.keep,
            "rounds": self.rounds,
            "whole": self.whole,
            "finals": self.finals,
            "fold": self.fold,
        }


def rules(root: Path, library: Library | None = None) -> dict[str, Rules]:
    """The rules of every language, from ``curriculum/data/search.yml``; with a library those of second scripts too."""
    data = yaml.safe_load((root / "curriculum/data/search.yml").read_text("utf-8"))
    made = {code: _rules(entry) for code, entry in data.items()}
    for script in (library.scripts if library else {}).values():
        made[script.code] = _in_script(data[script.of], script)
    return made


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
        tuple((words, tuple(one["to"].split())) for one in entry.get("leads", ()) for words in one["words"].split(",")),
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
    """The words of ``text``, lower case, letters folded; single letters are left out."""
    text = unicodedata.normalize("NFC", text).lower()
    for old, new in rules.fold.items():
        text = text.replace(old, new)
    return [word for word in WORD.findall(text) if len(word) > 1]
