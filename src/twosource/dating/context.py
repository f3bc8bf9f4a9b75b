"""What an expression is read against: the day of writing, the grammar, the dates before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from twosource.dating.lexicon import word_set
from twosource.dating.matching import Found
from twosource.dating.tense import Way, governors, way_of
from twosource.model.document import Document, ZoneKind
from twosource.model.parse import Parse, Sentence, Token
from twosource.model.span import Span
from twosource.model.when import Basis, Precision, TimexType

REACH = 8
"""How many paragraphs back a day that is under discussion still is."""
FINE: dict[Precision, int] = {
    "time": 0,
    "day": 1,
    "week": 2,
    "month": 3,
    "quarter": 4,
    "season": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
    "vague": 9,
}


@dataclass(frozen=True)
class Anchor:
    """The day on which the text was written, and how that is known."""

    day: date
    basis: Basis


@dataclass(frozen=True)
class Reading:
    """What a rule makes of a match. ``earliest``/``latest`` narrow what the value covers."""

    type: TimexType
    value: str
    basis: Basis
    earliest: date | None = None
    latest: date | None = None
    offset: str = ""


@dataclass(frozen=True)
class Ref:
    """A date that the text has established. ``saying``: it dates a saying, not what is said."""

    position: int
    sent: int
    zone: int
    value: str
    earliest: date | None
    latest: date | None
    precision: Precision
    saying: bool
    aside: bool = False
    """It was named only to compare with ("from $3 million a year ago")."""

    @property
    def day(self) -> date | None:
        """The day, where it is one day."""
        return self.earliest if self.earliest == self.latest else None


@dataclass
class Context:
    """One document while its expressions are read in order. ``refs`` grows, sorted by position."""

    document: Document
    parse: Parse
    plain: str
    anchor: Anchor | None
    refs: list[Ref] = field(default_factory=list)

    @property
    def basis(self) -> Basis:
        """The basis of whatever is counted from the day of writing."""
        return self.anchor.basis if self.anchor else "unknown"

    def head(self, f: Found) -> Token | None:
        """The token of the match that hangs on a word outside it, the highest in the tree.

        The last token, where none does."""
        inside = self.parse.within(Span(f.start, f.end))
        if not inside:
            return None
        first, last = inside[0].i, inside[-1].i
        roots = [t for t in reversed(inside) if not first <= t.head <= last or t.head == t.i]
        if len(roots) < 2:
            return roots[0] if roots else inside[-1]
        return min(roots, key=lambda t: len(governors(self.parse, t)))

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an offset."""
        found = self.parse.within(Span(offset, offset + 1))
        return found[0] if found else None

    def is_verb(self, offset: int) -> bool:
        """Whether the token at an offset is a verb ("to last three weeks")."""
        token = self.token_at(offset)
        return token is not None and token.pos == "VERB"

    def next_token(self, f: Found) -> Token | None:
        """The token after the match, in the same sentence."""
        inside = self.parse.within(Span(f.start, f.end))
        if not inside or inside[-1].i + 1 >= len(self.parse.tokens):
            return None
        t = self.parse.tokens[inside[-1].i + 1]
        return t if t.sent == inside[-1].sent else None

    def previous_token(self, f: Found) -> Token | None:
        """The token before the match, in the same sentence."""
        inside = self.parse.within(Span(f.start, f.end))
        if not inside or inside[0].i == 0:
            return None
        t = self.parse.tokens[inside[0].i - 1]
        return t if t.sent == inside[0].sent else None

    def way(self, f: Found) -> Way:
        """Whether the match looks back or ahead."""
        way = way_of(self.parse, self.head(f))
        if "since" in way.lead:
            return way._replace(direction="past")
        arranged = way.noun is not None and way.noun.lemma in word_set("arranged_noun")
        if arranged and "ahead" in way.over:
            return way._replace(direction="future")
        if way.direction not in (None, "past") and self._is_to_come(way):
            return way._replace(direction="future")
        if "after" in way.over and way.direction in (None, "present"):
            return way._replace(direction="past")
        return way

    def _is_to_come(self, way: Way) -> bool:
        """``ahead of Monday's vote``, ``Friday's meeting will be closed``."""
        if way.noun is None:
            return bool(way.lead & {"until", "till"})
        if way.noun.lemma in word_set("arranged_noun"):
            return True
        near = {"before", "prior"} if way.direction == "present" else set()
        return bool(way.over & word_set("lead_ahead") - near)

    def stands_alone(self, f: Found) -> bool:
        """Whether the match is all of its paragraph: the time of an entry, not one told of."""
        token = self.head(f)
        if token is None:
            return False
        span = self.document.running()[token.zone].span
        return not self.plain[span.start : f.start].strip() and not self.plain[
            f.end : span.end
        ].strip(" .:")

    def told_in_present(self, f: Found) -> bool:
        """Headlines tell the past in the present: "Minister resigns Friday"."""
        return self.zone_kind(f) in ("headline", "standfirst")

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence at an offset."""
        return self.parse.sentence_at(offset)

    def zone_kind(self, f: Found) -> ZoneKind:
        """The kind of zone that the match stands in."""
        token = self.head(f)
        return self.document.running()[token.zone].kind if token is not None else "body"

    def dates_saying(self, f: Found) -> bool:
        """Whether the match hangs on a verb of saying or stands before a noun of saying."""
        head = self.head(f)
        if head is None:
            return False
        for g in governors(self.parse, head):
            if g.pos in ("VERB", "AUX"):
                return g.lemma in word_set("saying")
            if g.lemma in word_set("saying_noun"):
                return True
        return False

    def before(self, position: int) -> list[Ref]:
        """What was dated before a position, nearest last."""
        return self.refs[: bisect_left(self.refs, position, key=lambda r: r.position)]

    def reference(self, f: Found, coarsest: int) -> Ref | None:
        """The date under discussion at the match, no coarser than ``coarsest`` (see ``FINE``).

        A date in the same sentence comes first, be it that of a saying; then the nearest date of
        something that happened, at most ``REACH`` paragraphs back; then the nearest saying's.
        """
        sentence = self.sentence(f.start)
        usable = [r for r in self.before(f.start)[-60:] if FINE[r.precision] <= coarsest]
        if sentence is None or not usable:
            return None
        sent = self.parse.tokens[sentence.first].sent
        if usable[-1].sent == sent:
            return usable[-1]
        near = [r for r in usable if sentence.zone - r.zone <= REACH]
        events = [r for r in near if not r.saying]
        if events:
            return events[-1]
        return near[-1] if near else None

    def is_near(self, f: Found, ref: Ref | None, reach: int = 2) -> bool:
        """Whether a date stands in the same sentence or in the one or two (``reach``) before it."""
        sentence = self.sentence(f.start)
        if sentence is None or ref is None:
            return False
        return self.parse.tokens[sentence.first].sent - ref.sent <= reach

    def add(self, ref: Ref) -> None:
        """Establish a date."""
        self.refs.insert(bisect_right(self.refs, ref.position, key=lambda r: r.position), ref)
