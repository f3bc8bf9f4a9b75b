"""Words that tell who was killed or hurt, read once from ``lexicons/harms.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class HarmWords:
    """Lemmas by what they do; the file says of each what it is."""

    kill: frozenset[str]
    hit: frozenset[str]
    wound: frozenset[str]
    die: frozenset[str]
    fatally: frozenset[str]
    fatal: frozenset[str]
    dead: frozenset[str]
    death: frozenset[str]
    attack: frozenset[str]
    fatality: frozenset[str]
    toll: frozenset[str]
    injury: frozenset[str]
    casualty: frozenset[str]
    suffer: frozenset[str]
    bring: frozenset[str]
    hospital: frozenset[str]
    condition: frozenset[str]
    recover: frozenset[str]
    illness: frozenset[str]
    illness_of: frozenset[str]
    bodily: frozenset[str]
    pronounce: frozenset[str]
    find: frozenset[str]
    body: frozenset[str]
    sicken: frozenset[str]
    ill: frozenset[str]
    swallow: frozenset[str]
    food: frozenset[str]
    rounds: frozenset[str]
    vehicle: frozenset[str]
    mishap: frozenset[str]
    firing: frozenset[str]
    arms: frozenset[str]
    people: frozenset[str]
    fold: dict[str, int]


@cache
def harm_words() -> HarmWords:
    """Load the words once."""
    raw = tomllib.loads(
        files("twosource.events").joinpath("lexicons/harms.toml").read_text(encoding="utf-8")
    )
    return HarmWords(**{k: frozenset(v) for k, v in raw["words"].items()}, fold=raw["fold"])
