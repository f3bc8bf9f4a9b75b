#!/usr/bin/env python3
"""Write the time expressions that the product finds in a gold file's articles.

    predict_timexes.py GOLD.jsonl PREDICTIONS.jsonl [--half develop|report [--keep GOLD_HALF.jsonl]]

GOLD lines: {"doc", "published", "text", "timexes"}; ``--half`` keeps the documents whose SHA-256 of
the id begins with an even (develop) or odd (report) byte, and ``--keep`` writes them, for the
scorer. Paragraphs between blank lines are body.
The speed of the stage after parsing is written to standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from twosource.dating import recognise
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone, document_id
from twosource.model.span import trim


def half_of(doc: str) -> str:
    """Return the half of the data that a document belongs to."""
    return "report" if hashlib.sha256(doc.encode()).digest()[0] % 2 else "develop"


def document(line: dict[str, Any]) -> Document:
    """Make a document of a gold line: each paragraph is a body zone."""
    text, zones, start = line["text"], [], 0
    for part in text.split("\n\n"):
        span = trim(text, start, start + len(part))
        if span is not None:
            zones.append(Zone("body", span))
        start += len(part) + 2
    published = date.fromisoformat(line["published"][:10]) if line.get("published") else None
    return Document(
        id=document_id(None, line["doc"], text), doc=line["doc"], file=None, url=None, outlet=None,
        title=None, byline=None, published=published, language="en", text=text, zones=tuple(zones),
    )  # fmt: skip


def lines(path: Path, half: str | None) -> Iterator[dict[str, Any]]:
    """Read the gold lines of one half, or all."""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(raw)
        if half is None or half_of(line["doc"]) == half:
            yield line


def main() -> None:
    """Run the command line."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("gold", type=Path)
    args.add_argument("predictions", type=Path)
    args.add_argument("--half", choices=("develop", "report"))
    args.add_argument("--keep", type=Path)
    given = args.parse_args()
    if given.keep is not None:
        kept = (json.dumps(line) + "\n" for line in lines(given.gold, given.half))
        given.keep.write_text("".join(kept), encoding="utf-8")
    parser, spent, count = SpacyParser(), 0.0, 0
    with given.predictions.open("w", encoding="utf-8") as out:
        for line in lines(given.gold, given.half):
            doc = document(line)
            parse = parser.parse(doc)
            begun = time.process_time()
            found = recognise(doc, parse)
            spent += time.process_time() - begun
            count += 1
            timexes = [
                {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
                for t in found
            ]
            out.write(json.dumps({"doc": line["doc"], "timexes": timexes}) + "\n")
    print(
        f"{count} documents, {count / max(spent, 1e-9):.0f} a second after parsing", file=sys.stderr
    )


if __name__ == "__main__":
    main()
