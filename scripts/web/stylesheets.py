"""A style sheet → what the built pages use of it. Pure; the theme's is a hundred times larger than our needs.

A rule stays if every class, id, element and attribute of one of its selectors stands in a page (or a script may put it
there); a custom property stays if somebody asks for its value. What a selector excludes (``:not(…)``) does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

TAG = re.compile(r"<([a-z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
ASKED = re.compile(r"var\(\s*(--[\w-]+)")
WORD = re.compile(r"[\w-]+")
STYLE = re.compile(r"<style>(.*?)</style>", re.S)
GROUPS = ("media", "supports")
STATES = ("open", "hidden", "checked", "disabled")
"""Attributes that a reader or a script sets."""


Declared: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Used:
    """What stands in pages: names of elements and attributes, classes, ids; ``properties`` asked for by ``var()``."""

    elements: frozenset[str]
    attributes: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet: ``inside`` are its declarations (name, text) or other rules; None: ``head`` is all."""

    head: str
    inside: tuple[Declared | Rule, ...] | None


def used(pages: Iterable[str], scripts: Iterable[str] = ()) -> Used:
    """What these pages use and these scripts may add: any word of theirs may be an element, attribute or class."""
    tags: set[tuple[str, str]] = set()
    properties: set[str] = set()
    for page in pages:
        tags.update(TAG.findall(page))
        properties.update(ASKED.findall(page))
    elements, attributes, classes, ids = {"html", "body"}, set(STATES), set(), set()
    for element, inside in tags:
        elements.add(element.lower())
        for name, *values in ATTRIBUTE.findall(inside):
            value = "".join(values)
            attributes.add(name.lower())
            classes.update(value.split() if name == "class" else ())
            ids.update([value] if name == "id" else ())
    for script in scripts:
        words = set(WORD.findall(script))
        elements, attributes, classes = elements | words, attributes | words, classes | words
    return Used(*map(frozenset, (elements, attributes, classes, ids, properties)))


def pruned(page: str, scripts: Iterable[str] = ()) -> str:
    """A page that needs no style but its own: its ``<style>`` without what neither it nor these scripts use."""
    by = used([STYLE.sub("", page)], scripts)
    return STYLE.sub(lambda found: f"<style>{_kept_of(found[1], _said(by, found[1]))}</style>", page)


def _said(by: Used, css: str) -> Used:
    """What of this the style sheet speaks of at all: the same for most pages."""
    words = set(WORD.findall(css)) | set(WORD.findall(css.lower()))
    return Used(by.elements & words, by.attributes & words, by.classes & words, by.ids & words, by.properties & words)


@lru_cache(maxsize=256)
def _kept_of(css: str, by: Used) -> str:
    return kept(css, by)


def kept(css: str, by: Used) -> str:
    """The rules of ``css`` that pages use, as a style sheet without comments and spaces. Unknown at-rules stay."""
    rules = list(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), by))
    text = _written(rules)
    while True:  # a property may have been asked for by one that nobody asked for
        asked = by.properties | set(ASKED.findall(text))
        text, before = _written(rules, asked), text
        if text == before:
            return text


def _kept(rules: Iterable[Node], by: Used) -> Iterator[Rule]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [one for one in _split(rule.prelude) if _fits(one, by)]
            if selectors:
                yield Rule(",".join(tinycss2.serialize(one).strip() for one in selectors), _declarations(rule.content))
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in GROUPS:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield Rule(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}", tuple(_kept(inside, by)))
        elif isinstance(rule, AtRule) and rule.lower_at_keyword != "charset":
            yield Rule(rule.serialize(), None)


def _declarations(content: list[Node]) -> tuple[Declared, ...]:
    made = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return tuple((one.name, one.serialize()) for one in made if isinstance(one, Declaration))


def _written(rules: Iterable[Rule], asked: set[str] | None = None) -> str:
    """The rules as text, without custom properties that are not ``asked`` for and rules left empty."""
    made: list[str] = []
    for rule in rules:
        if rule.inside is None:
            made.append(rule.head)
            continue
        groups = [one for one in rule.inside if isinstance(one, Rule)]
        says = [one for one in rule.inside if not isinstance(one, Rule)]
        lines = [line for name, line in says if asked is None or not name.startswith("--") or name in asked]
        if body := ";".join(lines) + _written(groups, asked):
            made.append(f"{rule.head}{{{body}}}")
    return "".join(made)


def _split(prelude: list[Node]) -> list[list[Node]]:
    """The selectors of a rule, which commas part."""
    parts: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _fits(selector: list[Node], by: Used) -> bool:
    """Can this selector meet anything? Brackets after a colon are not looked into."""
    before = ""
    for token in selector:
        match token.type:
            case "ident":
                name = token.value
                known = {".": by.classes, ":": None, "": by.elements}.get(before, by.elements)
                if known is not None and (name if before == "." else name.lower()) not in known:
                    return False
            case "hash" if token.value not in by.ids:
                return False
            case "[] block":
                name = next((one.lower_value for one in token.content if one.type == "ident"), "")
                if name not in by.attributes:
                    return False
        before = token.value if token.type == "literal" else ""
    return True
