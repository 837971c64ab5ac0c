"""``curriculum/data/interface/<language>.yml`` → words of buttons and labels, every language complete.

The source file describes each word for the translator; a translation holds the same keys, the same names in braces.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from pathlib import Path

from scripts.files.read import read_yaml
from scripts.findings import Finding, found
from scripts.findings.advice import near
from scripts.schema import data as schemas
from scripts.schema.validate import check

FOLDER = "curriculum/data/interface"


def read_words(root: Path, languages: Iterable[str], source: str) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """Language → key → word; what a language lacks is taken from the source language. And all findings."""
    findings: list[Finding] = []
    words, about = _source(root, f"{FOLDER}/{source}.yml", findings)
    made = {source: words}
    for code in languages:
        if code != source:
            made[code] = words | _Translated(root, code, words, about, f"{FOLDER}/{source}.yml", findings).words()
    return made, findings


def _source(root: Path, path: str, findings: list[Finding]) -> tuple[dict[str, str], dict[str, str]]:
    """Words and what is said about each to the translator."""
    node, problems = read_yaml(root, path)
    findings += problems
    words: dict[str, str] = {}
    about: dict[str, str] = {}
    for key, entry in (node.value if node else {}).items():
        checked = check(entry, schemas.INTERFACE_WORD, path, {})
        findings += checked.findings
        value = checked.value if isinstance(checked.value, dict) else {}
        if text := value.get("text"):
            _, why = names(text)
            if why:
                findings.append(found("FM-010", path, entry.line, field=key, why=why))
            words[key], about[key] = text, value.get("about", "")
    return words, about


class _Translated:
    """The words of one language beside those of the source."""

    def __init__(
        self, root: Path, code: str, source: dict[str, str], about: dict[str, str], source_path: str,
        findings: list[Finding],
    ):  # fmt: skip
        self.root, self.code, self.source, self.about = root, code, source, about
        self.path, self.source_path, self.findings = f"{FOLDER}/{code}.yml", source_path, findings

    def add(self, rule: str, line: int, **values: object) -> None:
        self.findings.append(found(rule, self.path, line, **values))

    def words(self) -> dict[str, str]:
        node, problems = read_yaml(self.root, self.path)
        self.findings += problems
        if node is None:
            return {}
        made = {key: one.value for key, one in node.value.items() if self.fits(key, one.value, one.line)}
        for key in sorted(self.source.keys() - node.value.keys()):
            self.add("TR-016", 1, key=key, language=self.code, text=self.source[key], about=self.about[key])
        return made

    def fits(self, key: str, word: object, line: int) -> bool:
        """Whether the word can stand in for the source's; says why not."""
        if key not in self.source:
            close = near(key, list(self.source))
            advice = close if close.startswith("Did") else "Delete it, or add it to the Russian words first."
            self.add("TR-017", line, key=key, source=self.source_path, advice=advice)
            return False
        if not isinstance(word, str) or not word.strip():
            self.add("FM-003", line, field=key, wanted="words", given="something else", advice="Put it in quotes.")
            return False
        given, why = names(word)
        wanted, _ = names(self.source[key])
        if why:
            self.add("FM-010", line, field=key, why=why)
        elif given != wanted:
            self.add("TR-018", line, key=key, given=_listed(given), wanted=_listed(wanted))
        return not why and given == wanted


def names(word: str) -> tuple[set[str], str]:
    """(names in braces, "") of a word, or what is wrong with its braces."""
    try:
        fields = [(name, spec, change) for _, name, spec, change in string.Formatter().parse(word) if name is not None]
    except ValueError as error:
        return set(), str(error)
    bad = [name for name, spec, change in fields if spec or change or not re.fullmatch("[a-z_]+", name)]
    return {name for name, _, _ in fields}, f"“{bad[0]}” is not a name" if bad else ""


def _listed(some: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(some)) or "none"
