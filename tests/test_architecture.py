"""The one direction of imports is a check that can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench import housemap

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path, source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINT), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_imports_go_one_way() -> None:
    run = lint(ROOT, ROOT / "src")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/span.py", "from twosource.language import parse"),
        ("actors/__init__.py", "import twosource.dating"),
        ("story/codec.py", "from twosource import pipeline"),
        ("language/quotes.py", "from twosource.reading import inputs"),
    ],
)
def test_a_step_against_it_fails(tmp_path: Path, module: str, line: str) -> None:
    source = tmp_path / "src"
    shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__", "*.toml"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (source / "twosource" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    run = lint(tmp_path, source)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "BROKEN" in run.stdout


def test_the_map_of_the_house_is_true() -> None:
    written = (Path(__file__).resolve().parents[1] / "docs" / "map.md").read_text(encoding="utf-8")
    assert written == housemap.text(), "run: python -m bench.housemap > docs/map.md"
