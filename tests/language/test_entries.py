"""Lists of words: an entry a line, comments and empty lines left out, in the order of the file."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from twosource.language.entries import entries

PACKAGES = [p for p in files("twosource").iterdir() if p.joinpath("lexicons").is_dir()]
LISTS = [(p.name, f) for p in PACKAGES for f in p.joinpath("lexicons").iterdir()
         if f.name.endswith(".txt")]  # fmt: skip


@pytest.mark.parametrize(("package", "file"), LISTS, ids=lambda x: getattr(x, "name", x))
def test_every_list_of_the_house_reads_as_its_lines(package: str, file: Traversable) -> None:
    found = entries(f"twosource.{package}", file.name)
    lines = file.read_text("utf-8").split("\n")
    assert found == [x.strip() for x in lines if x.strip() and not x.startswith("#")]
    assert found
