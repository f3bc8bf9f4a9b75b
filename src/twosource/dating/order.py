"""Order relations of a document: which event lies before, after or beside what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.dating.order_ends import UNSURE, Scene, words_of
from twosource.dating.order_pairs import pairs
from twosource.dating.order_signals import Signal, signals
from twosource.dating.sameday import DayPhrase, clause_after, day_phrases
from twosource.dating.voices import Voices
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.ids import make_id
from twosource.model.order import End, OrderRelation
from twosource.model.parse import Parse, Token
from twosource.model.span import Span
from twosource.model.when import Timex


def order_events(
    document: Document,
    parse: Parse,
    timexes: Sequence[Timex],
    mentions: Sequence[EventMention],
    attributions: Sequence[Attribution],
) -> tuple[OrderRelation, ...]:
    """Return the order relations of a document's event mentions, in order of the text.

    A relation needs words that say so, and both ends in the same mouth. A mention that is denied,
    asked for or conditional has no order. Words that only may speak of time ("before the
    committee", "since he was angry", "while he denied it") make none.
    """
    if not mentions:
        return ()
    work = _Work(document, Scene(parse, mentions, timexes), Voices.of(attributions))
    found = {r.id: r for r in (*work.signalled(), *work.between(), *work.days())}
    return tuple(sorted(found.values(), key=lambda r: (r.span, r.to.span, r.id)))


_OTHERWISE = ("of", "as", "after", "before", "when")


@dataclass(frozen=True)
class _Work:
    document: Document
    scene: Scene
    voices: Voices

    @cached_property
    def _told(self) -> list[EventMention]:
        return sorted(self.scene.mentions, key=lambda m: (m.span, m.id))

    def _make(
        self, first: EventMention | None, s: Signal, ends: tuple[End, ...]
    ) -> Iterator[OrderRelation]:
        """The relation, unless there is no first end or none that can be ordered."""
        span = self._span(s.first, s.last)
        if first is None or first.modality in UNSURE or any(e.mention == first.id for e in ends):
            return
        voice = self.voices.at(span)
        if voice != self.voices.at(first.span) or self._asked(s.last):
            return
        starts = (e.span.start for e in ends)
        yield OrderRelation(
            id=make_id("order", self.document.id, s.kind, first.id, span.start, *starts),
            document=self.document.id,
            kind=s.kind,
            mention=first.id,
            to=ends[0],
            span=span,
            until=ends[1] if len(ends) > 1 else None,
            distance=s.distance,
            attribution=voice,
        )

    def _asked(self, i: int) -> bool:
        """Whether a token stands in a question."""
        sentence = self.scene.parse.sentences[self.scene.parse.tokens[i].sent]
        ending = self.scene.parse.tokens[max(sentence.first, sentence.last - 2) : sentence.last]
        return any(t.text == "?" for t in ending)

    def _span(self, first: int, last: int) -> Span:
        tokens = self.scene.parse.tokens
        return Span(tokens[first].start, tokens[last].end)

    def _here(self, s: Signal, ends: tuple[End, ...]) -> bool:
        """Whether signal and ends stand in the same words."""
        voice = self.voices.at(self._span(s.first, s.last))
        return all(self.voices.at(e.span) == voice for e in ends)

    def signalled(self) -> Iterator[OrderRelation]:
        """Relations by "before", "hours after", "the next morning"."""
        for s in signals(self.scene):
            if s.head is None:
                yield from self._counted_back(s)
                continue
            words = words_of(self.scene.parse, s.head, s.last)
            if not words:
                continue
            apart = frozenset((*range(s.first, s.last + 1), *(w.i for w in words)))
            ends = (self.scene.end(s.head, words),)
            if self._here(s, ends):
                yield from self._make(self.scene.first_end(self._top(s), apart), s, ends)

    def _top(self, s: Signal) -> Token:
        """The word by which the whole hangs on the sentence."""
        if s.head is not None and not s.first <= s.head.head <= s.last:
            return s.head  # a clause hangs on its governor itself
        tokens = self.scene.parse.tokens
        inside = [t for t in tokens[s.first : s.last + 1] if not s.first <= t.head <= s.last]
        return inside[0] if inside else tokens[s.last]

    def _counted_back(self, s: Signal) -> Iterator[OrderRelation]:
        """Against the event told last before, in the sentence or the one before it."""
        top = self._top(s)
        first = self.scene.first_end(top, frozenset(range(s.first, s.last + 1)))
        before = self._told_before(first, top) if first else None
        if before is not None and self.voices.same_mouth(self._span(s.first, s.last), before.span):
            yield from self._make(first, s, (End(before.span, before.id),))

    def _told_before(self, first: EventMention, top: Token) -> EventMention | None:
        """The last event of the same modality before ``first``: in its sentence, else in the one
        before it in the same paragraph."""
        k = bisect_left(self._told, (first.span, first.id), key=lambda m: (m.span, m.id))
        if k == 0:
            return None
        found = self._told[k - 1]
        token = self.scene.parse.within(found.span)[:1]
        if not token or found.modality != first.modality or found.span == first.span:
            return None
        near = top.sent - token[0].sent <= 1 and token[0].zone == top.zone
        return found if near else None

    def between(self) -> Iterator[OrderRelation]:
        """``between the time A and B``, ``between the vote and the announcement``."""
        for t, ends in pairs(self.scene):
            whole = Span(ends[0].span.start, ends[1].span.end)
            apart = frozenset(k.i for k in self.scene.parse.within(whole))
            s = Signal(t.i, t.i, "between", None)
            if self._here(s, ends):
                yield from self._make(self.scene.first_end(t, apart), s, ends)

    def days(self) -> Iterator[OrderRelation]:
        """``the same day X did Y``."""
        parse = self.scene.parse
        for p in day_phrases(self.document, parse):
            words = clause_after(parse, p.token)
            own = frozenset(w.i for w in words)
            verb = _verb_of(parse, p.token, own)
            first = parse.within(Span(p.span.start, p.token.end))[0].i
            if verb is None or not _says_which(parse, first, words[0]):
                continue
            ends = (self.scene.end(verb, words),)
            s = Signal(first, p.token.i, "same day", verb)
            if self._here(s, ends):
                yield from self._make(
                    self.scene.first_end(p.token, own) or self._beside(p), s, ends
                )

    def _beside(self, p: DayPhrase) -> EventMention | None:
        """The last event before a day phrase in its sentence, where the grammar went astray."""
        k = bisect_left(self._told, p.span, key=lambda m: m.span) - 1
        if k < 0:
            return None
        tokens = self.scene.parse.within(self._told[k].span)
        return self._told[k] if tokens and tokens[0].sent == p.token.sent else None


def _says_which(parse: Parse, first: int, word: Token) -> bool:
    """Whether the words behind "the day" say which: not "earlier in the day called off the vote",
    "the day after the vote"."""
    inside = first > 0 and parse.tokens[first - 1].text.lower() in ("in", "during", "of")
    own = word.pos not in ("VERB", "AUX", "ADV", "PUNCT")
    return not inside and own and word.text.lower() not in _OTHERWISE


def _verb_of(parse: Parse, day: Token, own: frozenset[int]) -> Token | None:
    """The verb of the clause that says which day is meant."""
    for c in parse.children[day.i]:
        if c in own and parse.tokens[c].dep in ("relcl", "acl", "advcl"):
            return parse.tokens[c]
    if day.head in own and parse.tokens[day.head].pos in ("VERB", "AUX"):
        return parse.tokens[day.head]
    verbs = (parse.tokens[i] for i in sorted(own))
    return next((v for v in verbs if v.pos == "VERB" and v.tag in ("VBD", "VBN", "VBZ")), None)
