"""Words → how heavy they are to read: words a sentence, letters a word, share of long words, reading ease.

Limits and formulas are data (``curriculum/data/reading.yml``); what pupils read is known to ``stats.reading``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.model import Letters

WORD = re.compile(r"[^\W_]+(?:[-’ʼ][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…:;]+[»”\"')]*(?:\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Weight:
    """Counts; a line break ends a sentence, since pupils read line by line."""

    words: int = 0
    sentences: int = 0
    longest: int = 0  # words in the longest sentence
    letters: int = 0
    long: int = 0  # long words
    vowels: int = 0

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def share(self) -> float:
        """Long words in percent."""
        return 100 * self.long / self.words if self.words else 0.0

    def ease(self, letters: Letters) -> float | None:
        """Reading ease, 100 easy to 0 hard; None where the language has no formula or nothing is written."""
        if len(letters.ease) != 3 or not self.words:
            return None
        base, by_sentence, by_word = letters.ease
        return base - by_sentence * self.mean - by_word * self.vowels / self.words


def sentences(words: str) -> list[str]:
    """The sentences that hold a word, in order."""
    return [sentence for sentence in SENTENCE_END.split(words) if WORD.search(sentence)]


def weigh(texts: Iterable[str], letters: Letters) -> Weight:
    """All of ``texts`` together."""
    counts = [0, 0, 0, 0, 0, 0]
    for sentence in (one for text in texts for one in sentences(text)):
        words = WORD.findall(sentence)
        counts[0] += len(words)
        counts[1] += 1
        counts[2] = max(counts[2], len(words))
        counts[3] += sum(map(len, words))
        counts[4] += sum(len(word) >= letters.long for word in words)
        counts[5] += sum(map(sentence.lower().count, letters.vowels))
    return Weight(*counts)


def mean_words(words: str) -> float:
    """Mean number of words in a sentence."""
    return weigh([words], Letters()).mean
