"""What the texts are together: bands that list lessons, lessons with all their parts, groups of guides, the items of
the resolution. Gives each lesson its code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scripts.findings import Finding, found
from scripts.load import data, folders
from scripts.load.texts import Made
from scripts.model import BANDS, Band, Lesson, kinds
from scripts.model.kinds import ITEM, LESSON_PARTS


class Programme:
    """``made``: (kind, language, id) → text, in which each lesson gets its code."""

    def __init__(self, facts: data.Facts, files: folders.Shelf, made: dict[tuple[str, str, str], Made]):
        self.facts, self.files, self.made = facts, files, made
        self.source = facts.source_language
        self.findings: list[Finding] = []

    def look(self) -> list[Finding]:
        """Codes and order come from the bands; each lesson is in one list and has all its parts."""
        codes: dict[str, str] = {}
        listed: dict[str, str] = {}
        for band in BANDS:
            made = self.made.get(("band", self.source, band))
            if made and isinstance(made.text, Band):
                for code, id in made.text.listed.items():
                    self.findings += self.entry(made.text, code, id, codes, listed)
        for id in self.files.ids("lesson", self.source):
            path = self.files.texts["lesson", id][self.source]
            if id not in listed and self.band_is_known(id):
                band = kinds.text_path("band", self.source, id.split("/")[0])
                self.findings.append(found("LB-004", path, lesson=id, band=band))
            self.findings += self.parts(id, path)
        self.findings += self.look_at_guides()
        self.findings += self.leftovers()
        self.findings += self.look_at_recommendations()
        for (kind, _, id), made in list(self.made.items()):
            if kind == "lesson" and id in listed and isinstance(made.text, Lesson):
                self.made[kind, made.text.language, id] = replace(made, text=replace(made.text, code=listed[id]))
        return self.findings

    def look_at_guides(self) -> Iterator[Finding]:
        """Each guide stands in one group of the list, each of the list exists; the minimum route is of the band."""
        path, seen = f"{data.DATA}/guides.yml", set()
        for group, names in self.facts.guides.items():
            for number, name in enumerate(names):
                line = self.facts.guide_lines.get(f"groups.{group}.{number}", 1)
                if name in seen:
                    yield found("LB-015", path, line, what="guide", id=name, other=path)
                elif self.source not in self.files.texts.get(("guide", f"teach/{name}"), {}):
                    yield found("LB-021", path, line, guide=name, source=kinds.text_path("guide", self.source, name))
                seen.add(name)
        for id in self.files.ids("guide", self.source):
            if id.removeprefix("teach/") not in seen:
                yield found("LB-022", self.files.texts["guide", id][self.source], guide=id.removeprefix("teach/"))
        for (kind, language, band), made in self.made.items():
            if kind == "band" and language == self.source and isinstance(made.text, Band):
                taught = any(("lesson", id) in self.files.texts for id in made.text.listed.values())
                if taught and self.source not in self.files.texts.get(("guide", f"teach/letter-{band}"), {}):
                    letter = kinds.text_path("guide", self.source, f"letter-{band}")
                    yield found("LB-024", made.text.path, 1, band=band, letter=letter)
                for number, code in enumerate(made.text.minimum):
                    if code not in made.text.listed:
                        line = made.text.lines.get(f"minimum.{number}", 1)
                        yield found("LB-023", made.text.path, line, code=code)

    def look_at_recommendations(self) -> Iterator[Finding]:
        """Each item of the resolution has its page, each such page its entry."""
        listed = f"{data.DATA}/recommendations.yml"
        pages = {id: paths for (kind, id), paths in self.files.texts.items() if kind == "page" and ITEM in id}
        for one in self.facts.recommendations.values():
            id = f"{ITEM}{one.number:02}"
            if self.source not in pages.get(id, {}):
                yield found("LB-025", listed, one.line, item=one.number, page=kinds.text_path("page", self.source, id))
        for id, paths in sorted(pages.items()):
            number = id.removeprefix(ITEM)
            if self.source in paths and not (number.isdigit() and int(number) in self.facts.recommendations):
                yield found("LB-026", paths[self.source], item=number, listed=listed)

    def band_is_known(self, id: str) -> bool:
        """Whether the band's list could be read, or is missing altogether: a broken one is reported by itself."""
        band = id.split("/")[0]
        return ("band", self.source, band) in self.made or self.source not in self.files.texts.get(("band", band), {})

    def entry(self, band: Band, code: str, id: str, codes: dict[str, str], listed: dict[str, str]) -> Iterator[Finding]:
        line = band.lines.get(f"lessons.{code}", 1)
        if not code.startswith(band.id):
            yield found("LB-007", band.path, line, code=code, band=band.id)
        if code in codes:
            yield found("LB-005", band.path, line, code=code, other=codes[code])
        if id in listed:
            yield found("LB-006", band.path, line, lesson=id, first=listed[id], code=code)
        codes.setdefault(code, f"{band.path}:{line}")
        listed.setdefault(id, code)
        if self.source not in self.files.texts.get(("lesson", id), {}):
            yield found("LB-003", band.path, line, lesson=id, source=kinds.text_path("lesson", self.source, id))

    def parts(self, id: str, path: str) -> Iterator[Finding]:
        for part in LESSON_PARTS:
            if self.source not in self.files.texts.get((part, id), {}):
                wanted = kinds.text_path(part, self.source, id)
                yield found("LB-008", path, part=part, file=wanted, lesson=id)

    def leftovers(self) -> Iterator[Finding]:
        """Quizzes and handouts of no lesson."""
        for part in LESSON_PARTS:
            for id in self.files.ids(part, self.source):
                if self.source not in self.files.texts.get(("lesson", id), {}):
                    wanted = kinds.text_path("lesson", self.source, id)
                    path = self.files.texts[part, id][self.source]
                    yield found("LB-002", path, advice=f"The plan of the lesson would be {wanted}.")
