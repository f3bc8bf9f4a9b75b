from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli_runs import run

STORY = """Calls at the harbour

Ilse Marrow called Tomas Brek on 4 May 2031, the harbour union said.

Ilse Marrow met Tomas Brek hours after the explosion, the harbour union said.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story of one article."""
    folder = tmp_path_factory.mktemp("timeline")
    (folder / "harbour.txt").write_text(STORY, encoding="utf-8")
    arguments = ("build", "harbour.txt", "--story", "m.story", "--published", "2031-05-06")
    assert run(*arguments, cwd=folder).returncode == 0
    return folder


def test_the_timeline_on_a_terminal(place: Path) -> None:
    shown = run("timeline", "--story", "m.story", cwd=place)
    out = shown.stdout.decode()
    assert shown.returncode == 0, shown.stderr
    assert "\x1b" not in out
    assert "4 May 2031" in out
    assert "hours after \u201cthe explosion\u201d" in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_timeline_as_a_picture(place: Path) -> None:
    made = run("timeline", "--story", "m.story", "--svg", "x.svg", cwd=place)
    assert (made.returncode, made.stdout) == (0, b""), made.stderr
    assert ET.parse(place / "x.svg").getroot().get("role") == "img"
    piped = run("timeline", "--story", "m.story", "--svg", "-", cwd=place)
    assert piped.stdout == (place / "x.svg").read_bytes()


def test_the_picture_never_overwrites_the_story(place: Path) -> None:
    before = (place / "m.story").read_bytes()
    ended = run("timeline", "--story", "m.story", "--svg", "m.story", cwd=place)
    assert ended.returncode == 2
    assert (place / "m.story").read_bytes() == before
    assert run("timeline", "--story", "missing.story", cwd=place).returncode == 2
