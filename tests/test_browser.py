"""What only a browser knows: the whole built site in a real Chromium, as pupils and teachers open it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow

PHONE = {"width": 360, "height": 740}
LESSONS = ["a/secrets-and-surprises", "b/friend-behind-the-screen", "c/easy-money-online", "d/check-the-offer"]
FOLDERS = {"ky": "", "ru": "ru/", "uz": "uz/", "en": "en/", "uz-latn": "uz-latn/"}
PROBES = yaml.safe_load((Path(__file__).parent / "probes.yml").read_text("utf-8"))
LEFT = "<!doctype html><title>away</title><p>another page"


def leave_is_stubbed(context) -> None:
    """The page that the quick exit goes to, without a network."""
    context.route("https://*/**", lambda route: route.fulfill(body=LEFT, content_type="text/html"))


@pytest.fixture
def page(browser, address: str) -> Iterator[object]:
    context = browser.new_context(viewport=PHONE, locale="ky")
    leave_is_stubbed(context)
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("code", FOLDERS)
def test_language_switch_leads_to_the_same_page(page, address: str, code: str) -> None:
    for name in ("index.html", "c/easy-money-online.html", "me/c/easy-money-online.html", "help/index.html"):
        page.goto(f"{address}/ru/{name}")
        for menu in page.locator(".menu summary").all():  # of pages for pupils
            menu.click()
        page.click(f"[data-languages] a:nth-of-type({list(FOLDERS).index(code) + 1})")
        assert page.url == f"{address}/{FOLDERS[code]}{name}"
        assert page.get_attribute("html", "lang") == {"uz": "uz-Cyrl", "uz-latn": "uz-Latn"}.get(code, code)


# --- quiz -------------------------------------------------------------------------------------------------------------


def quiz_of(root: Path, lesson: str) -> list[dict]:
    return yaml.safe_load((root / f"curriculum/ru/{lesson}.quiz.yml").read_text("utf-8"))["questions"]


def press_until(page, wanted: str, key: str = "Tab", most: int = 80) -> None:
    """Press ``key`` until the element that matches ``wanted`` has the focus."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement.matches(s)", wanted):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} is not reached by {key}")


def answer_one(page, question: dict) -> None:
    """Each option in turn with the arrow keys: each gives its own feedback; the safer one is marked so."""
    press_until(page, f"#q-{question['id']} input")
    seen = set()
    for _ in question["options"]:
        page.keyboard.press("ArrowDown")
        box = page.locator(f"#q-{question['id']} .feedback")
        assert box.get_attribute("aria-live") == "polite"
        chosen = page.evaluate("document.activeElement.value")
        assert (box.locator(".safer").count() == 1) == (chosen == question["correct"])
        seen.add(box.inner_text())
    assert len(seen) == len(question["options"])


def answer_several(page, question: dict) -> None:
    for option in question["correct"]:
        press_until(page, f"#{question['id']}-{option}")
        page.keyboard.press("Space")
    notes = page.locator(f"#q-{question['id']} .feedback .safer")
    assert notes.count() == len(question["correct"]) + 1  # one for each and one for all


def answer_order(page, question: dict) -> None:
    for place, option in enumerate(question["correct"]):
        thing = f"#q-{question['id']} [data-option={option}]"
        while (
            page.evaluate("s => [...document.querySelector(s).parentNode.children].findIndex(e => e.matches(s))", thing)
            > place
        ):
            page.locator(f"{thing} button").first.focus()
            page.keyboard.press("Enter")
            assert page.evaluate("s => document.querySelector(s).contains(document.activeElement)", thing)
    page.locator(f"#q-{question['id']} > button").focus()
    page.keyboard.press("Enter")
    assert page.locator(f"#q-{question['id']} .feedback .safer").count() == len(question["correct"]) + 1


