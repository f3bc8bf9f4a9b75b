"""Harms: the reports of violence and accidents, with their tolls and their place.

"He died at the scene" reports no event of its own: it tells more of the shooting that the text has
told of. So what tells a toll becomes a mention of the kind of harm that the text told of before it
(or, in a text that begins with the dead, of the first that follows); without one it is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.events import grammar as g
from twosource.events.figures import illness
from twosource.events.frames import Hit
from twosource.events.harm_words import harm_words
from twosource.events.lexicon import Entry, lexicon
from twosource.events.people import People
from twosource.events.roles import participants
from twosource.events.sites import Sites
from twosource.events.swallowed import (
    befell,
    came_about,
    may_be_swallowed,
    mishap,
    shots,
    shots_fired,
    swallowed,
)
from twosource.events.tolls import Fate, Toll, find_tolls
from twosource.events.victims import together
from twosource.model.chief import chief
from twosource.model.document import Document
from twosource.model.event import HARMS, Participant
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token
from twosource.model.span import Span

AFTERMATH = "toll"
"""The frame of words that tell what came of a harm."""


@dataclass(frozen=True)
class Harms:
    """The tolls of a document by the token that tells them, its towns, and all its predicates."""

    hits: tuple[Hit, ...]
    tolls: Mapping[int, tuple[Toll, ...]]
    sites: Sites | None
    main: bool = True
    """Whether the document is about its harms."""

    def number(self, i: int, fate: Fate) -> NumberRange | None:
        """How many a predicate tells to have met a fate."""
        total: NumberRange | None = None
        for t in self.tolls.get(i, ()):
            if t.fate == fate:
                total = t.number if total is None else together(total, t.number)
        return total


def find_harms(document: Document, parse: Parse, people: People, hits: Sequence[Hit]) -> Harms:
    """Add to the predicates of a document the words that tell of its harms' tolls."""
    hinted = [(t.i, kind) for t in parse.tokens if (kind := _hinted(parse, t))]
    if not (hinted or may_be_swallowed(parse) or any(h.entry.type in HARMS for h in hits)):
        return Harms(tuple(hits), {}, None)
    tolls: dict[int, list[Toll]] = {}
    for toll in find_tolls(parse, people):
        if not _of_illness(parse, toll):
            tolls.setdefault(toll.i, []).append(toll)
    eaten = {i for i in tolls if swallowed(parse, i)}
    hinted += [(i, "accident") for i in sorted(eaten)]
    hits = _neutral(parse, _sure(parse, _armed(parse, hits), tolls.keys()), eaten)
    kinds = [(h.i, h.entry.type) for h in hits if h.entry.type in HARMS]
    kinds = sorted([*kinds, *((i, kind) for i, kind in hinted if i in tolls)])
    if not kinds:
        return Harms(tuple(hits), {}, None)
    known = {h.i for h in hits}
    at = [parse.tokens[i].start for i, _ in kinds]
    main = chief(document, (*at, *(parse.tokens[i].start for i in tolls)))
    near = tolls if main else set(_beside(document, parse, tolls, [i for i, _ in kinds]))
    tolls = {i: x for i, x in tolls.items() if i in known or i in near}
    more = [_hit(parse, i, _kind(kinds, i)) for i in tolls if i not in known]
    every = tuple(sorted([*hits, *more], key=lambda h: h.i))
    places = frozenset({i for i, _ in kinds} | tolls.keys())
    sites = Sites(document, parse, places)
    return Harms(every, {i: tuple(x) for i, x in tolls.items()}, sites, main)


def _of_illness(parse: Parse, toll: Toll) -> bool:
    """ "Died of cancer", "his death from a heart attack": nobody did that."""
    if toll.fate != "killed":
        return False
    causes = g.objects_of(parse, toll.i, "of", "from", "after")
    return any(illness(parse, c) for c in causes)


def _beside(
    document: Document, parse: Parse, tolls: Collection[int], harms: Sequence[int]
) -> Iterator[int]:
    """In a text about something else, the words of a toll that stand in the paragraph of a harm or
    the next; of those that are figures of speech more often than not, in its sentence."""
    zones = {document.zone_at(parse.tokens[i].start) for i in harms}
    sentences = {parse.tokens[i].sent for i in harms}
    for i in tolls:
        t = parse.tokens[i]
        zone = document.zone_at(t.start)
        close = zone is not None and not zones.isdisjoint((zone - 1, zone, zone + 1))
        if t.sent in sentences if t.lemma in _FIGURES else close:
            yield i


_FIGURES = frozenset({"hit", "strike", "hurt", "wound", "assault"})


def _hinted(parse: Parse, t: Token) -> str | None:
    """The kind of harm that a word before a noun names: "the shooting deaths", "gunshot wounds"."""
    if t.pos not in ("NOUN", "PROPN"):
        return None
    for c in g.children(parse, t.i, "compound", "amod", "nmod"):
        entry = lexicon().nouns.get(c.lemma) or lexicon().nouns.get(c.text.lower())
        if entry is not None and entry.type in HARMS and not entry.needs_toll:
            return entry.type
    return None


_BURSTS = frozenset({"explode", "explosion", "blast"})


def _armed(parse: Parse, hits: Sequence[Hit]) -> list[Hit]:
    """ "Opened fire" and "a bomb exploded" are no accidents."""
    return [
        replace(h, entry=replace(h.entry, type="violence"))
        if h.entry.type == "accident" and _with_arms(parse, parse.tokens[h.i])
        else h
        for h in hits
    ]


