"""The last step of every reader: text and metadata -> Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from twosource.language.dateline import find_datelines, is_agency
from twosource.model.document import Document, Zone, ZoneKind, document_id
from twosource.reading.hints import Hints
from twosource.reading.tongue import language
from twosource.reading.zones import lay_out

_FIRST = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found. ``text`` is stored as it is; ``known`` as in ``zones.lay_out``;
    ``sender``: the address it came from, its outlet where neither source nor text names one."""

    text: str
    file: str
    doc: str | None = None
    url: str | None = None
    outlet: str | None = None
    sender: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    known: Mapping[int, ZoneKind] = field(default_factory=dict)
    doc_is_number: bool = False


def assemble(draft: Draft, hints: Hints) -> Document:
    """Return the document: zones, language, and what the hints fill in.

    The input's own metadata comes first, then its top lines, then the hints.
    """
    layout = lay_out(draft.text, title=draft.title, known=draft.known)
    running = [z for z in layout.zones if z.kind != "furniture"]
    tongue = language(z.span.of(draft.text) for z in running)
    return Document(
        id=document_id(
            draft.url, draft.doc, draft.text, draft.outlet or draft.sender or hints.outlet
        ),
        doc=draft.doc,
        file=draft.file,
        url=draft.url,
        outlet=draft.outlet or layout.outlet or draft.sender or hints.outlet,
        title=draft.title or layout.headline,
        byline=draft.byline or layout.byline or _credit(draft.text, layout.zones),
        published=draft.published or layout.published or hints.published,
        language=tongue,
        text=draft.text,
        zones=layout.zones,
        analysed=tongue == "en",
        doc_is_number=draft.doc_is_number,
    )


def _credit(text: str, zones: Sequence[Zone]) -> str | None:
    """The agency that a dateline at the top names: it wrote where no byline names another."""
    running = [z for z in zones if z.kind not in ("furniture", "headline")]
    for found in find_datelines(text, running[:_FIRST]):
        name = found.credit.of(text) if found.credit else ""
        if is_agency(name):
            return name
    return None
