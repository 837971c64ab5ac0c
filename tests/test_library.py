"""The library: complete whatever is broken, every finding in one run, never a traceback."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from damage import ending

from scripts import checks
from scripts.findings import Finding
from scripts.language import transliteration
from scripts.load import library, references
from scripts.model.kinds import text_path
from scripts.web import blocks, pages

SCHOOL = Path(__file__).parent / "library"
LESSON = "curriculum/ru/a/first.md"
BAND = "curriculum/ru/a/band.yml"
QUIZ = "curriculum/ru/a/first.quiz.yml"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    shutil.copytree(SCHOOL, tmp_path / "school")
    return tmp_path / "school"


def change(school: Path, path: str, old: str, new: str) -> None:
    text = (school / path).read_text("utf-8")
    assert text.count(old) == 1, (path, text.count(old))
    (school / path).write_text(text.replace(old, new), "utf-8")


def told(findings: list[Finding]) -> list[str]:
    return [f"{finding.path}:{finding.line} {finding.code}" for finding in findings]


def test_the_tiny_school_is_perfect_and_not_empty() -> None:
    content, findings = library.load(SCHOOL)
    assert told(findings) == []
    assert list(content.languages) == ["ky", "ru", "en"]
    assert (content.source_language, content.default_language) == ("ru", "ky")
    for kind in (content.lessons, content.quizzes, content.handouts, content.bands):
        assert len(kind) == 3
    assert len(content.guides) == 6
    assert (len(content.cards), len(content.pages), len(content.services)) == (12, 9, 3)
    assert all(text.parts and text.path in content.files for text in content.texts())


def test_ids_and_codes() -> None:
    content, _ = library.load(SCHOOL)
    assert content.lesson_ids() == ("a/first",)
    assert {lesson.code for lesson in content.lessons.values()} == {"a1"}
    assert ("ky", "teach/if-a-pupil-tells-you") in content.guides
    assert {id for _, id in content.pages} == {"help", "me", "resolution/item-12"}
    assert content.band_titles["en", "a"] == "Ages 7–10"


def test_a_translation_inherits_every_fact() -> None:
    content, _ = library.load(SCHOOL)
    ru, ky = content.lessons["ru", "a/first"], content.lessons["ky", "a/first"]
    words = {"title", "summary", "outcome", "guidance", "goals", "materials", "course", "homework", "sections"}
    about = {"language", "written_in", "path", "translation", "parts", "lines"}
    for name in {field.name for field in fields(ru)} - words - about:
        assert getattr(ru, name) == getattr(ky, name), name
    for name in words:
        assert getattr(ru, name) != getattr(ky, name), name
    assert ru.minutes["practice"] == 15 and len(ky.characters) == 4 and ky.is_source is False
    russian, kyrgyz = content.quizzes["ru", "a/first"], content.quizzes["ky", "a/first"]
    for one, two in zip(russian.questions, kyrgyz.questions, strict=True):
        assert (one.id, one.kind, one.correct) == (two.id, two.kind, two.correct)
        assert [c.to for s in one.scenes for c in s.choices] == [c.to for s in two.scenes for c in s.choices]
        assert one.ask != two.ask


def test_options_keep_the_order_of_the_source(school: Path) -> None:
    path = "curriculum/ky/a/first.quiz.yml"
    text = (school / path).read_text("utf-8")
    first, second = [line for line in text.split("\n") if "{id: tell," in line or "{id: silent," in line]
    (school / path).write_text(text.replace(f"{first}\n{second}", f"{second}\n{first}"), "utf-8")
    content, findings = library.load(school)
    assert told(findings) == []
    assert [o.id for o in content.quizzes["ky", "a/first"].questions[0].options] == ["tell", "silent"]


def test_a_missing_translation_falls_back_and_is_said_once(school: Path) -> None:
    (school / "curriculum/ky/a/first.handout.md").unlink()
    content, findings = library.load(school)
    assert told(findings) == ["curriculum/ky/a/first.handout.md:1 TR-001"]
    handout = content.handouts["ky", "a/first"]
    assert (handout.language, handout.written_in) == ("ky", "ru")
    assert handout.title == content.handouts["ru", "a/first"].title


def test_a_missing_field_of_a_translation_is_russian(school: Path) -> None:
    change(school, "docs/ky/help/index.md", "summary: Кимге барса болот.\n", "")
    content, findings = library.load(school)
    assert told(findings) == ["docs/ky/help/index.md:2 FM-002"]
    assert content.pages["ky", "help"].summary == content.pages["ru", "help"].summary


def test_a_missing_interface_word_is_russian(tmp_path: Path, school: Path) -> None:
    path = "curriculum/data/interface/ky.yml"
    text = (school / path).read_text("utf-8")
    line = next(line for line in text.split("\n") if line.startswith("site.help:"))
    (school / path).write_text(text.replace(line, 'site.halp: "Жардам"'), "utf-8")
    content, findings = library.load(school)
    assert [finding.code for finding in findings] == ["TR-016", "TR-017"]
    assert "`site.help`" in findings[1].hint
    assert content.word("ky", "site.help") == content.word("ru", "site.help")


def test_the_made_blocks_are_those_the_pages_make() -> None:
    assert set(references.BLOCKS_MADE) == set(blocks.MADE)


def test_every_path_is_where_the_library_finds_it() -> None:
    content, _ = library.load(SCHOOL)
    assert text_path("quiz", "ru", "a/first") == content.quizzes["ru", "a/first"].path
    assert text_path("guide", "ky", "teach/x") == "curriculum/ky/guides/x.md"


@pytest.mark.parametrize(
    "path, old, new, wanted",
    [
        (LESSON, "[^EDU-001]", "[^EDU-009]", [f"{LESSON}:42 LB-014"]),
        (LESSON, "teach/if-a-pupil-tells-you#short", "teach/if-a-pupil-tell-you", [f"{LESSON}:42 LB-009"]),
        (LESSON, "tells-you#short", "tells-you#long", [f"{LESSON}:42 LB-010"]),
        (LESSON, "{card:help-young}", "{card:help-yong}", [f"{LESSON}:95 LB-011"]),
        (BAND, "a1: first", "b1: first", [f"{BAND}:3 LB-007"]),
        (BAND, "a1: first", "a2: second", [f"{BAND}:3 LB-003", f"{LESSON}:1 LB-004"]),
        ("docs/ru/me/index.md", "{block:quizzes}", "{block:quizes}", ["docs/ru/me/index.md:12 LB-013"]),
        ("docs/ru/help/index.md", "{service:kg-111}", "{service:kg-11}", ["docs/ru/help/index.md:12 LB-012"]),
    ],
)
def test_what_leads_nowhere(school: Path, path: str, old: str, new: str, wanted: list[str]) -> None:
    change(school, path, old, new)
    _, findings = library.load(school)
    got = [line for line in told(findings) if " TR-" not in line]  # its translations are stale or differ now: see below
    assert got == wanted


# --- everything at once ----------------------------------------------------------------------------------------------


def break_everything(school: Path) -> None:
    """A dozen kinds of damage in one school."""
    change(school, "curriculum/ru/cards/help.yml", 'text: "Это', 'text: Это: "')
    (school / "curriculum/ru/a/first.handout.md").unlink()
    (school / "curriculum/en/a/first.handout.md").write_bytes("Урок".encode("cp1251"))
    quiz = (school / QUIZ).read_text("utf-8")
    (school / QUIZ).write_text(quiz.replace("to: door", "to: nowhere").replace("to: home", "to: start", 1), "utf-8")
    kyrgyz = school / "curriculum/ky/a/first.quiz.yml"
    kyrgyz.write_text(kyrgyz.read_text("utf-8")[:420], "utf-8")
    (school / "curriculum/kg/a").mkdir(parents=True)
    (school / "curriculum/kg/a/first.md").write_text("---\ntitle: x\n---\n", "utf-8")
    change(school, "curriculum/data/help/kg.yml", "id: kg-112", "id: kg-111")
    change(school, "curriculum/ru/a/band.yml", "  a1: first", "  a1: first\n  a2: first\n  a3: gone")
    change(school, "docs/ru/me/index.md", "{block:quizzes}", "{block:nothing} [туда](no/where)")
    change(school, LESSON, "Дети учились звать взрослых.", "я" * 2_500_000)
    (school / "docs/ky/help/index.md").write_text("---\ntitle: &a [*a, *a]\n---\n", "utf-8")
    (school / "docs/en/help/index.md").write_text("---\n" + "[" * 9_000 + "\n---\n", "utf-8")
    (school / "docs/en/me/index.md").write_bytes(b"\0" * 100)
    (school / "curriculum/ru/guides/Second Guide.md").write_text("x", "utf-8")
    (school / "curriculum/en/cards/orphan.yml").write_text("title: x\n", "utf-8")


EVERYTHING = {
    "curriculum/ru/cards/help.yml": {"RD-022"},
    LESSON: {"RD-004", "RD-016"},
    "curriculum/en/a/first.handout.md": {"TR-002"},
    "curriculum/ky/a/first.quiz.yml": {"RD-021"},
    "curriculum/kg": {"LB-001"},
    "curriculum/data/help/kg.yml": {"FM-007"},
    "curriculum/ru/a/band.yml": {"LB-006", "LB-003"},
    "docs/ru/me/index.md": {"LB-009", "LB-019"},
    "docs/ky/help/index.md": {"RD-011"},
    "docs/en/help/index.md": {"RD-012"},
    "docs/en/me/index.md": {"RD-003"},
    "curriculum/ru/guides/Second Guide.md": {"LB-002"},
    "curriculum/en/cards/orphan.yml": {"TR-002"},
}


def test_all_damage_is_found_in_one_run_without_a_traceback(school: Path) -> None:
    break_everything(school)
    with ending("a broken school"):
        content, findings = library.load(school)
    got: dict[str, set[str]] = {}
    for finding in findings:
        got.setdefault(finding.path, set()).add(finding.code)
    for path, codes in EVERYTHING.items():
        assert codes <= got.get(path, set()), (path, got.get(path))
    assert content.quizzes["en", "a/first"].questions, "what is whole is still there"
    checks.run(content)  # a story that goes round or nowhere is the rules' business, and stops nobody


def test_stories_that_lead_nowhere_do_not_stop_the_library(school: Path) -> None:
    quiz = (school / QUIZ).read_text("utf-8")
    (school / QUIZ).write_text(quiz.replace("to: door", "to: start").replace("to: home", "to: lost"), "utf-8")
    content, findings = library.load(school)
    assert told(findings) == []
    assert {"QZ-016", "QZ-017"} <= {finding.code for finding in checks.run(content)}


TRICKS = (b"\n- ", b": ", b"{", b'"', b"\n\t", b"\n## ", b"```\n", b"&a *a", b"}: [", b"\xe2\x80\xa8", b"{card:x}")


@pytest.mark.parametrize("seed", range(24))
def test_any_damage_to_any_file_gives_findings(school: Path, seed: int) -> None:
    """Cut, repeat or replace pieces of three files at random (the same for the same seed)."""
    chance = random.Random(seed)
    files = sorted(file for file in school.rglob("*") if file.is_file())
    for file in chance.sample(files, 3):
        data = bytearray(file.read_bytes())
        at = chance.randrange(len(data))
        match chance.randrange(6):
            case 0:
                del data[at:]
            case 1:
                data[at : at + 5] = bytes(chance.randrange(256) for _ in range(5))
            case 2:
                data[at:at] = data[at : at + 200] * 3
            case 3:
                data[at:at] = chance.choice(TRICKS)
            case 4:
                data[:] = b""
            case 5:
                file.unlink()
                continue
        file.write_bytes(bytes(data))
    content, findings = library.load(school)
    assert all(finding.line >= 1 and finding.path and finding.message for finding in findings)
    if not any(finding.severity == "error" for finding in findings + checks.run(content)):
        pages.render(content)  # what passes can be built


@pytest.mark.parametrize(
    "path",
    sorted(
        str(p.relative_to(SCHOOL))
        for p in SCHOOL.rglob("*")
        if p.is_file() and p.name not in ("exceptions.yml", "spelling.yml") and p.parent.name != "words"
    ),  # what only ``spell`` reads is looked at in test_dictionaries
)
def test_no_file_can_go_unnoticed(school: Path, path: str) -> None:
    """Each file in turn missing and full of something else: always at least one error."""
    for content in (None, b"- 1\n"):
        if content is None:
            (school / path).unlink()
        else:
            (school / path).write_bytes(content)
        _, findings = library.load(school)
        if content is None and path.endswith("data/help/kg.yml"):
            assert Counter(f.code for f in findings)["LB-012"] > 5
        said = [f for f in findings if f.severity == "error" or f.code == "TR-019"]  # a guide may wait
        assert said, (path, content)


def test_facts_of_another_shape_are_findings(school: Path) -> None:
    (school / "curriculum/data/sources.yml").write_text("EDU-001: words\nHELP-001: [a]\nX: 1\n", "utf-8")
    (school / "curriculum/data/grades.yml").write_text("bands: {a: 1, b: {ages: [7]}}\n", "utf-8")
    content, findings = library.load(school)
    about = [line for line in told(findings) if "/data/" in line]
    assert {"curriculum/data/sources.yml:1 FM-003", "curriculum/data/sources.yml:3 FM-009"} <= set(about)
    assert "curriculum/data/grades.yml:1 FM-003" in about and content.lessons


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    content, findings = library.load(tmp_path)
    assert content.texts() == () and {finding.code for finding in findings} == {"RD-001"}


def test_loading_twice_gives_the_same(school: Path) -> None:
    break_everything(school)
    assert library.load(school) == library.load(school)


@pytest.mark.parametrize(
    "path, old, new, wanted",
    [
        ("curriculum/data/search.yml", "en: {keep: 3", "eng: {keep: 3", ["FM-002", "FM-001"]),
        ("curriculum/data/search.yml", "rounds: 2", "rounds: two", ["FM-003"]),
        ("curriculum/data/terms.csv", "секрет", "сек\0рет", ["RD-003"]),
    ],
)
def test_lists_of_the_site_are_looked_at(school: Path, path: str, old: str, new: str, wanted: list[str]) -> None:
    change(school, path, old, new)
    _, findings = library.load(school)
    assert [finding.code for finding in findings if finding.path == path] == wanted


def test_a_list_of_terms_without_terms_is_a_finding(school: Path) -> None:
    file = school / "curriculum/data/terms.csv"
    file.write_text(file.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    _, findings = library.load(school)
    assert told(findings) == ["curriculum/data/terms.csv:1 LB-027"]


def test_a_second_script_without_letters_is_a_finding(school: Path) -> None:
    entry = "of: ky, name: x, tag: ky-Latn, letters: {}, vowels: а"
    (school / "curriculum/data/scripts.yml").write_text(f"scripts: {{ky-latn: {{{entry}}}}}\n", "utf-8")
    content, findings = library.load(school)
    assert told(findings) == ["curriculum/data/scripts.yml:1 FM-006"]
    assert transliteration.with_scripts(content).lessons["ky-latn", "a/first"].title


def test_a_bomb_of_references_in_the_list_of_images_is_not_lit(school: Path) -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    text = "\n".join([*rows, "images: {docs/x.svg: {tags: [*a11]}}", ""])
    (school / "curriculum/data/images.yml").write_text(text, "utf-8")
    assert "IM-005" in {finding.code for finding in checks.run(library.load(school)[0])}
