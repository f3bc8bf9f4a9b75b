"""A small table made by hand (invented people and outlets), for the story file and the exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.document import Document, Zone, document_id
from twosource.model.event import EventMention, EventWhen, Participant
from twosource.model.finding import (
    Account,
    Change,
    DateRange,
    Event,
    Evidence,
    Finding,
    Independent,
    Pooled,
    Relation,
    Split,
    Value,
)
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.order import (
    Distance,
    End,
    InferredWhen,
    OrderConflict,
    OrderRelation,
)
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.model.when import Timex, When

TEXTS = {
    "harbour.txt": (
        "Harbour Post",
        "Port director Ilse Marrow made three calls to contractor Tomas Brek on 4 May 2031, "
        "two people who know of the talks told the Quay Ledger.",
    ),
    "ledger.txt": (
        "Quay Ledger",
        '"There was one call, on 5 May," said Ilse Marrow. She did not discuss the crane.',
    ),
    "reprint.txt": (
        "Inland Echo",
        '"There was one call, on 5 May," said Ilse Marrow.',
    ),
}
MAY_4, MAY_5 = date(2031, 5, 4), date(2031, 5, 5)


def _document(file: str) -> Document:
    outlet, text = TEXTS[file]
    return Document(
        id=document_id(None, None, text), doc=None, file=file, url=None, outlet=outlet, title=None,
        byline=None, published=date(2031, 5, 6), language="en", text=text,
        zones=(Zone("body", Span(0, len(text))),),
    )  # fmt: skip


DOCUMENTS = {file: _document(file) for file in TEXTS}
HARBOUR, LEDGER, REPRINT = (DOCUMENTS[f] for f in TEXTS)


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def evidence(document: Document, words: str) -> Evidence:
    return Evidence(document.id, span(document, words))


def _actor(document: Document, kind: str, name: str, *mentions: str, **more: object) -> Actor:
    found = tuple(
        Mention(document.id, span(document, m), span(document, m), "name", 0.9, "the name itself")
        for m in mentions
    )
    made = Actor(make_id("actor", document.id, name), kind, name, (), (), None, (), found)  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def _harbour() -> Reading:
    d = HARBOUR
    marrow = _actor(d, "person", "Ilse Marrow", "Port director Ilse Marrow", roles=("director",))
    brek = _actor(d, "person", "Tomas Brek", "contractor Tomas Brek")
    people = _actor(
        d, "unnamed", "two people who know of the talks", "two people who know of the talks",
        count=NumberRange(2, 2),
    )  # fmt: skip
    outlet, ledger = _actor(d, "outlet", "Harbour Post"), _actor(d, "outlet", "Quay Ledger")
    content = span(
        d, "Port director Ilse Marrow made three calls to contractor Tomas Brek on 4 May 2031"
    )
    said = _attribution(d, span(d, "two people who know of the talks"), span(d, "told"), content)
    said = replace(said, speaker=people.id, via=ledger.id, addressee=ledger.id)
    timex = Timex(
        make_id("timex", d.id, 1), d.id, span(d, "4 May 2031"), "DATE", "2031-05-04", "2031-05-04",
        When(MAY_4, MAY_4, "stated"), "day",
    )  # fmt: skip
    mention = EventMention(
        id=make_id("mention", d.id, 1), document=d.id, span=span(d, "calls"), clause=content,
        type="contact", channel="call",
        participants=(Participant("initiator", marrow.id), Participant("addressee", brek.id)),
        when=EventWhen(timex.id, MAY_4, MAY_4, "stated", timex.span),
        count=NumberRange(3, 3), count_span=span(d, "three"), modality="happened", about=None,
        about_denied=None, place=None, attribution=said.id,
    )  # fmt: skip
    order = OrderRelation(
        "order-1", d.id, "after", mention.id, End(timex.span, None, timex.id), span(d, "on"),
        distance=Distance("day", NumberRange(0, 0)), attribution=said.id,
    )  # fmt: skip
    cast = (marrow, brek, people, outlet, ledger)
    return Reading(d, (said,), (timex,), cast, (mention,), (7, 8), (order,))


def _attribution(d: Document, source: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(
        attribution_id(d.id, (source,), (cue,), (content,)), d.id, (source,), (cue,), (content,),
        "indirect", "asserts", False, score=0.8, reason="a reporting verb and its clause",
    )  # fmt: skip


def _ledger(d: Document) -> Reading:
    marrow = _actor(d, "person", "Ilse Marrow", "Ilse Marrow")
    outlet = _actor(d, "outlet", TEXTS[d.file or ""][0])
    content = span(d, '"There was one call, on 5 May,"')
    said = _attribution(d, span(d, "Ilse Marrow"), span(d, "said"), content)
    said = replace(said, kind="direct", speaker=marrow.id, said_on=MAY_5)
    mention = EventMention(
        id=make_id("mention", d.id, 1), document=d.id, span=span(d, "call"), clause=content,
        type="contact", channel="call", participants=(Participant("participant", marrow.id),),
        when=None, count=NumberRange(1, 1), count_span=span(d, "one"), modality="happened",
        about=None, about_denied=None, place=None, attribution=said.id,
    )  # fmt: skip
    return Reading(d, (said,), (), (marrow, outlet), (mention,), (7, 9))


READINGS = tuple(
    sorted((_harbour(), _ledger(LEDGER), _ledger(REPRINT)), key=lambda r: r.document.id)
)
IDENTITIES = {
    a.id: make_id("actor", "story", a.name) for reading in READINGS for a in reading.actors
}


def _id(name: str) -> str:
    return make_id("actor", "story", name)


def _actors() -> tuple[Actor, ...]:
    merged: dict[str, Actor] = {}
    for reading in READINGS:
        for actor in reading.actors:
            held = merged.get(
                IDENTITIES[actor.id], replace(actor, id=IDENTITIES[actor.id], mentions=())
            )
            mentions = sorted(held.mentions + actor.mentions, key=lambda m: (m.document, m.span))
            roles = tuple(sorted({*held.roles, *actor.roles}))
            merged[held.id] = replace(held, mentions=tuple(mentions), roles=roles)
    return tuple(merged[i] for i in sorted(merged))


def _accounts() -> tuple[Account, Account]:
    people = Account(
        (_id("Harbour Post"), _id("Quay Ledger"), _id("two people who know of the talks")),
        HARBOUR.id, None, (evidence(HARBOUR, "made three calls to contractor Tomas Brek"),),
    )  # fmt: skip
    marrow = Account(
        (_id("Quay Ledger"), _id("Ilse Marrow")), LEDGER.id, MAY_5,
        (evidence(LEDGER, "There was one call"), evidence(LEDGER, "on 5 May")),
    )  # fmt: skip
    return people, marrow


def _findings() -> tuple[Finding, ...]:
    people, marrow = _accounts()
    one, two = Independent(1, 1), Independent(1, 2)
    counts = (
        Value(NumberRange(1, 1), (marrow,), one),
        Value(NumberRange(2, None), (people,), two),
        Value(NumberRange(3, 3), (people,), two),
    )
    days = (
        Value(DateRange(MAY_4, MAY_4), (people,), two),
        Value(DateRange(MAY_5, MAY_5), (marrow,), one),
    )
    return (
        Finding(
            "f-count", "count", "disputed", counts,
            pooled=(Pooled(NumberRange(2, None), Independent(1, None)),),
        ),
        Finding(
            "f-when", "when", "disputed", days,
            changes=(Change(_id("Ilse Marrow"), days[0].value, days[1].value, (LEDGER.id,)),),
            splits=(
                Split((_id("Ilse Marrow"), _id("Tomas Brek")), (days[0].value, days[1].value)),
            ),
        ),
        Finding("f-init", "initiator", "single", (Value(_id("Ilse Marrow"), (people,), two),)),
        Finding(
            "f-about", "about", "single", (),
            denied=(Value("the crane", (marrow,), one),),
        ),
        Finding(
            "f-part", "participants", "uncorroborated",
            (Value((_id("Ilse Marrow"), _id("Tomas Brek")), (people, marrow), Independent(1, 3)),),
        ),
        Finding(
            "f-occ", "occurred", "agreed", (Value("yes", (people, marrow), Independent(2, 3)),)
        ),
    )  # fmt: skip


def _table() -> Table:
    mentions = [m for reading in READINGS for m in reading.event_mentions]
    event = Event(
        make_id("event", 1), "contact", "call", "happened",
        (Participant("initiator", _id("Ilse Marrow")), Participant("addressee", _id("Tomas Brek"))),
        tuple(m.id for m in mentions), _findings(),
        (Relation("before", make_id("event", 1), (_id("Quay Ledger"),), ("order-1",)),),
        InferredWhen(MAY_4, None, ("order-1",)),
        (OrderConflict("conflict-1", "circle", (make_id("event", 1),), ("order-1",)),),
    )  # fmt: skip
    words = evidence(LEDGER, "did not discuss the crane")
    claim = Claim(
        "claim-1", "did not discuss the crane", "negative", "single",
        (Account((_id("Quay Ledger"),), LEDGER.id, None, (words,)),), Independent(1, 1),
    )  # fmt: skip
    names = IDENTITIES
    return Table(
        documents=tuple(r.document for r in READINGS),
        actors=_actors(),
        attributions=tuple(
            replace(
                a,
                speaker=names[a.speaker] if a.speaker else None,
                via=names[a.via] if a.via else None,
                addressee=names[a.addressee] if a.addressee else None,
            )
            for r in READINGS
            for a in r.attributions
        ),
        timexes=tuple(t for r in READINGS for t in r.timexes),
        event_mentions=tuple(
            replace(
                m,
                event=event.id,
                participants=tuple(replace(p, actor=names[p.actor]) for p in m.participants),
            )
            for m in mentions
        ),
        orders=tuple(o for r in READINGS for o in r.orders),
        events=(event,),
        claims=(claim,),
        drifts=(
            Drift("quotation", None, evidence(LEDGER, "There was one call")),
            Drift("count", evidence(HARBOUR, "three calls"), evidence(LEDGER, "one call")),
        ),
        quote_variants=(
            QuoteVariant(
                _id("Ilse Marrow"),
                (evidence(LEDGER, "There was one call"), evidence(REPRINT, "There was one call")),
            ),
        ),
        reprint_of={REPRINT.id: LEDGER.id},
        main_event={HARBOUR.id: event.id},
    )


TABLE = _table()
