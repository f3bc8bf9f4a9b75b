"""Another number in a headline in which no event was found: "rang him FIVE TIMES" above "four".

Headlines are written in a grammar of their own, and often nothing is read in them. Here only a
number beside a word of contact is looked at, where the article counts contacts of that channel.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from twosource.accounts.told import Told
from twosource.accounts.words import Word, is_number, listed, words
from twosource.model.claim import Drift
from twosource.model.document import Document
from twosource.model.finding import Evidence
from twosource.model.span import Span

CHANNELS = ("call", "letter", "meeting", "message", "visit")
SEVERAL = 2
NEAR = 2
"""How far after its number the counted word may stand."""


def head_drifts(events: Sequence[Sequence[Told]], document: Document) -> Iterator[Drift]:
    """Yield the drifts. ``events`` are the document's mentions of each event; what has been read in
    a headline is left to ``drift.drifts``."""
    read = {t.zone_index for g in events for t in g if t.mention.count is not None}
    for n, zone in enumerate(document.zones):
        if zone.kind == "headline" and n not in read:
            yield from _in_headline(document, zone.span, events)


def _in_headline(
    document: Document, span: Span, events: Sequence[Sequence[Told]]
) -> Iterator[Drift]:
    ws = words(document.text, span)
    for n, w in enumerate(ws):
        number = int(w.norm) if is_number(w.norm) and w.norm.isdigit() else 0
        if number < SEVERAL or not _counts(ws[n + 1 : n + 1 + NEAR]):
            continue
        channels = [c for c in CHANNELS if any(x.norm in listed("channels", c) for x in ws)]
        if len(channels) != 1:
            continue
        counted = [c for g in events if (c := _counted(g, channels[0]))]
        body = _contradicted(number, counted[0]) if len(counted) == 1 else None
        if body is not None:
            retold = Evidence(document.id, _phrase(ws, n, channels[0]))
            yield Drift("count", Evidence(document.id, body.mention.clause), retold)


def _counted(event: Sequence[Told], channel: str) -> list[Told]:
    """The reports of an event of this channel that number it."""
    return [
        t
        for t in event
        if t.mention.channel == channel and t.mention.count is not None and t.mention.reports
    ]


def _counts(after: Sequence[Word]) -> bool:
    return any(w.norm in listed("channels", "counted") for w in after)


def _contradicted(number: int, counted: Sequence[Told]) -> Told | None:
    """The account in the article with the largest number, where every account has an exact one and
    none has that of the headline, not even in sum."""
    exact: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for t in counted:
        value = t.mention.count.exact if t.mention.count else None
        if value is None or t.zone == "headline":
            return None
        exact[t.account].add(value)
    if any(number in (*values, sum(values)) for values in exact.values()):
        return None
    return max(counted, key=lambda t: (_size(t), -t.mention.span.start))


def _size(t: Told) -> int:
    return t.mention.count.min if t.mention.count else 0


def _phrase(ws: Sequence[Word], n: int, channel: str) -> Span:
    """From the word of contact to the number, or the other way round."""
    near = [k for k, w in enumerate(ws) if w.norm in listed("channels", channel)]
    near += [k for k in range(n, min(n + 1 + NEAR, len(ws))) if _counts(ws[k : k + 1])]
    return Span(ws[min(n, *near)].span.start, ws[max(n, *near)].span.end)
