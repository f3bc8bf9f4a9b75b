"""`accept` and `reject` of what the comparison finds: claims, drifts, quotations, changed accounts.

Targets: for a claim each of its accounts (or the one that is given), for the others the row: an
anchor for each of its places. ``payload``: the row's key (``model.beside``); then, for a claim that
is accepted, a digest of who says it and how: where a correction or another reading changes that,
the row is a proposal again.

Rejected, words make no such claim, and the accounts that stay are counted anew; any other row is
gone. The articles' own rows stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from twosource.corrections.anchors import anchor, find
from twosource.corrections.ground import Ground
from twosource.corrections.looked import OTHERWISE
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import GONE, short
from twosource.model import beside
from twosource.model.beside import Row
from twosource.model.correction import Beside, Correction, Looked, Target
from twosource.model.document import Document
from twosource.model.finding import Evidence
from twosource.model.ids import digest
from twosource.model.reading import Reading

ABOUT: tuple[str, ...] = get_args(Beside)
WORDS = {
    "claim": "the claim", "drift": "that this wording goes beyond what it retells",
    "variant": "that these words are one utterance", "change": "the changed account",
    "split": "that one side gives two accounts",
}  # fmt: skip


def rows(known: Known, id_: str) -> tuple[Row, ...]:
    """The rows that an id stands for: all accounts of a claim, or one row."""
    for c in known.claims:
        of_it = tuple(beside.of_claim(c))
        if c.id == id_:
            return of_it
        if one := tuple(r for r in of_it if r.id == id_):
            return one
    return tuple(r for r in _others(known) if r.id == id_)[:1]


def _others(known: Known) -> Iterator[Row]:
    yield from map(beside.of_drift, known.drifts)
    yield from map(beside.of_variant, known.variants)
    for e in known.events.values():
        yield from beside.of_event(e)


def propose(known: Known, id_: str, *, accept: bool) -> Draft | None:
    """A draft for the row of an id; None where there is none, or it has no words."""
    readings = {r.document.id: r for r in known.readings}
    found = [
        r for r in rows(known, id_) if r.places and all(p.document in readings for p in r.places)
    ]
    if not found:
        return None
    targets = tuple(_target(r, readings) for r in found)
    said: tuple[str, ...] = ()
    if accept and found[0].about == "claim":
        ground = Ground(readings, known.of)
        said = tuple(_told(ground, r.places) for r in found)
    return Draft("accept" if accept else "reject", targets, (found[0].key, *said))


def _target(row: Row, readings: dict[str, Reading]) -> Target:
    def at(e: Evidence) -> Document:
        return readings[e.document].document

    anchors = (replace(anchor(at(e), e.span, whole=False), role="content") for e in row.places)
    first = row.places[0]
    return Target(row.id, short(first.span.of(at(first).text)), tuple(anchors), row.about)


def _told(ground: Ground, places: tuple[Evidence, ...]) -> str:
    """A digest of who says these words, and how: of the innermost saying around each."""
    out: list[str] = []
    for e in places:
        held = [
            a for a in ground.readings[e.document].attributions
            if any(s.contains(e.span) for s in a.content)
        ]  # fmt: skip
        inner = min(
            held, key=lambda a: (sum(s.end - s.start for s in a.content), a.id), default=None
        )
        out += [ground.name(inner.speaker), inner.stance] if inner else [""]
    return digest(*out)


def aside(ground: Ground, c: Correction) -> tuple[tuple[Looked, ...], str]:
    """What it says of rows, at the places where their words stand today."""
    out: list[Looked] = []
    for n, target in enumerate(c.targets):
        places: list[Evidence] = []
        for a in target.anchors:
            reading = ground.readings.get(a.document)
            at = find(reading.document.text, a) if reading is not None else None
            if at is None:
                return (), GONE
            places.append(Evidence(a.document, at))
        said = c.payload[1 + n : 2 + n]
        if said and _told(ground, tuple(places)) != said[0]:
            return (), OTHERWISE
        assert target.about in ABOUT
        about: Beside = target.about  # type: ignore[assignment]
        out.append(Looked(c.id, about, frozenset(places), c.payload[0], c.kind == "accept"))
    return tuple(out), ""


def is_aside(c: Correction) -> bool:
    """Whether it is about rows of this kind."""
    return any(t.about in ABOUT for t in c.targets)


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    abouts = {t.about for t in c.targets}
    of_claim = abouts == {"claim"}
    if len(abouts) != 1 or not (of_claim or len(c.targets) == 1):
        return False
    if any(not t.anchors or any(a.role != "content" for a in t.anchors) for t in c.targets):
        return False
    return len(c.payload) == 1 + (len(c.targets) if of_claim and c.kind == "accept" else 0)


def words(c: Correction) -> str:
    """A line that tells it."""
    verdict = "is right" if c.kind == "accept" else "is not to count"
    return f"{WORDS[c.targets[0].about]} {verdict}: {c.targets[0].name}"
