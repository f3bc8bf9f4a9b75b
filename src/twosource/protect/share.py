"""Short passages alone: what may be handed on of articles that are their publishers'.

Of each text only the first words of the passages that accounts rest on are kept; the rest is a gap.
Places move with the words, so that every format writes what is left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from twosource.export.index import Index
from twosource.export.replies import Replies, rebuttal
from twosource.model.finding import Account, Evidence
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect.scrub import Edit
from twosource.protect.walk import Moved, Walker

WORDS = 25
"""Words of an article in one passage, at most."""
BEFORE = 8
"""Words before a word of rebuttal that are kept of a reply."""
GAP = " [\u2026] "
_WORD = re.compile(r"\S+")


def short(table: Table) -> Table:
    """Return the table with passages of at most ``WORDS`` words in place of the articles."""
    kept: dict[str, list[Span]] = defaultdict(list)
    for e in _evidence(table):
        kept[e.document].append(e.span)
    moved = {d.id: Moved(d.text, _gaps(d.text, kept[d.id])) for d in table.documents}
    walker = Walker(_cut, moved, lambda text: _gaps(text, ()))
    return walker.table(table, walker.record(table.documents), walker.record(table.actors))


def _evidence(table: Table) -> Iterator[Evidence]:
    """The passages that something rests on."""
    accounts: Iterable[Account] = (
        a for e in table.events for f in e.findings for v in (*f.values, *f.denied)
        for a in v.accounts
    )  # fmt: skip
    for a in accounts:
        yield from a.evidence
    replies = Replies(Index(table))
    for event in table.events:
        for line in replies.lines(event):
            yield from (_around_no(table, e) for e in line.evidence)
    for c in table.claims:
        for a in c.accounts:
            yield from a.evidence
    for d in table.drifts:
        yield d.retold
        if d.body:
            yield d.body
    for v in table.quote_variants:
        yield from v.variants


def _around_no(table: Table, passage: Evidence) -> Evidence:
    """A reply from where it is kept: a long one from shortly before its first word of rebuttal."""
    text = next((d.text for d in table.documents if d.id == passage.document), "")
    found = rebuttal().search(text, passage.span.start, passage.span.end)
    if found is None:
        return passage
    before = list(_WORD.finditer(text, passage.span.start, found.start()))[-BEFORE:]
    start = before[0].start() if before else found.start()
    return Evidence(passage.document, Span(start, passage.span.end))


def _gaps(text: str, spans: Sequence[Span]) -> list[Edit]:
    """Everything but the first words of the passages, which stand apart from one another."""
    out, at = [], 0
    for start, end in _runs(text, spans):
        if start > at:
            out.append(Edit(at, start, GAP))
        at = end
    if at < len(text):
        out.append(Edit(at, len(text), GAP))
    return out


def _runs(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches that are kept: no two touch, none is longer than ``WORDS`` words."""
    last = -1
    for s in sorted(spans):
        start = max(s.start, last + 1)
        found = list(_WORD.finditer(text, start, s.end))[:WORDS]
        if found and start - last < 2 and last >= 0:
            found = found[1:]  # a gap of a word, so that two passages do not run on as one
        if found:
            yield found[0].start(), found[-1].end()
            last = found[-1].end()


def _cut(words: str) -> str:
    found = list(_WORD.finditer(words))
    return words if len(found) <= WORDS else words[: found[WORDS - 1].end()] + GAP.rstrip()
