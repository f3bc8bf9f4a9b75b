"""The figures on who is speaking."""

from __future__ import annotations

from collections.abc import Mapping

from bench.inputs import POLNEAR
from bench.predict_attributions import rows

from bench import incidents
from evals import actor_passages, linking
from twosource.language.parse import SpacyParser

Figures = Mapping[str, float]


def speakers(parser: SpacyParser) -> Figures:
    """Speakers behind pronouns and descriptions of PolNeAR dev: ``evals/linking.py``."""
    return linking.figures(linking.judge_all(parser, rows(POLNEAR)))


def passages(parser: SpacyParser) -> Figures:
    """Passages of our own: batch 1, and batch 2, which was written after the rules."""
    out: dict[str, float] = {}
    for name, batch in (("first", 1), ("later", 2)):
        found = actor_passages.outcomes(parser, actor_passages.actor_passages(batch))
        out |= {f"{name}_{k}": v for k, v in actor_passages.figures(found).items()}
    return out


def incident_people(parser: SpacyParser) -> Figures:
    """People of 100 incidents found, and put together across the articles of each."""
    return incidents.measure(parser).figures
