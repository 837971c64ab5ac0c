"""Everything under ``curriculum/`` and ``docs/`` → one Library and all findings. The door between files and the rest.

The Library is complete whatever is broken: a missing translation is the Russian text (``written_in`` tells), a missing
word is the Russian word; only what is beyond use is left out, with its finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from scripts.files.clock import build_day
from scripts.files.read import state
from scripts.findings import Finding, found
from scripts.load import data, differences, folders, references, texts
from scripts.load.programme import Programme
from scripts.load.texts import Made
from scripts.model import Band, Library, Text, kinds, said
from scripts.model.kinds import LESSON_PARTS, READ_FIRST, TEXT_KINDS


@dataclass(slots=True)
class Memory:
    """What was read before, for a program that reads again and again: path → (state of the file, source text, text,
    findings). A text is read again when its file or its source has changed; ``linked`` are the findings on what a text
    refers to, followed again when it or anything that can be referred to (``targets``) has changed."""

    texts: dict[str, tuple[tuple[int, int], Made | None, Made | None, list[Finding]]] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    linked: dict[tuple[str, str, str], tuple[Made, list[Finding]]] = field(default_factory=dict)
    targets: references.Targets | None = None
    good: dict[str, Made] = field(default_factory=dict)
    """Texts as they were when ``keep`` was called."""
    held: frozenset[str] = frozenset()
    """Paths that are read as they were then, whatever stands in them now."""

    def keep(self) -> None:
        """What has been read is good, but for what is held: that stays as it was."""
        read = {path: made for path, (_, _, made, _) in self.texts.items() if made}
        self.good |= {path: made for path, made in read.items() if path not in self.held}


def load(root: Path | str, memory: Memory | None = None, compare: bool = True) -> tuple[Library, list[Finding]]:
    """The library under ``root`` and every finding about its files, sorted. Nothing that stands in a file raises.

    Without ``compare`` nothing is said of translations that differ from their source nor of what is referred to and
    missing: for a program that only wants the texts, which takes half as long.
    """
    root = Path(root)
    facts, findings = data.read(root)
    if not facts.languages:
        return _library(root, facts, {}, ()), sorted(set(findings))
    files = folders.walk(root, facts.languages)
    findings += files.findings
    desk = _Desk(root, facts, files, memory or Memory(), compare)
    desk.read_sources()
    desk.read_translations()
    desk.findings += Programme(facts, files, desk.made).look()
    if compare:
        desk.look_at_references()
    findings += desk.findings
    return _library(root, facts, desk.made, _readable(files, findings)), sorted(set(findings))


BEYOND_READING = ("RD-001", "RD-002", "RD-003", "RD-004", "RD-016")


def _readable(files: folders.Shelf, findings: list[Finding]) -> tuple[str, ...]:
    """Content files that hold plain text; the rules may open these."""
    bad = {finding.path for finding in findings if finding.code in BEYOND_READING}
    paths = {*files.data, *(path for some in files.texts.values() for path in some.values())}
    return tuple(sorted(paths - bad))


class _Desk:
    """Where texts are read: the source first, each translation beside it. ``made``: (kind, language, id) → text."""

    def __init__(self, root: Path, facts: data.Facts, files: folders.Shelf, memory: Memory, compare: bool):
        self.root, self.facts, self.files, self.memory, self.compare = root, facts, files, memory, compare
        if memory.lists != facts.lists:
            memory.texts, memory.lists = {}, facts.lists
        self.source = facts.source_language
        self.made: dict[tuple[str, str, str], Made] = {}
        self.findings: list[Finding] = []
        self.waiting: dict[str, list[str]] = {}  # language → texts that nobody has translated yet

    def read(self, kind: str, id: str, language: str, source: Made | None) -> Made | None:
        path = self.files.texts[kind, id][language]
        if path in self.memory.held:
            if good := self.memory.good.get(path):
                self.made[kind, language, id] = good
            return good
        now = state(self.root / path)
        known = self.memory.texts.get(path)
        if known and known[0] == now and known[1] is source:
            made, findings = known[2:]
        else:
            made, findings = texts.read(self.root, kind, id, language, path, self.facts.lists, source)
            if made and source and self.compare:
                findings += differences.compare(source, made)
            self.memory.texts[path] = (now, source, made, findings)
        self.findings += findings
        if made:
            self.made[kind, language, id] = made
        return made

    def read_sources(self) -> None:
        for kind in TEXT_KINDS:
            for id in self.files.ids(kind, self.source):
                self.read(kind, id, self.source, None)

    def read_translations(self) -> None:
        """Each text in each further language; what is missing is said, what has no source too."""
        for (kind, id), paths in sorted(self.files.texts.items()):
            if self.source not in paths:
                wanted = kinds.text_path(kind, self.source, id)
                self.findings += [found("TR-002", path, source=wanted) for path in paths.values()]
                continue
            for language in self.facts.languages:
                if language != self.source:
                    self.read_translation(kind, id, language, paths)
        self.say_what_waits()

    def read_translation(self, kind: str, id: str, language: str, paths: dict[str, str]) -> None:
        wanted = paths[self.source].replace(f"/{self.source}/", f"/{language}/", 1)
        if language not in paths:
            self.findings += self.untranslated(kind, id, language, wanted)
            return
        source = self.made.get((kind, self.source, id))
        if source is None:
            return  # its finding is about the source; without facts a translation says nothing
        self.read(kind, id, language, source)

    def untranslated(self, kind: str, id: str, language: str, wanted: str) -> Iterator[Finding]:
        """A whole lesson, guide or page may wait and is shown in the source language; half a lesson or a card not."""
        lesson = self.files.texts.get(("lesson", id), {})
        source = self.files.texts[kind, id][self.source]
        if kind in LESSON_PARTS and self.source in lesson and language not in lesson:
            return  # said once, of the plan
        half = any(language in self.files.texts.get((part, id), {}) for part in LESSON_PARTS)
        if (kind == "lesson" and not half) or (kind in ("guide", "page") and self.may_wait(kind, id)):
            self.waiting.setdefault(language, []).append(id)
        else:
            yield found("TR-001", wanted, source=source, language=language, id=id)

    def say_what_waits(self) -> None:
        """One finding a language, not one a text: a new language begins with all of them."""
        for language, ids in self.waiting.items():
            path = f"curriculum/{language}"
            self.findings.append(found("TR-019", path, language=language, count=len(ids), first=sorted(ids)[0]))

    def may_wait(self, kind: str, id: str) -> bool:
        """Whether a language may do without it for a while: not without help and what to do when a child tells."""
        if kind == "guide":
            kit = any(fnmatch(id, pattern) for pattern in self.facts.everywhere if pattern != "*")
            return not kit and not self.holds_disclosure(id)
        return not any(fnmatch(id, pattern) for pattern in self.facts.everywhere)

    def holds_disclosure(self, id: str) -> bool:
        """Whether it is read first and tells what to do when a child tells: without it no language goes to a school."""
        made = self.made.get(("guide", self.source, id))
        read_first = id.removeprefix("teach/") in self.facts.guides.get(READ_FIRST, ())
        return read_first and bool(made) and any("{card:disclosure}" in words for _, words in made.passages)

    # --- references ---

    def look_at_references(self) -> None:
        """Every link, card, service and block that is named, in every language; ids that two pages claim."""
        sources = [made for (_, language, _), made in self.made.items() if language == self.source]
        known = references.targets(sources, self.facts.services, self.facts.sources)
        if self.memory.targets != known:
            self.memory.linked, self.memory.targets = {}, known
        for key, made in self.made.items():
            before, said = self.memory.linked.get(key, (None, []))
            if before != made:
                said = list(references.unresolved(made, known))
                self.memory.linked[key] = made, said
            self.findings += said
        self.findings += self.claimed_twice()

    def claimed_twice(self) -> Iterator[Finding]:
        owners: dict[str, str] = {}
        for kind in ("lesson", "guide", "page"):
            for id in self.files.ids(kind, self.source):
                path = self.files.texts[kind, id][self.source]
                for one in (id, f"me/{id}", f"me/{id}-open") if kind == "lesson" else (id,):
                    if one in owners:
                        yield found("LB-015", path, what="page", id=one, other=owners[one])
                    owners.setdefault(one, path)


# --- the value -------------------------------------------------------------------------------------------------------


def _library(root: Path, facts: data.Facts, made: dict[tuple[str, str, str], Made], files: tuple[str, ...]) -> Library:
    """All texts in all languages, each kind in the order of the programme."""
    order = _programme(facts.source_language, made)
    shelves: dict[str, dict[tuple[str, str], Text]] = {kind: {} for kind in TEXT_KINDS}
    for kind in TEXT_KINDS:
        for language in facts.languages:
            for id in order[kind]:
                source = made[kind, facts.source_language, id]
                own = made.get((kind, language, id))
                shelves[kind][language, id] = own.text if own else texts.fallback(source, language)
    _say(shelves, facts)
    named = ("subjects", "competences", "kinds", "methods", "skills", "rights")
    lists = {name: facts.lists.get(name, ()) for name in named}
    groups = {group: tuple(f"teach/{name}" for name in names) for group, names in facts.guides.items()}
    return Library(
        root=str(root),
        source_language=facts.source_language,
        default_language=facts.default_language,
        languages=facts.languages,
        grades=facts.grades,
        **lists,
        guide_groups=groups,
        sources=facts.sources or {},
        services=facts.services,
        service_days=facts.service_days,
        day=build_day(),
        recommendations=facts.recommendations,
        terms=facts.terms,
        reading=facts.reading,
        scripts=facts.scripts,
        measures=facts.measures,
        words=facts.words,
        band_titles={key: band.title for key, band in shelves["band"].items()},
        lessons=shelves["lesson"],
        quizzes=shelves["quiz"],
        handouts=shelves["handout"],
        guides=shelves["guide"],
        cards=shelves["card"],
        pages=shelves["page"],
        bands=shelves["band"],
        files=files,
    )


def _say(shelves: dict[str, dict[tuple[str, str], Text]], facts: data.Facts) -> None:
    """Puts the sentences that are said once into every text of their language."""
    for language in facts.languages:
        known = said.sentences(shelves["card"].get((language, said.SAID)))
        for texts_of in shelves.values() if known else ():
            for key, text in texts_of.items():
                if key[0] == language:
                    texts_of[key] = said.filled(text, known)


def _programme(source: str, made: dict[tuple[str, str, str], Made]) -> dict[str, list[str]]:
    """Ids of each kind in order: lessons as the bands list them, those in no list last, the rest by id."""
    ids = {kind: sorted(id for one, language, id in made if one == kind and language == source) for kind in TEXT_KINDS}
    bands = [made["band", source, id].text for id in ids["band"]]
    listed = [id for band in bands if isinstance(band, Band) for id in band.listed.values()]
    rank = {id: place for place, id in reversed(list(enumerate(listed)))}
    for kind in ("lesson", *LESSON_PARTS):
        ids[kind].sort(key=lambda id: (rank.get(id, len(rank)), id))
    return ids