def answer_story(page, question: dict) -> None:
    """Follow the first choice of every scene to the end, which names help."""
    scenes = {scene["id"]: scene for scene in question["scenes"]}
    scene = question["scenes"][0]
    while "choices" in scene:
        here = f"#q-{question['id']}-{scene['id']}"
        page.locator(f"{here} summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        scene = scenes[scene["choices"][0]["to"]]
        here = f"#q-{question['id']}-{scene['id']}"
        assert page.locator(here).is_visible()
        assert page.evaluate("s => document.activeElement.matches(s)", here)
    assert page.locator(f"{here} .scene-end a").is_visible()


ANSWER = {"one": answer_one, "several": answer_several, "order": answer_order, "story": answer_story}


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("way", ["http", "file"])
def test_quiz_by_keyboard_alone(browser, root: Path, site: Path, address: str, lesson: str, way: str) -> None:
    """Every question of every kind, also from a memory stick with the network cut."""
    context = browser.new_context(viewport=PHONE, offline=way == "file")
    page = context.new_page()
    page.goto(f"{address}/me/{lesson}.html" if way == "http" else (site / f"me/{lesson}.html").as_uri())
    questions = quiz_of(root, lesson)
    for question in questions:
        ANSWER[question["kind"]](page, question)
    context.close()


def test_the_quizzes_tried_are_of_every_kind(root: Path) -> None:
    assert {question["kind"] for lesson in LESSONS for question in quiz_of(root, lesson)} == set(ANSWER)


@pytest.mark.parametrize("lesson", LESSONS)
def test_quiz_without_javascript(browser, root: Path, address: str, lesson: str) -> None:
    """All answers and reasons are in the page, behind details that open without a script."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ru/me/{lesson}.html")
    for question in quiz_of(root, lesson):
        box = page.locator(f"#q-{question['id']}")
        for details in box.locator("details").all():
            details.locator("summary").click()
        for option in question.get("options", []) + [
            c for s in question.get("scenes", []) for c in s.get("choices", [])
        ]:
            assert box.get_by_text(option["because"].split("{")[0][:30], exact=False).first.is_visible()
    assert page.locator("#exit-now").is_visible()
    context.close()


# --- checking an offer, counting a debt ------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["http", "file"])
def test_debt_is_counted_by_keyboard_and_nothing_is_kept(browser, site: Path, address: str, way: str) -> None:
    context = browser.new_context(viewport=PHONE, offline=way == "file")
    page = context.new_page()
    page.goto(f"{address}/ru/work/money.html" if way == "http" else (site / "ru/work/money.html").as_uri())
    press_until(page, "#debt-pay")
    for typed in ("45 000", "10000", "8.000", "2000,00", "100000"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    said = page.locator("[data-debt] .feedback").inner_text()
    assert re.search(r"25.000", said) and re.search(r"\b4\b", said)
    page.fill("#debt-pay", "20000")
    assert page.locator("[data-debt] .think").count() == 1, "nothing is left: the debt would never end"
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.reload()
    assert page.input_value("#debt-pay") == ""
    context.close()


def test_an_offer_is_checked_by_keyboard_and_without_javascript(browser, address: str) -> None:
    """What to do stands there until its question is ticked; a fresh visit begins with nothing ticked."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ru/work/check.html")
    steps = page.locator(".check .step")
    assert steps.count() >= 8 and all(step.locator(".until").is_visible() for step in steps.all())
    steps.first.locator("input").focus()
    page.keyboard.press("Space")
    assert not steps.first.locator(".until").is_visible() and steps.nth(1).locator(".until").is_visible()
    page.reload()
    assert not steps.first.locator("input").is_checked()
    context.close()


