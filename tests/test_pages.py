"""Pages as Markdown: sensitive lessons have a gate, nothing unlisted is listed, words and numbers are in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.load import library
from scripts.model import Library, confirmation
from scripts.web import addresses, pages

LESSON = "a/first"


@pytest.fixture(scope="module")
def school() -> Library:
    content, findings = library.load(Path(__file__).parent / "library")
    assert findings == []
    return content


def as_sensitive(content: Library, level: str) -> Library:
    lessons = {key: replace(lesson, sensitivity=level) for key, lesson in content.lessons.items()}
    return replace(content, lessons=lessons)


def test_every_lesson_has_a_teacher_page_and_a_pupil_page_in_every_language(school: Library) -> None:
    site = pages.render(school)
    for language in school.languages:
        assert f"{language}/{LESSON}.md" in site.pages
        assert f"{language}/me/{LESSON}.md" in site.pages
    assert set(site.pages) == set(site.sources)
    assert all((Path(school.root) / path).is_file() for path in site.sources.values())


def test_rendering_twice_gives_the_same_text(school: Library) -> None:
    assert pages.render(school) == pages.render(school)


def test_sensitive_lesson_has_a_gate_of_three_plain_links(school: Library) -> None:
    site = pages.render(as_sensitive(school, "S2"))
    gate = site.pages[f"ru/me/{LESSON}.md"]
    assert gate.count("<a ") == 3
    assert "first-open.html" in gate and "help" in gate
    assert "<fieldset" not in gate
    assert "<fieldset" in site.pages[f"ru/me/{LESSON}-open.md"]


def test_ordinary_lesson_has_no_gate(school: Library) -> None:
    assert f"ru/me/{LESSON}-open.md" not in pages.render(school).pages


def test_unlisted_lesson_is_in_no_list_and_asks_not_to_be_indexed(school: Library) -> None:
    site = pages.render(as_sensitive(school, "S3"))
    assert f"{LESSON}.html" not in site.pages["ru/me/index.md"]
    assert f"{LESSON}.html" in pages.render(school).pages["ru/me/index.md"]
    for address in (f"ru/{LESSON}.md", f"ru/me/{LESSON}.md", f"ru/me/{LESSON}-open.md"):
        assert "robots: noindex" in site.pages[address]


def test_pupil_page_tells_no_pupil_the_answers_of_the_teacher(school: Library) -> None:
    site = pages.render(school)
    lesson = school.lessons["ru", LESSON]
    answers = lesson.section("answers").body.strip().split("\n")[0][:40]
    assert answers in site.pages[f"ru/{LESSON}.md"]
    assert answers not in site.pages[f"ru/me/{LESSON}.md"]


def test_missing_translation_says_what_it_is_written_in(school: Library) -> None:
    quiz = school.quizzes["ky", LESSON]
    back = replace(school.quizzes["ru", LESSON], language="ky")
    site = pages.render(replace(school, quizzes=dict(school.quizzes) | {("ky", LESSON): back}))
    assert "state: missing" in site.pages[f"ky/me/{LESSON}.md"]
    assert "written_in: ru" in site.pages[f"ky/me/{LESSON}.md"]
    assert quiz.translation and f"state: {quiz.translation.state}" in pages.render(school).pages[f"ky/me/{LESSON}.md"]


def test_numbers_carry_their_date_and_foreign_ones_their_country(school: Library) -> None:
    from scripts.web.writer import Writer

    id, service = next(iter(school.services.items()))
    abroad = replace(service, id="kz-111", country="kz", number="111")
    content = replace(school, services=dict(school.services) | {"kz-111": abroad})
    writer = Writer(content, "ru", "ru/index.md", addresses.addresses(content))
    assert service.confirmed_on in writer.confirmed([service])
    assert school.words["ru"]["country.kz"] in writer.service("kz-111")
    assert school.words["ru"]["country.kz"] in writer.service("kz-111", number_only=True)
    home = school.words["ru"]["country.kg"]
    assert home not in writer.service(id) and home not in writer.confirmed([service])
    writer.abroad = True  # the page names numbers of two countries: none is left without
    assert home in writer.service(id) and home in writer.service(id, number_only=True)
    assert home in writer.confirmed([service]) and "kz" in writer.service("kz-111")


def test_a_text_knows_whether_it_names_numbers_of_two_countries(school: Library) -> None:
    id, service = next(iter(school.services.items()))
    content = replace(school, services=dict(school.services) | {"kz-111": replace(service, id="kz-111", country="kz")})
    page = school.pages["ru", "help/index"] if ("ru", "help/index") in school.pages else school.pages["ru", "help"]
    assert not confirmation.abroad(content, page)
    assert confirmation.abroad(content, replace(page, parts={"a": f"{{service:{id}}} {{number:kz-111}}"}))


def test_dangerous_letters_stay_text(school: Library) -> None:
    from scripts.web.writer import Writer

    writer = Writer(school, "ru", "ru/index.md", addresses.addresses(school))
    assert "<script" not in writer.inline("a <script>alert(1)</script> & b")
