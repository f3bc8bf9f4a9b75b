"""Read the passages of our own (``evals/attribution/*.jsonl``): words of the text become spans.

A line is one passage: ``id, kind, batch, text, attributions``; an attribution gives ``source``,
``cue``, ``addressee``, ``via`` and ``said`` as exact words or null, ``content`` as a list of exact
words, ``parent`` as an index into the list. Words that occur more than once are given as
``{"words": ..., "nth": 2}``. ``optional`` ones are neither missed nor extra.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from twosource.model.attribution import KnowsBy, Stance
from twosource.model.document import Document, document_id
from twosource.model.span import Span
from twosource.reading.zones import find_zones

FOLDER = Path(__file__).parent / "attribution"
Words = str | dict[str, str | int] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One attribution of the gold."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance
    hedged: bool
    parent: int | None
    addressee: Span | None
    via: Span | None
    said: Span | None
    knows_by: KnowsBy
    optional: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its gold."""

    id: str
    kind: str
    batch: int
    text: str
    wanted: tuple[Wanted, ...]

    def document(self) -> Document:
        """The passage as the reader gives it: zones are found, the day is not known."""
        return document_of(self.id, self.text)


def document_of(doc: str, text: str, published: date | None = None) -> Document:
    """A passage as the reader gives it, with its zones."""
    return Document(
        id=document_id(None, doc, text), doc=doc, file=None, url=None, outlet=None, title=None,
        byline=None, published=published, language="en", text=text, zones=find_zones(text),
    )  # fmt: skip


def passages(batch: int | None = None) -> list[Passage]:
    """The passages of one batch (None: all). Raises ``ValueError`` where words are not found."""
    out = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            p = _passage(json.loads(line))
            if batch in (None, p.batch):
                out.append(p)
    return out


def _passage(row: dict[str, object]) -> Passage:
    text = cast(str, row["text"])
    rows = cast(list[dict[str, object]], row["attributions"])
    wanted = tuple(_wanted(text, a) for a in rows)
    for k, w in enumerate(wanted):
        if w.parent is not None and (w.parent == k or not 0 <= w.parent < len(wanted)):
            raise ValueError(f"{row['id']}: no such parent: {w.parent}")
    return Passage(cast(str, row["id"]), cast(str, row["kind"]), cast(int, row["batch"]), text,
                   wanted)  # fmt: skip


def _wanted(text: str, a: dict[str, object]) -> Wanted:
    spans = {k: locate(text, cast(Words, a[k])) for k in ("source", "cue", "addressee", "via")}
    content = [locate(text, w) for w in cast(list[Words], a["content"])]
    return Wanted(
        source=spans["source"],
        cue=spans["cue"],
        content=tuple(s for s in content if s is not None),
        stance=cast(Stance, a["stance"]),
        hedged=cast(bool, a["hedged"]),
        parent=cast("int | None", a["parent"]),
        addressee=spans["addressee"],
        via=spans["via"],
        said=locate(text, cast(Words, a["said"])),
        knows_by=cast(KnowsBy, a["knows_by"]),
        optional=bool(a.get("optional", False)),
    )


def locate(text: str, given: Words) -> Span | None:
    """Return the span of the words. Raises ``ValueError`` where they are not there, or not once."""
    if given is None:
        return None
    words = given if isinstance(given, str) else str(given["words"])
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    hits = [m.span() for m in re.finditer(left + re.escape(words) + right, text)]
    nth = 1 if isinstance(given, str) else int(given["nth"])
    if len(hits) < nth or (isinstance(given, str) and len(hits) > 1):
        raise ValueError(f"{words!r} stands {len(hits)} times in {text[:60]!r}")
    return Span(*hits[nth - 1])
