"""Which quotations are something said in whole, and where they stand."""

from __future__ import annotations

from twosource.attribution.grammar import Grammar
from twosource.model.parse import Quote


def utterance(g: Grammar, q: Quote) -> bool:
    """Whether a quotation is something said in whole (no title, no quoted phrase)."""
    inner = g.text[q.inner_start : q.inner_end].strip().rstrip("'\"\u2019\u201d").rstrip()
    if not inner:
        return False
    before = g.text[max(0, q.start - 40) : q.start].rstrip()
    after = g.text[q.end : q.end + 1]
    ends = inner[-1] in ",?!\u2014-" or inner.endswith(("...", "\u2026")) or not q.closed
    stops = inner[-1] == "."
    led = not before or before[-1] in ",:" or "\n" in g.text[max(0, q.start - 2) : q.start]
    starts = before[-1:] in (".", "?", "!", "\u201d", '"', "'", "\u2019", "\u2014", "-", ")")
    capital = (
        inner[0].isupper() or inner[0] in ".\u2026[0123456789'\u2018\"\u201c" or inner[:1] == "$"
    )
    wide = inner.count(" ")
    if led and capital:
        return True
    if ends and wide >= 1 and (capital or starts):
        return True
    if led and before[-1:] in (",", ":") and (ends or stops) and wide >= 2:
        return True
    if capital and stops and (wide >= 2 or starts):
        return True
    if after == "," and capital and (led or starts) and wide >= 1:  # '...', he said
        return True
    return starts and (ends or stops or after == ",") and wide >= 3


def speaks(g: Grammar, q: Quote) -> bool:
    """Whether a quotation without a cue is a sentence, no title or slogan."""
    first, last = g.first_from(q.inner_start), g.first_from(q.inner_end)
    verb = any(t.pos in ("VERB", "AUX") for t in g.tokens[first:last])
    before = g.text[max(0, q.start - 3) : q.start]
    before = "" if "\n" in before else before.strip()
    return verb and (not before or before[-1] in ",:.?!\"'\u201d\u2019")


def zone_of(g: Grammar, q: Quote) -> int:
    """The zone (by index) in which a quotation stands."""
    k = max(0, min(len(g.tokens) - 1, g.first_from(q.start)))
    return g.tokens[k].zone


def roof_of(g: Grammar, q: Quote) -> int:
    """Where the quotation that encloses ``q`` ends (the end of the text if there is none)."""
    outer = g.quote_at(q.start) if q.depth else None
    return outer.inner_end if outer is not None else len(g.text)
