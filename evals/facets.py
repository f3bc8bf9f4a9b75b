"""Pairs of statements by facet: what the program makes of two articles of one sentence each.

``evals/facets/*.jsonl`` hold pairs that we wrote ourselves: ``facet``, two statements ``a`` and
``b``, and the ``label``. Each statement is read as an article of its own, with the real pipeline;
both are published on one day, by two outlets. Found is

- ``different event`` where no event is told in both,
- ``not comparable`` where one gives no value of the facet, or the values cannot be compared,
- else what ``accounts.compare`` says of the values that stand in the finding.

``seen.jsonl`` was at hand while the rules were written. ``later.jsonl`` are four batches that were
written afterwards, each measured before it was read; then rules were changed. ``unseen.jsonl`` was
written after that, and no rule was changed for it. What each gave at first stands in
docs/evaluation.md.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table as Screen

from twosource.accounts.compare import COMPARE
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone
from twosource.model.finding import Event, Facet, FacetValue
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.pipeline import read_document

FOLDER = Path(__file__).parent / "facets"
BATCHES = ("seen", "later", "unseen")
PUBLISHED = date(2031, 5, 14)


class Pair(NamedTuple):
    """Two statements and what they are to each other in one facet."""

    facet: Facet
    a: str
    b: str
    label: str


def pairs(batch: str) -> list[Pair]:
    """The pairs of a batch, in order."""
    text = (FOLDER / f"{batch}.jsonl").read_text(encoding="utf-8")
    return [Pair(**json.loads(line)) for line in text.splitlines() if line.strip()]


def document(name: str, outlet: str, text: str) -> Document:
    """A statement as an article."""
    zones = (Zone("body", Span(0, len(text))),)
    return Document(name, name, None, None, outlet, None, None, PUBLISHED, "en", text, zones)


def found(parser: SpacyParser, pair: Pair) -> str:
    """What the program makes of a pair."""
    documents = (document("a", "Kelmouth Post", pair.a), document("b", "Lena Herald", pair.b))
    table, _ = compare([read_document(d, parser) for d in documents], {})
    of = {m.event: set[str]() for m in table.event_mentions}
    for m in table.event_mentions:
        of[m.event].add(m.document)
    shared = [e for e in table.events if len(of.get(e.id, ())) == 2]
    if not shared:
        return "different event"
    if any(_denied(e, pair.facet) for e in shared):
        return "different"
    verdicts = [v for e in shared if (v := _verdict(table, e, pair.facet)) is not None]
    return next((v for v in verdicts if v != "not comparable"), "not comparable")


def _denied(event: Event, facet: Facet) -> bool:
    """Whether one denies what the other gives: who took part, or where."""
    found = [f for f in event.findings if f.facet == facet and facet in ("participants", "place")]
    return any(f.denied and f.status == "disputed" for f in found)


def _verdict(table: Table, event: Event, facet: Facet) -> str | None:
    a, b = (_value(table, event, facet, d) for d in ("a", "b"))
    return COMPARE[facet](a, b).verdict if a is not None and b is not None else None


def _value(table: Table, event: Event, facet: Facet, name: str) -> FacetValue | None:
    """The value of a facet that a document's accounts give; those who take part by name."""
    if facet == "participants":
        people = {a.id for a in table.actors if a.kind == "person"}
        return tuple(
            sorted(
                {
                    p.actor
                    for m in table.event_mentions
                    if m.event == event.id and m.document == name
                    for p in m.participants
                    if not p.absent
                }
                & people
            )
        )
    values = [
        v.value
        for f in event.findings
        if f.facet == facet
        for v in f.values
        if any(a.document == name for a in v.accounts)
    ]
    return values[-1] if values else None


def figures(parser: SpacyParser) -> Mapping[str, float]:
    """The share that is right, in per cent, by batch."""
    out = {}
    for batch in BATCHES:
        given = pairs(batch)
        right = sum(found(parser, p) == p.label for p in given)
        out[f"{batch}_right"] = 100 * right / max(1, len(given))
    return out


def main(show: bool) -> None:
    """Measure by facet and print; ``show``: the pairs that came out wrong as well."""
    parser = SpacyParser()
    screen = Screen(title="pairs of statements by facet: right, of")
    screen.add_column("facet")
    right, of = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for batch in BATCHES:
        screen.add_column(batch, justify="right")
        for p in pairs(batch):
            got = found(parser, p)
            of[p.facet, batch] += 1
            right[p.facet, batch] += got == p.label
            if show and got != p.label:
                print(f"{batch} {p.facet}: {p.label}, found {got}\n  {p.a}\n  {p.b}")
    facets = sorted({f for f, _ in of})
    for facet in facets:
        screen.add_row(facet, *(f"{right[facet, b]} of {of[facet, b]}" for b in BATCHES))
    sums = [tuple(sum(c[f, b] for f in facets) for c in (right, of)) for b in BATCHES]
    screen.add_row("all", *(f"{r} of {n}" for r, n in sums))
    Console().print(screen)


if __name__ == "__main__":
    main("--show" in sys.argv)
