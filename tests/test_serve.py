"""`serve`: the pages first, the rest behind them; whatever an author or a browser does, it goes on. On this computer
only, with the small school."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import small_school

from scripts.commands import report
from scripts.findings import Finding
from scripts.publish import builder, handler, preview, server
from scripts.publish.handler import Server, Shown

pytestmark = pytest.mark.slow
SERVE = [sys.executable, "-m", "scripts", "serve", "--port"]
PATIENCE = 60


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def get(port: int, path: str, host: str = "localhost") -> tuple[int, str]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    asked.putrequest("GET", path, skip_host=True)
    asked.putheader("Host", host)
    asked.endheaders()
    answer = asked.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


# --- what an author does ---------------------------------------------------------------------------------------------


class Author:
    """A built small school, its preview, and what the follower says; ``look`` is one look at the files."""

    def __init__(self, root: Path) -> None:
        self.root, self.said, self.codes = root, [], []
        done = subprocess.run(small_school.BUILD, cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        self.preview = preview.Preview(root, root / "site")
        self.preview.every = 0

    def look(self) -> None:
        """As long as there is something to make."""
        self.said, self.codes, looks = [], [], []
        follow, moving = self.preview.follow, threading.Lock()

        def once() -> tuple[list[str], list]:
            looks.append(1)
            if len(looks) > 3:
                raise KeyboardInterrupt
            return follow()

        self.preview.follow = once  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            server.follow(
                self.preview, moving, self.said.append, lambda found: self.codes.extend(f.code for f in found)
            )
        self.preview.follow = follow  # type: ignore[method-assign]

    def show(self, findings: list[Finding]) -> None:
        self.codes += [finding.code for finding in findings]

    def write(self, path: str, text: str | None) -> None:
        file = self.root / path
        file.unlink() if text is None else file.write_text(text, "utf-8")
        self.look()

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def page(self, name: str) -> str:
        return self.read(f"site/{name}")


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    return Author(small_school.found(tmp_path_factory.mktemp("author") / "school"))


OTHER = "docs/ky/glossary.md"
BREAKS = {
    "a page": ("docs/ky/about.md", lambda text: text.replace("title: ", "title: [")),
    "a page of the source": ("docs/ru/about.md", lambda text: text.replace("title: ", "title: [")),
    "a page without an end": ("docs/ru/about.md", lambda text: text[:20]),
    "a lesson": ("curriculum/ru/a/first.md", lambda text: text[: len(text) // 3]),
    "a quiz": ("curriculum/ru/a/first.quiz.yml", lambda text: text + "\n: [{\n"),
    "bytes": ("docs/ru/about.md", lambda text: text + "\0"),
}
BREAKS_ALL = {
    "a template": ("overrides/main.html", lambda text: "{% if %}" + text),
    "a part of a template": ("overrides/partials/footer.html", lambda text: text + "{{ nothing.there.at.all }}"),
    "the settings": ("mkdocs.yml", lambda text: "x: [\n" + text),
    "the interface": ("curriculum/data/interface/ky.yml", lambda text: text[:300]),
    "the languages": ("curriculum/data/languages.yml", lambda text: "x: ["),
    "a deleted page": ("docs/ru/about.md", lambda text: None),
    "a deleted lesson": ("curriculum/ru/a/first.md", lambda text: None),
}


@pytest.mark.parametrize("what", [*BREAKS, *BREAKS_ALL])
def test_a_break_is_told_and_the_next_save_mends_it(author: Author, what: str) -> None:
    path, spoil = (BREAKS | BREAKS_ALL)[what]
    good, other = author.read(path), author.read(OTHER)
    before = author.page("about.html"), author.page("a/first.html"), author.page("glossary.html")
    author.write(path, spoil(good))
    assert author.codes or any("stay as they were" in words for words in author.said), what
    assert (author.page("about.html"), author.page("a/first.html"), author.page("glossary.html")) == before
    author.write(OTHER, other + "\nДагы бир сөз.\n")
    assert ("Дагы бир сөз." in author.page("glossary.html")) == (what in BREAKS), "one text hinders no other"
    author.write(path, good)
    assert "Дагы бир сөз." in author.page("glossary.html")
    author.write(OTHER, other)
    assert (author.page("about.html"), author.page("a/first.html"), author.page("glossary.html")) == before


def test_what_breaks_everything_is_not_told_in_a_hundred_findings(author: Author) -> None:
    path = "curriculum/data/interface/ky.yml"
    good = author.read(path)
    author.write(path, good[:300])
    assert 0 < len(author.codes) <= preview.MOST_TOLD and re.search(r"\d+ more", " ".join(author.said))
    author.write(path, good)
    assert author.codes == []


def test_a_new_text_that_is_not_finished_hinders_nothing(author: Author) -> None:
    other = author.read(OTHER)
    author.write("docs/ru/new.md", "---\ntitle: \n---\n")
    author.write(OTHER, other + "\nЖаңы.\n")
    assert author.codes and "Жаңы." in author.page("glossary.html")
    author.write("docs/ru/new.md", None)
    author.write(OTHER, other)
    assert author.codes == []


def test_a_style_and_a_picture_are_shown_at_once(author: Author) -> None:
    path = "docs/assets/stylesheets/school.css"
    good, before = author.read(path), author.page("assets/stylesheets/school.css")
    author.write(path, good + "\nbody { outline: 3px solid }\n")
    assert "outline:3px" in author.page("assets/stylesheets/school.css").replace(" ", "")
    author.write(path, good)
    assert author.page("assets/stylesheets/school.css") == before


def test_the_page_of_a_text_that_is_gone_goes_too(author: Author) -> None:
    for language in small_school.LANGUAGES:
        shutil.copy(author.root / f"docs/{language}/glossary.md", author.root / f"docs/{language}/extra.md")
    author.look()
    assert (author.root / "site/extra.html").is_file() and (author.root / "site/ru/extra.html").is_file()
    for language in small_school.LANGUAGES:
        (author.root / f"docs/{language}/extra.md").unlink()
    author.look()
    assert not (author.root / "site/extra.html").exists() and not (author.root / "site/ru/extra.html").exists()


# --- what a browser does ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("shown") / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "404.html").write_text("lost")
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "leak.txt").symlink_to(folder.parent / "secret.txt")
    shown = Shown(folder)
    shown.waiting = {"downloads/ky/x.pdf"}
    with Server(0, shown) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/", 200, "home"),
        ("/index.html?x#y", 200, "home"),
        ("/%00", 400, "No such address"),
        ("/" + "a" * 3000, 400, "No such address"),
        ("/leak.txt", 404, "lost"),
        ("/../secret.txt", 404, "lost"),
        ("/%2e%2e/secret.txt", 404, "lost"),
        ("/assets/", 404, "lost"),
        ("/assets", 404, "lost"),
        ("/nothing.html", 404, "lost"),
        ("/downloads/ky/x.pdf", 503, "being made"),
        ("/downloads/ky/y.pdf", 404, "lost"),
    ],
)
def test_every_address_has_its_answer(port: int, path: str, code: int, words: str) -> None:
    status, body = get(port, path)
    assert status == code and words in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example", "[::2]", ""])
def test_another_host_is_not_answered(port: int, host: str) -> None:
    assert get(port, "/", host)[0] == 421
    assert get(port, "/", f"127.0.0.1:{port}")[0] == get(port, "/", "[::1]")[0] == 200


def test_clients_that_leave_or_say_nothing_are_no_news(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port)) as left:
            left.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            left.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert get(port, "/")[0] == 200
    for one in silent:
        one.close()
    assert handler.Handler.timeout <= 60
    assert "Traceback" not in capfd.readouterr().err


# --- first the pages, then the rest ----------------------------------------------------------------------------------


def test_pages_stand_before_the_sheets_and_site_is_whole_or_nothing(tmp_path: Path) -> None:
    school = small_school.found(tmp_path / "school")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path / "log").open("w+")
    running = subprocess.Popen([*SERVE, str(port)], cwd=school, stdout=log, stderr=log, env=os.environ)

    def said() -> str:
        return (tmp_path / "log").read_text("utf-8")

    try:
        until(lambda: "The site is at" in said() or running.poll() is not None, "the pages")
        first = [get(port, "/index.html")[0], (school / "site").exists(), list(school.glob("build/sheets/**/*.zip"))]
        assert first == [200, False, []], said()
        until(lambda: "The site is whole" in said() or running.poll() is not None, "the whole")
        assert list((school / "site").rglob("*.zip")) and get(port, "/ru/about.html")[0] == 200
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE) == 0
        assert "Traceback" not in said() and "fault" not in said() and not list(school.glob(".site*"))
    finally:
        running.kill()
        log.close()
    served = small_school.files(school / "site")
    assert subprocess.run(small_school.BUILD, cwd=school, capture_output=True).returncode == 0
    assert served == small_school.files(school / "site"), "what serve leaves is what build makes"


def test_what_cannot_be_finished_is_told_and_the_pages_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts.load import library

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(builder, "sheets", fail)
    said: list[str] = []
    content = library.load(Path(__file__).parent / "library")[0]
    finisher = server.Finisher(tmp_path, content, tmp_path / "site", Shown(tmp_path), said.append, print)
    finisher.expect()
    assert "downloads/ky/" in " ".join(finisher.shown.waiting)
    finisher.start(lambda *_: None)
    finisher.stop()
    assert len(said) == 1 and "could not be finished" in said[0] and "No space left" in said[0]


# --- wrong use -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("port", ["70000", "65536", "-1", "x", "8080.5", "٨", "9" * 400])
def test_a_port_that_is_none_is_wrong_use(port: str) -> None:
    done = subprocess.run([*SERVE[:-1], f"--port={port}"], cwd=small_school.ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and "is not a port" in done.stderr and "fault" not in done.stderr


def test_a_port_that_is_taken_is_said_before_anything_is_made(tmp_path: Path) -> None:
    school = small_school.found(tmp_path / "school")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*SERVE, str(port)], cwd=school, capture_output=True, text=True)
    assert done.returncode == 2 and f"{port} is taken" in done.stderr and not (school / "site").exists()


def test_a_long_id_is_wrong_use(tmp_path: Path) -> None:
    school = small_school.found(tmp_path / "school")
    for id in ("a" * 300, "c/" + "a" * 61, "teach/" + "a" * 61):
        new = [sys.executable, "-m", "scripts", "new", id]
        done = subprocess.run(new, cwd=school, capture_output=True, text=True)
        assert done.returncode == 2 and "too long" in done.stderr and len(done.stderr) < 300


def test_a_reader_that_has_enough_is_no_fault(tmp_path: Path) -> None:
    ends, begins = os.pipe()
    os.close(ends)
    status = [sys.executable, "-m", "scripts", "status", "--all", "--root", str(small_school.ROOT / "tests/library")]
    done = subprocess.run(status, cwd=small_school.ROOT, stdout=begins, stderr=subprocess.PIPE, text=True)
    os.close(begins)
    assert done.returncode == 2 and done.stderr == ""


def test_progress_says_what_is_made_and_how_long_it_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(0, 100_000, 300))
    monkeypatch.setattr(report.time, "monotonic", lambda: next(seconds))
    show = report.progress("sheets")
    for done in range(1, 101):
        show(done, 100, "c3-plan-ky.pdf")
    lines = capsys.readouterr().err.strip().split("\n")
    assert len(lines) == 10 and lines[0].startswith("sheets: 10 of 100, about ") and lines[-1] == "sheets: 100 of 100"