def _with_arms(parse: Parse, t: Token) -> bool:
    words = harm_words()
    if t.lemma == "fire":
        return t.dep == "dobj" and parse.tokens[t.head].lemma in words.firing
    near = g.children(parse, t.i, *g.SUBJECTS, "compound")
    return t.lemma in _BURSTS and any(c.lemma in words.arms for c in near)


def _sure(parse: Parse, hits: Sequence[Hit], tolls: Collection[int]) -> list[Hit]:
    """Leave out words that name a harm only beside a toll where none stands in their sentence, and
    such accidents in a text that tells of violence ("the accident" may be a shooting)."""
    told = {parse.tokens[i].sent for i in tolls}
    violent = any(h.entry.type == "violence" and _surely(parse, h) for h in hits)
    hits = [h for h in hits if not shots(parse, parse.tokens[h.i])]
    if violent or any(t.lemma in harm_words().arms for t in parse.tokens):
        # "the explosion took place" in news of a bomb
        hits = [_violent(h) if _told_again(parse, h) else h for h in hits]
    return [
        h
        for h in hits
        if not h.entry.needs_toll
        or (
            not (violent and h.entry.type == "accident")
            and (parse.tokens[h.i].sent in told or (bool(told) and _told_again(parse, h)))
        )
    ]


def _violent(h: Hit) -> Hit:
    return replace(h, entry=replace(h.entry, type="violence"))


def _told_again(parse: Parse, h: Hit) -> bool:
    """Whether a word that may name no harm does so in a text that tells of one: "the explosion took
    place at noon", "Reed was attacked on Friday"."""
    if h.entry.type not in HARMS or not h.entry.needs_toll:
        return False
    t = parse.tokens[h.i]
    return befell(parse, t) if h.verb == h.i else came_about(parse, t)


def _surely(parse: Parse, h: Hit) -> bool:
    """Whether a word of violence is none that an accident may have as well."""
    t = parse.tokens[h.i]
    return t.lemma not in _NEUTRAL and (not h.entry.needs_toll or _with_arms(parse, t))


def _neutral(parse: Parse, hits: Sequence[Hit], eaten: Collection[int] = ()) -> list[Hit]:
    """ "Eight people were killed when a crane collapsed": what kills may be an accident as well.
    It is one where its sentence tells of one, and in a text that tells of no other violence."""
    bare = {h.i for h in hits if h.entry.type in HARMS and parse.tokens[h.i].lemma in _NEUTRAL}
    accidents = {parse.tokens[h.i].sent: h.entry for h in hits if h.entry.type == "accident"}
    accidents |= {parse.tokens[i].sent: _entry("accident") for i in eaten}
    accidents |= {
        parse.tokens[i].sent: _entry("accident") for i in sorted(bare) if mishap(parse, i)
    }
    if not bare or not accidents:
        return list(hits)
    violent = any(h.entry.type == "violence" and h.i not in bare for h in hits)
    violent = violent or shots_fired(parse)
    first = accidents[min(accidents)]
    out = []
    for h in hits:
        entry = accidents.get(parse.tokens[h.i].sent, h.entry if violent else first)
        out.append(replace(h, entry=entry) if h.i in bare else h)
    return out


_NEUTRAL = frozenset({"kill", "wound", "killing"})


def _kind(kinds: Sequence[tuple[int, str]], i: int) -> str:
    k = bisect_right(kinds, i, key=lambda x: x[0])
    return kinds[k - 1][1] if k else kinds[0][1]


def _hit(parse: Parse, i: int, type_: str) -> Hit:
    verb = i if parse.tokens[i].pos in ("VERB", "AUX") else None
    return Hit(i, _entry(type_), verb, "", True)


def _entry(type_: str) -> Entry:
    return Entry(
        type=type_, channel=None, frame=AFTERMATH, countable=False, counts_object=False,
        needs_light=False, needs_pair=frozenset(), not_before=frozenset(), object=None, could_be=(),
    )  # fmt: skip


def with_victims(parse: Parse, people: People, harms: Harms, hit: Hit) -> tuple[Participant, ...]:
    """Those who take part, and those whom a predicate tells to have been killed or hurt. Who is
    hurt is put down as nothing else ("two people shot in Port Lena" shot nobody)."""
    heads: list[Token] = [t for toll in harms.tolls.get(hit.i, ()) for t in toll.victims]
    hurt = {a: Participant("victim", a, s) for a, s in people.resolve(heads)}
    given = () if hit.entry.frame == AFTERMATH else participants(parse, people, hit)
    return (*(p for p in given if p.actor not in hurt), *hurt.values())


def place_of(harms: Harms, hit: Hit, clause: Span, told: str | None) -> tuple[str | None, bool]:
    """The place of an event, and whether its own words name it. For a harm that is a town, where
    the document has one, or a county, a road or a region as told: of towns that were weighed
    the signs decide. For other events it is the place as told."""
    if hit.entry.type not in HARMS or harms.sites is None:
        return told, told is not None
    own = harms.sites.within(clause)
    if own is not None:
        return own.text, True
    best = harms.sites.best
    if best is not None and harms.main:
        return best.text, False
    if told is not None and harms.sites.weighs(told):
        return None, False
    return told, told is not None
