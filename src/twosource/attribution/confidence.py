"""How likely an attribution is right, from what found it: a rule, the tagger, or both.

A logistic regression on the rule's score and the logit of the tagger's probability, fitted by
``python -m training.confidence`` on training articles of PolNeAR that the tagger has not seen; the
weights stand in ``lexicons/confidence.toml``. "Right": it shares a word of the source and half of
the content with an attribution that annotators marked. ``python -m bench.reliability`` prints how
well it holds on others.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from twosource.attribution.candidate import Candidate
from twosource.model.attribution import OPEN_BELOW

UNSURE = "too unsure to name a speaker"

_LEAST = 1e-4


def inputs(by_rule: float, by_tagger: float) -> tuple[float, ...]:
    """What the regression is given, where the tagger has read the text; 0 is not found by it."""
    p = min(max(by_tagger, _LEAST), 1 - _LEAST)
    tagged, ruled = float(by_tagger > 0), float(by_rule > 0)
    return (1.0, tagged, tagged * math.log(p / (1 - p)), ruled, ruled * by_rule, tagged * ruled)


def inputs_of_rules(by_rule: float) -> tuple[float, ...]:
    """The same where rules serve alone."""
    return (1.0, by_rule)


def estimate(values: Sequence[float], weights: Sequence[float]) -> float:
    """Probability from 0 to 1."""
    return 1 / (1 + math.exp(-sum(v * w for v, w in zip(values, weights, strict=True))))


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """``with_tagger`` and ``rules``, from the data file."""
    text = files("twosource.attribution").joinpath("lexicons/confidence.toml").read_text("utf-8")
    return {name: tuple(map(float, values)) for name, values in tomllib.loads(text).items()}


def confident(c: Candidate, *, tagged: bool) -> Candidate:
    """With its probability for a score. ``tagged``: whether the tagger has read the text."""
    by_rule = c.by_rule if c.by_tagger else c.score
    if tagged:
        p = estimate(inputs(by_rule, c.by_tagger), weights()["with_tagger"])
    else:
        p = estimate(inputs_of_rules(by_rule), weights()["rules"])
    reason = f"{c.rule}; {UNSURE}" if p < OPEN_BELOW and c.source else c.rule
    return replace(c, score=round(p, 3), rule=reason)
