"""How likely two episodes of two documents are one event: a logistic score with its reasons.

The features are few and say nothing of any one story. Their weights were learned
(``training/harm_pairs.py``) and stand in ``lexicons/harm_pairs.toml``. A day or a number in dispute
counts against two episodes, and does not part them: names, places and words can outweigh it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from twosource.accounts.harm_traits import Texts, Traits, cosine
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
    return {**_words(a, b, sorted(a.names & b.names), texts), **_facts(a, b)}


def _words(a: Traits, b: Traits, names: Sequence[str], texts: Texts) -> dict[str, float]:
    """What depends on how rare words are in the story."""
    return {
        "cos": cosine(texts.vector(a.text), texts.vector(b.text)),
        "names": math.log1p(texts.shared(names)),
    }


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
    names that both texts have, and whether few of these count against them."""

    facts: float
    names: tuple[str, ...]
    strict: bool


def pair(a: Traits, b: Traits) -> Pair:
    """Compare two episodes as far as the rest of the story has no part in it."""
    w = weights()
    facts = sum(x * w.get(k, 0.0) for k, x in _facts(a, b).items()) + w["bias"]
    return Pair(facts, tuple(sorted(a.names & b.names)), _strange(a, b))


def score(a: Traits, b: Traits, held: Pair, texts: Texts) -> float:
    """How likely two episodes are one event; ``held`` as ``pair`` gives it."""
    w, found = weights(), _words(a, b, held.names, texts)
    strict = _STRICT if held.strict and found["names"] < _FEW else 0.0
    return held.facts + sum(x * w.get(k, 0.0) for k, x in found.items()) - strict


def reason(a: Traits, b: Traits, texts: Texts) -> str:
    """What speaks most for two episodes to be one event."""
    w = weights()
    parts = {k: x * w.get(k, 0.0) for k, x in features(a, b, texts).items()}
    for_it = sorted((k for k in parts if parts[k] > 0 and k in _REASONS), key=lambda k: -parts[k])
    return ", ".join(_REASONS[k] for k in for_it[:3]) or "nothing in common"


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
