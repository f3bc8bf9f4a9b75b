"""Direct, mixed or indirect: how much of the content stands in quotation marks."""

from __future__ import annotations

from twosource.attribution.grammar import Grammar
from twosource.model.attribution import AttributionKind
from twosource.model.span import Span

DIRECT = 0.9


def kind_of(g: Grammar, content: tuple[Span, ...], within: Span | None = None) -> AttributionKind:
    """Return the kind. ``within`` is the quotation that encloses the whole attribution, if any: its
    own marks do not count, only those of quotations inside it.
    """
    level = 0 if within is None else 1
    total = quoted = 0
    for s in content:
        first, last = g.first_from(s.start), g.first_from(s.end)
        total += g.words_until[last] - g.words_until[first]
        quoted += g.quoted_until[level][last] - g.quoted_until[level][first]
    if total == 0 or quoted == 0:
        return "indirect"
    return "direct" if quoted >= DIRECT * total else "mixed"
