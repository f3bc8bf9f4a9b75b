"""Whether the spans of a brief's lines support them: lines that were read, and their labels.

``python -m evals.briefs`` writes the briefs of the sample anew and prints how many of the lines
that were read hold what they say in their passages (``briefs.jsonl``), and how many lines are
others than those that were read. ``--show`` prints the lines with their passages, to be
read; ``--write`` adds those that are not read yet to the labels, as right until somebody says
otherwise.

The sample: briefs of generated stories (seed 41), and of incidents of ``../shared/incidents`` of
which there are three articles or more, an incident a story. A line is known by a digest of what it
says and of its passages: the labels hold ids and offsets, and no text.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.generate import generate_matters
from bench.inputs import documents, write_lines

from evals.incidents import ARTICLES, rows
from twosource.checking.brief import brief
from twosource.comparing import compare
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.take import Take
from twosource.model.table import Table
from twosource.pipeline import Models, load_models, read_document

LABELS = Path(__file__).parent / "briefs.jsonl"
SEED, GENERATED, MATTERS, INCIDENTS = 41, 120, 10, 10
FLOOR = 97.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a brief. ``story`` is what it stands in: a matter's or an incident's number."""

    story: str
    line: Line
    index: Index

    @property
    def key(self) -> str:
        """What it is known by."""
        docs = self.index.documents
        at = [f"{docs[e.document].doc}:{e.span.start}-{e.span.end}" for e in self.line.evidence]
        told = "\n".join([self.story, self.line.text, *at])
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def row(self) -> dict[str, Any]:
        """What the labels hold of it: ids and offsets."""
        docs = self.index.documents
        places = [[docs[e.document].doc, e.span.start, e.span.end] for e in self.line.evidence]
        return {"key": self.key, "story": self.story, "places": places}


def sample(models: Models) -> Iterator[Shown]:
    """The lines of the sample's briefs."""
    for k, matter in enumerate(generate_matters(SEED, GENERATED)):
        if k < MATTERS:
            yield from _lines(f"generated {k}", _table(models, matter.lines))
    if ARTICLES.is_file():
        held: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows(ARTICLES):
            held[row["incident"]].append(row)
        several = sorted((i for i, found in held.items() if len(found) >= 3), key=_shuffled)
        for incident in several[:INCIDENTS]:
            yield from _lines(f"incident {incident}", _table(models, held[incident]))


def _shuffled(incident: str) -> str:
    return hashlib.sha256(f"brief {incident}".encode()).hexdigest()


def _table(models: Models, lines: Sequence[dict[str, Any]]) -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_lines(path, lines)
        readings = [read_document(d, models) for d in documents(path)]
    return compare(readings, {})[0]


def _lines(story: str, table: Table) -> Iterator[Shown]:
    made, index = brief(Take(table, proposed=True)), Index(table)
    for line in made.lines if made else ():
        if line.evidence:  # "No reply of ..." rests on no passage
            yield Shown(story, line, index)


def labels() -> dict[str, bool]:
    """Whether each line that was read is supported by its passages."""
    if not LABELS.is_file():
        return {}
    held = (json.loads(x) for x in LABELS.read_text(encoding="utf-8").splitlines())
    return {row["key"]: row["right"] for row in held}


def main() -> None:
    """Print the precision, or the lines."""
    known, found = labels(), list(sample(load_models()))
    fresh = [s for s in found if s.key not in known]
    if "--show" in sys.argv:
        for s in found:
            print(f"\n[{s.story}] {s.key} {known.get(s.key, 'not read')}\n{s.line.text}")
            for e in s.line.evidence:
                print(f"    | {s.index.documents[e.document].published} {s.index.words(e)}")
    if "--write" in sys.argv:
        with LABELS.open("a", encoding="utf-8") as out:
            for s in {s.key: s for s in fresh}.values():
                out.write(json.dumps({**s.row, "right": True}) + "\n")
    for kind in ("generated", "incident", ""):
        held = [s for s in found if s.story.startswith(kind)]
        read = [known[s.key] for s in held if s.key in known]
        right = 100 * sum(read) / max(1, len(read))
        print(f"{kind or 'all':10}{len(held)} lines, {len(read)} of them read: {sum(read)} are"
              f" supported by their passages ({right:.1f} %)")  # fmt: skip
    print(f"{len(fresh)} lines are others than those that were read")
    raise SystemExit(0 if right >= FLOOR or not read else 1)


if __name__ == "__main__":
    main()
