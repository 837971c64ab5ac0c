"""The shapes of the files of ``curriculum/data`` and of the exceptions."""

from __future__ import annotations

from scripts.schema.types import Day, Flag, ListOf, MapOf, Name, Number, OneOf, Record, Words, fact, key

SOURCE_ID = r"[A-Z]+(-[A-Z]+)*-[0-9]+"
NUMBER = r"\+?[0-9][0-9 ]*[0-9]"
PATTERNS = fact(ListOf(Words()), required=False)
LANGUAGE = Record(
    {
        "name": fact(Words()),
        "tag": fact(Name(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", "a language tag such as ky or uz-Cyrl")),
        "alphabet": fact(Words()),
        "forbidden": PATTERNS,
        "shaming": PATTERNS,
        "exposing": PATTERNS,
        "telltale": PATTERNS,
        "call_words": PATTERNS,
        "institutions": PATTERNS,
        "paraphrases": fact(MapOf(ListOf(Words())), required=False),
        "leave_to": fact(Name(r"https://[^\s]+", "an address that begins with https://")),
    }
)
LANGUAGES = Record(
    {
        "source": fact(Name("[a-z]{2,3}", "a language code")),
        "default": fact(Name("[a-z]{2,3}", "a language code")),
        "everywhere": fact(ListOf(Words()), required=False),
        "languages": fact(MapOf(LANGUAGE, key="[a-z]{2,3}")),
    }
)
LETTERS = MapOf(Words(), key=r"[^\W\d_]{1,24}")
SCRIPT = Record(
    {
        "of": fact(Name("[a-z]{2,3}", "a language code")),
        "name": fact(Words()),
        "tag": fact(Name(r"[a-z]{2,3}-[A-Z][a-z]{3}", "a language tag such as uz-Latn")),
        "letters": fact(LETTERS),
        "vowels": fact(Words()),
        "opening": fact(LETTERS, required=False),
        "after_vowel": fact(LETTERS, required=False),
        "groups": fact(LETTERS, required=False),
        "words": fact(LETTERS, required=False),
        "silent": fact(Words(), required=False),
        "ignored": fact(Words(), required=False),
        "folded": fact(LETTERS, required=False),
    }
)
NAMES = fact(ListOf(Name("[A-Za-z0-9_.+-]+", "a name without spaces")), required=False)
SPELLING_OF = Record(
    {
        "dictionaries": NAMES,
        "lists": NAMES,
        "packages": NAMES,
        "endings": fact(Words(), required=False),
        "most": fact(Number(0, 5), required=False),
        "stem": fact(Number(1, 9), required=False),
        "softened": fact(LETTERS, required=False),
        "lost": fact(LETTERS, required=False),
    }
)
SPELLING = Record(
    {
        "languages": fact(MapOf(SPELLING_OF, key="[a-z]{2,3}")),
        "rare": fact(Number(1, 9)),
        "often": fact(Number(2, 99)),
    }
)
SCRIPTS = Record({"scripts": fact(MapOf(SCRIPT, key="[a-z]{2,3}-[a-z]{4}"))})
SIGNS = MapOf(Words(), key=r"[^\W\d_]{1,24}")
LEADS = ListOf(Record({"to": fact(Words()), "words": fact(Words())}))
FOUND = {
    "leads": fact(LEADS, required=False),
    "cries": fact(Words(), required=False),
    "idle": fact(Words(), required=False),
    "grade": fact(Words(), required=False),
    "age": fact(Words(), required=False),
    "loose": fact(MapOf(Words(), key=r"[^\W\d_]{1,24}"), required=False),
}
SEARCH_EVERY = Record(FOUND | {"keys": fact(ListOf(Words(), 2, 2), required=False)})
SEARCH = Record(
    FOUND
    | {
        "suffixes": fact(Words()),
        "keep": fact(Number(1, 20)),
        "rounds": fact(Number(1, 20)),
        "whole": fact(Words(), required=False),
        "finals": fact(SIGNS, required=False),
        "fold": fact(SIGNS, required=False),
    }
)
INTERFACE_WORD = Record({"text": fact(Words()), "about": fact(Words())})
SPAN = ListOf(Number(1, 18), 2, 2)
GRADES = Record({"bands": fact(MapOf(Record({"ages": fact(SPAN), "old": fact(SPAN), "new": fact(SPAN)}), key="[a-d]"))})
SOURCES = ListOf(Name(SOURCE_ID, "a source id such as MIG-008"), 1)
COMPETENCES = Record({"competences": fact(MapOf(Record({"sources": fact(SOURCES)})))})
SUBJECTS = Record(
    {"subjects": fact(MapOf(Record({"bands": fact(ListOf(OneOf(("a", "b", "c", "d")), 1)), "sources": fact(SOURCES)})))}
)
METHODS = Record({"kinds": fact(ListOf(Name(), 1)), "methods": fact(ListOf(Name(), 1))})
RIGHTS = Record({"rights": fact(MapOf(Record({"sources": fact(SOURCES)})))})
AGES = Record({"read": fact(Day()), "source_years": fact(Number(1, 50)), "service_days": fact(Number(1, 3650))})
UNITS = ("bytes", "count", "ms", "percent", "thousandths")
MOST = 10**12
MEASURES = Record(
    {
        "days": fact(Number(1, 3650)),
        "measures": fact(MapOf(Record({"unit": fact(OneOf(UNITS)), "most": fact(Number(0, MOST), required=False)}))),
    }
)
VALUE = Record({"value": fact(Number(0, MOST)), "plain": fact(Number(0, MOST), required=False)})
MEASURED = Record({"date": fact(Day()), "cores": fact(Number(1, 1024)), "values": fact(MapOf(VALUE))})
LIMITS = Record({name: fact(Number(1, 99)) for name in ("mean", "longest", "long")})
READING_OF = Record(
    {
        "letters": fact(Number(1, 40)),
        "ease": fact(ListOf(Name(r"[0-9]+(\.[0-9]+)?", "a number"), 3, 3), required=False),
        "vowels": fact(Words(), required=False),
    }
)
READING = Record(
    {
        "bands": fact(MapOf(LIMITS, keys=("a", "b", "c", "d"))),
        "pages": fact(MapOf(OneOf(("a", "b", "c", "d")), key="[a-z/-]+"), required=False),
        "languages": fact(MapOf(READING_OF, key="[a-z]{2,3}")),
        "repeated": fact(Record({"words": fact(Number(2, 99)), "lessons": fact(Number(0, 99))})),
        "untranslated": fact(Number(2, 99)),
        "russian": fact(Words()),
    }
)
RECOMMENDATION = Record(
    {"state": fact(OneOf(("done", "partly", "paper", "none"))), "sources": fact(SOURCES), "checked": fact(Day())}
)
RECOMMENDATIONS = Record({"items": fact(MapOf(RECOMMENDATION, key="[0-9]{2}"))})
GUIDES = Record({"groups": fact(MapOf(ListOf(Name())))})
SKILLS = Record({"skills": fact(ListOf(Name(), 1))})
SOURCE = Record(
    {
        "title": fact(Words()),
        "url": fact(Name(r"(https?://\S+)?", "an address that begins with https:// or http://"), required=False),
        "date": fact(Words(), required=False),
        "confidence": fact(Words(), required=False),
    }
)
SERVICE = Record(
    {
        "id": key(),
        "number": fact(Name(NUMBER, "a telephone number in quotes")),
        "verdict": fact(OneOf(("publish", "after-test-call", "withheld"))),
        "confirmed": fact(Day(), required=False),
        "known": fact(OneOf(("month", "year")), required=False),
        "hours": fact(OneOf(("always", "day")), required=False),
        "free": fact(Flag(), required=False),
        "recorded": fact(Flag(), required=False),
        "for": fact(OneOf(("child", "danger", "abroad")), required=False),
        "languages": fact(ListOf(Name("[a-z]{2,3}", "a language code"), 1), required=False),
        "sources": fact(SOURCES),
    }
)
SERVICES = Record({"country": fact(Name("[a-z]{2}", "a country code such as kg")), "services": fact(ListOf(SERVICE))})
EXCEPTIONS = Record(
    {
        "exceptions": fact(
            ListOf(
                Record(
                    {
                        "rule": fact(Name(r"[A-Z]{2}-?[0-9]{3}", "a rule code such as QZ-004")),
                        "path": fact(Words()),
                        "match": fact(Words(), required=False),
                        "reason": fact(Words()),
                        "until": fact(Day()),
                    }
                )
            )
        )
    }
)
