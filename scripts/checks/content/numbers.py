"""Telephone numbers: typed nowhere, and those that are not confirmed stand nowhere at all.

A wrong number can cost a life, so all words are searched line by line, whatever they are part of: front matter, fences,
cards, interface words. Years, ages, prices, minutes and dates are numbers too, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.checks import written
from scripts.findings import Finding, found
from scripts.model import Library, confirmation

LONG = 7
NEAR = 40
NOT_A_CALL = re.compile(
    r"https?://\S+|\]\([^)\s]*\)|\[\^[^\]\s]+\]|\{[^{}\n]*\}"  # addresses, citations, markers
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}:\d{2}\b"  # dates, times
    r"|(?<![a-zA-Z])[a-zA-Z]{2,9}-\d+"  # ids of sources
)
UNITS = (
    r"[-\s\u00a0\u202f]*(?:%|‰|°|сом|сум|сўм|so[ʻ']?m|som|soum|рубл|тенге|теңге|доллар|евро|лир|вон\b|долл|руб\b|тг\b"
    r"|лет\b|год|жыл|жаш|йил|ёш|year|мин|минут|daqiqa|дақиқ|час|саат|соат|hour|дн|күн|кун|day|месяц|ай\b|ой\b|month"
    r"|класс|синф|grade|слов|сөз|сўз|word|ученик|окуучу|ўқувчи|pupil|child|дет|бала|бола|человек|адам|киши|people|person"
    r"|тыс|миң|минг|thousand|млн|million|км|km|метр|m\b|кг|kg|гр|КБ|МБ|kB|MB|стр|бет|page|USD|KGS|€|\$|₽|₩)"
)
COUNTED = re.compile(UNITS, re.I)
PRICED = re.compile(r"[$€₽₩£№#][\s\u00a0]*$")
DIGITS = re.compile(r"(?<![\w.,/-])\+?\(?\d[\d\s()\u00a0\u2011-]*\d(?![\w]|[.,]\d)|(?<![\w.,/-])\d(?![\w]|[.,]\d)")
YEAR = re.compile(r"(?:19|20)\d\d")


def no_number_is_typed(library: Library) -> Iterator[Finding]:
    known = {bare(s.number) for s in library.services.values() if s.verdict == confirmation.PUBLISHED}
    for file, line, number, calling in _numbers(library):
        digits = bare(number)
        if digits not in withheld(library) and (digits in known or _looks_like_a_call(number, calling)):
            yield found("HP-008", file.path, line, number=number)


def withheld_numbers_stand_nowhere(library: Library, files: Iterable[written.File] | None = None) -> Iterator[Finding]:
    hidden = withheld(library)
    for file, line, number, calling in _numbers(library, files):
        if bare(number) in hidden and (calling or not YEAR.fullmatch(number)):
            yield found("HP-009", file.path, line, number=number, id=hidden[bare(number)])


RULES = (no_number_is_typed, withheld_numbers_stand_nowhere)


def withheld(library: Library) -> dict[str, str]:
    """Number without spaces → id, of every service that must not be shown and is not shown under another verdict."""
    shown = {bare(service.number) for service in confirmation.published(library)}
    services = (s for s in library.services.values() if s.verdict != confirmation.PUBLISHED)
    return {bare(s.number): s.id for s in services if bare(s.number) not in shown}


def _numbers(
    library: Library, files: Iterable[written.File] | None = None
) -> Iterator[tuple[written.File, int, str, bool]]:
    """Every number in words that counts nothing: file, line, the number, whether a word of calling stands beside it."""
    for file in written.spoken(library) if files is None else files:
        words = words_of_calling(library, file.language)
        for line, number, calling in in_words(file.text, words):
            yield file, line, number, calling


def in_words(text: str, words: re.Pattern[str] | None) -> Iterator[tuple[int, str, bool]]:
    """Every number in a text that counts nothing: line, the number, whether one of ``words`` stands beside it."""
    for line, row in enumerate(text.split("\n"), start=1):
        clean = NOT_A_CALL.sub(lambda hit: " " * len(hit[0]), row)
        for hit in DIGITS.finditer(clean):
            number = hit[0].strip(" \u00a0")
            before = clean[max(0, hit.start() - NEAR) : hit.start()]
            if COUNTED.match(clean, hit.start() + len(number)) or PRICED.search(before):
                continue
            beside = f"{before}{clean[hit.start() : hit.end() + NEAR]}"
            yield line, number, bool(words and words.search(beside))


def words_of_calling(library: Library, language: str) -> re.Pattern[str] | None:
    """The beginnings of words beside which a short number is a telephone number."""
    words = library.languages[language].call_words
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.I) if words else None


def _looks_like_a_call(number: str, calling: bool) -> bool:
    """International, a long group of digits, or a short number beside a word of calling; a year is none of them."""
    count = len(bare(number))
    if number.startswith("+") or count >= LONG:
        return count >= LONG
    return calling and count >= 3 and not YEAR.fullmatch(number)


def bare(number: str) -> str:
    """The digits of a number alone."""
    return re.sub(r"\D", "", number)
