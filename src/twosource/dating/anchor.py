"""Which expression dates which event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from twosource.dating.dateline import find_anchor
from twosource.dating.day_list import day_list
from twosource.dating.limits import Limits
from twosource.dating.others import DayFinder
from twosource.dating.record_since import of_a_record
from twosource.dating.referred import harm_predicates, is_a_day, is_clock, only_referred
from twosource.dating.sayings import saying_timexes
from twosource.dating.tense import governors, is_past
from twosource.language.contrast import ruled_out
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention, EventWhen
from twosource.model.order import OrderRelation
from twosource.model.parse import Parse, Token
from twosource.model.span import Span
from twosource.model.when import Timex

_NESTED = 64
"""How many contents before a place are looked at: nesting is never so deep."""
DIRECT, BY_VERB, BY_CONJUNCT, IN_CLAUSE = 0, 1, 2, 3


@dataclass(frozen=True)
class _View:
    """What anchoring looks at, gathered once."""

    parse: Parse
    by_sentence: Mapping[int, tuple[Timex, ...]]
    contents: tuple[tuple[int, int, str], ...]
    tellers: Mapping[str, tuple[Span, ...]]
    """Who says what an expression dates the saying of."""
    harms: frozenset[int] = frozenset()

    def of_teller(self, m: EventMention, t: Timex) -> bool:
        """Whether an event only says who is speaking, on the day of the saying: "two who heard of
        the talks said on Monday"."""
        return any(s.contains(m.span) for s in self.tellers.get(t.id, ()))

    @cached_property
    def _starts(self) -> list[int]:
        return [c[0] for c in self.contents]

    def content_at(self, span: Span) -> str | None:
        """The innermost attribution in whose content a span stands."""
        best: tuple[int, str] | None = None
        k = bisect_right(self._starts, span.start)
        for start, end, ident in self.contents[max(0, k - _NESTED) : k]:
            if span.end <= end and (best is None or end - start < best[0]):
                best = (end - start, ident)
        return best[1] if best else None

    def right_behind(self, voice: str | None, span: Span) -> bool:
        """Whether a span follows the words of an attribution at once, as a day does that was cut
        off them."""
        k = bisect_left(self._starts, span.start)
        near = self.contents[max(0, k - _NESTED) : k]
        return any(c[2] == voice and 0 <= span.start - c[1] <= _GAP for c in near)


_GAP = 5
"""Code points between what is said and a day right behind it (" on ")."""


def _said(
    dated: Mapping[str, Timex], attributions: Sequence[Attribution]
) -> dict[str, tuple[Span, ...]]:
    """The expressions that date sayings, each with the cues of those sayings."""
    out: dict[str, tuple[Span, ...]] = {}
    for a in attributions:
        if a.id in dated:
            out[dated[a.id].id] = out.get(dated[a.id].id, ()) + a.cue
    return out


def _view(
    parse: Parse,
    timexes: Sequence[Timex],
    attributions: Sequence[Attribution],
    mentions: Sequence[EventMention],
    dated: Mapping[str, Timex],
) -> _View:
    by_sentence: dict[int, list[Timex]] = {}
    for t in timexes:
        if tokens := parse.within(t.span):
            by_sentence.setdefault(tokens[0].sent, []).append(t)
    contents = sorted((c.start, c.end, a.id) for a in attributions for c in a.content)
    tellers: dict[str, tuple[Span, ...]] = {}
    for a in attributions:
        if a.id in dated:
            tellers[dated[a.id].id] = tellers.get(dated[a.id].id, ()) + a.source
    found = {k: tuple(v) for k, v in by_sentence.items()}
    return _View(parse, found, tuple(contents), tellers, harm_predicates(parse, mentions))


