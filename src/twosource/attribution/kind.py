"""Direct, mixed or indirect: how much of the content stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from twosource.attribution.grammar import Grammar
from twosource.model.attribution import AttributionKind
from twosource.model.span import Span

DIRECT = 0.9


def kind_of(g: Grammar, content: tuple[Span, ...], within: Span | None = None) -> AttributionKind:
    """Return the kind. ``within`` is the quotation that encloses the whole attribution, if any: its
    own marks do not count, only those of quotations inside it.
    """
    quotes = g.parse.quotes
    starts = g.quote_starts
    total = quoted = 0
    for s in content:
        low = bisect_left(starts, s.start)
        while low > 0 and quotes[low - 1].end > s.start and low > bisect_left(starts, s.start) - 8:
            low -= 1
        high = bisect_left(starts, s.end)
        inside = [q for q in quotes[low:high] if within is None or _inner(q.span, within)]
        for t in g.parse.within(s):
            if not any(c.isalnum() for c in t.text):
                continue
            total += 1
            quoted += _stands_in((q.span for q in inside), t.span)
    if total == 0 or quoted == 0:
        return "indirect"
    return "direct" if quoted >= DIRECT * total else "mixed"


def _inner(quote: Span, within: Span) -> bool:
    return (
        within.contains(quote)
        and quote != within
        and quote.end - quote.start < (within.end - within.start)
    )


def _stands_in(quotes: Iterable[Span], token: Span) -> bool:
    return any(q.start <= token.start and token.end <= q.end for q in quotes)
