"""Write the attributions that are found, to be scored by ../shared/tools/score_attribution.py.

python bench/predict_attributions.py GOLD.jsonl PRED.jsonl [--rules]

The trained tagger takes part where it is installed; ``--rules`` leaves it out.

A line in is ``{"doc", "text"}``; each line of its text is taken for a body paragraph. A line out is
``{"doc", "attributions"}`` with spans as ``[start, end]``, and ``parent`` where one is nested.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from twosource.attribution import attribute
from twosource.attribution.tagging import MISSING, Tagger, load_tagger
from twosource.language.parse import Parser, SpacyParser
from twosource.model.attribution import Attribution
from twosource.model.document import Document, Zone, document_id
from twosource.model.span import Span


def document(doc: str, text: str) -> Document:
    """A document whose lines are body paragraphs."""
    zones, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone("body", Span(start, start + len(line))))
        start += len(line) + 1
    return Document(
        id=document_id(None, doc, text), doc=doc, file=None, url=None, outlet=None, title=None,
        byline=None, published=None, language="en", text=text, zones=tuple(zones),
    )  # fmt: skip


def as_json(a: Attribution) -> dict[str, object]:
    """One attribution in the shape of the gold."""
    roles = {"source": a.source, "cue": a.cue, "content": a.content}
    spans = {role: [[s.start, s.end] for s in value] for role, value in roles.items()}
    return {**spans, "type": a.kind, "parent": a.parent, "score": a.score, "reason": a.reason}


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold file."""
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def predict(
    parser: Parser, rows: list[tuple[str, str]], tagger: Tagger | None = None
) -> tuple[dict[str, list[dict[str, object]]], float]:
    """Predictions by document, and the CPU seconds of the stage alone."""
    out: dict[str, list[dict[str, object]]] = {}
    spent = 0.0
    for doc, text in rows:
        d = document(doc, text)
        parse = parser.parse(d)
        began = time.process_time()
        found = attribute(d, parse, tagger)
        spent += time.process_time() - began
        out[doc] = [as_json(a) for a in found]
    return out, spent


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("gold", type=Path)
    args.add_argument("pred", type=Path)
    args.add_argument("--rules", action="store_true", help="leave the trained tagger out")
    given = args.parse_args()
    texts = [(r["doc"], r["text"]) for r in rows(given.gold)]
    tagger = None if given.rules else load_tagger()
    if tagger is None and not given.rules:
        print(MISSING)
    found, spent = predict(SpacyParser(), texts, tagger)
    with given.pred.open("w", encoding="utf-8") as out:
        for doc, attributions in found.items():
            out.write(json.dumps({"doc": doc, "attributions": attributions}) + "\n")
    words = sum(len(text.split()) for _, text in texts)
    print(f"{words} words; attribution alone {words / max(spent, 1e-9):,.0f} words a CPU second")


if __name__ == "__main__":
    main()
