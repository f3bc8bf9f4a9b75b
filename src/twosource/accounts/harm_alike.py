"""How likely two episodes of two documents are one event: a logistic score with its reasons.

The features are few and say nothing of any one story. Their weights were learned
(``training/harm_pairs.py``) and stand in ``lexicons/harm_pairs.toml``. A day or a number in dispute
counts against two episodes, and does not part them: names, places and words can outweigh it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.accounts.harm_traits import Texts, Traits, cosine, shared_rarity
from twosource.accounts.told import WINDOW, gap

_MOST_PEOPLE, _MOST_VICTIMS = 3, 2
_REASONS = {
    "cos": "alike in words",
    "names": "names in common",
    "people": "people in common",
    "victims": "the same victims",
    "victims_named": "the victims are named in both",
    "same_day": "the same day",
    "day_apart": "days that lie one apart",
    "same_place": "the same place",
    "killed_same": "the same number of killed",
    "injured_same": "the same number of injured",
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score (its sign says more likely than not) and what speaks for it most."""

    score: float
    reason: str


def features(a: Traits, b: Traits, texts: Texts) -> dict[str, float]:
    """The features of a pair, by name; the same for either order."""
    out = {
        "cos": cosine(a.words, b.words),
        "names": math.log1p(shared_rarity(a, b, texts)),
        "people": float(min(_MOST_PEOPLE, len(a.people & b.people))),
        "victims": float(min(_MOST_VICTIMS, len(a.victims & b.victims))),
        "victims_named": float(
            min(_MOST_VICTIMS, len((a.victims & b.people) | (b.victims & a.people)))
        ),
    }
    return {**out, **_times(a, b), **_places(a, b), **_tolls(a, b)}


def _times(a: Traits, b: Traits) -> dict[str, float]:
    out = dict.fromkeys(("same_day", "day_apart", "days_apart", "week_apart", "far_apart"), 0.0)
    if a.days and b.days:
        n = gap(a.days, b.days).days
        name = ("same_day" if n == 0 else "day_apart" if n == 1 else "days_apart" if n <= 3
                else "week_apart" if n <= 8 else "far_apart")  # fmt: skip
        out[name] = 1.0
    out["published"] = 0.0
    if a.published and b.published:
        out["published"] = math.log1p(abs((a.published - b.published).days))
    return out


def _places(a: Traits, b: Traits) -> dict[str, float]:
    out = dict.fromkeys(("same_place", "other_place", "other_region"), 0.0)
    if a.place and b.place:
        (x, _, r), (y, _, s) = a.place.lower().partition(", "), b.place.lower().partition(", ")
        out["same_place" if x == y else "other_place"] = 1.0
        out["other_region"] = float(bool(r and s) and r != s)
    return out


def _tolls(a: Traits, b: Traits) -> dict[str, float]:
    out = {}
    for name, x, y in (("killed", a.killed, b.killed), ("injured", a.injured, b.injured)):
        exact = x is not None and y is not None and x.exact is not None and y.exact is not None
        out[f"{name}_same"] = float(exact and x == y)
        out[f"{name}_differ"] = float(exact and x != y)
    return out


def likeness(a: Traits, b: Traits, texts: Texts) -> Likeness:
    """How likely two episodes are one event, and why."""
    found, w = features(a, b, texts), weights()
    parts = {k: x * w.get(k, 0.0) for k, x in found.items()}
    for_it = sorted((k for k in parts if parts[k] > 0 and k in _REASONS), key=lambda k: -parts[k])
    reason = ", ".join(_REASONS[k] for k in for_it[:3]) or "nothing in common"
    return Likeness(sum(parts.values()) + w["bias"] - _strictness(a, b, found), reason)


_STRICT, _FEW = 4.0, 3.2
"""What two days far apart count against episodes that share no victim and few names (``names``
under ``_FEW``): harms of one kind look alike, and the weights were learned where most of what looks
alike is one."""


def _strictness(a: Traits, b: Traits, found: Mapping[str, float]) -> float:
    if found["names"] >= _FEW or not a.days or not b.days or gap(a.days, b.days) <= WINDOW:
        return 0.0
    return 0.0 if a.victims & b.people or b.victims & a.people else _STRICT


@cache
def weights() -> Mapping[str, float]:
    """The learned weights by feature."""
    text = files("twosource.accounts").joinpath("lexicons/harm_pairs.toml").read_text("utf-8")
    return {k: float(v) for k, v in tomllib.loads(text)["weights"].items()}
