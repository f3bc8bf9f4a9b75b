"""Read the time expressions of our own (``evals/timexes/*.jsonl``): words of the text become spans.

A line is one passage: ``id, kind, batch, published, text, timexes``; an expression gives ``words``
(exact words, or ``{"words": ..., "nth": 2}``), ``type``, ``value``, ``basis``, and ``earliest`` and
``latest`` as days or null (open).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

from evals.passages import Words, document_of, locate
from twosource.model.document import Document
from twosource.model.span import Span
from twosource.model.when import Basis, TimexType

FOLDER = Path(__file__).parent / "timexes"


@dataclass(frozen=True, slots=True)
class WantedTime:
    """One expression of the gold."""

    span: Span
    type: TimexType
    value: str
    basis: Basis
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class TimePassage:
    """A passage with the expressions that are in it; none for a near miss."""

    id: str
    kind: str
    batch: int
    published: date | None
    text: str
    wanted: tuple[WantedTime, ...]

    def document(self) -> Document:
        """The passage as the reader gives it."""
        return document_of(self.id, self.text, self.published)


def time_passages(batch: int | None = None) -> list[TimePassage]:
    """The passages of one batch (None: all). Raises ``ValueError`` where words are not found."""
    rows = [
        json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [_passage(r) for r in rows if batch in (None, r["batch"])]


def _passage(row: dict[str, object]) -> TimePassage:
    text = cast(str, row["text"])
    wanted = tuple(_wanted(text, t) for t in cast(list[dict[str, object]], row["timexes"]))
    if any(a.span.end > b.span.start for a, b in pairwise(wanted)):
        raise ValueError(f"{row['id']}: expressions overlap or are out of order")
    return TimePassage(
        cast(str, row["id"]), cast(str, row["kind"]), cast(int, row["batch"]),
        _day(row["published"]), text, wanted,
    )  # fmt: skip


def _wanted(text: str, t: dict[str, object]) -> WantedTime:
    span = locate(text, cast(Words, t["words"]))
    if span is None:
        raise ValueError(f"an expression without words in {text[:60]!r}")
    kind, basis = cast(TimexType, t["type"]), cast(Basis, t["basis"])
    if kind not in get_args(TimexType) or basis not in get_args(Basis):
        raise ValueError(f"no such type or basis: {kind}, {basis}")
    return WantedTime(
        span, kind, cast(str, t["value"]), basis, _day(t["earliest"]), _day(t["latest"])
    )


def _day(given: object) -> date | None:
    return date.fromisoformat(str(given)) if given is not None else None
