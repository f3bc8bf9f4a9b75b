"""What builds brought, and articles of which another text was read: a silent edit, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.export.word_diff import Op, word_diff
from twosource.model.document import Document
from twosource.story.changes import Replacement
from twosource.story.ledger import Build
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.changed import Changed, changed

AROUND = 8
"""Words that are shown beside what differs."""
LONGEST = 200_000
"""Code points above which two texts are not compared: it would take too long."""
EDITS = 50
CHANGES = 20
"""Builds and corrections of which the changed findings are shown."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An article and how its active text differs from another that was read."""

    article: parts.Link
    stretches: tuple[tuple[Op, str], ...]
    remark: str


@dataclass(frozen=True, slots=True)
class SinceView:
    """Builds, the last first: when, and what they brought; edits of texts and changes of the
    findings, the last first."""

    builds: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]
    more: int
    changes: tuple[Changed, ...]


def since(
    lk: Lookups,
    builds: Sequence[Build],
    others: Sequence[Document],
    replaced: Sequence[Replacement],
) -> SinceView:
    """Lay out what the story file has kept of its past."""
    shown = [d for d in reversed(others) if d.id in lk.documents]
    edits = tuple(_edit(lk, d) for d in shown[:EDITS])
    changes = tuple(changed(lk, r) for r in replaced[:CHANGES])
    told = tuple(_build(b) for b in reversed(builds))
    return SinceView(told, edits, len(shown) - len(edits), changes)


def _build(b: Build) -> tuple[str, str]:
    when = f"{b.started:%Y-%m-%d %H:%M} UTC"
    if b.finished is None:
        return when, "cut off, or still going on"
    said = [parts.count(b.added or 0, "article") + " read"]
    said += [f"{b.unchanged} unchanged"] * bool(b.unchanged)
    said += [f"{b.failed} could not be read"] * bool(b.failed)
    said += [f"{b.not_analysed} not analysed"] * bool(b.not_analysed)
    return when, ", ".join(said)


def _edit(lk: Lookups, other: Document) -> Edit:
    now = lk.documents[other.id]
    link = parts.article(lk, other.id)
    if other.text == now.text:
        return Edit(link, (), "the same words; the outlet, the title, the day or a zone differs")
    if max(len(other.text), len(now.text)) > LONGEST:
        return Edit(link, (), "the words differ; the texts are too long to be compared here")
    return Edit(link, tuple(_near(word_diff(other.text, now.text))), "")


def _near(ops: Sequence[tuple[Op, str]]) -> Iterator[tuple[Op, str]]:
    """The difference, with few of the words that are the same."""
    for n, (op, words) in enumerate(ops):
        held = words.split()
        if op != "same" or len(held) <= 2 * AROUND:
            yield op, words
            continue
        before = " ".join(held[:AROUND]) if n else ""
        after = " ".join(held[-AROUND:]) if n < len(ops) - 1 else ""
        yield "same", f"{before} \u2026 {after}".strip()
