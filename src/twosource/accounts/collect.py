"""From the mentions of one event to the accounts of each facet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.accounts.divide import initiator
from twosource.accounts.own_words import narrowest, one_place, without_drift, without_own_voice
from twosource.accounts.piece import Piece
from twosource.accounts.showing import denial, with_place
from twosource.accounts.told import Told
from twosource.accounts.tolls import spared
from twosource.accounts.words import SENTENCE_END
from twosource.model.document import Document
from twosource.model.event import HARMS
from twosource.model.finding import DateRange, Facet, FacetValue
from twosource.model.number import NumberRange
from twosource.model.span import Span


def pieces(facet: Facet, told: Sequence[Told], documents: Mapping[str, Document]) -> list[Piece]:
    """The values of a facet in the mentions of one event, in order, that count as accounts.

    Left out: mentions that only refer to the event; those whose speaker is open; an outlet's own
    voice where the same document cites somebody for the event; and what a headline, bullet or
    caption adds to what the body has of the same origin (drift).
    """
    if facet == "place":
        told = [_placed(t) for t in told]
    if facet == "when":
        told = [_dated(t, documents) for t in told]
    heard = (t for t in told if not t.mention.rejects(facet))
    found = [p for t in heard for p in _values(facet, t, documents)]
    found = [p for p in found if _tells(facet, p.told) and p.told.origin is not None]
    found = without_drift(facet, without_own_voice(facet, found, told), told)
    if facet == "place":
        return [q for p in one_place(found) for q in with_place(p, documents)]
    return _one_way(facet, narrowest(facet, found))


def _one_way(facet: Facet, found: list[Piece]) -> list[Piece]:
    """ "I never called him. He called me": the denial is of one direction, not of the contact."""
    if facet != "occurred":
        return found
    told = [(p.told.account, initiator(p.told)) for p in found if p.value == "yes"]
    return [
        p
        for p in found
        if p.value != "no"
        or (who := initiator(p.told)) is None
        or not any(a == p.told.account and other not in (None, who) for a, other in told)
    ]


def _place(t: Told, documents: Mapping[str, Document]) -> str | None:
    m = t.mention
    return m.place or (m.spot.of(documents[t.document].text) if m.spot is not None else None)


def denied_values(
    facet: Facet, told: Iterable[Told], documents: Mapping[str, Document]
) -> list[Piece]:
    """What an account says is not so: a topic that the contact was not about, a place where it did
    not happen, how often it did not or on which day, who took no part."""
    out = []
    for t in told:
        m = t.mention
        if t.origin is None:
            continue
        if facet == "participants":
            gone = tuple(sorted({p.actor for p in m.participants if p.absent}))
            out += [Piece(gone, t, m.clause)] if gone else []
        if facet == "count" and m.count_denied and m.modality == "denied" and m.count is not None:
            out.append(Piece(m.count, t, m.clause))
        if facet == "count" and m.modality == "happened" and m.number_denied is not None:
            out.append(Piece(m.number_denied, t, m.clause))
        if facet == "when" and (other := m.when_denied) is not None:
            out.append(Piece(DateRange(other.earliest, other.latest), t, m.clause))
        span = {"about": m.about_denied, "place": m.place_denied}.get(facet)
        if span is not None:
            out.append(Piece(span.of(documents[t.document].text), t, m.clause))
    return out


def _tells(facet: Facet, t: Told) -> bool:
    """Whether a mention is an account of a facet. Who only refers to a harm with its day or place
    ("died in a shooting on Sunday") tells these all the same."""
    harm = t.mention.type in HARMS and facet in ("when", "place")
    return t.mention.reports or harm


def _placed(t: Told) -> Told:
    """A place that the report's own words do not name is the outlet's, whoever is cited."""
    if t.mention.place_told or t.mention.place is None or not t.chain:
        return t
    return replace(t, chain=t.chain[:1], origin=t.chain[0], own=True)


def _dated(t: Told, documents: Mapping[str, Document]) -> Told:
    """A day that stands in another sentence than the report is the outlet's, whoever is cited."""
    words = t.mention.when.span if t.mention.when is not None else None
    if words is None or not t.chain or t.mention.clause.contains(words):
        return t
    low, high = sorted((t.mention.span, words))
    if not SENTENCE_END.search(documents[t.document].text, low.end, high.start):
        return t
    return replace(t, chain=t.chain[:1], origin=t.chain[0], own=True)


def _values(facet: Facet, t: Told, documents: Mapping[str, Document]) -> list[Piece]:
    m = t.mention
    if facet == "occurred":
        said = {"happened": "yes", "denied": "no", "planned": "planned"}.get(m.modality, "open")
        nothing = said == "open" or m.about_denied is not None or m.limited or spared(t)
        if nothing:
            return []
        text = documents[t.document].text
        return [Piece(said, t, denial(text, m.clause) if said == "no" else m.clause)]
    if m.modality not in ("happened", "planned"):
        return []
    if facet == "count" and m.modality == "planned":
        return []
    number = m.count if facet == "count" else m.amount if facet == "amount" else None
    if number is not None:
        return [Piece(number, t, m.clause)]
    if (
        facet == "when"
        and not m.aftermath
        and m.when is not None
        and (m.when.earliest or m.when.latest)
    ):
        return [
            Piece(
                DateRange(m.when.earliest, m.when.latest),
                t,
                _with_words(m.clause, m.when.span, t, documents),
            )
        ]
    value = _words(facet, t, documents)
    return [] if value is None else [Piece(value, t, m.clause)]


_ONE = re.compile(r"\b(?:one|1|single|only|sole|lone)\b", re.IGNORECASE)


def referred(t: Told, documents: Mapping[str, Document]) -> bool:
    """ "The meeting was on 29 May" refers to one that is known, and counts none; "the only
    meeting" does."""
    m = t.mention
    if not m.definite or m.count != NumberRange(1, 1) or m.count_span is None:
        return False
    return _ONE.search(m.count_span.of(documents[t.document].text)) is None


def _words(facet: Facet, t: Told, documents: Mapping[str, Document]) -> FacetValue | None:
    """What a mention says of a facet that is neither a number nor a day."""
    m = t.mention
    match facet:
        case "participants":
            return tuple(sorted({p.actor for p in m.participants if not p.absent})) or None
        case "place":
            return _place(t, documents)
        case "initiator":
            return initiator(t)
        case "about" if m.about is not None:
            return m.about.of(documents[t.document].text)
    return None


def _with_words(
    clause: Span, words: Span | None, t: Told, documents: Mapping[str, Document]
) -> Span:
    """The clause, stretched over the words that date it where they stand in the same paragraph."""
    if words is None or clause.contains(words):
        return clause
    zone = documents[t.document].zones[t.zone_index].span
    both = Span(min(clause.start, words.start), max(clause.end, words.end))
    return both if zone.contains(both) else clause
