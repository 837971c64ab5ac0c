"""The review sheet and its way back: two edits come in as exactly two changes, and nothing else moves."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from scripts import __main__ as door
from scripts.authoring import passages, review, review_files
from scripts.load import library

ROOT = Path(__file__).resolve().parents[1]
SCHOOL = Path(__file__).parent / "library"
PLAN, QUIZ = "curriculum/ky/a/first.md", "curriculum/ky/a/first.quiz.yml"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    shutil.copytree(SCHOOL, tmp_path / "school")
    return tmp_path / "school"


@pytest.fixture
def sheet(school: Path) -> review.ReviewSheet:
    content, _ = library.load(school)
    (made,) = review.make(content, "ky", ["a/first"])
    return made


@pytest.fixture
def files(school: Path, sheet: review.ReviewSheet, tmp_path: Path) -> dict[str, Path]:
    content, _ = library.load(school)
    return {path.suffix: path for path in review_files.write(content, sheet, tmp_path / "out")}


def known(school: Path) -> dict[str, str]:
    content, _ = library.load(school)
    return {text.path: text.language for text in content.texts() if text.written_in == text.language}


def everything(school: Path) -> dict[str, bytes]:
    return {str(f.relative_to(school)): f.read_bytes() for f in sorted(school.rglob("*")) if f.is_file()}


def row_of(table: docx.table.Table, place: str) -> docx.table._Row:
    return next(row for row in table.rows if row.cells[0].text.startswith(f"{place} "))


def passage(school: Path, path: str, place: str) -> passages.Passage:
    return passages.cut(path, (school / path).read_text("utf-8"))[place]


def test_a_sheet_holds_every_passage_beside_its_source(school: Path, sheet: review.ReviewSheet) -> None:
    assert [table.path for table in sheet.tables] == [PLAN, QUIZ, "curriculum/ky/a/first.handout.md"]
    for table in sheet.tables:
        source = table.path.replace("/ky/", "/ru/")
        cut = passages.cut(source, (school / source).read_text("utf-8"))
        assert len(table.rows) > 5
        for row in table.rows:
            assert row.beside == cut[row.key.split()[0]].words


def test_every_passage_of_the_pack_has_its_counterpart() -> None:
    """At most one passage in a thousand has none: a line that two languages break differently."""
    content, _ = library.load(ROOT)
    for code in ("ky", "uz", "en"):
        rows = [row for sheet in review.make(content, code) for table in sheet.tables for row in table.rows]
        assert len(rows) > 5000
        assert sum(not row.beside for row in rows) <= len(rows) / 1000


def test_an_unfilled_sheet_says_nothing(school: Path, files: dict[str, Path]) -> None:
    for suffix in (".docx", ".csv"):
        assert review.collect(school, review_files.read(files[suffix]), known(school)) == []


def test_two_edits_in_word_come_back_as_two_changes(school: Path, files: dict[str, Path]) -> None:
    document = docx.Document(str(files[".docx"]))
    plan, quiz = document.tables[0], document.tables[1]
    row_of(plan, "title").cells[2].paragraphs[0].runs[0].text = "Башка аталыш: «жаңы»"
    place = next(row.cells[0].text.split()[0] for row in quiz.rows if ".because" in row.cells[0].text)
    old = row_of(quiz, place).cells[2].text
    row_of(quiz, place).cells[2].paragraphs[0].add_run(" Дагы бир сүйлөм.")
    row_of(quiz, place).cells[3].text = "Мугалим ушинтип айтат"
    document.save(str(files[".docx"]))
    title = passage(school, PLAN, "title")
    before = everything(school)
    changes = review.collect(school, review_files.read(files[".docx"]), known(school))
    assert [(c.path, c.line, c.place, c.state, c.before, c.after, c.remark) for c in changes] == [
        (PLAN, title.line, "title", "edited", title.words, "Башка аталыш: «жаңы»", ""),
        (QUIZ, passage(school, QUIZ, place).line, place, "edited", old, f"{old} Дагы бир сүйлөм.",
         "Мугалим ушинтип айтат"),
    ]  # fmt: skip
    assert everything(school) == before, "listing writes nothing"
    assert review.apply(school, changes) == [PLAN, QUIZ]
    after = everything(school)
    assert [path for path in after if after[path] != before[path]] == [PLAN, QUIZ]
    old_cut, new_cut = (passages.cut(PLAN, one[PLAN].decode()) for one in (before, after))
    assert [p for p in new_cut if new_cut[p].words != old_cut[p].words] == ["title"]
    _, findings = library.load(school)
    assert [f for f in findings if f.severity == "error" and f.path in (PLAN, QUIZ)] == []
    assert review.collect(school, review_files.read(files[".docx"]), known(school)) == [
        review.Change(QUIZ, changes[1].line, place, "remark", changes[1].after, changes[1].after, changes[1].remark)
    ], "a sheet taken in twice changes nothing twice"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_a_spreadsheet_comes_back_as_its_program_saves_it(
    school: Path, files: dict[str, Path], delimiter: str, encoding: str
) -> None:
    rows = list(csv.reader(io.StringIO(files[".csv"].read_text("utf-8-sig")), delimiter=";"))
    for row in rows:
        if row[0].startswith("title "):
            row[3] = "Кыскараак болсун"
            break
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(rows)
    files[".csv"].write_bytes(made.getvalue().encode(encoding))
    (change,) = review.collect(school, review_files.read(files[".csv"]), known(school))
    assert (change.path, change.state, change.remark) == (PLAN, "remark", "Кыскараак болсун")


def test_tracked_changes_of_word_are_read_as_accepted(school: Path, files: dict[str, Path]) -> None:
    document = docx.Document(str(files[".docx"]))
    line = row_of(document.tables[0], "title").cells[2].paragraphs[0]
    run = line.runs[0]._r
    deleted = OxmlElement("w:del")
    run.addprevious(deleted)
    deleted.append(run)
    run.find(qn("w:t")).tag = qn("w:delText")
    inserted = OxmlElement("w:ins")
    line.add_run("Жаңы аталыш")
    fresh = line.runs[-1]._r
    fresh.addprevious(inserted)
    inserted.append(fresh)
    document.save(str(files[".docx"]))
    (change,) = review.collect(school, review_files.read(files[".docx"]), known(school))
    assert (change.state, change.after) == ("edited", "Жаңы аталыш")


def collected(school: Path, path: str, place: str, words: str, stamp: str = "") -> review.Change:
    here = passage(school, path, place)
    key = f"{place} {stamp}" if stamp else review.key(here)
    (change,) = review.collect(school, [review.Table(path, (review.Row(key, "", words, ""),))], known(school))
    return change


def test_what_does_not_fit_is_left_alone_and_says_why(school: Path) -> None:
    assert collected(school, PLAN, "title", "Башка", stamp="00000000").state == "late"
    assert collected(school, PLAN, "title", "   ").state == "broken"
    cited = next(p for p in passages.cut(PLAN, (school / PLAN).read_text("utf-8")).values() if "[^" in p.words)
    lost = collected(school, PLAN, cited.place, "Булагы жок сүйлөм.")
    assert lost.state == "broken" and "[^" in lost.why
    text = (school / PLAN).read_text("utf-8")
    line = next(p for p in passages.cut(PLAN, text).values() if "#" in p.place and text[p.start - 1] == "\n")
    assert collected(school, PLAN, line.place, f"```cards {line.words}").state == "broken"
    gone = review.Row("nowhere#9 00000000", "", "Сөз", "")
    for table in (review.Table(PLAN, (gone,)), review.Table("curriculum/ky/../../README.md", (gone,))):
        (change,) = review.collect(school, [table], known(school))
        assert change.state == "lost"
    assert review.apply(school, [collected(school, PLAN, "title", "   ")]) == []


@pytest.mark.parametrize("words", ["Бир: эки", "# үч", "- төрт", "«беш»", 'алты "жети"', "[сегиз", "тогуз # он", "'x'"])
def test_any_words_can_stand_in_a_field(school: Path, words: str) -> None:
    made = passages.replaced(PLAN, (school / PLAN).read_text("utf-8"), "title", words)
    assert passages.cut(PLAN, made)["title"].words == words


def test_every_passage_of_the_pack_can_be_replaced() -> None:
    for path in (*(ROOT / "curriculum/ky/c").glob("easy-money-online.*"), ROOT / "docs/ky/help/index.md"):
        text = path.read_text("utf-8")
        for place, one in list(passages.cut(path.name, text).items())[::5]:
            made = passages.replaced(path.name, text, place, f"{one.words} жана дагы")
            assert passages.replaced(path.name, made, place, one.words) == text, place


def test_files_that_are_no_sheets_are_named_and_the_others_read(
    school: Path, files: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(b"no archive")
    (tmp_path / "b.csv").write_bytes("Орду;Тест".encode("cp1251", "replace") + b"\xff")
    docx.Document().save(str(tmp_path / "c.docx"))
    bad = [str(tmp_path / name) for name in ("a.docx", "b.csv", "c.docx", "d.csv", "e.pdf")]
    assert door.main(["collect", *bad, str(files[".docx"]), "--root", str(school)]) == 1
    said = capsys.readouterr().err
    assert said.count("not read:") == 5 and "Traceback" not in said and "0 changes" in said


def test_the_door_lists_then_writes(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["compare", "ky", "a/first", "--root", str(school)]) == 0
    file = school / "build/desk/ky/a-first.csv"
    text = file.read_text("utf-8-sig")
    title = passage(school, PLAN, "title").words
    file.write_text(text.replace(f";{title};", ";Эң жаңы аталыш;", 1), "utf-8")
    assert door.main(["collect", str(file), "--root", str(school)]) == 0
    assert f"{PLAN}:2  edited  (title)\n  - {title}\n  + Эң жаңы аталыш" in capsys.readouterr().out
    assert passage(school, PLAN, "title").words == title
    assert door.main(["collect", str(file), "--apply", "--root", str(school)]) == 0
    assert passage(school, PLAN, "title").words == "Эң жаңы аталыш"
    for wrong in (["ky", "a/none"], ["fr"], ["ru"], ["ky", "--beside", "ky"]):
        assert door.main(["compare", *wrong, "--root", str(school)]) == 2


def test_the_page_to_read_stands_alone(files: dict[str, Path]) -> None:
    html = files[".html"].read_text("utf-8")
    assert '<html lang="ky">' in html and 'lang="ru"' in html and "<script" not in html
    assert "src=" not in html and "href=" not in html


@pytest.mark.parametrize("sign", ["\0", "\u200b", "\uffff", "\x1f\u202e"])
def test_a_sign_that_nobody_sees_is_not_taken_in(school: Path, sign: str) -> None:
    change = collected(school, PLAN, "title", f"Башка{sign} аталыш")
    assert change.state == "broken" and "nobody sees" in change.why
    assert review.apply(school, [change]) == []


@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"])
def test_a_word_file_with_spoilt_insides_is_named(files: dict[str, Path], tmp_path: Path, part: str) -> None:
    with zipfile.ZipFile(files[".docx"]) as old, zipfile.ZipFile(tmp_path / "x.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, b"" if name == part else old.read(name))
    with pytest.raises(review_files.CannotRead, match="damaged"):
        review_files.read(tmp_path / "x.docx")


def test_a_file_of_any_size_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b" " * (review_files.MOST_BYTES + 1))
    with pytest.raises(review_files.CannotRead, match="too large"):
        review_files.read(tmp_path / "x.docx")
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(review_files.CannotRead, match="no file"):
        review_files.read(tmp_path / "x.csv")
