"""A draft that was held against the record, as a page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.checking.shown import line_of
from twosource.checking.verdict import FAULTS, VERDICTS, Check
from twosource.export.word_diff import Op
from twosource.model.document import Document
from twosource.web.lookups import Lookups
from twosource.web.views import parts

LONG, PLACES, LOOK, SOUND = 300, 3, 100, 40
"""Letters of a passage, places of the record, verdicts to look at and others that are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict: where, what, the draft's words, why; the record's words, or the difference."""

    line: int
    verdict: str
    fault: bool
    kind: str
    words: str
    note: str
    diff: tuple[tuple[Op, str], ...]
    record: tuple[tuple[str, parts.Link], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows that need a look, then those that are as accounted for; and the counts."""

    name: str
    counts: tuple[tuple[str, int], ...]
    look: tuple[Row, ...]
    sound: tuple[Row, ...]
    left_out: int
    analysed: bool


def checked(lk: Lookups, draft: Document, checks: Sequence[Check]) -> Checked:
    """What a page shows of the checks of a draft, in the order of the draft."""
    counts = Counter(c.verdict for c in checks)
    look = [c for c in checks if c.verdict != "supported"][:LOOK]
    sound = [c for c in checks if c.verdict == "supported"][:SOUND]
    return Checked(
        draft.file or "",
        tuple((w.lower(), counts[v]) for v, w in VERDICTS.items() if counts[v]),
        tuple(_row(lk, draft, c) for c in look),
        tuple(_row(lk, draft, c) for c in sound),
        len(checks) - len(look) - len(sound),
        draft.analysed,
    )


def _row(lk: Lookups, draft: Document, c: Check) -> Row:
    places = tuple(
        ("" if c.diff else _cut(lk.words(e)), parts.article(lk, e.document, e))
        for e in c.record[:PLACES]
    )
    return Row(
        line_of(draft, c), VERDICTS[c.verdict].lower(), c.verdict in FAULTS, c.kind,
        _cut(c.draft.of(draft.text)), c.note, c.diff, places, max(0, len(c.record) - PLACES),
    )  # fmt: skip


def _cut(words: str) -> str:
    return words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + " \u2026"
