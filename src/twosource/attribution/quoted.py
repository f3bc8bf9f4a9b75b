"""Direct speech: which words beside a quotation say who spoke it.

Neighbourhood first, grammar second: the words between a closing mark and the next stop (or between
the last stop and an opening mark) are few, so that the speaker is found even where the parser lost
the thread of a sentence that is broken by quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.attribution.after import after
from twosource.attribution.before import before
from twosource.attribution.candidate import Candidate, Link
from twosource.attribution.grammar import Grammar
from twosource.attribution.utterance import speaks, utterance
from twosource.model.parse import Quote
from twosource.model.span import Span

MOST_PARTS = 40
_STOP = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|Jr|Sr))(?<!\bMrs)[.?!](?=\s|$)")


def from_quotes(g: Grammar) -> Iterator[Candidate]:
    """Attributions of quoted utterances. Parts that belong together are joined."""
    quotes = [q for q in g.parse.quotes if utterance(g, q)]
    for depth in sorted({q.depth for q in quotes}):
        level = [q for q in quotes if q.depth == depth]
        yield from _level(g, level)


def _level(g: Grammar, quotes: list[Quote]) -> Iterator[Candidate]:
    """Link the quotations of one depth in order; what follows a linked one may go on with it.

    Paragraphs of a run that no cue claims wait for the cue of the run's last paragraph.
    """
    current: tuple[Link, list[Span]] | None = None
    waiting: list[Quote] = []
    last: Quote | None = None
    for k, q in enumerate(quotes):
        link = after(g, q, quotes[k + 1] if k + 1 < len(quotes) else None)
        if current is not None and last is not None and len(current[1]) < MOST_PARTS:
            same = link is None or link.verb == current[0].verb
            if same and _goes_on(g, current[0], last, q):
                current[1].append(q.span)
                last = q
                continue
        if link is None:
            link = before(g, q, last)
        if current is not None:
            yield _made(g, *current)
            current = None
        if waiting and (waiting[-1].run != q.run or len(waiting) >= MOST_PARTS):
            yield from _alone(g, waiting)
            waiting = []
        if link is not None:
            current = (link, [*(w.span for w in waiting), q.span])
            waiting = []
        else:
            waiting.append(q)
        last = q
    if current is not None:
        yield _made(g, *current)
    yield from _alone(g, waiting)


def _alone(g: Grammar, waiting: list[Quote]) -> Iterator[Candidate]:
    """Quotations that no cue claims: one attribution without a source for the run."""
    spans = tuple(q.span for q in waiting if speaks(g, q))
    if spans:
        yield Candidate((), (), spans, "quotation alone", 0.3)


def _made(g: Grammar, link: Link, content: list[Span]) -> Candidate:
    source = (link.source,) if link.source else ()
    lemma = g.tokens[link.verb].lemma
    return Candidate(
        source, (link.cue,), tuple(content), link.rule, link.score, link.verb, lemma, "quote",
        addressee=link.addressee,
    )  # fmt: skip


def _goes_on(g: Grammar, link: Link, last: Quote, q: Quote) -> bool:
    """Whether ``q`` continues the quotation before it: same paragraph, only the cue between."""
    if q.run == last.run and not last.closed:
        return True
    between = g.text[last.end : q.start]
    if "\n" in between or len(between) > 300 or q.start < last.end:
        return False
    bare = between.strip(" ,.;:\u00a0\u2014\u2013-")
    if not bare:
        return True
    if not last.end <= link.cue.start < q.start:
        return False
    own = before(g, q, last)
    if own is not None and own.verb != link.verb:
        return False
    tail = g.text[max(link.cue.end, link.source.end if link.source else 0) : q.start]
    stops = list(_STOP.finditer(tail))
    return not stops or (len(stops) == 1 and not tail[stops[0].end() :].strip(" \u00a0"))