def date_events(
    document: Document,
    parse: Parse,
    timexes: Sequence[Timex],
    mentions: Sequence[EventMention],
    attributions: Sequence[Attribution],
    orders: Sequence[OrderRelation] = (),
) -> tuple[EventMention, ...]:
    """Return the mentions with ``when`` filled where the text dates them, else None.

    An expression dates the predicate that it hangs on, then what shares its clause; one in what the
    event is about ("talked about a visit in May") dates that, not the event; one that stands
    in another's words dates nothing here, one that dates a saying only a contact that is itself
    that saying ("wrote to X on 14 March to ask for"). "The same day X did Y" and "as X did
    Y" take the date that the text gives to X's doing. A definite repeat ("the call") takes none.
    How long a record stood ("the worst since 1994") dates nothing.
    A date that an order relation (``orders``) counts from is not the event's own: "after 4 May" is
    5 May or later, "before the vote on 4 May" has no date.
    """
    dates = saying_timexes(document, parse, timexes, attributions)
    said = _said(dates, attributions)
    out_of = tuple(t for t in timexes if _datable(t) and _ruled_out(parse, t))
    records = {t.id for t in timexes if of_a_record(parse, t)}
    usable = tuple(t for t in timexes if _datable(t) and t not in out_of and t.id not in records)
    orders = [o for o in orders if all(e.timex not in records for e in o.ends)]
    view = _view(parse, usable, attributions, mentions, dates)
    limits = Limits.of(document.text, timexes, orders)
    ranked = {
        m.id: [r for r in _ranked(view, m, said) if not limits.other(m.id, r[2])] for m in mentions
    }
    taken = {t.id for found in ranked.values() for rank, _, t in found if rank <= BY_VERB}
    dated = []
    for m in mentions:
        best = min(
            (r for r in ranked[m.id] if r[0] < IN_CLAUSE or r[2].id not in taken),
            default=None,
            key=lambda r: (r[0], is_clock(document.text, r[2]), r[1]),
        )
        when = _either(document, timexes, best[2]) if best else limits.when(m.id)
        dated.append(replace(m, when=when, when_denied=_other_day(view, m, when, out_of)))
    finder = DayFinder(document, parse, tuple(timexes), tuple(dated))
    out = [m if m.when or _aside(view, m) else replace(m, when=finder.when(m)) for m in dated]
    return tuple(_not_to_come(document, parse, _no_past_plan(document, m)) for m in out)


def _ruled_out(parse: Parse, t: Timex) -> bool:
    """ "On Tuesday, not on Monday": the Monday dates nothing."""
    inside = parse.within(t.span)
    return bool(inside) and ruled_out(parse, inside[0].i)


def _other_day(
    view: _View, m: EventMention, when: EventWhen | None, out_of: Sequence[Timex]
) -> EventWhen | None:
    """The day that a report rules out beside its own, in the same words."""
    tokens = view.parse.within(m.span)
    if when is None or when.span is None or not tokens:
        return None
    sentence, voice = tokens[0].sent, view.content_at(m.span)
    for t in out_of:
        inside = view.parse.within(t.span)
        if inside and inside[0].sent == sentence and view.content_at(t.span) == voice:
            return _of_timex(t)
    return None


def _datable(t: Timex) -> bool:
    if t.type in ("DATE", "TIME"):
        return not t.value.endswith("_REF")
    return t.type == "DURATION" and t.when.earliest is not None


def _of_timex(t: Timex) -> EventWhen:
    return EventWhen(t.id, t.when.earliest, t.when.latest, t.when.basis, t.span)


def _either(document: Document, timexes: Sequence[Timex], t: Timex) -> EventWhen:
    """The days of an expression; of "on Saturday or Sunday" those of both, of "on 3, 5 and 9 May"
    those from the first to the last."""
    if (days := day_list(document.text, timexes, t)) is not None:
        return days
    for other in timexes:
        first, last = sorted((t, other), key=lambda x: x.span)
        between = document.text[first.span.end : last.span.start]
        if other.id == t.id or between.strip().lower() != "or" or not _datable(other):
            continue
        low = (first.when.earliest, last.when.earliest)
        high = (first.when.latest, last.when.latest)
        lows, highs = [d for d in low if d], [d for d in high if d]
        if len(lows) == len(highs) == 2:
            span = Span(first.span.start, last.span.end)
            return EventWhen(first.id, min(lows), max(highs), t.when.basis, span)
    return _of_timex(t)


