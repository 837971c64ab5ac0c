"""Ten thousand damaged inputs a week, a fifth of them at every change: findings come out, never another exception,
never a wait without end.

The same inputs in every run; ``FUZZ=100000 python -m pytest tests/test_fuzz.py`` tries more, and new ones.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import damage
import pytest
from damage import BYTES, FILES, MARKDOWN, SCHOOL, WORDS, counted, harmed, inputs, part_of, with_part, zip_parts
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from scripts import checks, markdown
from scripts.authoring import passages, review, review_files
from scripts.checks import dictionaries, exceptions
from scripts.checks.built import links as built_links
from scripts.checks.built import page as built_page
from scripts.checks.built import privacy as built_privacy
from scripts.checks.built import pupil as built_pupil
from scripts.checks.built import site as built_site
from scripts.files.read import read_document, read_text, read_yaml
from scripts.files.yaml_nodes import parse
from scripts.findings import FORMATS, Finding
from scripts.language import stemming, transliteration
from scripts.load import data as facts
from scripts.load import differences, interface, library, terms, texts
from scripts.model import Script, kinds
from scripts.web import pages

CONTENT, _ = library.load(SCHOOL)
FACTS, _ = facts.read(SCHOOL)
TEXTS = [(type(t).__name__.lower(), t.id, t.language, t.path) for t in CONTENT.texts() if t.written_in == t.language]
SOURCES = {
    (kind, id): texts.read(SCHOOL, kind, id, language, path, FACTS.lists, None)[0]
    for kind, id, language, path in TEXTS
    if language == "ru"
}
DATA = [path for path in FILES if path.startswith("curriculum/data/")]
WORDS_OF = [path for path in DATA if "/interface/" in path]
WORD_LISTS = [path for path in DATA if "/words/" in path]
LISTS = [path for path in DATA if path not in WORDS_OF + WORD_LISTS]


@pytest.fixture(scope="module")
def desk_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SCHOOL, tmp_path_factory.mktemp("fuzz") / "school"))


def put(root: Path, path: str, data: bytes) -> str:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return path


def sound(findings: list[Finding]) -> bool:
    """Each says where, what and how to mend it, in every format."""
    assert all(one.line >= 1 and one.path and one.message and one.hint for one in findings)
    return all(isinstance(form(findings), str) for form in FORMATS.values())


# --- readers ---------------------------------------------------------------------------------------------------------


@inputs(1200)
@given(text=WORDS)
def test_fields_of_any_kind(text: str) -> None:
    with counted("fields"):
        node, findings = parse(text, "x.yml", 5)
        assert sound(findings) and (node is None or node.plain is not None)


@inputs(900)
@given(data=BYTES)
def test_bytes_of_any_kind(desk_of: Path, data: bytes) -> None:
    with counted("bytes"):
        put(desk_of, "x", data)
        for read in (read_text, read_yaml, read_document):
            made, findings = read(desk_of, "x")
            assert sound(findings) and (made is not None or findings)


def read_text_file(root: Path, kind: str, id: str, language: str, data: bytes) -> list[Finding]:
    """A file in the place of a text of the tiny school, read and compared with its source."""
    path = put(root, f"x{'.md' if kind in kinds.IN_MARKDOWN else '.yml'}", data)
    source = SOURCES[kind, id] if language != "ru" else None
    made, findings = texts.read(root, kind, id, language, path, FACTS.lists, source)
    assert made is not None or findings
    if made:
        list(texts.nodes(made))
        findings += differences.compare(source, made) if source else ()
    assert sound(findings)
    return findings


@inputs(1200)
@given(st.data())
def test_a_text_that_is_broken_is_never_passed_over(desk_of: Path, data: st.DataObject) -> None:
    kind, id, language, path = data.draw(st.sampled_from(TEXTS))
    what, content = data.draw(damage.broken(FILES[path]))
    with counted("broken texts"):
        findings = read_text_file(desk_of, kind, id, language, content)
        assert any(one.severity == "error" for one in findings), what


@inputs(1200)
@given(st.data())
def test_a_text_that_was_harmed(desk_of: Path, data: st.DataObject) -> None:
    kind, id, language, path = data.draw(st.sampled_from(TEXTS))
    content = data.draw(harmed(FILES[path]))
    with counted("harmed texts"):
        read_text_file(desk_of, kind, id, language, content)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of the tiny school without its interface words, which take longest."""
    root = tmp_path_factory.mktemp("lists")
    for path in LISTS:
        put(root, path, FILES[path])
    return root


