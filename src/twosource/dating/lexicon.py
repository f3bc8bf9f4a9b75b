"""The words and rules of time expressions, read once from the data files of ``rules/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Words:
    """The vocabulary by class; keys are lower case with plain apostrophes."""

    month: Mapping[str, int]
    weekday: Mapping[str, int]
    unit: Mapping[str, str]
    season: Mapping[str, str]
    daypart: Mapping[str, str]
    number: Mapping[str, int]
    ordinal: Mapping[str, int]
    decade: Mapping[str, int]
    frequency: Mapping[str, str]
    zone: Mapping[str, str]
    holiday: Mapping[str, str]


@dataclass(frozen=True)
class RuleSource:
    """One rule as the data file has it. ``needs``: word classes of which one must be near."""

    name: str
    build: str
    needs: tuple[str, ...]
    pattern: str
    args: Mapping[str, str]


def _read(name: str) -> str:
    return (files("twosource.dating") / "rules" / name).read_text(encoding="utf-8")


@cache
def words() -> Words:
    """Return the vocabulary."""
    data = tomllib.loads(_read("words.toml"))
    holiday = tomllib.loads(_read("holidays.toml"))["holiday"]
    return Words(**data, holiday=holiday)


@cache
def rule_sources() -> tuple[tuple[RuleSource, ...], Mapping[str, str]]:
    """Return the rules in order, and the named pieces of pattern that they share."""
    data = tomllib.loads(_read("patterns.toml"))
    rules = tuple(
        RuleSource(
            r["name"],
            r["build"],
            tuple(r["needs"]),
            r["pattern"],
            dict(r.get("args", {})),
        )
        for r in data["rule"]
    )
    return rules, dict(data["piece"])


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a word list of ``grammar.toml`` (words that steer the reading of an expression)."""
    return frozenset(tomllib.loads(_read("grammar.toml"))[name])
