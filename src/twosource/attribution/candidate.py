"""What a rule proposes, before it is judged and linked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from twosource.model.span import Span

OWN_WORDS = "own words"
"""A note: the source is "I" or "we", who speaks in the quotation around it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source, cue and content found by a rule.

    ``verb`` is the token of the cue's head (None: no cue); ``lemma`` its lemma, by which the word
    lists know it; ``frame`` how the content hangs on it. ``via`` and ``addressee`` are spans that
    the rule saw on the way. ``score`` is how often the rule and word are right; ``by_rule`` and
    ``by_tagger`` what each says of it, where both were asked (0: it did not find it).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    score: float
    verb: int | None = None
    lemma: str = ""
    frame: str = ""
    via: Span | None = None
    addressee: Span | None = None
    notes: tuple[str, ...] = field(default=())
    by_rule: float = 0.0
    by_tagger: float = 0.0

    @property
    def first(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(s.end - s.start for s in self.content)


def covers(outer: tuple[Span, ...], inner: Span) -> bool:
    """Whether one of the spans contains ``inner``."""
    return any(s.contains(inner) for s in outer)


def shared(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    """Characters that two lists of spans share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


class Link(NamedTuple):
    """The cue of a quotation: its verb, and the source's words."""

    verb: int
    source: Span | None
    cue: Span
    rule: str
    score: float
    addressee: Span | None = None
