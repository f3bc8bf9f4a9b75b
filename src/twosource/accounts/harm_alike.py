"""How likely two episodes of two documents are one event: a logistic score with its reasons.

The features are few and say nothing of any one story. Their weights were learned
(``training/harm_pairs.py``) and stand in ``lexicons/harm_pairs.toml``. A day or a number in dispute
counts against two episodes, and does not part them: names, places and words can outweigh it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from twosource.accounts.harm_texts import Texts, mark
from twosource.accounts.harm_traits import Traits
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


def features(a: Traits, b: Traits, texts: Texts) -> dict[str, float]:
    """The features of a pair, by name; the same for either order."""
    (cosine,), (shared,) = texts.alike([(a.text, b.text)]), texts.shared([_names(a, b)])
    return {"cos": cosine, "names": math.log1p(shared), **_facts(a, b)}


def _names(a: Traits, b: Traits) -> tuple[int, ...]:
    """The marks of the names that both texts have."""
    return tuple(mark(w) for w in sorted(a.names & b.names))


def _facts(a: Traits, b: Traits) -> dict[str, float]:
    """What depends on the two episodes alone."""
    out = {
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


class Pair(NamedTuple):
    """What is known of two episodes whatever else is in the story: the score of their facts, the
    marks of the names that both texts have, whether few of these count against them, and the facts
    that speak for them to be one."""

    facts: float
    names: tuple[int, ...]
    strict: bool
    reasons: tuple[tuple[str, float], ...]


def pair(a: Traits, b: Traits) -> Pair:
    """Compare two episodes as far as the rest of the story has no part in it."""
    w = weights()
    parts = {k: x * w.get(k, 0.0) for k, x in _facts(a, b).items()}
    for_it = tuple((k, x) for k, x in parts.items() if x > 0 and k in _REASONS)
    return Pair(sum(parts.values()) + w["bias"], _names(a, b), _strange(a, b), for_it)


class Likeness(NamedTuple):
    """How likely two episodes are one event, and what the words and the names that their texts
    share have a part in it."""

    score: float
    words: float
    names: float


def likenesses(
    found: Iterable[tuple[Traits, Traits]], held: Sequence[Pair], texts: Texts
) -> list[Likeness]:
    """How likely the episodes of each pair are one event; ``held`` as ``pair`` gives it."""
    cosines = texts.alike([(a.text, b.text) for a, b in found])
    names = np.array([math.log1p(x) for x in texts.shared([p.names for p in held])])
    strict = np.array([p.strict for p in held], np.bool_) & (names < _FEW)
    of_words = np.array(cosines) * weights().get("cos", 0.0)
    of_names = names * weights().get("names", 0.0)
    score = np.array([p.facts for p in held]) + (of_words + of_names) - strict * _STRICT
    return list(map(Likeness, score.tolist(), of_words.tolist(), of_names.tolist()))


def reason(held: Pair, found: Likeness) -> str:
    """What speaks most for two episodes to be one event."""
    parts = {"cos": found.words, "names": found.names, **dict(held.reasons)}
    for_it = sorted(((k, x) for k, x in sorted(parts.items()) if x > 0), key=lambda part: -part[1])
    return ", ".join(_REASONS[k] for k, _ in for_it[:3]) or "nothing in common"


_STRICT, _FEW = 4.0, 3.2
"""What two days far apart count against episodes that share no victim and few names (``names``
under ``_FEW``): harms of one kind look alike, and the weights were learned where most of what looks
alike is one."""


def _strange(a: Traits, b: Traits) -> bool:
    """Whether two days lie far apart, and no victim of one is named in the other."""
    if not a.days or not b.days or gap(a.days, b.days) <= WINDOW:
        return False
    return not (a.victims & b.people or b.victims & a.people)


@cache
def weights() -> Mapping[str, float]:
    """The learned weights by feature."""
    text = files("twosource.accounts").joinpath("lexicons/harm_pairs.toml").read_text("utf-8")
    return {k: float(v) for k, v in tomllib.loads(text)["weights"].items()}
