"""The word lists of protection, read once from ``lexicons/``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Group = Literal[
    "office", "work", "relative", "minor", "female", "male", "violence", "befallen", "particle",
    "honorific", "given",
]  # fmt: skip


@cache
def ordinary() -> frozenset[str]:
    """Words that are names too."""
    lines = _read("ordinary.txt").splitlines()
    return frozenset(w for line in lines if line[:1] != "#" for w in line.split())


@cache
def heads(group: Group) -> frozenset[str]:
    """The words of one group of ``standing.toml``."""
    return frozenset(str(tomllib.loads(_read("standing.toml"))[group]).split())


def _read(name: str) -> str:
    return files("twosource.protect").joinpath(f"lexicons/{name}").read_text("utf-8")
