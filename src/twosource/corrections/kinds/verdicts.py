"""`accept` and `reject`: a person says that a row is right, or that it is not to count.

Targets: an attribution; or an event mention; or, for one account of a finding, each event mention
that gives it. ``payload``: the facet of that account (empty: the whole row), then, for `accept`, a
digest of what each row said. What was accepted is what was shown: where the program reads it
otherwise later, the row is a proposal again, and that is said.

Rejected, an attribution is gone: what stood in it stands in the one around it, else in the outlet's
own voice. (Where only the speaker is wrong, correct the speaker.) A mention that is rejected is no
report at all; a rejected account no longer counts for that facet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, needed
from twosource.corrections.kinds import aside
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import (
    ALTERED,
    attribution_target,
    find_attribution,
    find_mention,
    mention_target,
    with_attribution,
    with_mention,
)
from twosource.model.attribution import Attribution
from twosource.model.correction import Correction, Target
from twosource.model.event import EventMention
from twosource.model.ids import digest
from twosource.model.order import OrderRelation
from twosource.model.reading import Reading
from twosource.model.standing import Checked

FACETS = ("count", "when", "place", "about", "initiator", "participants", "occurred",
          "killed", "injured", "amount")  # fmt: skip
MATTERS = {
    "count": "how often or how many", "when": "the day", "place": "the place",
    "about": "the topic", "initiator": "who began it", "participants": "who took part",
    "occurred": "whether it happened", "killed": "how many were killed",
    "injured": "how many were injured", "amount": "the amount",
}  # fmt: skip
OTHERWISE = "orphan: the program reads it otherwise now than what was accepted: look again"
FIELDS = (
    Field("target", "the id of an attribution, an event mention, an account, a claim or wording"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The payload: the facet of one account, and the digests of what was accepted."""

    facet: str
    said: tuple[str, ...] = ()

    @classmethod
    def of(cls, c: Correction) -> Verdict:
        """Read the payload."""
        return cls(c.payload[0], c.payload[1:])


def propose(known: Known, request: Request, *, accept: bool) -> Draft:
    """A draft for the row that is asked for. Raises ``UsageError``."""
    id_ = needed(request, "target", FIELDS[0].about)
    kind = "accept" if accept else "reject"
    name = Ground({r.document.id: r for r in known.readings}, known.of)
    if (said := known.attribution(id_)) is not None:
        reading, a = said
        alone = (_of_attribution(a, name),) if accept else ()
        return Draft(kind, (attribution_target(reading.document, a),), ("", *alone))
    if (beside := aside.propose(known, id_, accept=accept)) is not None:
        return beside
    facet, ids = "", [id_]
    if (account := known.account(id_)) is not None:
        facet, ids = account[0], list(account[1].mentions)
    held = [found for i in ids if (found := known.mention(i)) is not None]
    if not held:
        raise known.refusal(f"there is no row {id_}", "See the ids with: twosource review")
    targets = tuple(mention_target(r.document, m) for r, m in held)
    digests = tuple(_of_mention(m, name, facet) for _, m in held) if accept else ()
    return Draft(kind, targets, (facet, *digests))


def _of_attribution(a: Attribution, ground: Ground) -> str:
    via, to = ground.name(a.via), ground.name(a.addressee)
    return digest(ground.name(a.speaker), via, to, a.stance, str(a.said_on))


def _of_mention(m: EventMention, ground: Ground, facet: str) -> str:
    """A digest of what a mention says: of one facet, or of all."""
    who = sorted(f"{p.role} {ground.name(p.actor)}" for p in m.participants)
    days = (str(m.when.earliest), str(m.when.latest)) if m.when else None
    of_facet = {
        "count": m.count, "when": days, "place": m.place, "killed": m.killed, "injured": m.injured,
        "amount": m.amount, "initiator": who, "participants": who, "occurred": m.modality,
    }  # fmt: skip
    if facet:
        return digest(facet, str(of_facet.get(facet)))
    return digest(m.type, m.channel, *(f"{k} {v}" for k, v in of_facet.items()))