def test_a_debt_can_be_counted_on_paper_without_javascript(browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ru/work/money.html")
    assert page.locator(".by-hand").is_visible()
    context.close()


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_quick_exit_by_click_and_back_does_not_return(page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}/help/index.html")
    page.click("#exit-now")
    page.wait_for_url("https://**")
    page.go_back()
    assert not page.url.startswith(address)


def test_quick_exit_by_shift_three_times(page, address: str) -> None:
    page.goto(f"{address}/me/c/easy-money-online.html")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.url.startswith(address)
    page.keyboard.press("Shift")
    page.wait_for_url("https://**")


def test_quick_exit_stays_on_screen_and_covers_nothing(page, address: str) -> None:
    for name in ("help/index.html", "me/index.html", "me/a/secrets-and-surprises.html", "ru/help/using-this-site.html"):
        page.goto(f"{address}/{name}")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(50)
        box = page.locator("#exit-now").bounding_box()
        assert 0 <= box["y"] < 200 and box["height"] >= 44
        hit = page.evaluate("b => document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2).id", box)
        assert hit == "exit-now"


def test_quick_exit_works_without_javascript(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    leave_is_stubbed(context)
    page = context.new_page()
    page.goto(f"{address}/help/index.html")
    page.click("#exit-now")
    page.wait_for_url("https://**")
    context.close()


# --- finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", PROBES)
@pytest.mark.parametrize("way", ["http", "file"])
def test_search_finds_inflected_words_in_one_language_only(
    browser, site: Path, address: str, code: str, way: str
) -> None:
    context = browser.new_context(viewport=PHONE, offline=way == "file")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    name = f"{FOLDERS[code]}search.html"
    page.goto(f"{address}/{name}" if way == "http" else (site / name).as_uri())
    assert not [url for url in asked if "assets/search/" in url]
    for wanted, typed in PROBES[code].items():
        query = typed.split(",")[0]
        page.fill("#find-words", "")
        page.fill("#find-words", query)
        page.locator(".search-count:not(:empty)").wait_for()
        found = [link.get_attribute("href") for link in page.locator(".results a").all()]
        assert wanted in found, f"{query} does not find {wanted}: {found}"
    assert [url.rsplit("/", 1)[1] for url in asked if "assets/search/" in url] == [f"{code}.js"]
    context.close()


@pytest.mark.parametrize("way", ["http", "file"])
def test_where_nothing_is_found_help_stands_first_then_the_other_languages(
    browser, site: Path, address: str, way: str
) -> None:
    context = browser.new_context(viewport=PHONE, offline=way == "file")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(f"{address}/search.html" if way == "http" else (site / "search.html").as_uri())
    page.fill("#find-words", "qqqqq")
    page.locator(".results a").first.wait_for()
    assert [url for url in asked if url.endswith("ky.js")] == ["ky.js"]
    page.fill("#find-words", "выдумка")
    page.locator(".results .language").first.wait_for()
    links = [link.get_attribute("href") for link in page.locator(".results a").all()]
    assert links[0] == "help/index.html" and links[-1] == "teach/index.html"
    assert "ru/search.html" in links and "ru/c/true-or-not.html" in links
    assert (site / "ru/c/true-or-not.html").is_file()
    context.close()


def test_finder_filters_and_is_a_plain_table_without_javascript(browser, page, root: Path, address: str) -> None:
    page.goto(f"{address}/teach/index.html")
    rows = page.locator("[data-finder] tbody tr")
    assert rows.count() == len(list(root.glob("curriculum/ru/[a-d]/*.quiz.yml")))
    page.select_option("#find-band", "c")
    seen = page.locator("[data-finder] tbody tr:visible")
    assert {row.get_attribute("data-band") for row in seen.all()} == {"c"}
    assert seen.count() == page.locator("[data-finder] tbody tr[data-band=c]").count()
    page.select_option("#find-band", "")
    page.select_option("#find-new", "11")
    assert all("11" in row.get_attribute("data-new").split() for row in seen.all())
    assert 0 < seen.count() < rows.count()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}/teach/index.html")
    assert all(row.is_visible() for row in plain.locator("[data-finder] tbody tr").all())
    assert not plain.locator(".finder-form").is_visible()
    context.close()


def test_printed_pages_leave_out_what_paper_cannot_use(page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/me/c/easy-money-online.html")
    assert not page.locator("#exit-now").is_visible()
    page.goto(f"{address}/c/easy-money-online.html")
    assert not page.locator(".sheets").is_visible()
    assert page.locator("#practice").is_visible()
