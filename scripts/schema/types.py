"""The shapes that fields of content files have, and who writes them: the source, the translation or both.

Declarations only: ``texts`` and ``data`` put them together for each kind of file, ``validate`` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from scripts.model.kinds import SLUG


@dataclass(frozen=True, slots=True)
class Words:
    """Words for people; ``limit`` in characters, 0 for none."""

    limit: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A word for machines that matches ``pattern`` wholly; ``wanted`` says so to people."""

    pattern: str = SLUG
    wanted: str = "an id"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of ``values``; a text names a list that is itself data, such as ``skills``."""

    values: tuple[str, ...] | str


@dataclass(frozen=True, slots=True)
class Number:
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, 2026-11-22."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """``least`` to ``most`` items (0: no limit). Records with an `id` have different ids."""

    item: Shape
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Either:
    """A single value or a list of values; the plain value is always a list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class MapOf:
    """Free keys that match ``key``, all with the same shape; ``keys`` names those that must be there, and no other."""

    value: Shape
    key: str = SLUG
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """``role``: words (translated) · fact (inherited) · key (repeated in a translation, to find a place) · both (words
    among other things) · stamp (only in a translation). ``part``: its words are parts of their own."""

    shape: Shape
    role: str = "fact"
    required: bool = True
    part: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    fields: Mapping[str, Field]


Shape: TypeAlias = Words | Name | OneOf | Number | Flag | Day | ListOf | Either | MapOf | Record


def words(limit: int = 0, required: bool = True) -> Field:
    """A field with words, translated."""
    return Field(Words(limit), "words", required)


def fact(shape: Shape, required: bool = True) -> Field:
    """A field that is written once, in the source, and inherited."""
    return Field(shape, "fact", required)


def key() -> Field:
    """The id by which a translation finds its place."""
    return Field(Name(), "key")


def both(shape: Shape, required: bool = True, part: bool = False) -> Field:
    """A field that holds words, alone or with facts around them."""
    return Field(shape, "both", required, part)
