"""Of a theme's style sheet stays what pages use, and all of that."""

from __future__ import annotations

import pytest

from scripts.web import stylesheets

PAGE = """<!doctype html><html lang="ky"><body><main class="md-content wide" id='top'>
<p data-kind=a style="color: var(--ink)">x</p><details open><summary>s</summary></details></main></body></html>"""
USED = stylesheets.used([PAGE], ['open.classList.add("is-open")'])


@pytest.mark.parametrize(
    ("rule", "stays"),
    [
        (".md-content{margin:0}", True),
        (".md-header{margin:0}", False),
        (".is-open{margin:0}", True),  # a script adds it
        ("main .wide p{margin:0}", True),
        ("table{margin:0}", False),
        ("#top{margin:0}", True),
        ("#elsewhere{margin:0}", False),
        ("[data-kind]{margin:0}", True),
        ("[data-md-state]{margin:0}", False),
        ("p:not(.md-header){margin:0}", True),
        ('p::before{content:"x"}', True),
        ("summary:hover{margin:0}", True),
        ("details[open]{margin:0}", True),
        ("*,:after{margin:0}", True),
        ("@media print{.wide{margin:0}}", True),
        ("@media print{.md-header{margin:0}}", False),
        ("@page{margin:0}", True),
        ("@keyframes turn{from{opacity:0}to{opacity:1}}", True),
    ],
)
def test_a_rule_stays_if_a_page_uses_it(rule: str, stays: bool) -> None:
    assert stylesheets.kept(rule, USED) == (rule if stays else "")


def test_only_the_selectors_that_meet_something_stay() -> None:
    assert stylesheets.kept(".md-header, .wide > p, table { color : red }", USED) == ".wide > p{color: red }"


def test_addresses_with_signs_of_style_sheets_stay_whole() -> None:
    rule = ".wide{background:url(\"data:image/svg+xml;charset=utf-8,<svg a='{;}'/>\");color:red}"
    assert stylesheets.kept(rule, USED) == rule


def test_properties_stay_while_somebody_asks_for_them() -> None:
    css = ":root{--ink:red;--edge:var(--line);--line:1px;--dark:#000}.wide{border:var(--edge)}"
    assert stylesheets.kept(css, USED) == ":root{--ink:red;--edge:var(--line);--line:1px}.wide{border:var(--edge)}"
    assert stylesheets.kept(":root{--dark:#000}", USED) == ""


def test_a_property_asked_for_by_one_that_nobody_asks_for_goes() -> None:
    assert stylesheets.kept(":root{--a:var(--b);--b:1px}", USED) == ""
    assert "".join(stylesheets.kept(":root{--ink:var(--b);--b:1px}", USED)) == ":root{--ink:var(--b);--b:1px}"


def test_the_result_says_the_same_when_it_is_cut_again() -> None:
    css = ".wide{margin:0 auto}@media (min-width:60em){.wide,.md-header{margin:1px}}:root{--ink:red}"
    once = stylesheets.kept(css, USED)
    assert stylesheets.kept(once, USED) == once


LEAN = """<!doctype html><html lang="ky"><head><style>:root{--ink:#222;--dark:#000}p{color:var(--ink)}.quiz{margin:0}
button[aria-disabled=true]{opacity:.5}.js .quiz{margin:1px}table{margin:0}</style></head><body><p>x</p></body></html>"""


def test_a_page_keeps_of_its_own_style_what_it_uses() -> None:
    made = stylesheets.pruned(LEAN)
    assert stylesheets.STYLE.findall(made) == [":root{--ink:#222}p{color:var(--ink)}"]
    assert stylesheets.STYLE.sub("", made) == stylesheets.STYLE.sub("", LEAN)


def test_what_a_script_may_add_keeps_its_style() -> None:
    script = 'html.classList.add("js"); make("button", "quiz").setAttribute("aria-disabled", "true")'
    (kept,) = stylesheets.STYLE.findall(stylesheets.pruned(LEAN, [script]))
    assert ".js .quiz{" in kept and ".quiz{" in kept and "button[aria-disabled=true]{" in kept
    assert "table" not in kept and "--dark" not in kept
