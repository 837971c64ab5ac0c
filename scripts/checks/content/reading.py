"""What pupils hear and read: how long its sentences and words are, and what they meet in lesson after lesson."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from scripts.findings import Finding, found
from scripts.model import Letters, Library, Limits
from scripts.stats import readability
from scripts.stats.readability import Weight
from scripts.stats.reading import Passage, letters_of, passages, repeated

FEWEST = 30
"""Words that a passage must have before its share of long words says anything; our own choice."""


def sentences_are_short(library: Library) -> Iterator[Finding]:
    for one, most in _limited(library):
        mean = readability.mean_words(one.words)
        if mean > most.mean:
            yield found("BL-004", one.text.path, one.line, mean=f"{mean:.1f}", most=most.mean)


def no_sentence_is_endless(library: Library) -> Iterator[Finding]:
    for one, most in _limited(library):
        for sentence in readability.sentences(one.words):
            count = len(readability.WORD.findall(sentence)) if sentence.count(" ") >= most.longest else 0
            if count > most.longest:
                begin = " ".join(sentence.split()[:6])
                yield found("BL-007", one.text.path, one.line, words=begin, count=count, most=most.longest)


def words_are_short(library: Library) -> Iterator[Finding]:
    for one, most in _limited(library):
        letters = letters_of(library, one.text.language)
        weighed = _weighed(one.words, letters)
        if weighed.words >= FEWEST and weighed.share > most.long:
            share = round(weighed.share)
            yield found("BL-008", one.text.path, one.line, share=share, letters=letters.long, most=most.long)


def sentences_are_not_repeated(library: Library) -> Iterator[Finding]:
    for language in library.written:
        for words, where in repeated(library, language):
            first = where[0]
            count = len({one.text.id for one in where})
            yield found("WO-005", first.text.path, first.line, words=words, count=count)


RULES = (sentences_are_short, no_sentence_is_endless, words_are_short, sentences_are_not_repeated)


# --- what is weighed -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _weighed(words: str, letters: Letters) -> Weight:
    return readability.weigh([words], letters)


def _limited(library: Library) -> Iterator[tuple[Passage, Limits]]:
    """Each passage with the limits of its band, where it has any."""
    limits = library.reading.bands
    return ((one, limits[one.band]) for one in passages(library) if one.band in limits)


# --- what pupils read ------------------------------------------------------------------------------------------------
