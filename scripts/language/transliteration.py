"""A language in its second script: every word of the library put into other letters by rule.

Only letters that the rules name are touched; ids, addresses, citations and the words of other languages stay as they
are. So the second script needs no texts, no checks and no translator of its own.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from scripts.model import Language, Library, Script, Text

Known: TypeAlias = dict[tuple[str, str, str], tuple[Text, Text]]
"""For a program that asks again and again: (second script, kind, id) → a text and what became of it."""

KINDS = ("lessons", "quizzes", "handouts", "guides", "cards", "pages", "bands")


def writer(script: Script) -> Callable[[str], str]:
    """The function that puts a text into the letters of ``script``."""
    word = cache(lambda one: _word(one, script))
    if not script.letters and not script.silent:
        return lambda text: text
    run = re.compile(f"[{re.escape(''.join(script.letters) + script.silent)}]+", re.IGNORECASE)
    return lambda text: run.sub(lambda match: word(match[0]), text)


def _word(word: str, script: Script) -> str:
    low = word.lower()
    for beginning, made in script.words.items():
        if low.startswith(beginning):
            rest = _letters(low[len(beginning) :], script, low[len(beginning) - 1 : len(beginning)])
            return (made + rest).upper() if word.isupper() else _cased(made, word) + rest
    if len(word) == 1:  # the name of a card, not the beginning of a word
        return _cased(script.letters.get(low, low), word)
    return _letters(word, script, "")


def _letters(word: str, script: Script, before: str) -> str:
    """Letter by letter; ``before`` is the letter that stood in front of the word, if any."""
    made, place, shouted = [], 0, len(word) > 1 and word.isupper()
    while place < len(word):
        pair, here = word[place : place + 2], word[place]
        low = here.lower()
        if pair.lower() in script.groups:
            piece, step = script.groups[pair.lower()], len(pair)
        else:
            piece, step = _piece(low, before, script), 1
        made.append(piece.upper() if shouted else _cased(piece, here))
        before, place = word[place + step - 1].lower(), place + step
    return "".join(made)


def _piece(letter: str, before: str, script: Script) -> str:
    """What one letter becomes after the letter ``before`` (nothing: it opens the word)."""
    if letter in script.silent:
        return ""
    after_vowel = before != "" and before in script.vowels
    if letter in script.opening and (not before or after_vowel):
        return script.opening[letter]
    if letter in script.after_vowel and after_vowel:
        return script.after_vowel[letter]
    return script.letters.get(letter, letter)


def _cased(piece: str, like: str) -> str:
    """``piece`` with its first letter large where the letter it stands for is."""
    return piece[:1].upper() + piece[1:] if like[:1].isupper() else piece


# --- the library ---


def with_scripts(library: Library, known: Known | None = None) -> Library:
    """The library with each second script as one more language, after the others. Texts that are in ``known`` as they
    were are not written again."""
    for script in library.scripts.values():
        if script.code not in library.languages:
            library = _with(library, script, {} if known is None else known)
    return library


def _with(library: Library, script: Script, known: Known) -> Library:
    code, of, write = script.code, script.of, writer(script)
    parent = library.languages[of]
    language = dataclasses.replace(
        _mapped(parent, write), code=code, name=script.name, tag=script.tag, leave_to=parent.leave_to
    )
    languages: dict[str, Language] = {**library.languages, code: language}
    shelves = {name: _shelf(name, getattr(library, name), script, write, known) for name in KINDS}
    terms = tuple(
        dataclasses.replace(
            term, words={**term.words, code: write(term.words[of])}, states={**term.states, code: term.states[of]}
        )
        for term in library.terms
    )
    return dataclasses.replace(
        library,
        languages=languages,
        words={**library.words, code: _words(library, of, write)},
        band_titles={(one, band): text.title for (one, band), text in shelves["bands"].items()},
        terms=terms,
        **shelves,
    )


def _words(library: Library, of: str, write: Callable[[str], str]) -> dict[str, str]:
    """The interface words. None is lacking (TR-016), and one that is spelt as in the source is a word all the same."""
    return {key: write(word) for key, word in library.words[of].items()}


def _shelf(
    kind: str, shelf: Mapping[tuple[str, str], Text], script: Script, write: Callable[[str], str], known: Known
) -> dict[tuple[str, str], Text]:
    """The texts of a kind, those of the second script beside those of its language."""
    made: dict[tuple[str, str], Text] = dict(shelf)
    for (code, id), text in shelf.items():
        if code != script.of:
            continue
        before, changed = known.get((script.code, kind, id), (None, text))
        if before != text:
            changed = _changed(text, script, write)
            known[script.code, kind, id] = text, changed
        made[script.code, id] = changed
    return made


def _changed(text: Text, script: Script, write: Callable[[str], str]) -> Text:
    """A text of its language in the second script; one that waits for its translation stays in the source language."""
    if text.written_in == script.of:
        return dataclasses.replace(_mapped(text, write), language=script.code, written_in=script.code)
    return dataclasses.replace(text, language=script.code)


def _mapped(value: Any, write: Callable[[str], str]) -> Any:
    """The same value with every text in it put into other letters."""
    match value:
        case str():
            return write(value)
        case tuple():
            return tuple(_mapped(one, write) for one in value)
        case Mapping():
            return {key: _mapped(one, write) for key, one in value.items()}
    if dataclasses.is_dataclass(value):
        fields = {one.name: _mapped(getattr(value, one.name), write) for one in dataclasses.fields(value)}
        return type(value)(**fields)
    return value
