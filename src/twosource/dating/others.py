"""Events dated by other events: "the same day X did Y", "as X did Y", "on the day"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from twosource.dating.lexicon import word_set
from twosource.dating.matching import plain
from twosource.dating.sameday import (
    Dated,
    DayPhrase,
    clause_after,
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
    def phrases(self) -> tuple[DayPhrase, ...]:
        """``the same day X did Y``."""
        return day_phrases(self.document, self.parse)

    @cached_property
    def dated(self) -> list[Dated]:
        """The doings that the text dates."""
        every = (*self.phrases, *self.meanwhile)
        return dated_doings(self.document, self.parse, every, list(self.timexes))

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
        phrase = self._nearest(m, self.phrases) or self._nearest(m, self.meanwhile)
        if phrase is not None:
            timex = date_of(phrase, self.dated)
            if timex is not None:
                return self._through(timex.when.earliest, timex.when.latest, "event", phrase.span)
            return self._by_mention(phrase, m)
        return self._on_the_day(m)

    def _beside(self, m: EventMention) -> Timex | None:
        """The date beside the day phrase that speaks of this very mention."""
        for p in self.phrases:
            if p.span.contains(m.span):
                for d in self.dated:
                    if d.doing is p.doing:
                        return d.timex
        return None

    def _nearest(self, m: EventMention, phrases: tuple[DayPhrase, ...]) -> DayPhrase | None:
        """The phrase that follows a mention in its sentence, with no other mention in between."""
        predicate = self.parse.within(m.span)
        if not predicate:
            return None
        for p in phrases:
            if p.token.sent != predicate[0].sent or p.span.overlaps(m.span):
                continue
            gap = (
                (m.span.end, p.span.start)
                if p.span.start >= m.span.end
                else (p.span.end, m.span.start)
            )
            if p.span.start < m.span.start and self.document.text[gap[0] : gap[1]].strip()[
                :1
            ] not in (",", ""):
                continue
            if not any(gap[0] <= o.span.start < gap[1] for o in self.mentions if o.id != m.id):
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
        """``on the day``: the last day that was established, at most a few paragraphs back."""
        predicate = self.parse.within(m.span)
        for span in self.bare:
            where = self.parse.within(span)
            if not where or not predicate or where[0].sent != predicate[0].sent:
                continue
            before = [
                t
                for t in self.timexes
                if t.span.end <= span.start and t.precision == "day" and t.type == "DATE"
            ]
            if not before:
                return None
            t = before[-1]
            return self._through(t.when.earliest, t.when.latest, "expression", span)
        return None

    @staticmethod
    def _through(first: date | None, last: date | None, basis: Basis, span: Span) -> EventWhen:
        return EventWhen(None, first, last, basis if first or last else "unknown", span)
