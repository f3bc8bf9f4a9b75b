"""Events dated by other events: "the same day X did Y", "as X did Y", "on the day"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from twosource.dating.lexicon import word_set
from twosource.dating.matching import plain
from twosource.dating.sameday import (
    Dated,
    DayPhrase,
    clause_after,
    closed,
    date_of,
    dated_doings,
    day_phrases,
    doing_of,
)
from twosource.model.document import Document
from twosource.model.event import EventMention, EventWhen
from twosource.model.parse import Parse
from twosource.model.span import Span
from twosource.model.when import Basis, Timex

_BARE = re.compile(
    r"(?<!\w)on (?:the|that)(?: very| same)? day(?=[\s.,;!?'\"\u201d\u2019]|$)(?! \w)"
)


@dataclass(frozen=True)
class DayFinder:
    """Finds the day of a mention through another doing that the text dates."""

    document: Document
    parse: Parse
    timexes: tuple[Timex, ...]
    mentions: tuple[EventMention, ...]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {m.id: k for k, m in enumerate(self.mentions)}

    def _sentence(self, span: Span) -> int:
        tokens = self.parse.within(span)
        return tokens[0].sent if tokens else -1

    @cached_property
    def _mentions_by_sentence(self) -> dict[int, list[EventMention]]:
        out: dict[int, list[EventMention]] = {}
        for m in self.mentions:
            out.setdefault(self._sentence(m.span), []).append(m)
        return out

    @cached_property
    def _phrases_by_sentence(self) -> dict[int, list[DayPhrase]]:
        out: dict[int, list[DayPhrase]] = {}
        for p in (*self.phrases, *self.meanwhile):  # a named day comes before "as X did Y"
            out.setdefault(p.token.sent, []).append(p)
        return out

    @cached_property
    def _bare_by_sentence(self) -> dict[int, Span]:
        return {self._sentence(span): span for span in self.bare}

    @cached_property
    def _days(self) -> list[Timex]:
        return [t for t in self.timexes if t.precision == "day" and t.type == "DATE"]

    @cached_property
    def phrases(self) -> tuple[DayPhrase, ...]:
        """``the same day X did Y``."""
        return day_phrases(self.document, self.parse)

    @cached_property
    def dated(self) -> list[Dated]:
        """The doings that the text dates."""
        every = (*self.phrases, *self.meanwhile)
        return closed(every, dated_doings(self.document, self.parse, every, list(self.timexes)))

    @cached_property
    def meanwhile(self) -> tuple[DayPhrase, ...]:
        """``as X did Y``: clauses in the past tense that open with a word of ``meanwhile``."""
        out = []
        for t in self.parse.tokens:
            if t.lemma not in word_set("meanwhile") or t.dep not in ("mark", "advmod", "prep"):
                continue
            clause = clause_after(self.parse, t)
            if len(clause) > 2 and any(c.tag in ("VBD", "VBN") for c in clause):
                span = Span(t.start, clause[-1].end)
                out.append(DayPhrase(span, t, doing_of(clause)))
        return tuple(out)

    @cached_property
    def bare(self) -> tuple[Span, ...]:
        """``on the day`` with nothing after it that says which."""
        text = plain(self.document.text)
        found = []
        for zone in self.document.running():
            for m in _BARE.finditer(text, zone.span.start, zone.span.end):
                after = self.parse.within(Span(m.end() - 3, m.end()))
                if after and not clause_after(self.parse, after[-1]):
                    found.append(Span(m.start(), m.end()))
        return tuple(found)

    def when(self, m: EventMention) -> EventWhen | None:
        """Return when a mention happened, by another doing or an established day; None if open."""
        inside = self._beside(m)
        if inside is not None:
            w = inside.when
            return EventWhen(inside.id, w.earliest, w.latest, w.basis, inside.span)
        phrase = self._nearest(m)
        if phrase is not None:
            timex = date_of(phrase, self.dated)
            if timex is not None:
                return self._through(timex.when.earliest, timex.when.latest, "event", phrase.span)
            return self._by_mention(phrase, m)
        return self._on_the_day(m) or self._reply(m)

    def _beside(self, m: EventMention) -> Timex | None:
        """The date beside the day phrase that speaks of this very mention."""
        for p in self._phrases_by_sentence.get(self._sentence(m.span), ()):
            if p.span.contains(m.span):
                for d in self.dated:
                    if d.beside and d.doing is p.doing:
                        return d.timex
        return None

    def _nearest(self, m: EventMention) -> DayPhrase | None:
        """The phrase beside a mention in its sentence, with no other mention in between."""
        sentence = self._sentence(m.span)
        others = [o for o in self._mentions_by_sentence.get(sentence, ()) if o.id != m.id]
        for p in self._phrases_by_sentence.get(sentence, ()):
            if p.span.overlaps(m.span):
                continue
            ahead = p.span.start >= m.span.end
            start, end = (m.span.end, p.span.start) if ahead else (p.span.end, m.span.start)
            if not ahead and self.document.text[start:end].strip()[:1] not in (",", ""):
                continue
            if not any(start <= o.span.start < end for o in others):
                return p
        return None

    def _by_mention(self, phrase: DayPhrase, m: EventMention) -> EventWhen | None:
        """The date of another mention of what the phrase speaks of."""
        for named in (o for o in self.mentions if phrase.span.contains(o.span)):
            who = {p.actor for p in named.participants}
            dates = {
                (o.when.earliest, o.when.latest)
                for o in self.mentions
                if o.when
                and o.when.earliest
                and o.id not in (m.id, named.id)
                and o.type == named.type
                and len(who & {p.actor for p in o.participants}) >= min(2, max(1, len(who)))
            }
            if len(dates) == 1:
                (first, last) = dates.pop()
                return EventWhen(None, first, last, "event", phrase.span)
        return None

    def _on_the_day(self, m: EventMention) -> EventWhen | None:
        """``on the day``: the last day that was established before."""
        span = self._bare_by_sentence.get(self._sentence(m.span))
        if span is None:
            return None
        k = bisect_right(self._days, span.start, key=lambda t: t.span.end)
        if k == 0:
            return None
        t = self._days[k - 1]
        return self._through(t.when.earliest, t.when.latest, "expression", span)

    def _reply(self, m: EventMention) -> EventWhen | None:
        """What answers a contact ("texted him back") has its day, where it comes right before."""
        words = (*self.parse.within(m.clause)[:6], *self.parse.within(m.span))
        k = self._order[m.id]
        if k == 0 or not any(t.lemma in word_set("reply") for t in words):
            return None
        first = self.mentions[k - 1]
        who = {p.actor for p in m.participants} & {p.actor for p in first.participants}
        if first.type != m.type or first.when is None or len(who) < 2:
            return None
        if first.when.earliest is None:
            return None
        return EventWhen(None, first.when.earliest, first.when.latest, "event", first.when.span)

    @staticmethod
    def _through(first: date | None, last: date | None, basis: Basis, span: Span) -> EventWhen:
        return EventWhen(None, first, last, basis if first or last else "unknown", span)
