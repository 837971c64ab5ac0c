"""While somebody writes: an edit shows on its page, and nothing else is made again."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.findings import Finding
from scripts.publish.preview import Preview

pytestmark = pytest.mark.slow
LESSON = "c/easy-money-online"


@pytest.fixture(scope="module")
def shown(root: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A project to edit, and its site, of which nothing is shared with the real ones."""
    school = tmp_path_factory.mktemp("school")
    for name in ("curriculum", "docs", "overrides"):
        shutil.copytree(root / name, school / name)
    for name in ("scripts", "mkdocs.yml"):
        (school / name).symlink_to(root / name)
    shutil.copytree(site, school / "site", ignore=shutil.ignore_patterns("downloads"))
    return Preview(school, school / "site")


@contextlib.contextmanager
def edited(shown: Preview, path: str, old: str, new: str) -> Iterator[tuple[list[str], list[Finding]]]:
    """What an edit makes; afterwards the text and its page are as before."""
    text = shown.root / path
    whole = text.read_text("utf-8")
    assert old in whole and shown.edited() == []
    text.write_text(whole.replace(old, new, 1), "utf-8")
    assert shown.edited() == [path]
    yield shown.refresh([path])
    text.write_text(whole, "utf-8")
    shown.refresh(shown.edited())
    shown.finish()


def states(shown: Preview) -> dict[str, tuple[int, str]]:
    files = shown.site.rglob("*.html")
    return {str(file.relative_to(shown.site)): (file.stat().st_mtime_ns, file.read_text("utf-8")) for file in files}


def words(shown: Preview) -> dict[str, str]:
    return {name: text for name, (_, text) in states(shown).items()}


def test_an_edit_shows_on_its_page_and_no_other_is_made(shown: Preview) -> None:
    before = states(shown)
    with edited(shown, f"curriculum/ky/{LESSON}.md", "summary: ", "summary: Бүгүнкү жаңы сөз. ") as (made, findings):
        after = states(shown)
        changed = {name for name in after if after[name] != before.get(name)}
        assert f"{LESSON}.html" in changed and len(changed) == len(made) < 6
        assert "Бүгүнкү жаңы сөз." in after[f"{LESSON}.html"][1]
        assert not [one for one in findings if one.severity == "error"]


def test_an_edit_of_the_source_reaches_the_other_languages_later(shown: Preview) -> None:
    with edited(shown, f"curriculum/ru/{LESSON}.md", "summary: ", "summary: Новое слово. ") as (made, _):
        assert f"ru/{LESSON}.md" in made and all(address.startswith("ru/") for address in made)
        assert set(shown.later) == {"ky", "uz", "en", "uz-latn"}
        assert "ky/review/index.md" in shown.finish()  # the translation is older than its source now
        assert shown.later == ()


def test_what_is_made_again_is_what_a_build_makes(shown: Preview) -> None:
    before = words(shown)
    with edited(shown, f"curriculum/uz/{LESSON}.md", "summary: ", "summary: Янги гап. "):
        assert "Yangi gap." in words(shown)[f"uz-latn/{LESSON}.html"]
    assert words(shown) == before


def test_a_broken_text_keeps_its_page_and_is_told(shown: Preview) -> None:
    before = states(shown)
    with edited(shown, f"curriculum/ky/{LESSON}.md", "title: ", "title: [") as (made, findings):
        assert made == [] and [one.path for one in findings if one.severity == "error"]
        assert states(shown) == before


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("{card:disclosure}\n\n{number:kg-189}", "HP-004"),
        ("{card:disclosure}\n\nЗвоните 1899.", "HP-009"),
    ],
)
def test_what_would_mislead_a_reader_is_told_and_not_shown(shown: Preview, new: str, code: str) -> None:
    before = states(shown)
    with edited(shown, "curriculum/ru/guides/if-a-pupil-tells-you.md", "{card:disclosure}", new) as (made, findings):
        assert code in [one.code for one in findings if one.severity == "error"]
        page = "teach/if-a-pupil-tells-you"
        assert f"ru/{page}.md" not in made and states(shown)[f"ru/{page}.html"] == before[f"ru/{page}.html"]