@inputs(500)
@given(st.data())
def test_facts_that_were_harmed_or_broken(lists: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(LISTS))
    table = path.endswith(".csv")
    what, content = "", data.draw(harmed(FILES[path]))
    if data.draw(st.booleans()) and not table:
        what, content = data.draw(damage.broken(FILES[path]))
    with counted("facts"):
        put(lists, path, content)
        try:
            _, findings = facts.read(lists)
        finally:
            put(lists, path, FILES[path])
        assert sound(findings)
        assert not what or any(one.path == path and one.severity == "error" for one in findings), what


@inputs(150)
@given(st.data())
def test_interface_words(lists: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(WORDS_OF))
    few = b"".join(damage.lines(FILES[path])[:80])  # what happens to one happens to all
    what, content = data.draw(damage.broken(few) | st.tuples(st.just(""), harmed(few)))
    with counted("interface words"):
        put(lists, path, content)
        made, findings = interface.read_words(lists, ["ky", "ru", "en"], "ru")
        assert sound(findings) and made.keys() == {"ky", "ru", "en"}
        assert not what or any(one.path == path and one.severity == "error" for one in findings), what


@inputs(500)
@given(
    data=harmed(FILES[terms.TERMS])
    | BYTES
    | st.sampled_from([b"\0", b"\xef\xbb\xbf", b"\r"]).flatmap(
        lambda sign: st.integers(0, 200).map(lambda at: FILES[terms.TERMS][:at] + sign + FILES[terms.TERMS][at:])
    )
)
def test_the_list_of_terms(desk_of: Path, data: bytes) -> None:
    with counted("terms"):
        put(desk_of, terms.TERMS, data)
        findings: list[Finding] = []
        made = terms.read_terms(desk_of, ["ky", "ru", "en"], findings)
        assert sound(findings) and (made or findings)
        assert findings or not set(data) & {0, 13}, "a sign that no table has"


@inputs(200)
@given(st.data())
def test_words_we_have_looked_at(desk_of: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(WORD_LISTS))
    content = data.draw(harmed(FILES[path]) | BYTES)
    with counted("words we know"):
        put(desk_of, path, content)
        listed, findings = dictionaries.accepted(desk_of, Path(path).stem)
        assert sound(findings) and all(one.word and one.line for one in listed)


EXCUSED = b"exceptions:\n- {rule: TR-001, path: docs/en/me/index.md, match: x, reason: later, until: 2026-12-22}\n"


@inputs(500)
@given(data=harmed(EXCUSED) | BYTES)
def test_exceptions(desk_of: Path, data: bytes) -> None:
    with counted("exceptions"):
        put(desk_of, exceptions.PATH, data)
        entries, findings = exceptions.read(desk_of)
        assert sound(exceptions.settle(entries, findings)) and (entries or findings or b"[]" in data)


# --- words -----------------------------------------------------------------------------------------------------------


@inputs(1000)
@given(text=MARKDOWN)
def test_any_markdown(text: str) -> None:
    with counted("markdown"):
        blocks = markdown.parse(text, 3)
        assert all(node.line >= 3 for node in markdown.walk(blocks))
        html = markdown.to_html(blocks, lambda node: f"<i>{type(node).__name__}</i>")
        assert "<script" not in html and "<!--" not in html


RULES = stemming.rules(Path(__file__).resolve().parents[1])


@inputs(800)
@given(code=st.sampled_from(sorted(RULES)), text=WORDS | st.text(max_size=40))
def test_search_cuts_any_words(code: str, text: str) -> None:
    with counted("search"):
        words = stemming.split(text, RULES[code])
        assert all(stemming.stem(word, RULES[code]) for word in words)
        assert stemming.split(" ".join(words), RULES[code]) == words


FEW = st.dictionaries(
    st.text("абвгшъяИЁь", min_size=1, max_size=3), st.text("abc'ʻ", min_size=1, max_size=2), max_size=4
)


