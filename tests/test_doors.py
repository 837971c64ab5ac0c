"""The doors that must open: leaving, calling, a quiz on an old phone, a wrong address, a search, a sum that is none."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from test_browser import FOLDERS, LESSONS, PHONE, leave_is_stubbed, quiz_of

pytestmark = pytest.mark.slow

SMALL = {"width": 320, "height": 568}
WIDE = {"width": 640, "height": 360}
TWICE = "(e => { e.style.fontSize = 2 * parseFloat(getComputedStyle(e).fontSize) + 'px' })(document.documentElement)"
OLD = """
delete NodeList.prototype.forEach; delete Element.prototype.append; delete Element.prototype.after;
delete Array.prototype.find; delete Array.prototype.findIndex; delete Array.prototype.includes;
delete String.prototype.endsWith; delete window.Set; delete window.trustedTypes;
"""
"""What Chrome 44, an Android 5 WebView or KaiOS lacks."""


@pytest.fixture
def page(browser, address: str) -> Iterator[object]:
    context = browser.new_context(viewport=PHONE, locale="ky")
    leave_is_stubbed(context)
    page = context.new_page()
    yield page
    context.close()


def old_phone(browser, **more):
    """A browser that lacks what old ones lack; styles that name ``inset`` lose it, and the policy with their hash."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True, **more)
    context.add_init_script(OLD)

    def without_inset(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r"(?<![\w-])inset\s*:", "unknown:", answer.text()))

    context.route(re.compile(r"^http://127.*\.(html|css)$"), without_inset)
    return context


# --- leaving ---


def presses(page, key: str = "Shift", times: int = 3, pause: int = 0) -> None:
    for _ in range(times):
        page.keyboard.press(key)
        if pause:
            page.wait_for_timeout(pause)


@pytest.mark.parametrize("held", ["Alt", "Control", "Meta"])
def test_shift_with_another_key_held_stays(page, address: str, held: str) -> None:
    page.goto(f"{address}/help/index.html")
    page.keyboard.down(held)
    presses(page)
    page.keyboard.up(held)
    page.wait_for_timeout(200)
    assert page.url.startswith(address) and page.locator(".blank").count() == 0


def test_shift_with_clicks_stays_and_a_click_forgets_the_count(page, address: str) -> None:
    page.goto(f"{address}/help/index.html")
    for _ in range(3):
        page.locator("h1").click(modifiers=["Shift"])
    presses(page, times=2)
    page.locator("h1").click()
    presses(page, times=2)
    page.wait_for_timeout(200)
    assert page.url.startswith(address)
    presses(page, times=1)
    page.wait_for_url("https://**")


def test_slow_hands_leave_too_and_each_press_is_announced(page, address: str) -> None:
    page.goto(f"{address}/help/index.html")
    said = page.locator("#exit-said")
    assert said.get_attribute("role") == "status" and said.inner_text() == ""
    presses(page, times=1)
    assert "1" in said.text_content()
    page.wait_for_timeout(4000)
    presses(page, times=1)
    assert "2" in said.text_content()
    page.wait_for_timeout(4000)
    presses(page, times=1)
    page.wait_for_url("https://**")


def test_presses_that_are_long_ago_are_forgotten(page, address: str) -> None:
    page.goto(f"{address}/help/index.html")
    presses(page, times=2)
    page.wait_for_timeout(5300)
    assert page.locator("#exit-said").text_content() == ""
    presses(page, times=2)
    page.wait_for_timeout(200)
    assert page.url.startswith(address)


@pytest.mark.parametrize("code", FOLDERS)
def test_the_count_is_said_in_every_language(page, address: str, code: str) -> None:
    page.goto(f"{address}/{FOLDERS[code]}help/index.html")
    presses(page, times=2)
    assert re.search(r"Shift.*2", page.locator("#exit-said").text_content())


