"""The events stage: from a document's reading to its event mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from twosource.events import clause as c
from twosource.events import frames
from twosource.events import grammar as g
from twosource.events.absent import spot, stayed_away
from twosource.events.again import again, both, on_both
from twosource.events.doubt import doubt
from twosource.events.figures import figurative
from twosource.events.fitting import fits, noun_fits
from twosource.events.harms import AFTERMATH, Harms, find_harms, place_of, with_victims
from twosource.events.lexicon import Lexicon, facets_of, lexicon
from twosource.events.limits import anonymous, limited, numbered_denial
from twosource.events.modality import modality
from twosource.events.money import Sums
from twosource.events.number import count, ruled_out_number
from twosource.events.people import People
from twosource.events.roles import participants, partner_open
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention, Participant
from twosource.model.ids import make_id
from twosource.model.parse import Parse


def extract(
    document: Document,
    parse: Parse,
    attributions: tuple[Attribution, ...],
    actors: tuple[Actor, ...],
) -> tuple[EventMention, ...]:
    """Return the event mentions of a document in order of the text, not yet dated."""
    people = People(parse, actors)
    lex = lexicon()
    contents = _Contents(attributions)
    hits = [
        h
        for h in frames.find(parse, lex)
        if not partner_open(parse, people, h)
        and not anonymous(parse, h)
        and _fits(parse, people, h)
        and not figurative(parse, people, h)
    ]
    sums = Sums(document.text, parse)
    hits = [h for h in hits if not h.entry.needs_sum or sums.of(h.i) or _unpaid(parse, people, h)]
    harms = find_harms(document, parse, people, hits)
    out: list[EventMention] = []
    for h in harms.hits:
        around = contents.at(parse.tokens[h.i].start)
        found = _mention(document, parse, lex, people, around, h, harms)
        worth = sums.of(h.i) if "amount" in facets_of().get(h.entry.type, ()) else None
        found = replace(found, amount=worth[0]) if worth else found
        second = again(parse, h) or on_both(parse, h, found.count is not None)
        out += [found] if second is None else both(found, second)
    return tuple(sorted(out, key=lambda m: m.span.start))


def _fits(parse: Parse, people: People, h: frames.Hit) -> bool:
    """Whether somebody stands where a learned word, or a verb with ``object = "somebody"``, asks
    for it."""
    if h.verb != h.i:
        return not h.entry.kind or noun_fits(parse, people, h.i, h.entry.kind)
    return fits(parse, people, h.i, "dismissal" if h.entry.object == "somebody" else h.entry.kind)


def _unpaid(parse: Parse, people: People, h: frames.Hit) -> bool:
    """Whether a payment between two who are named is denied: that needs no sum ("has made no
    payment to Roe", "never paid Roe")."""
    if h.entry.type != "payment" or h.entry.told_of:
        return False
    verb = h.verb if h.verb is not None else h.i
    denied = g.negated(parse, h.i) or g.negated(parse, verb)
    denied = denied or doubt(parse, lexicon(), verb) == "denied"  # "paid him nothing"
    return denied and len({p.actor for p in participants(parse, people, h)}) > 1


class _Contents:
    """The contents of attributions, to be looked up by place without going through all."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._spans = sorted(
            ((s.start, s.end, a) for a in attributions for s in a.content),
            key=lambda x: (x[0], x[1], x[2].id),
        )
        self._starts = [start for start, _, _ in self._spans]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def at(self, offset: int) -> list[Attribution]:
        """The attributions in whose content a place stands."""
        first, last = bisect_right(self._reach, offset), bisect_right(self._starts, offset)
        return [a for _, end, a in self._spans[first:last] if offset < end]


def _mention(
    document: Document,
    parse: Parse,
    lex: Lexicon,
    people: People,
    around: list[Attribution],
    hit: frames.Hit,
    harms: Harms,
) -> EventMention:
    span = c.predicate(parse, hit)
    inside = c.innermost(_without_act(parse, around, hit), parse.tokens[hit.i].span)
    found = count(parse, hit)
    about, denied = c.topic(document, parse, lex, hit)
    mood = modality(parse, lex, hit, inside)
    denied = denied or (mood == "denied" and about is not None)  # "denied calling about the vote"
    clause = c.clause(document, parse, hit, inside)
    told = c.place(parse, people, hit)
    place = place_of(harms, hit, clause, told)
    where = spot(document, parse, hit)
    numbered = found is not None and numbered_denial(parse, hit, found[0])
    partly = numbered or limited(parse, hit) or stayed_away(parse, hit)
    denied_in_part = mood == "denied" and partly
    return EventMention(
        id=make_id("mention", document.id, span.start, span.end),
        document=document.id,
        span=span,
        clause=clause,
        type=hit.entry.type,
        channel=c.channel(parse, lex, hit),
        participants=_taking_part(with_victims(parse, people, harms, hit), around),
        when=None,
        count=found[0] if found else None,
        count_span=found[1] if found else None,
        modality=mood,
        about=None if denied else about,
        about_denied=about if denied else None,
        place=place[0],
        attribution=inside.id if inside else None,
        definite=_definite(parse, hit),
        reports=hit.reports or mood == "planned",
        could_be=hit.entry.could_be,
        killed=harms.number(hit.i, "killed"),
        injured=harms.number(hit.i, "injured"),
        hurt=harms.number(hit.i, "hurt"),
        place_told=place[1],
        aftermath=hit.entry.frame == AFTERMATH,
        limited=denied_in_part,
        spot=None if denied_in_part else where,
        place_denied=where if denied_in_part else None,
        count_denied=numbered and mood == "denied",
        number_denied=ruled_out_number(parse, hit, found[0]) if found else None,
        learned=hit.entry.score,
    )


def _taking_part(
    found: tuple[Participant, ...], around: list[Attribution]
) -> tuple[Participant, ...]:
    """Those who take part, without whoever is only named as the one that tells of it: behind the
    content stands who says it ("..., her aide, Ada Roe, said"), whatever the parser hangs that on.
    """
    said = [a for a in around if a.content]
    behind = [s for a in said for s in a.source if s.start >= max(c.end for c in a.content)]
    return tuple(p for p in found if p.span is None or not any(s.contains(p.span) for s in behind))


def _without_act(parse: Parse, around: list[Attribution], hit: frames.Hit) -> Iterator[Attribution]:
    """The attributions around an event, but for one whose cue is the event's own verb: in "she
    wrote a letter to X" nobody says that there was a letter but who tells of it."""
    carried = hit.verb is not None and hit.light in ("begin", "receive", "share")
    act = parse.tokens[hit.verb].span if carried and hit.verb is not None else None
    return (a for a in around if act is None or not any(s.contains(act) for s in a.cue))


def _definite(parse: Parse, hit: frames.Hit) -> bool:
    if hit.verb == hit.i:
        return False
    if parse.tokens[hit.i].pos == "PRON":
        return True
    return any(
        d.lemma in ("the", "that", "this", "those", "these")
        for d in g.children(parse, hit.i, "det")
    )
