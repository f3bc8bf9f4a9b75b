"""What the desk's own commands print of names that are not to leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli_runs import run

TEXT = (
    "Ilka Tarn, 14, was stabbed in Port Lena on 5 May 2031, police said.\n\n"
    "Her mother, Maud Tarn, said: “Ilka went to school on Monday and did not come home.”\n"
)
COMMANDS = [("actors",), ("review", "--all"), ("corrections",)]
MARK = "For the desk alone"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("inside")
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("build", "a.txt", "--story", "s.story", cwd=made).returncode == 0
    listed = run("actors", "--story", "s.story", cwd=made).stdout.decode()
    maud = next(line.split()[0] for line in listed.splitlines() if "Maud Tarn" in line)
    where = ("protect", f"actor={maud}", "to=yes", "--reason", "Maud Tarn asked", "--by", "me")
    assert run("correct", *where, "--story", "s.story", cwd=made).returncode == 0
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_true_names_stay_at_the_desk_and_are_marked_so(
    folder: Path, command: tuple[str, ...]
) -> None:
    done = run(*command, "--story", "s.story", cwd=folder)
    assert done.returncode == 0
    assert "Tarn" in done.stdout.decode()
    assert done.stdout.decode().startswith(MARK)


@pytest.mark.parametrize("command", COMMANDS)
def test_with_protect_no_name_is_printed(folder: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--protect", "--story", "s.story", cwd=folder)
    assert done.returncode == 0
    said = (done.stdout + done.stderr).decode()
    assert said and "tarn" not in said.casefold() and "ilka" not in said.casefold()
    assert MARK not in said


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_draft_is_held_against_true_names_and_printed_without_them(
    folder: Path, form: str
) -> None:
    draft = "“Ilka went to school on Friday and did not come home,” Maud Tarn said.\n"
    asked = ("verify", "-", "--story", "s.story", "--all", "-f", form)
    seen = run(*asked, cwd=folder, stdin=draft.encode())
    assert seen.returncode == 1
    assert "Maud Tarn" in seen.stdout.decode()
    hidden = run(*asked, "--protect", cwd=folder, stdin=draft.encode())
    assert hidden.returncode == 1
    said = hidden.stdout.decode()
    assert "altered" in said.casefold(), "it is compared with the words of the record"
    assert "Friday" in said
    assert "tarn" not in said.casefold() and "ilka" not in said.casefold()


def test_redact_says_what_goes_and_undo_that_it_stays_gone(folder: Path) -> None:
    here = ("--story", "s.story")
    without = run("redact", "a.txt", *here, cwd=folder)
    assert without.returncode == 2 and b"--no-protect" in without.stderr
    done = run("redact", "a.txt", "--words", "went to school", *here, cwd=folder)
    assert done.returncode == 0
    assert b"Taken out: went to school" in done.stdout and b"original files" in done.stdout
    listed = run("corrections", *here, cwd=folder).stdout.decode()
    number = next(line.split()[0] for line in listed.splitlines() if "words of a.txt" in line)
    unsure = run("corrections", "undo", number, *here, cwd=folder)
    assert unsure.returncode == 2 and b"brings nothing back" in unsure.stderr
    undone = run("corrections", "undo", number, "--sure", *here, cwd=folder)
    assert undone.returncode == 0
    assert b"is not back" in undone.stdout and b"original" in undone.stdout


def test_what_is_private_counts_at_the_desk_and_is_marked_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Port chief Ilse Marrow called Tomas Brek twice on 5 May 2031, Ann Dole said.", "utf-8"
    )
    (tmp_path / "note.txt").write_text(
        "Ilse Marrow called Tomas Brek nine times on 5 May 2031, Ruth Venn said. \u201cThe harbour"
        " clock struck while she was on the line,\u201d Venn said.",
        "utf-8",
    )
    here = ("--story", "s.story")
    assert run("build", "a.txt", *here, cwd=tmp_path).returncode == 0
    assert run("build", "note.txt", "--private", *here, cwd=tmp_path).returncode == 0
    shown = run("show", "--all", *here, cwd=tmp_path)
    assert b"nine" in shown.stdout and b"note.txt: private" in shown.stdout
    assert b"private" in shown.stderr
    (tmp_path / "draft.txt").write_text(
        "\u201cThe harbour clock struck while she was on the line,\u201d Ruth Venn said.", "utf-8"
    )
    held = run("verify", "draft.txt", "--all", *here, cwd=tmp_path)
    assert b"note.txt: private" in held.stdout
    for command in (("show", "--all", "--protect"), ("export", "-f", "json", "--no-protect")):
        left = run(*command, *here, cwd=tmp_path)
        assert b"nine" not in left.stdout and b"note.txt" not in left.stdout
    safe = run("verify", "draft.txt", "--all", "--protect", *here, cwd=tmp_path)
    assert b"note.txt" not in safe.stdout
