"""Claims before they are grouped: each sentence that is said and reports no event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.accounts.proposition import Proposition, proposition
from twosource.accounts.quoted import sentences, without
from twosource.accounts.saying import Saying
from twosource.accounts.words import listed, stem, words
from twosource.model.actor import Actor
from twosource.model.event import EventMention
from twosource.model.finding import Evidence
from twosource.model.reading import Reading
from twosource.model.span import Span, trim

MIN_WORDS = 4
STANCES = ("asserts", "denies", "confirms")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a saying.

    ``negated``: what it states is denied. ``key`` is what it is compared by word for word.
    ``events`` are those it refers to, ``around`` those that its document speaks of. Of its words
    (``length``) ``open_words`` are pronouns. ``opinion``: it holds a judgement or a guess;
    ``of_self``: the speaker says it of nobody else, as "I" or "we".
    """

    saying: Saying
    evidence: Evidence
    said: Proposition
    negated: bool
    key: tuple[str, ...]
    events: frozenset[str]
    around: frozenset[str]
    length: int
    open_words: int
    opinion: bool
    of_self: bool

    @property
    def text(self) -> str:
        """Its words."""
        words_ = self.evidence.span.of(self.saying.document.text)
        return words_.removeprefix("that ").strip(" ,;:-\u2013\u2014")


class Places:
    """Where actors and event mentions stand in a document."""

    def __init__(
        self,
        r: Reading,
        who: Sequence[tuple[str, bool] | None],
        events: Sequence[str | None],
    ) -> None:
        """``who``: for each actor of the reading the story's (or its office), and whether it is
        known elsewhere; ``events``: for each event mention its event."""
        pairs = zip(r.event_mentions, events, strict=True)
        self.event_of = {m.id: e for m, e in pairs if e is not None}
        self.around = frozenset(self.event_of.values())
        found = [
            (m.span, home[0])
            for a, home in zip(r.actors, who, strict=True)
            if home is not None
            for m in a.mentions
            if m.document == r.document.id and (home[1] or m.form == "pronoun")
        ]
        self._actors = sorted(found, key=lambda x: (x[0].start, -x[0].end, x[1]))
        self._events: dict[str, list[EventMention]] = defaultdict(list)
        for m in r.event_mentions:
            if m.attribution is not None:
                self._events[m.attribution].append(m)

    def actors_in(self, span: Span) -> dict[Span, str]:
        """The actors mentioned in a span, the longest words first; none within another's."""
        out: dict[Span, str] = {}
        last = -1
        for s, actor in self._actors:
            if span.contains(s) and s.start >= last:
                out[s] = actor
                last = s.end
        return out

    def mentions(self, attribution: str, span: Span) -> list[EventMention]:
        """The event mentions of an attribution that stand in a span."""
        return [m for m in self._events.get(attribution, ()) if span.contains(m.span)]


def known(actor: str, actors: Mapping[str, Actor]) -> bool:
    """Whether an actor can be met in another article: "the girl" there may be any, and is compared
    by her description."""
    return office(actor, actors) != actor or actors[actor].kind != "unnamed"


def office(actor: str, actors: Mapping[str, Actor]) -> str:
    """The office of unnamed officials; any other actor is itself."""
    found = actors.get(actor)
    if found is None or found.kind != "unnamed":
        return actor
    if not found.speaks_for and not found.member_of:
        return actor
    homes = [*found.speaks_for, *found.member_of]
    bodies = [h for h in homes if h in actors and actors[h].kind == "organisation"]
    return bodies[0] if len(bodies) == 1 else actor


def units(found: Iterable[Saying], places: Places) -> Iterator[Unit]:
    """Yield the sentences of sayings that state something and report no event."""
    for s in found:
        a = s.attribution
        if s.origin is None or a.stance not in STANCES or a.knows_by == "not privy":
            continue
        pieces = [x for span in a.content for x in _sentences(s, span)]
        for span in pieces:
            unit = _unit(s, span, places, alone=len(pieces) == 1)
            if unit is not None:
                yield unit


def _sentences(s: Saying, span: Span) -> Iterator[Span]:
    """The sentences of a content, without those that somebody else is cited for in it."""
    text = s.document.text
    if s.attribution.kind == "direct":
        for rest in without(span, s.quotes):
            yield from sentences(text, rest)
    elif not any(span.contains(c) for c in s.children):
        whole = trim(text, span.start, span.end, " \t\r\n\u00a0,.;:")
        yield from (whole,) if whole is not None else ()


def _unit(s: Saying, span: Span, places: Places, *, alone: bool) -> Unit | None:
    mentions = places.mentions(s.attribution.id, span)
    if any(m.reports and (m.modality != "denied" or m.id in places.event_of) for m in mentions):
        return None
    ws = words(s.document.text, span)
    norms = {w.norm for w in ws}
    if len(ws) < MIN_WORDS or norms & listed("function", "addressed"):
        return None
    who = places.actors_in(span)
    said = proposition(ws, who, s.origin)
    if said is None:
        return None
    negated = _polarity(s, said, alone=alone)
    if negated is None:
        return None
    return Unit(
        saying=s,
        evidence=Evidence(s.document.id, span),
        said=said,
        negated=negated,
        key=tuple(w.norm for w in ws),
        events=frozenset(places.event_of[m.id] for m in mentions if m.id in places.event_of),
        around=places.around,
        length=len(ws),
        open_words=sum(w.norm in listed("function", "pronouns") for w in ws),
        opinion=bool(norms & listed("opinion")),
        of_self=said.actors == {s.origin} and bool(norms & listed("function", "first_person")),
    )


def _polarity(s: Saying, said: Proposition, *, alone: bool) -> bool | None:
    """Whether what the sentence states is denied; None where its words and the saying's stance do
    not agree, so that nobody is given the opposite of what they said."""
    text = s.document.text
    cue = [stem(w.norm) for c in s.attribution.cue for w in words(text, c)]
    denied = any(stem(d) in cue for d in listed("negation", "denials"))
    stance = s.attribution.stance
    if denied:
        return True if stance == "denies" and not said.negated else None
    if stance == "denies" and alone:
        return True if said.negated else None
    if said.plainly and alone and stance == "asserts":
        return None
    return said.negated
