"""Regions and how they are written, read once from ``lexicons/regions.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Regions:
    """``of``: any way of writing a region (lower case) -> its name. ``also_towns``: those that are
    towns as well. ``bodies``: what the names of a town's bodies end in. ``weights`` of signs.
    ``parts``: what stands after the name of a part of a town. ``short``: short forms in names."""

    of: dict[str, str]
    also_towns: frozenset[str]
    bodies: tuple[str, ...]
    weights: dict[str, float]
    parts: frozenset[str]
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


_LOOK = 40
_AFTER = re.compile(r",\s?([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})")


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
        parts=frozenset(raw["bodies"]["parts"]),
        short=raw["short"],
    )
