"""What an event is ordered against: an event, a date, or a doing that is known by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.dating.anchor import carriers
from twosource.dating.order_words import order_words
from twosource.dating.tense import governors
from twosource.model.event import EventMention
from twosource.model.order import End
from twosource.model.parse import Parse, Token
from twosource.model.span import Span
from twosource.model.when import Timex

STOP = frozenset(",;:.!?()") | {"-", "--", "–", "—", '"', "“", "”"}
_LONGEST = 25
"""Words of an end that are shown: it is named by its beginning."""
_MANY = 8
"""Events that one verb carries; more are no sentence."""
UNSURE = ("denied", "questioned", "conditional")


@dataclass(frozen=True)
class Scene:
    """A document's events and time expressions by the tokens that name them."""

    parse: Parse
    mentions: Sequence[EventMention]
    timexes: Sequence[Timex]

    @cached_property
    def named(self) -> Mapping[int, EventMention]:
        """Token -> the mention whose predicate it belongs to."""
        return {t.i: m for m in self.mentions for t in self.parse.within(m.span)}

    @cached_property
    def carried(self) -> Mapping[int, tuple[EventMention, ...]]:
        """Verb -> the mentions that it carries: "a call *took* place"."""
        out: dict[int, list[EventMention]] = {}
        for m in self.mentions:
            for i in sorted(carriers(self.parse, self.parse.within(m.span))):
                if self._does(m, self.parse.tokens[i]):
                    out.setdefault(i, []).append(m)
        return {i: tuple(ms[:_MANY]) for i, ms in out.items()}

    def _does(self, m: EventMention, verb: Token) -> bool:
        """Whether a verb says that the event takes place: not "the call was scheduled", "the idea
        of the call was raised"."""
        words = order_words()
        token = self.parse.within(m.span)[-1]
        if verb.lemma in words.aside and token.i != verb.i:
            return False
        for g in governors(self.parse, token):
            if g.i == verb.i:
                return True
            other = (
                g.pos in ("NOUN", "PROPN") and token.dep != "conj" and g.lemma not in words.parts
            )
            if other and self.named.get(g.i) != m:
                return False
            token = g
        return True

    @cached_property
    def dates(self) -> Mapping[int, Timex]:
        """Token -> the date or time of day that it belongs to."""
        usable = (t for t in self.timexes if t.type in ("DATE", "TIME"))
        return {tok.i: t for t in usable for tok in self.parse.within(t.span)}

    def first_end(self, start: Token, apart: frozenset[int]) -> EventMention | None:
        """The mention that the words headed by ``start`` hang on, up to its verb; ``apart`` are
        the words of the other end."""
        for g in (t for t in governors(self.parse, start) if t.i not in apart):
            if g.i in self.named:
                return None if self._nearer(g, start) else self.named[g.i]
            if g.pos in ("VERB", "AUX"):
                near = [m for m in self.carried.get(g.i, ()) if self._free(m, g, start, apart)]
                return min(near, key=lambda m: abs(m.span.start - start.start), default=None)
        return None

    def _nearer(self, noun: Token, start: Token) -> bool:
        """Whether something else that happens stands between a noun and what orders it: "the arrest
        over a shooting during the march" may speak of the shooting."""
        if noun.pos != "NOUN":
            return False
        between = self.parse.tokens[max(noun.i + 1, start.i - _LONGEST) : start.i]
        own = self.named[noun.i]
        return any(
            t.pos == "NOUN"
            and t.i not in self.dates
            and self.named.get(t.i) != own
            and happens(self, t)
            for t in between
        )

    def _free(self, m: EventMention, verb: Token, start: Token, apart: frozenset[int]) -> bool:
        """Whether a carried mention can be what is ordered: it stands outside the other end, and
        not behind it ("it rose after the vote, and his call ...")."""
        behind = verb.i < start.i and m.span.start > start.start
        return not behind and not self._inside(m, apart)

    def _inside(self, m: EventMention, apart: frozenset[int]) -> bool:
        return any(t.i in apart for t in self.parse.within(m.span))

    def end(self, head: Token, words: Sequence[Token]) -> End:
        """The end made of ``words``, whose head is ``head``."""
        mention = self.named.get(head.i)
        own = frozenset(t.i for t in words)
        if mention is None and head.pos in ("VERB", "AUX"):
            held = [m for m in self.carried.get(head.i, ()) if self._inside(m, own)]
            mention = min(held, key=lambda m: abs(m.span.start - head.start), default=None)
        unsure = mention is None or mention.modality in UNSURE
        timex = self.dates.get(head.i) or self._date_of(head, own)
        span = Span(words[0].start, words[-1].end)
        return End(
            span, None if unsure or mention is None else mention.id, timex.id if timex else None
        )

    def _date_of(self, head: Token, own: frozenset[int]) -> Timex | None:
        """The one date that hangs on ``head``: "he was sworn in on 20 January"."""
        found: dict[str, Timex] = {}
        for c in self.parse.children[head.i]:
            t = self.parse.tokens[c]
            below = (c, *self.parse.children[c]) if t.dep == "prep" else (c,)
            if t.dep == "prep" and t.lemma not in ("on", "in", "at"):
                continue
            found |= {d.id: d for i in below if i in own and (d := self.dates.get(i))}
        return next(iter(found.values())) if len(found) == 1 else None


def words_of(parse: Parse, head: Token, after: int) -> list[Token]:
    """The words of the end headed by ``head`` that follow token ``after``, up to a mark."""
    out: list[Token] = []
    for t in parse.tokens[after + 1 : after + 1 + _LONGEST]:
        mine = t.i == head.i or any(g.i == head.i for g in governors(parse, t))
        if not mine or (t.text in STOP and out):
            break
        out.append(t)
    return out


def happens(scene: Scene, noun: Token) -> bool:
    """Whether a noun names a date or something that happens."""
    words = order_words()
    if noun.i in scene.dates or noun.i in scene.named:
        return True
    if noun.pos != "NOUN":
        return False
    if noun.lemma in words.occasions or noun.text.lower() in words.occasions:
        return True
    verbal = noun.lemma.endswith(("tion", "sion")) and noun.lemma not in words.bodies
    return verbal and any(
        scene.parse.tokens[c].text.lower() == "of" for c in scene.parse.children[noun.i]
    )
