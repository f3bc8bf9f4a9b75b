"""Regions and how they are written, read once from ``lexicons/regions.toml``."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Regions:
    """``of``: any way of writing a region (lower case) -> its name. ``also_towns``: those that are
    towns as well. ``bodies``: what the names of a town's bodies end in. ``weights`` of signs.
    ``after_name``: words behind a name, by what they show it to be the name of. ``no_names``: words
    that begin no town's name. ``short``: short forms in names."""

    of: dict[str, str]
    also_towns: Words
    bodies: tuple[str, ...]
    weights: dict[str, float]
    after_name: dict[str, Words]
    no_names: Words
    short: dict[str, str]

    def whole(self, name: str) -> str:
        """A town's name with its short forms written out ("Mt. Lena": "Mount Lena")."""
        return " ".join(self.short.get(w, w) for w in name.split())

    def after(self, text: str, at: int) -> tuple[str, int] | None:
        """The region written at ``text[at:]`` after a comma, and where it ends."""
        m = _AFTER.match(text, at, at + _LOOK)
        if m is None:
            return None
        words = m[1].split(" ")
        for n in range(len(words), 0, -1):
            raw = " ".join(words[:n])
            name = self.of.get(raw.lower()) or self.of.get(raw.rstrip(".").lower())
            if name is not None and (len(raw) > 2 or raw.isupper() or raw.endswith(".")):
                return name, m.start(1) + len(raw)
        return None

    def named(self, text: str) -> Counter[str]:
        """How often a text names each region in full ("Ohio"; no short form)."""
        return Counter(self.of[m[0].lower()] for m in _full().finditer(text))


_LOOK = 40
_AFTER = re.compile(r",\s?([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})")
_BEHIND = ("parts", "spots", "aside", "people", "deeds")


@cache
def _full() -> re.Pattern[str]:
    names = sorted(set(regions().of.values()), key=lambda n: (-len(n), n))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def regions() -> Regions:
    """Load the regions once."""
    raw = tomllib.loads(
        files("twosource.events").joinpath("lexicons/regions.toml").read_text(encoding="utf-8")
    )
    of = {w.lower(): name for name, ways in raw["regions"].items() for w in (name, *ways)}
    of |= {w.rstrip(".").lower(): n for w, n in of.items() if len(w) > 3 and w.endswith(".")}
    bodies = tuple(sorted(raw["bodies"]["last"], key=lambda x: (-len(x), x)))
    return Regions(
        of=of,
        also_towns=frozenset(raw["also_towns"]["names"]),
        bodies=bodies,
        weights=raw["weights"],
        after_name={k: frozenset(raw["bodies"][k]) for k in _BEHIND},
        no_names=frozenset(raw["no_names"]["names"]),
        short=raw["short"],
    )