@inputs(500)
@given(
    text=WORDS | st.text("абвгшъяИЁьİ ", max_size=20),
    more=st.tuples(FEW, FEW, FEW, FEW),
    one=FEW,
    silent=st.text("ъь", max_size=2),
)
def test_any_words_in_any_second_script(text: str, more: tuple, one: dict, silent: str) -> None:
    opening, after_vowel, groups, words = more
    script = Script(
        code="uz-latn",
        of="uz",
        name="x",
        tag="uz-Latn",
        letters=one,
        vowels="ая",
        silent=silent,
        opening=opening,
        after_vowel=after_vowel,
        groups=groups,
        words=words,
        folded={},
        ignored="",
    )
    with counted("second script"):
        write = transliteration.writer(script)
        assert write(text) == write(text) and (text or write(text) == "")


# --- the whole library -----------------------------------------------------------------------------------------------


@inputs(40)
@given(st.data())
def test_a_library_in_disorder(school: Path, data: st.DataObject) -> None:
    """Several files harmed, and things lying about: findings, and what passes can be shown."""
    changed = {
        path: data.draw(harmed(FILES[path])) for path in data.draw(st.sets(st.sampled_from(sorted(FILES)), max_size=3))
    }
    strange = data.draw(st.tuples(*(st.sampled_from(some) for some in (damage.FOLDERS, damage.NAMES, damage.DISORDER))))
    with counted("libraries"), damage.shaken(school, changed, strange):
        content, findings = library.load(school)
        findings = findings + checks.run(content)
        assert sound(findings)
        if not any(finding.severity == "error" for finding in findings):
            pages.render(content)


# --- what comes back from editors -------------------------------------------------------------------------------------

PLACES = [
    (path, one)
    for _, _, language, path in TEXTS
    if language != "ru"
    for one in passages.cut(path, FILES[path].decode()).values()
]
KNOWN = {path: language for _, _, language, path in TEXTS}


@inputs(400)
@given(place=st.sampled_from(PLACES), words=WORDS | st.text(max_size=30), key=st.none() | WORDS, remark=WORDS)
def test_any_words_that_come_back(school: Path, place: tuple, words: str, key: str | None, remark: str) -> None:
    """What is taken in leaves the file readable; all else is left alone, and says why."""
    path, one = place
    row = review.Row(review.key(one) if key is None else key, "", words, remark)
    with counted("changes"):
        changes = review.collect(school, [review.Table(path, (row,))], KNOWN)
        assert all(review.told(change) and (change.state in ("edited", "remark") or change.why) for change in changes)
        try:
            if review.apply(school, changes):
                kind, id, language = next(entry[:3] for entry in TEXTS if entry[3] == path)
                _, findings = texts.read(school, kind, id, language, path, FACTS.lists, SOURCES[kind, id])
                assert not [f for f in findings if f.code.startswith("RD")], "what was taken in broke the file"
        finally:
            put(school, path, FILES[path])


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = review.make(CONTENT, "ky", ["help"])[0]
    return {
        file.suffix: file.read_bytes() for file in review_files.write(CONTENT, made, tmp_path_factory.mktemp("sheets"))
    }


def collected(school: Path, file: Path) -> None:
    try:
        tables = review_files.read(file)
    except review_files.CannotRead as error:
        assert str(error)
    else:
        review.collect(school, tables, KNOWN)


@inputs(400)
@given(data=st.data(), suffix=st.sampled_from([".csv", ".csv", ".docx", ".html", ""]))
def test_a_spreadsheet_in_any_state(
    school: Path, desk_of: Path, sheets: dict, data: st.DataObject, suffix: str
) -> None:
    content = data.draw(harmed(sheets[".csv"]) | BYTES | st.just(sheets[".html"]))
    with counted("spreadsheets"):
        collected(school, desk_of / put(desk_of, f"back{suffix}", content))


