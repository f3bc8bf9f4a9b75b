from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli_runs import HARBOUR, TWOSOURCE, articles, run
from twosource import __version__
from twosource.export.check import problems
from twosource.story import Story


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and the story built of them."""
    folder = tmp_path_factory.mktemp("cli")
    articles(folder)
    built = run("build", "articles", "--story", "m.story", "--outlet", "Quay Ledger", cwd=folder)
    assert built.returncode == 0, built.stderr.decode()
    assert b"m.story: 2 added, 0 unchanged." in built.stdout
    return folder


def test_help_is_quick_and_loads_no_model(tmp_path: Path) -> None:
    begun = os.times().children_user
    code = (
        "import sys; sys.argv = ['twosource', '--help']; from twosource.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'spacy', 'rich', 'lxml', 'cattrs'} & set(sys.modules)))"
    )
    python = TWOSOURCE.with_name("python")
    out = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip().endswith("[]")
    assert "build" in out.stdout
    assert os.times().children_user - begun < 0.4


def test_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.decode().strip() == f"twosource {__version__}"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("build",),
        ("bulid",),
        ("build", "--nope", "x"),
        ("build", "x", "--published", "yesterday"),
        ("export", "--format", "xlsx"),
        ("export", "--format", "json", "--story", "missing.story"),
        ("show", "--story", "missing.story"),
        ("show", "--status", "true"),
        ("show", "--story", "."),
        ("build", "x", "--story", "no/such/folder.story"),
    ],
)
def test_wrong_usage_is_2_and_says_why(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments, cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.strip()
    assert b"Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_changes_nothing(place: Path) -> None:
    before = (place / "m.story").read_bytes()
    again = run("build", "articles", "--story", "m.story", "--outlet", "Quay Ledger", cwd=place)
    assert again.returncode == 0
    assert b"0 added, 2 unchanged." in again.stdout
    assert (place / "m.story").read_bytes() == before


def test_one_more_article_is_read_alone(place: Path, tmp_path: Path) -> None:
    (tmp_path / "m.story").write_bytes((place / "m.story").read_bytes())
    folder = articles(tmp_path)
    (folder / "third.txt").write_text(
        "Ilse Marrow called Tomas Brek five times, the harbour union said.\n", encoding="utf-8"
    )
    built = run("build", "articles", "--story", "m.story", "--outlet", "Quay Ledger", cwd=tmp_path)
    assert b"1 added, 2 unchanged." in built.stdout


def test_show_prints_words_and_files_without_colour(place: Path) -> None:
    shown = run("show", "--story", "m.story", cwd=place)
    out = shown.stdout.decode()
    assert shown.returncode == 0, shown.stderr
    assert "\x1b" not in out
    assert out.startswith("m.story: 2 articles")
    assert "harbour.txt" in out
    assert "\u201c" in out
    assert max(map(len, out.splitlines())) <= 80


def test_show_one_event(place: Path) -> None:
    with Story.open(place / "m.story", create=False) as story:
        event = story.table().events[0]
    one = run("show", "--story", "m.story", "--event", event.id, cwd=place).stdout.decode()
    assert event.id in one
    gone = run("show", "--story", "m.story", "--event", "event-0", cwd=place)
    assert gone.returncode == 2
    assert b"there is no event event-0" in gone.stderr


def test_show_an_event_as_a_matrix(place: Path) -> None:
    with Story.open(place / "m.story", create=False) as story:
        event = story.table().events[0]
    shown = run("show", event.id[:12], "--story", "m.story", cwd=place)
    out = shown.stdout.decode()
    assert shown.returncode == 0, shown.stderr
    assert max(map(len, out.splitlines())) <= 80
    assert "harbour.txt" in out
    assert "rests on" in out
    found = json.loads(run("show", "marrow", "-f", "json", "--story", "m.story", cwd=place).stdout)
    assert found["event"]["id"] == event.id
    assert {r["name"] for r in found["rows"]} > {"Ilse Marrow"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("zebra",), b"there is no event 'zebra'. Give an id or words of one above"),
        (("\x1b[31mred",), b"there is no event"),
        (("marrow", "-f", "csv"), b"there is no format csv of one event"),
        (("-f", "json"), b"only one event is shown in another format"),
        (("marrow", "--status", "disputed"), b"one event is shown whole"),
    ],
)
def test_an_event_that_cannot_be_shown(place: Path, asked: tuple[str, ...], said: bytes) -> None:
    ended = run("show", *asked, "--story", "m.story", cwd=place)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert b"\x1b" not in ended.stderr
    assert ended.stdout == b""


def test_export_json_to_standard_output_and_to_a_file(place: Path) -> None:
    out = run("export", "--story", "m.story", "--format", "json", cwd=place)
    assert out.returncode == 0, out.stderr
    data = json.loads(out.stdout.decode("utf-8"))
    assert problems(data) == []
    assert {d["file"] for d in data["documents"]} == {"articles/harbour.txt", "articles/ledger.txt"}
    assert {d["outlet"] for d in data["documents"]} == {"Quay Ledger"}
    texts = {d["file"]: d["text"] for d in data["documents"]}
    assert texts["articles/harbour.txt"] == HARBOUR
    to_file = run("export", "--story", "m.story", "--format", "json", "-o", "x.json", cwd=place)
    assert (to_file.returncode, to_file.stdout) == (0, b"")
    assert (place / "x.json").read_bytes() == out.stdout
    assert not list(place.glob(".*part"))


def test_export_csv(place: Path) -> None:
    out = run("export", "--story", "m.story", "--format", "csv", cwd=place)
    rows = list(csv.DictReader(io.StringIO(out.stdout.decode("utf-8"), newline="")))
    assert rows
    assert all(row["words"] for row in rows)


def test_a_report_holds_what_nobody_checked_only_where_it_is_asked_for(place: Path) -> None:
    asked = ("export", "--story", "m.story", "--format", "html")
    plain, whole = run(*asked, cwd=place), run(*asked, "--proposed", cwd=place)
    assert plain.returncode == whole.returncode == 0
    assert b"--proposed" in plain.stdout
    assert b"How often?" not in plain.stdout
    assert b"How often?" in whole.stdout
    assert b"Generated, unchecked" in whole.stdout


@pytest.mark.parametrize("name", ["json", "html", "brat"])
def test_an_export_never_overwrites_its_story(place: Path, name: str) -> None:
    before = (place / "m.story").read_bytes()
    ended = run("export", "--story", "m.story", "-f", name, "-o", "m.story", cwd=place)
    assert ended.returncode == 2
    assert (place / "m.story").read_bytes() == before


def test_a_reader_that_goes_away_is_no_error(place: Path) -> None:
    for arguments in ("show", "export --format json"):
        line = f"'{TWOSOURCE}' {arguments} --story m.story | true; echo ${{PIPESTATUS[0]}}"
        ended = subprocess.run(
            ["bash", "-c", line], cwd=place, capture_output=True, text=True, check=True
        )
        assert ended.stdout.strip() == "0"
        assert ended.stderr == ""


def test_analyse_is_a_line_in_and_a_line_out(tmp_path: Path) -> None:
    lines = [
        json.dumps({"doc": "one", "text": HARBOUR, "published": "2031-05-06", "outlet": "Post"}),
        "{broken",
        json.dumps({"doc": "two", "text": "Nobody said anything.", "outlet": "Post"}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ended = run("analyse", "in.jsonl", "--output", "out.jsonl", cwd=tmp_path)
    assert ended.returncode == 1
    assert b"in.jsonl, line 2" in ended.stderr
    assert b"1 of 3 inputs could not be read" in ended.stderr
    out = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in out]
    assert [r["doc"] for r in records] == ["one", "two"]
    assert len(records[0]["attributions"]) >= 2
    piped = run("analyse", "-", "--output", "-", cwd=tmp_path, stdin="\n".join(lines).encode())
    assert piped.stdout.decode().splitlines() == out
    assert {p.name for p in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}
    same = run("analyse", "in.jsonl", "--output", "in.jsonl", cwd=tmp_path)
    assert same.returncode == 2


def test_build_from_standard_input(tmp_path: Path) -> None:
    ended = run("build", "-", "--published", "2031-05-06", cwd=tmp_path, stdin=HARBOUR.encode())
    assert ended.returncode == 0, ended.stderr
    with Story.open(tmp_path / "matter.story", create=False) as story:
        (document,) = story.documents()
    assert document.text == HARBOUR
    assert document.published is not None


def test_demo_shows_the_example(tmp_path: Path) -> None:
    first = run("demo", "--folder", "there", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert b"DISPUTED" in first.stdout
    (tmp_path / "file").write_text("")
    assert run("demo", "--folder", "file", cwd=tmp_path).returncode == 2


def test_on_a_terminal_there_is_colour_and_a_progress_bar(place: Path, tmp_path: Path) -> None:
    articles(tmp_path)
    master, slave = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"}
    shown = subprocess.Popen(
        ["bash", "-c", f"'{TWOSOURCE}' build articles && '{TWOSOURCE}' show"],
        cwd=tmp_path,
        stdout=slave,
        stderr=slave,
        env=environment,
    )
    os.close(slave)
    out = b""
    try:
        while data := os.read(master, 65536):
            out += data
    except OSError:  # Linux says EIO where the other end is closed
        pass
    os.close(master)
    assert shown.wait() == 0
    assert b"reading" in out
    assert b"\x1b[1m" in out


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, and again where nothing comes of it: Python drops an interruption that falls
    into a destructor. Standard input stays open: its end would end the program otherwise."""
    for _ in range(3):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
            return


def test_interrupted_it_says_so_and_the_story_is_sound(tmp_path: Path) -> None:
    articles(tmp_path)
    process = subprocess.Popen(
        [str(TWOSOURCE), "build", "-", "articles"],  # waits for standard input
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (tmp_path / "matter.story").exists():
        time.sleep(0.05)
    time.sleep(0.3)
    interrupt(process)
    _, error = process.communicate(timeout=20)
    assert process.returncode == 130, error.decode()
    assert b"What was stored stays" in error
    assert b"Traceback" not in error
    assert run("build", "articles", cwd=tmp_path).returncode == 0
