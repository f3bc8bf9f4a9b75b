"""The order of a brief: the gravest first, what differs first among equals."""

from __future__ import annotations

from tests.checking.conftest import table_of
from twosource.checking.brief import (
    _gravest,
    brief,
)
from twosource.events.lexicon import facets_of
from twosource.export.take import Take
from twosource.pipeline import Models

KILLED = (
    "A man was stabbed to death in a barn in Eastwick on Friday, police said. The victim, Anselm"
    " Korr, 40, died at the scene."
)
RANG = [
    "Frida Holt, the mayor, telephoned Bo Lindqvist three times on 5 May 2031, two officials said.",
    "Bo Lindqvist said that Frida Holt, the mayor, telephoned him once, on 5 May 2031.",
]


def test_a_killing_leads_though_a_phone_call_is_disputed(harbour_models: Models) -> None:
    lines = [
        {"doc": str(n), "outlet": f"Paper {n}", "published": "2031-05-06", "text": t}
        for n, t in enumerate([f"{KILLED}\n\n{RANG[0]}", f"{KILLED}\n\n{RANG[1]}"])
    ]
    table = table_of(harbour_models, lines)
    kinds = [e.type for e in table.events]
    assert {"violence", "contact"} <= set(kinds)
    made = brief(Take(table, "s", proposed=True))
    assert made is not None
    violent = {e.id for e in table.events if e.type == "violence"}
    assert made.headline.event in violent, made.headline
    points = [p.event in violent for p in made.points]
    assert points == sorted(points, reverse=True)
    assert not all(points)


def test_the_list_of_gravity_names_types_that_there_are() -> None:
    assert set(_gravest()) <= set(facets_of())