@inputs(120)
@given(data=st.data())
def test_a_word_file_in_any_state(school: Path, desk_of: Path, sheets: dict, data: st.DataObject) -> None:
    """Damaged as a file, or a good archive with damaged insides."""
    part, inside = data.draw(st.sampled_from([None, *zip_parts(sheets[".docx"])])), sheets[".docx"]
    if part is None:
        at, some = data.draw(st.integers(0, len(inside))), data.draw(st.binary(max_size=40))
        content = data.draw(st.sampled_from([inside[:at], inside[:at] + some + inside[at + len(some) :], some]))
    else:
        content = with_part(inside, part, data.draw(harmed(part_of(inside, part)) | BYTES))
    with counted("Word files"):
        collected(school, desk_of / put(desk_of, "back.docx", content))


# --- built pages -----------------------------------------------------------------------------------------------------

TAGS = (
    "<html lang=ky>",
    "<head>",
    "<title>",
    "</title>",
    "<body>",
    "<body data-lean>",
    "<h1>",
    "</h1>",
    "<p>",
    "<a href='",
    "<img src='",
    "<script>",
    "</script>",
    "<script src='",
    "<style>",
    "<style>@import '//x';",
    "<meta http-equiv=refresh content='",
    "<svg><use href='",
    "<form action='",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?xml version='1.0' encoding='x'?>",
    "<!DOCTYPE html>",
    "'>",
    "' ",
    "=",
    "&#0;",
    "&#xD800;",
    "<base href='",
    "<template>",
    "<div id=a>",
    "<div id=a>" * 400,
    "<table><td>",
    "<p onclick='x'>",
    "<a href='tel:111'>",
    "<frameset>",
    "<x:y xmlns:x='z' x:href='//q'>",
    "javascript:",
    "localStorage",
    "fetch(",
    "content-security-policy",
)
ADDRESSES = (
    "//[",
    "http://[::1",
    "http://a]b",
    "//\u2100/",
    "%",
    "%ff",
    "%00",
    "#",
    "#%",
    "?",
    "..",
    "../" * 30,
    "/",
    "a/first.html",
    "mailto:",
    "http:",
    "x:y",
    "\t",
    "http://x:y:z@",
    "\\\\x\\y",
    "a.html#b",
    ";",
    "data:,",
    "tel:",
    "ru/index.html",
    "downloads/x.pdf",
    "assets/a.css",
    "//",
    "///",
)
LINKED = st.tuples(
    st.sampled_from(["a href", "img src", "form action", "link rel=icon href"]), st.sampled_from(ADDRESSES)
)
PAGE = st.lists(
    st.sampled_from(TAGS) | LINKED.map(lambda two: f"<{two[0]}='{two[1]}'>x</a>") | st.text(max_size=5), max_size=25
).map("".join)
HTML = PAGE.map(lambda text: text.encode("utf-8", "replace")) | BYTES


@inputs(600)
@given(html=HTML, path=st.sampled_from(["index.html", "404.html", "me/a/first.html", "ru/x.html", "a/first.html"]))
def test_any_page(tmp_path_factory: pytest.TempPathFactory, html: bytes, path: str) -> None:
    """Whatever stands in a page, the rules look at it; one that holds nothing is always found."""
    with counted("pages"):
        root = tmp_path_factory.getbasetemp() / "site"
        shutil.rmtree(root, ignore_errors=True)
        put(root, path, html)
        put(root, "assets/x.js", html)
        put(root, "assets/x.css", html)
        site = built_site.read(CONTENT, root)
        findings = [
            one
            for subject in (built_page, built_links, built_privacy, built_pupil)
            for rule in subject.RULES
            for one in rule(site)
        ]
        assert sound(findings)
        assert findings, "no page so made has a heading, a title, a language and a policy at once"


@inputs(900)
@given(address=st.lists(st.sampled_from(ADDRESSES) | st.text(max_size=4), max_size=4).map("".join))
def test_any_link(address: str) -> None:
    with counted("links"):
        tree = html.document_fromstring("<html><body></body></html>")
        page = built_site.Built("a/b.html", "ky", tree, None, None)
        assert isinstance(built_links.resolve(page, address), str)


# --- the count -------------------------------------------------------------------------------------------------------


def test_enough_was_tried() -> None:
    """Runs last; a run of single tests proves nothing about the sum."""
    if len(damage.tried) < 17:
        pytest.skip("only some of the tests were run")
    assert sum(damage.tried.values()) >= damage.WANTED, damage.tried
