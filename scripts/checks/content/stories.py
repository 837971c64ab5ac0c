"""Branching stories of quizzes: every choice leads on, no path is long or round, all of them end in help."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding, found
from scripts.model import Library, Question, Quiz, Scene, select

DEEPEST = 3
CHOICES = range(2, 5)


def a_scene_offers_a_choice(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        for scene in question.scenes:
            count = len(scene.choices)
            if count and count not in CHOICES:
                least, most = CHOICES[0], CHOICES[-1]
                yield found("QZ-015", quiz.path, scene.line, scene=scene.id, count=count, least=least, most=most)


def choices_lead_to_scenes(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        ids = {scene.id for scene in question.scenes}
        for scene in question.scenes:
            for choice in scene.choices:
                if choice.to not in ids:
                    yield found("QZ-016", quiz.path, choice.line, choice=choice.id, to=choice.to)


def no_path_goes_round(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        scene = _round(question)
        if scene:
            yield found("QZ-017", quiz.path, scene.line, scene=scene.id)


def no_path_is_long(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        if question.scenes and not _round(question):
            depth = _depth(question, question.scenes[0])
            if depth > DEEPEST:
                yield found("QZ-018", quiz.path, question.line, question=question.id, depth=depth, most=DEEPEST)


def every_path_ends_in_help(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        for scene in question.scenes:
            if not scene.choices and scene.end != "help":
                yield found("QZ-019", quiz.path, scene.line, scene=scene.id)


def no_scene_is_lost(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        reached = _reached(question)
        for scene in question.scenes:
            if scene.id not in reached:
                yield found("QZ-020", quiz.path, scene.line, scene=scene.id)


def an_end_has_no_choices(library: Library) -> Iterator[Finding]:
    for quiz, question in _stories(library):
        for scene in question.scenes:
            if scene.choices and scene.end:
                yield found("QZ-021", quiz.path, scene.line, scene=scene.id)


RULES = (
    a_scene_offers_a_choice, choices_lead_to_scenes, no_path_goes_round, no_path_is_long, every_path_ends_in_help,
    no_scene_is_lost, an_end_has_no_choices,
)  # fmt: skip


def _stories(library: Library) -> Iterator[tuple[Quiz, Question]]:
    for quiz in select.source(library, library.quizzes):
        for question in quiz.questions:
            if question.kind == "story":
                yield quiz, question


def _next(question: Question, scene: Scene) -> list[Scene]:
    """Scenes that the choices of ``scene`` lead to; choices into nowhere are another rule's."""
    scenes = {other.id: other for other in question.scenes}
    return [scenes[choice.to] for choice in scene.choices if choice.to in scenes]


def _reached(question: Question) -> set[str]:
    """Ids of the scenes one can come to from the first."""
    reached: set[str] = set()
    waiting = list(question.scenes[:1])
    while waiting:
        scene = waiting.pop()
        if scene.id not in reached:
            reached.add(scene.id)
            waiting.extend(_next(question, scene))
    return reached


def _round(question: Question) -> Scene | None:
    """A scene from which one comes back to itself: what stays when scenes without a way on are taken away, again and
    again (so that a long story cannot exhaust the stack)."""
    left = {scene.id: scene for scene in question.scenes}
    while True:
        ends = [id for id, scene in left.items() if not any(after.id in left for after in _next(question, scene))]
        if not ends:
            return next(iter(left.values()), None)
        for id in ends:
            del left[id]


def _depth(question: Question, scene: Scene) -> int:
    """How many choices the longest path from ``scene`` has; the story has no round."""
    longest = 0
    level = {scene.id: scene}
    while level := {after.id: after for here in level.values() for after in _next(question, here)}:
        longest += 1
    return longest