def test_the_cover_is_full_in_a_browser_without_inset(browser, address: str) -> None:
    context = old_phone(browser)
    leave_is_stubbed(context)
    page = context.new_page()
    page.goto(f"{address}/help/index.html")
    page.evaluate("scrollTo(0, 500)")
    box = page.evaluate(
        "() => { document.getElementById('exit-now').click();"
        " const box = document.querySelector('.blank').getBoundingClientRect();"
        " return [box.x, box.y, box.width, box.height] }"
    )
    assert box == [0, 0, PHONE["width"], PHONE["height"]]
    context.close()


@pytest.mark.parametrize("name", ["help/index.html", "me/index.html", "me/a/secrets-and-surprises.html"])
@pytest.mark.parametrize("size", [SMALL, WIDE, PHONE], ids=str)
@pytest.mark.parametrize("code", FOLDERS)
def test_the_way_out_takes_a_fifth_of_the_screen_at_most(browser, address: str, code: str, size, name: str) -> None:
    page = browser.new_page(viewport=size)
    page.goto(f"{address}/{FOLDERS[code]}{name}")
    for zoom in (False, True):
        if zoom:
            page.evaluate(TWICE)
        page.evaluate("scrollTo(0, 900)")
        bar, button = page.locator(".exit").bounding_box(), page.locator("#exit-now").bounding_box()
        assert bar["y"] == 0 and bar["height"] <= size["height"] / 5
        assert button["height"] >= 44 and button["x"] + button["width"] <= size["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.close()


# --- the help page ---


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=str)
@pytest.mark.parametrize("touch", [True, False])
@pytest.mark.parametrize("code", FOLDERS)
def test_help_helps_on_its_first_screen(browser, root: Path, address: str, code: str, touch: bool, size) -> None:
    """Whom to go to first, and each number of the country with who answers, without moving the page."""
    page = browser.new_page(viewport=size, has_touch=touch)
    page.goto(f"{address}/{FOLDERS[code]}help/index.html")
    calls = page.locator("a.call")
    services = yaml.safe_load((root / "curriculum/data/help/kg.yml").read_text("utf-8"))["services"]
    shown = [one["number"] for one in services if one["verdict"] == "publish"]
    assert [call.get_attribute("href") for call in calls.all()] == [f"tel:{number}" for number in shown]
    assert shown == ["111", "112", "102"]
    first = page.locator("main p").first
    for part in (page.locator("h1"), first, *calls.all()):
        box = part.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"], part.inner_text()
    for number, call in zip(shown, calls.all(), strict=True):
        assert call.bounding_box()["height"] >= 44
        assert len(call.inner_text().replace(number, "").strip()) > 3, "who answers is said"
    assert page.locator("h1").bounding_box()["y"] < size["height"] / 3
    page.close()


@pytest.mark.parametrize("code", FOLDERS)
def test_help_names_being_taken_for_marriage_and_is_one_tap_from_more(page, address: str, code: str) -> None:
    page.goto(f"{address}/{FOLDERS[code]}help/index.html")
    sections = [heading.get_attribute("id") for heading in page.locator("main h2").all()]
    assert sections.index("marriage") <= 2
    page.click("main a[href='#marriage']")
    page.wait_for_function("document.getElementById('marriage').getBoundingClientRect().top < innerHeight / 2")
    page.click("main a[href='../me/read/marriage.html']")
    assert page.url == f"{address}/{FOLDERS[code]}me/read/marriage.html"


@pytest.mark.parametrize("code", FOLDERS)
def test_a_number_of_another_country_names_it(page, address: str, root: Path, code: str) -> None:
    words = "uz" if code == "uz-latn" else code
    interface = yaml.safe_load((root / f"curriculum/data/interface/{words}.yml").read_text("utf-8"))
    page.goto(f"{address}/{FOLDERS[code]}help/index.html")
    text = page.locator("main").inner_text()
    for number, country in (("157", "tr"), ("1345", "kr")):
        name = interface[f"country.{country}"]
        name = name["text"] if isinstance(name, dict) else name
        for hit in re.finditer(rf"(?<![\d-]){number}(?!\d)", text):
            if code != "uz-latn":
                assert name in text[hit.start() : hit.start() + 90]


