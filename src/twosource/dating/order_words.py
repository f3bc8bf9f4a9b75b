"""The words that order events, read once from ``rules/order.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.model.number import NumberRange
from twosource.model.order import Distance, OrderKind, Unit

Phrase = tuple[str, ...]
"""A phrase word by word, in lower case."""


@dataclass(frozen=True)
class OrderWords:
    """``signals`` and ``backward`` by their words; ``longest``: words in the longest of them."""

    signals: Mapping[Phrase, OrderKind]
    backward: Mapping[Phrase, tuple[OrderKind, Distance | None]]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    loose: frozenset[str]
    occasions: frozenset[str]
    bodies: frozenset[str]
    times: frozenset[str]
    aside: frozenset[str]
    parts: frozenset[str]
    first: frozenset[str]
    longest: int


@cache
def order_words() -> OrderWords:
    """Return the words."""
    text = (files("twosource.dating") / "rules" / "order.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    signals = {_phrase(k): kind for k, kind in data["signals"].items()}
    backward = {_phrase(k): _backward(v) for k, v in data["backward"].items()}
    words = {k: frozenset(v) for k, v in data["words"].items()}
    return OrderWords(
        signals=signals,
        backward=backward,
        units=data["units"],
        numbers=data["numbers"],
        loose=words["loose"],
        occasions=words["occasions"],
        bodies=words["bodies"],
        times=words["times"],
        aside=words["aside"],
        parts=words["parts"],
        first=frozenset(p[0] for p in (*signals, *backward)),
        longest=max(len(p) for p in (*signals, *backward)),
    )


def _phrase(text: str) -> Phrase:
    return tuple(text.split())


def _backward(given: list[str | int]) -> tuple[OrderKind, Distance | None]:
    kind, *rest = given
    distance = None
    if rest:
        count = int(rest[1])
        distance = Distance(str(rest[0]), NumberRange(count, count))  # type: ignore[arg-type]
    return str(kind), distance  # type: ignore[return-value]
