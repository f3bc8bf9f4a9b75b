"""The word lists of protection, read once from ``lexicons/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from twosource.language.entries import entries

Group = Literal[
    "office", "work", "relative", "minor", "female", "male", "violence", "befallen", "particle",
    "honorific", "given", "describing", "asking", "asked", "third",
]  # fmt: skip


@cache
def ordinary() -> frozenset[str]:
    """Words that are names too."""
    return frozenset(
        w for line in entries("twosource.protect", "ordinary.txt") for w in line.split()
    )


@cache
def short() -> Mapping[str, frozenset[str]]:
    """First names and short forms: to each all that stand with it in one set."""
    out: dict[str, frozenset[str]] = {}
    for line in entries("twosource.protect", "short.txt"):
        for name in (words := frozenset(line.split())):
            out[name] = out.get(name, frozenset()) | words
    return out


@cache
def heads(group: Group) -> frozenset[str]:
    """The words of one group of ``standing.toml``."""
    return frozenset(str(_standing()[group]).split())


@cache
def _standing() -> dict[str, Any]:
    text = files("twosource.protect").joinpath("lexicons/standing.toml").read_text("utf-8")
    return tomllib.loads(text)