def test_the_menu_opens_without_a_script(browser, address: str) -> None:
    context = browser.new_context(viewport=SMALL, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/help/index.html")
    page.click(".menu summary")
    page.click("[data-languages] a:nth-of-type(2)")
    assert page.url == f"{address}/ru/help/index.html"
    context.close()


# --- old phones ---


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_quiz_answers_on_an_old_phone(browser, root: Path, address: str, lesson: str) -> None:
    context = old_phone(browser)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/ru/me/{lesson}.html")
    for question in quiz_of(root, lesson):
        box = page.locator(f"#q-{question['id']}")
        if question["kind"] in ("one", "several"):
            box.locator("label").first.click()
            assert len(box.locator(".feedback").inner_text()) > 20
        elif question["kind"] == "order":
            box.locator(":scope > button").click()
            assert len(box.locator(".feedback").inner_text()) > 20
        else:
            box.locator("summary").first.click()
            box.locator("[data-to]").first.click()
            assert box.locator(".scene:visible").count() == 2
    assert faults == []
    context.close()


@pytest.mark.parametrize("lost", ["pupil.js", "quiz.js"])
def test_answers_stay_readable_where_a_script_does_not_run(browser, root: Path, address: str, lost: str) -> None:
    context = browser.new_context(viewport=PHONE)
    context.route(f"**/{lost}", lambda route: route.fulfill(body="}", content_type="text/javascript"))
    page = context.new_page()
    for lesson in LESSONS:
        page.goto(f"{address}/ru/me/{lesson}.html")
        for question in quiz_of(root, lesson):
            box = page.locator(f"#q-{question['id']}")
            if lost == "quiz.js" and question["kind"] != "story":
                box.locator("details summary").click()
                assert box.locator("[data-because]").first.is_visible()
            elif question["kind"] in ("one", "several"):
                box.locator("label").first.click()
                assert box.locator(".feedback p").first.is_visible()
    context.close()


def test_no_script_needs_more_than_a_browser_of_2015(root: Path) -> None:
    young = re.compile(
        r"=>|`|\\p\{|\.(?:find|findIndex|includes|endsWith|startsWith|after|append|before)\(|\bnew Set\b"
    )
    for file in (root / "docs/assets/javascripts").glob("*.js"):
        if file.name == "teach.js":
            continue  # teachers' pages are whole without it
        code = re.sub(r"//.*|/\[\^.*?\]\+/g", "", file.read_text("utf-8"))
        assert not young.search(code), file.name
        assert not re.search(r"(?<!list\()querySelectorAll\([^)]*\)\.forEach", code), file.name


@pytest.mark.parametrize("code", FOLDERS)
@pytest.mark.parametrize("way", ["no script", "a script that fails"])
def test_search_that_cannot_run_says_so_and_offers_links(browser, address: str, code: str, way: str) -> None:
    context = browser.new_context(viewport=SMALL, java_script_enabled=way != "no script")
    context.route("**/search.js", lambda route: route.fulfill(body="/[/", content_type="text/javascript"))
    page = context.new_page()
    page.goto(f"{address}/{FOLDERS[code]}search.html")
    off = page.locator(".search-off")
    assert off.is_visible() and not page.locator("#find-words").is_visible()
    links = [link.get_attribute("href") for link in off.locator("a").all()]
    assert links == ["help/index.html", "teach/index.html", "me/index.html"]
    context.close()


def test_search_works_on_an_old_phone(browser, address: str) -> None:
    context = old_phone(browser)
    page = context.new_page()
    page.goto(f"{address}/ru/search.html")
    assert not page.locator(".search-off").is_visible()
    page.fill("#find-words", "Секреты!")
    page.locator(".results a").first.wait_for()
    assert "a/secrets-and-surprises.html" in [a.get_attribute("href") for a in page.locator(".results a").all()]
    context.close()


# --- finding help ---

EVERYWHERE = "111,112,102,157,1345,help,помогите,помощь,жардам,жардам бер,ёрдам,yordam,ала качуу,кража невесты"
OWN = {
    "ky": "кыз ала качуу,ала качып кетишти,зордоп күйөөгө берип жатышат",
    "ru": "похищение невесты,меня выдают замуж,помогите мне,горячая линия",
    "uz": "қиз олиб қочиш,мажбурий никоҳ,олиб қочишди",
    "uz-latn": "qiz olib qochish,majburiy nikoh,қиз олиб қочиш",
    "en": "bride kidnapping,forced marriage,hotline,help me",
}


@pytest.mark.parametrize("code", FOLDERS)
def test_help_is_found_first_by_its_numbers_and_words(page, address: str, code: str) -> None:
    page.goto(f"{address}/{FOLDERS[code]}search.html")
    for query in (*EVERYWHERE.split(","), *OWN[code].split(",")):
        page.fill("#find-words", "")
        page.fill("#find-words", query)
        page.locator(".search-count:not(:empty)").wait_for()
        found = [link.get_attribute("href") for link in page.locator(".results a").all()]
        assert found[:1] == ["help/index.html"], query
        if any(word in query for word in ("кача", "качу", "невест", "замуж", "қоч", "qoch", "bride", "marriage")):
            assert found[1] == "me/read/marriage.html", query


# --- wrong addresses, the same place in another language ---


class Under(http.server.SimpleHTTPRequestHandler):
    """The site under a path, as GitHub Pages serves a project: each wrong address gets 404.html."""

    path_of_site = "/some/project/"

    def __init__(self, *given, folder: Path, **more) -> None:
        self.folder = folder
        super().__init__(*given, **more)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(self.path_of_site)
        fine = path.startswith(self.path_of_site) and file.is_file()
        self.send_response(200 if fine else 404)
        shown = file if fine else self.folder / "404.html"
        self.send_header("Content-Type", self.guess_type(str(shown)))
        self.end_headers()
        self.wfile.write(shown.read_bytes())

    def log_message(self, *given: object) -> None:
        pass


@pytest.fixture(scope="module")
def project(site: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Under, folder=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{Under.path_of_site}"
        server.shutdown()


@pytest.mark.parametrize("wrong", ["nothing.html", "ru/me/c/nothing.html", "a/b/c/d/e", "uz-latn/nothing/"])
def test_a_wrong_address_helps_in_every_language(page, project: str, wrong: str) -> None:
    page.goto(project + wrong)
    page.wait_for_selector("main[data-found]", timeout=5000)
    assert {part.get_attribute("lang") for part in page.locator("[data-code]").all()} == {
        "ky", "ru", "uz-Cyrl", "en", "uz-Latn",
    }  # fmt: skip
    links = {link.evaluate("a => a.href") for link in page.locator("[data-to]").all()}
    assert links == {
        f"{project}{folder}{name}" for folder in FOLDERS.values() for name in ("index.html", "help/index.html")
    }
    assert all(page.request.get(link).status == 200 for link in links)
    assert page.locator("a[href='tel:112']").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none", "it has its styles"
    first = wrong.split("/")[0]
    if first in FOLDERS:
        assert page.locator("[data-code]").first.get_attribute("data-code") == first


@pytest.mark.parametrize("name", ["c/easy-money-online.html", "help/index.html"])
def test_the_language_switch_keeps_the_section(page, address: str, name: str) -> None:
    section = "abroad" if name.startswith("help") else "answers"
    page.goto(f"{address}/ru/{name}#{section}")
    page.evaluate("document.querySelectorAll('details.menu').forEach(e => e.open = true)")
    page.evaluate("document.querySelector('[data-languages] a').click()")
    page.wait_for_url(f"{address}/{name}#{section}")
    page.wait_for_function(f"Math.abs(document.getElementById('{section}').getBoundingClientRect().top) < innerHeight")


# --- the sum of a debt ---

FIELDS = ("pay", "room", "food", "other", "owed")
FINE = ("50000", "5000", "5000", "0", "100000")


def fill(page, values: tuple[str, ...]) -> None:
    for name, value in zip(FIELDS, values, strict=True):
        page.fill(f"#debt-{name}", value)


def said(page) -> str:
    return page.locator("[data-debt] .feedback").inner_text()


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("wrong", ["abc", "-100", "+5", "12a", "1,2,3", "5000 сом", "%", "0,500", "9" * 17, "", " "])
def test_what_is_no_amount_gets_a_sentence_and_no_result(page, address: str, wrong: str, place: int) -> None:
    page.goto(f"{address}/ru/work/money.html")
    fill(page, FINE)
    assert said(page)
    name = FIELDS[place]
    page.fill(f"#debt-{name}", wrong)
    assert said(page) == ""
    assert len(page.locator(f"#debt-{name}-fault").inner_text()) > 15
    assert page.get_attribute(f"#debt-{name}", "aria-invalid") == "true"
    assert page.get_attribute(f"#debt-{name}", "aria-describedby") == f"debt-{name}-fault"
    page.fill(f"#debt-{name}", FINE[place])
    assert said(page) and page.locator(f"#debt-{name}-fault").inner_text() == ""


@pytest.mark.parametrize(
    "typed",
    [
        "40000",
        "40 000",
        "40\u00a0000",
        "40\u202f000",
        "40,000",
        "40.000",
        "40.000,00",
        "40,000.00",
        "40000,0",
        " 40 000,00 ",
    ],
)
def test_amounts_are_read_as_people_write_them(page, address: str, typed: str) -> None:
    page.goto(f"{address}/en/work/money.html")
    fill(page, (typed, "0", "0", "0", "80000"))
    assert "40,000" in said(page) and re.search(r"\b2\b", said(page))


def test_fields_left_empty_are_told_when_the_sums_are_left(page, address: str) -> None:
    page.goto(f"{address}/work/money.html")
    page.fill("#debt-pay", "50000")
    assert said(page) == "" and page.locator("#debt-owed-fault").inner_text() == ""
    page.locator("#debt-pay").blur()
    assert all(page.locator(f"#debt-{name}-fault").inner_text() for name in FIELDS[1:])


def test_a_debt_is_never_praised(page, address: str) -> None:
    page.goto(f"{address}/ru/work/money.html")
    for values, praised in (
        (FINE, False),
        (("50000", "5000", "5000", "0", "0"), True),
        (("5000", "5000", "5000", "0", "0"), False),
        (("5000", "4999", "0", "0", "100000"), False),
    ):
        fill(page, values)
        assert (page.locator("[data-debt] .safer").count() == 1) is praised
        assert ("Долга нет" in said(page)) is praised


# --- paper ---


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_printed_page_shows_no_answer(page, root: Path, address: str, lesson: str) -> None:
    page.goto(f"{address}/ru/me/{lesson}.html")
    for label in page.locator(".option label").all():
        label.click()
    page.evaluate("document.querySelectorAll('main details').forEach(e => e.open = true)")
    page.emulate_media(media="print")
    shown = " ".join(page.locator("main").inner_text().split())
    for question in quiz_of(root, lesson):
        choices = [choice for scene in question.get("scenes", []) for choice in scene.get("choices", [])]
        for one in question.get("options", []) + choices:
            assert one["because"].split("{")[0].strip()[:40] not in shown
            assert one["text"].split("{")[0].split("**")[0].strip()[:25] in shown
