"""Whether what is shown as disputed is so: 100 drawn from the incidents story, judged by reading.

``python -m evals.disputed [--pile incidents|polnear] [--story FILE] [--seed N] [--print FILE]``
builds the story of all articles of ``../shared/incidents``, or of PolNeAR's (``evals/piles.py``;
a story file that is named is kept), draws 100 of the findings
that are shown as disputed or changed, and holds the draw against the stored labels. ``--print``
writes those that have no label yet with their words, to be judged, and each with the line that
takes the label.

``evals/disputed/labels.jsonl`` has no text: a line holds ``draw`` (when it was drawn: see
docs/evaluation.md), ``facet``, ``values`` (for each value the
passages that give it: document, start, end), ``verdict`` and, where it is wrong, ``fault``. Right
is what a reporter who clicks agrees with: one event, and two passages that give values of this
facet which cannot both be so. "cannot tell" counts against us. A label holds as long as the finding
has as many values, each with a passage that overlaps one of the label's.

The draw takes the findings whose hash with the seed is lowest: a change of the program that alters
a few findings alters the draw by a few.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console

from evals.incidents import ARTICLES, read_story
from evals.piles import write_polnear
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.terminal import ALWAYS, section
from twosource.model.finding import Event, Evidence, Facet, Finding, Value
from twosource.model.span import Span
from twosource.model.table import Table

FILE = Path(__file__).parent / "disputed" / "labels.jsonl"
DRAWN = 100
SEED = 1
_PASSAGES, _AROUND = 3, 300
"""Passages of a value that a label keeps and that are printed; code points around each."""
Passages = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader said of a finding. ``fault`` is empty where it is right."""

    facet: Facet
    values: tuple[Passages, ...]
    verdict: str
    fault: str = ""

    def holds(self, finding: Finding) -> bool:
        """Whether a finding is still the one that was judged."""
        found = [_passages(v, None) for v in _values(finding)]
        return (
            finding.facet == self.facet
            and len(found) == len(self.values)
            and all(any(_overlap(mine, theirs) for theirs in found) for mine in self.values)
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draw held against the labels: ``right`` of ``judged``, and the faults of the others."""

    drawn: int
    judged: int
    right: int
    faults: Mapping[str, int]

    @property
    def precision(self) -> float:
        """In per cent."""
        return 100 * self.right / max(1, self.judged)


def differing(table: Table) -> list[tuple[Event, Finding]]:
    """The findings that a reader is shown as disputed or changed."""
    return [(e, f) for e in table.events for f in e.findings if section(f) in ALWAYS]


def draw(
    found: Iterable[tuple[Event, Finding]], seed: int, wanted: int = DRAWN
) -> list[tuple[Event, Finding]]:
    """As many findings at random, or all if there are fewer."""

    def lot(one: tuple[Event, Finding]) -> str:
        return hashlib.sha256(f"{seed} {one[0].id} {one[1].facet}".encode()).hexdigest()

    return sorted(found, key=lot)[:wanted]


def wilson(right: int, judged: int, z: float = 1.96) -> tuple[float, float]:
    """The score interval of a share, in per cent (Wilson 1927); nothing is known of none."""
    if judged == 0:
        return 0.0, 100.0
    share, square = right / judged, z * z / judged
    middle = (share + square / 2) / (1 + square)
    half = z * math.sqrt(share * (1 - share) / judged + square / (4 * judged)) / (1 + square)
    return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)


def labels(path: Path = FILE) -> list[Label]:
    """Read the labels; the last one that holds for a finding counts."""
    rows = (json.loads(x) for x in path.read_text(encoding="utf-8").splitlines())
    return [
        Label(
            facet=row["facet"],
            values=tuple(tuple(Evidence(d, Span(a, b)) for d, a, b in v) for v in row["values"]),
            verdict=row["verdict"],
            fault=row.get("fault", ""),
        )
        for row in rows
    ]


def label_of(finding: Finding, known: Sequence[Label]) -> Label | None:
    """The label of a finding; None where nobody has judged it as it is."""
    return next((x for x in reversed(known) if x.holds(finding)), None)


def judge(found: Sequence[tuple[Event, Finding]], known: Sequence[Label]) -> Outcome:
    """Hold drawn findings against the labels."""
    given = [x for _, f in found if (x := label_of(f, known)) is not None]
    faults = Counter(x.fault or x.verdict for x in given if x.verdict != "right")
    return Outcome(len(found), len(given), sum(x.verdict == "right" for x in given), faults)


def _values(finding: Finding) -> tuple[Value, ...]:
    return (*finding.values, *finding.denied)


def _passages(value: Value, most: int | None) -> Passages:
    return tuple(e for a in value.accounts for e in a.evidence[:1] if e)[:most]


def _overlap(a: Passages, b: Passages) -> bool:
    return any(
        x.document == y.document and x.span.start < y.span.end and y.span.start < x.span.end
        for x in a
        for y in b
    )


def row(finding: Finding) -> dict[str, Any]:
    """A label's line, the verdict open."""
    passages = [_passages(v, _PASSAGES) for v in _values(finding)]
    return {
        "facet": finding.facet,
        "values": [[[e.document, e.span.start, e.span.end] for e in v] for v in passages],
        "verdict": "",
        "fault": "",
    }


def sheet(table: Table, found: Iterable[tuple[Event, Finding]]) -> Iterator[str]:
    """The lines that a reader judges by: values, who gives them, their words and those around."""
    index = Index(table)
    for n, (event, f) in enumerate(found):
        yield f"=== {n} {section(f)} {event.type} {f.facet}: {phrases.event_title(index, event)}"
        for v in _values(f):
            yield f"  * {phrases.value(index, f.facet, v.value)} ({len(v.accounts)} accounts)"
            for a in v.accounts[:_PASSAGES]:
                d = index.documents[a.document]
                yield f"    {d.doc} published {d.published} said {a.said_on}: " + phrases.chain(
                    index, a, "<-"
                )
                for e in a.evidence[:1]:
                    low, high = max(0, e.span.start - _AROUND), e.span.end + _AROUND
                    parts = d.text[low : e.span.start], e.span.of(d.text), d.text[e.span.end : high]
                    yield "      " + "{}[[{}]]{}".format(*parts).replace("\n", " / ")
        yield "  " + json.dumps(row(f))


def write(table: Table, found: Sequence[tuple[Event, Finding]], to: TextIO) -> None:
    """Write the sheet of drawn findings."""
    to.writelines(line + "\n" for line in sheet(table, found))


def main() -> None:
    """Draw, hold against the labels, print."""
    options = argparse.ArgumentParser(prog="python -m evals.disputed", description=__doc__)
    options.add_argument("--story", type=Path, help="a story file to keep the readings in")
    options.add_argument("--pile", choices=("incidents", "polnear"), default="incidents")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--print", type=Path, help="where to write what has no label yet")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = ARTICLES
        if given.pile == "polnear":
            articles = Path(folder) / "polnear.jsonl"
            write_polnear(articles)
        table = read_story(given.story or Path(folder) / "a.story", articles=articles)
    known, every = labels(), differing(table)
    found = draw(every, given.seed)
    if given.print:
        with given.print.open("w", encoding="utf-8") as file:
            write(table, [x for x in found if label_of(x[1], known) is None], file)
    out, console = judge(found, known), Console()
    low, high = wilson(out.right, out.judged)
    console.print(
        f"{len(every)} findings are disputed or changed; {out.drawn} drawn by {given.seed}"
    )
    console.print(f"{out.judged} have a label, {out.drawn - out.judged} have none yet")
    console.print(
        f"right: {out.right} of {out.judged}, {out.precision:.1f} % ({low:.1f} to {high:.1f})"
    )
    for fault, n in sorted(out.faults.items(), key=lambda x: (-x[1], x[0])):
        console.print(f"  {n} {fault}")


if __name__ == "__main__":
    main()
