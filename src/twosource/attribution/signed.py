"""Quotations signed by a name after a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import Grammar
from twosource.attribution.utterance import utterance
from twosource.model.span import Span

_DASH = re.compile(r"\s{0,4}(?P<mark>--?|[\u2013\u2014\u2015~])\s{0,3}(?=\w)")


def signed(g: Grammar) -> Iterator[Candidate]:
    """A quotation and, after a dash, a name; the name may stand in the next paragraph."""
    for q in g.outer:
        dash = _DASH.match(g.text, q.end)
        k = g.first_from(dash.end()) if dash is not None else len(g.tokens)
        if dash is None or k >= len(g.tokens) or not utterance(g, q):
            continue
        zone, first = g.tokens[k].zone, k
        last = k - 1
        while last + 1 < len(g.tokens) and g.tokens[last + 1].zone == zone and last - k < 13:
            last += 1
        name = g.tokens[first : last + 1]
        if not name or last - k >= 12 or any(t.pos in ("VERB", "AUX") for t in name):
            continue
        if not name[0].text[:1].isupper() or not any(t.pos == "PROPN" for t in name[:3]):
            continue
        source = g.span(first, last)
        if source is not None:
            mark = Span(*dash.span("mark"))
            yield Candidate((source,), (mark,), (q.span,), "signed", 0.85, None, "-",
                            "quote")  # fmt: skip