def _ranked(
    view: _View, m: EventMention, said: Mapping[str, tuple[Span, ...]]
) -> list[tuple[int, int, Timex]]:
    """The expressions that may date a mention: rank, distance, expression. What dates a saying
    dates the event whose own verb is taken for the cue ("charged Roe with fraud on Friday")."""
    predicate = view.parse.within(m.span)
    if not predicate:
        return []
    sentence = predicate[0].sent
    voice = view.content_at(m.span)
    carrying = carriers(view.parse, predicate)
    verbs = [view.parse.tokens[i].span for i in carrying]
    aside = _aside(view, m)
    out = []
    for t in view.by_sentence.get(sentence, ()):
        tokens = view.parse.within(t.span)
        of_act = any(c.overlaps(v) for c in said.get(t.id, ()) for v in verbs)
        own_words = view.content_at(t.span) == voice
        told = t.id in said and m.type != "contact"
        if view.of_teller(m, t):
            continue
        if not of_act and (told or not (own_words or view.right_behind(voice, t.span))):
            continue
        rank = _rank(view.parse, tokens[-1], predicate, m, t)
        if aside and rank != DIRECT and is_a_day(t):
            continue
        if not own_words and not of_act and rank not in (DIRECT, BY_VERB):
            continue
        if rank is None and voice is not None and _hung_outside(view, tokens[-1], predicate, voice):
            rank = IN_CLAUSE
        if rank is not None:
            out.append((rank, abs(t.span.start - m.span.start), t))
    return out


def _aside(view: _View, m: EventMention) -> bool:
    """Whether a mention only refers to a harm, in a clause about something else."""
    predicate = view.parse.within(m.span)
    carrying = carriers(view.parse, predicate)
    return only_referred(view.parse, m, predicate, carrying, view.harms)


def _hung_outside(view: _View, timex: Token, predicate: tuple[Token, ...], voice: str) -> bool:
    """Whether the parser hangs the day on a verb outside the words it stands in ("He rang her
    yesterday, she said"), and it follows the predicate with no other verb in between."""
    verb = next((g for g in governors(view.parse, timex) if g.pos in ("VERB", "AUX")), None)
    if verb is None or view.content_at(verb.span) == voice:
        return False
    between = view.parse.tokens[predicate[-1].i + 1 : timex.i]
    return predicate[-1].i < timex.i and all(t.pos not in ("VERB", "AUX") for t in between)


def _rank(
    parse: Parse, timex: Token, predicate: tuple[Token, ...], m: EventMention, t: Timex
) -> int | None:
    above = governors(parse, timex)
    verb = next((g for g in above if g.pos in ("VERB", "AUX")), None)
    own = {p.i for p in predicate}
    for g in above:
        if g.i in own:
            return None if m.about is not None and m.about.contains(t.span) else DIRECT
        if g.pos in ("VERB", "AUX"):
            break
    if m.about is not None and m.about.contains(t.span):
        return None
    carrying = carriers(parse, predicate)
    if verb is not None and verb.i in carrying:
        return BY_VERB
    if verb is not None and any(
        _first_conjunct(parse, parse.tokens[c]) == verb.i for c in carrying | own
    ):
        return BY_CONJUNCT
    return IN_CLAUSE if m.clause.contains(t.span) else None


def carriers(parse: Parse, predicate: tuple[Token, ...]) -> set[int]:
    """The verb that carries a nominal predicate: "a call *was made*", "*held* five calls"."""
    out: set[int] = set()
    for p in predicate:
        if p.pos in ("VERB", "AUX"):
            out.add(p.i)
            continue
        for g in governors(parse, p):
            if g.pos in ("VERB", "AUX"):
                out.add(g.i)
                break
            if g.pos in ("NOUN", "PROPN") and g.dep not in (
                "conj",
                "attr",
                "dobj",
                "pobj",
                "nsubj",
                "nsubjpass",
            ):
                break
    return out


def _first_conjunct(parse: Parse, token: Token) -> int:
    seen = 0
    while token.dep == "conj" and token.head != token.i and seen < 8:
        token = parse.tokens[token.head]
        seen += 1
    return token.i


def _no_past_plan(document: Document, m: EventMention) -> EventMention:
    """What is only planned has no date that has passed."""
    if m.modality != "planned" or m.when is None or m.when.latest is None:
        return m
    anchor = find_anchor(document)
    return replace(m, when=None) if anchor and m.when.latest < anchor.day else m


def _not_to_come(document: Document, parse: Parse, m: EventMention) -> EventMention:
    """What is told in the past has no day after that of the text: "was held outside a court that
    sits on Friday" is not dated by that Friday."""
    anchor = find_anchor(document)
    if m.when is None or m.when.earliest is None or m.modality != "happened" or anchor is None:
        return m
    verbs = [t for t in parse.within(m.span) if t.pos == "VERB"]
    told = bool(verbs) and all(is_past(parse, t) for t in verbs)
    return replace(m, when=None) if told and m.when.earliest > anchor.day else m