def over_accepted(reading: Reading, c: Correction, ground: Ground) -> Laid:
    """Mark the rows as accepted, where they say what they said."""
    verdict = Verdict.of(c)
    states = []
    for target, said in zip(c.targets, verdict.said, strict=True):
        if target.about == "attribution":
            a, state = find_attribution(reading, target)
            same = a is not None and _of_attribution(a, ground) == said
            if a is not None and same and not state:
                reading = with_attribution(reading, a, replace(a, standing="accepted"))
        else:
            m, state = find_mention(reading, target)
            same = m is not None and _of_mention(m, ground, verdict.facet) == said
            if m is not None and same:
                reading = with_mention(reading, m, _checked(m, verdict.facet, "accepted"))
        states.append(OTHERWISE if state in ("", ALTERED) and (state or not same) else state)
    return reading, next((s for s in states if s), "")


def over_rejected(reading: Reading, c: Correction, _: Ground) -> Laid:
    """Leave the rows out."""
    facet = Verdict.of(c).facet
    states = []
    for target in c.targets:
        if target.about == "attribution":
            a, state = find_attribution(reading, target)
            if a is not None:
                reading = without_attribution(reading, a)
        else:
            m, state = find_mention(reading, target)
            if m is not None and facet:
                reading = with_mention(reading, m, _checked(m, facet, "rejected"))
            elif m is not None:
                reading = without_mention(reading, m)
        states.append(state)
    return reading, next((s for s in states if s), "")


def _checked(m: EventMention, facet: str, verdict: str) -> EventMention:
    if not facet:
        return replace(m, standing="accepted")
    kept = tuple(k for k in m.checked if k.facet != facet)
    assert verdict in ("accepted", "rejected")
    new = Checked(facet, "accepted" if verdict == "accepted" else "rejected")
    return replace(m, checked=(*kept, new))


def without_attribution(reading: Reading, gone: Attribution) -> Reading:
    """The reading without an attribution; what stood in it stands in the one around it."""

    def around(id_: str | None) -> str | None:
        return gone.parent if id_ == gone.id else id_

    return replace(
        reading,
        attributions=tuple(
            replace(a, parent=around(a.parent)) for a in reading.attributions if a is not gone
        ),
        event_mentions=tuple(
            replace(m, attribution=around(m.attribution)) for m in reading.event_mentions
        ),
        orders=tuple(replace(o, attribution=around(o.attribution)) for o in reading.orders),
    )


def without_mention(reading: Reading, gone: EventMention) -> Reading:
    """The reading without an event mention and without what orders it in time."""
    return replace(
        reading,
        event_mentions=tuple(m for m in reading.event_mentions if m is not gone),
        orders=tuple(_orders(reading, gone.id)),
    )


def _orders(reading: Reading, gone: str) -> Iterator[OrderRelation]:
    for o in reading.orders:
        if o.mention == gone or any(e.mention == gone for e in o.ends):
            continue
        yield o


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    if c.targets and c.payload and aside.is_aside(c):
        return aside.shape(c)
    if not c.targets or not c.payload or not all(map(_is_row, c.targets)):
        return False
    facet, said = c.payload[0], c.payload[1:]
    rows = {t.about for t in c.targets}
    whole = facet == "" and len(c.targets) == 1
    fits = whole or (facet in FACETS and rows == {"mention"})
    return fits and len(said) == (len(c.targets) if c.kind == "accept" else 0)


def _is_row(t: Target) -> bool:
    return t.about in ("attribution", "mention")


def words(c: Correction) -> str:
    """A line that tells it."""
    if aside.is_aside(c):
        return aside.words(c)
    facet = Verdict.of(c).facet
    what = {"attribution": "the saying", "mention": "the report"}[c.targets[0].about]
    verdict = "is right" if c.kind == "accept" else "is not to count"
    if facet:
        return f"what this report says of {MATTERS[facet]} {verdict}: {c.targets[0].name}"
    return f"{what} {verdict}: {c.targets[0].name}"


def decides(c: Correction) -> str:
    """Accepted or not, as a whole or of one facet."""
    if aside.is_aside(c):
        return "verdict"
    return f"verdict {Verdict.of(c).facet}"


ACCEPT = Kind(
    "accept", "say that a saying, a report of an event or an account is right", FIELDS,
    lambda known, request: propose(known, request, accept=True), shape, words, decides,
    over_accepted, aside=aside.aside,
)  # fmt: skip
REJECT = Kind(
    "reject", "say that a saying, a report of an event or an account is not to count", FIELDS,
    lambda known, request: propose(known, request, accept=False), shape, words, decides,
    over_rejected, aside=aside.aside,
)  # fmt: skip
