"""The commands after the table, as users meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_runs import articles, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story of two small articles."""
    made = tmp_path_factory.mktemp("checking")
    articles(made)
    assert run("build", "articles", "--story", "s.story", cwd=made).returncode == 0
    return made


def _draft(folder: Path, text: str) -> Path:
    path = folder / "draft.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_verify_names_what_has_no_support_and_ends_with_1(folder: Path) -> None:
    draft = _draft(folder, "“There were nine calls, on 5 May 2031,” Ilse Marrow said.\n")
    done = run("verify", draft, "--story", "s.story", cwd=folder)
    assert done.returncode == 1
    said = done.stdout.decode()
    assert "ALTERED" in said
    assert "[-was one call,-]" in said
    assert draft.read_text(encoding="utf-8").startswith("“There were nine")


def test_verify_of_a_sound_draft_ends_with_0(folder: Path) -> None:
    draft = _draft(folder, "“I did not call him again,” Marrow said.\n")
    done = run("verify", draft, "--story", "s.story", "--all", cwd=folder)
    assert done.returncode == 0
    assert "AS ACCOUNTED FOR" in done.stdout.decode()


def test_verify_as_json(folder: Path) -> None:
    text = "“There were nine calls, on 5 May 2031,” Ilse Marrow said.\n"
    done = run("verify", "-", "--story", "s.story", "-f", "json", cwd=folder, stdin=text.encode())
    assert done.returncode == 1
    made = json.loads(done.stdout)
    words = made["draft"]["text"]
    assert made["unsupported"] >= 1
    for check in made["checks"]:
        assert words[check["start"] : check["end"]] == check["words"]


@pytest.mark.parametrize(
    "arguments",
    [("none.md",), ("draft.md", "-f", "xml"), ("draft.md", "--written", "soon"), ("articles",)],
)
def test_verify_used_wrongly_ends_with_2(folder: Path, arguments: tuple[str, ...]) -> None:
    _draft(folder, "One call.")
    done = run("verify", *arguments, "--story", "s.story", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(b"twosource: ")


def test_verify_prints_no_escape_of_a_draft(folder: Path) -> None:
    draft = _draft(
        folder, "“\x1b[31mNobody \u202eever said \x07these few words,” Ilse Marrow said."
    )
    done = run("verify", draft, "--story", "s.story", cwd=folder)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


def test_brief_calls_and_contacts(folder: Path) -> None:
    for command in (("brief", "--proposed"), ("calls",), ("contacts",)):
        done = run(*command, "--story", "s.story", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert (b"Marrow" in done.stdout) == (command != ("calls",))  # all have told of it
    for name in ("markdown", "json"):
        for command in (("brief", "--proposed"), ("calls",)):
            assert run(*command, "--story", "s.story", "-f", name, cwd=folder).returncode == 0
    done = run("contacts", "--story", "s.story", "-f", "html", "-o", "c.html", cwd=folder)
    assert done.returncode == 0
    assert (folder / "c.html").read_bytes().startswith(b"<!doctype html>")


def test_what_nobody_has_checked_stays_out_of_a_brief(folder: Path) -> None:
    held = run("brief", "s.story", cwd=folder)
    assert held.returncode == 0
    assert b"Marrow" not in held.stdout
    assert b"--proposed" in held.stdout
    asked = run("brief", "s.story", "--proposed", "-f", "html", cwd=folder)
    assert asked.stdout.startswith(b"<h1>")
    assert b"Generated, unchecked" in asked.stdout


def test_an_article_is_briefed_alone(folder: Path) -> None:
    first = next((folder / "articles").iterdir())
    done = run("brief", first, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert b"Generated, unchecked" in done.stdout
    assert run("brief", "none.txt", cwd=folder).returncode == 2
    assert run("brief", first, "--event", "event-0", cwd=folder).returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "--event", "event-0"),
        ("brief", "-f", "pdf"),
        ("calls", "--event", "event-0"),
        ("contacts", "-f", "xls"),
        ("contacts", "-o", "s.story"),
    ],
)
def test_pages_used_wrongly_end_with_2(folder: Path, arguments: tuple[str, ...]) -> None:
    before = (folder / "s.story").read_bytes()
    done = run(*arguments, "--story", "s.story", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(b"twosource: ")
    assert (folder / "s.story").read_bytes() == before
