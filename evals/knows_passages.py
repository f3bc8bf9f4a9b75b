"""How a source knows, on passages of our own (``evals/knows/*.jsonl``).

A line is ``id, kind, batch, text, said``; each of ``said`` gives ``source`` and a part of its
``content`` as exact words, ``knows_by``, and ``words``: those that say it (null where it is
"unstated"). ``python -m evals.knows_passages [BATCH]`` prints what is read otherwise.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from evals.passages import Words, document_of, locate
from twosource.actors import cast as read_cast
from twosource.attribution import attribute
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution, KnowsBy
from twosource.model.document import Document
from twosource.model.span import Span

FOLDER = Path(__file__).parent / "knows"


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying of the gold."""

    source: Span
    content: Span
    knows_by: KnowsBy
    words: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its gold."""

    id: str
    kind: str
    batch: int
    text: str
    said: tuple[Saying, ...]

    def document(self) -> Document:
        """The passage as the reader gives it."""
        return document_of(self.id, self.text)


def passages(batch: int | None = None) -> list[Passage]:
    """The passages of one batch (None: all). Raises ``ValueError`` where words are not found."""
    rows = (json.loads(x) for p in sorted(FOLDER.glob("*.jsonl")) for x in _lines(p))
    made = [
        Passage(r["id"], r["kind"], r["batch"], r["text"], tuple(_said(r["text"], r["said"])))
        for r in rows
    ]
    return [p for p in made if batch in (None, p.batch)]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _said(text: str, rows: list[dict[str, Words]]) -> Iterator[Saying]:
    for row in rows:
        source, content = locate(text, row["source"]), locate(text, row["content"])
        assert source is not None and content is not None
        knows, words = cast(KnowsBy, row["knows_by"]), locate(text, row["words"])
        if (words is None) != (knows == "unstated"):
            raise ValueError(f"words belong to what is stated: {text[:60]!r}")
        yield Saying(source, content, knows, words)


def read(parser: SpacyParser, passage: Passage) -> list[tuple[Saying, Attribution | None]]:
    """Each saying with the attribution found of it: sources meet, and the content is held."""
    document = passage.document()
    parse = parser.parse(document)
    found = read_cast(document, parse, attribute(document, parse)).attributions
    return [(s, _match(s, found)) for s in passage.said]


def _match(s: Saying, found: tuple[Attribution, ...]) -> Attribution | None:
    fit = (
        a
        for a in found
        if any(x.overlaps(s.source) for x in a.source)
        and any(x.overlaps(s.content) for x in a.content)
    )
    return next(fit, None)


def figures(parser: SpacyParser, batch: int | None) -> Mapping[str, float]:
    """In per cent: ``found`` of the sayings; of those found, ``right`` (value and words) and
    ``wrong`` (a value that the text does not give)."""
    n: Counter[str] = Counter()
    for p in passages(batch):
        for s, a in read(parser, p):
            n["all"] += 1
            if a is None:
                continue
            n["found"] += 1
            n["right"] += right(s, a)
            n["false"] += a.knows_by not in ("unstated", s.knows_by)
    hit = max(1, n["found"])
    return {
        "found": 100 * n["found"] / max(1, n["all"]),
        "right": 100 * n["right"] / hit,
        "not_false": 100 - 100 * n["false"] / hit,
    }


def right(s: Saying, a: Attribution) -> bool:
    """Whether value and words are those of the gold."""
    if a.knows_by != s.knows_by:
        return False
    return s.words is None or (a.knows_span is not None and a.knows_span.overlaps(s.words))


def main(batch: int | None) -> None:
    """Print the figures and what is read otherwise."""
    parser = SpacyParser()
    print({k: round(v, 1) for k, v in figures(parser, batch).items()})
    for p in passages(batch):
        for s, a in read(parser, p):
            if a is None or not right(s, a):
                got = "not found" if a is None else a.knows_by
                words = a.knows_span.of(p.text) if a is not None and a.knows_span else ""
                print(f"{p.id} [{p.kind}] {s.knows_by} read as {got} {words!r}: {p.text[:120]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
