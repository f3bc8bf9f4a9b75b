"""What is found when the documents of a matter are compared: rows for the tables beside those of
the documents. Each keeps the record of the JSON contract whole, as text, with the fields by which
one searches beside it."""

from __future__ import annotations

from typing import Any

from twosource.archive.matter import Matter
from twosource.export import shapes, shapes_story
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.shapes import Json, Shape
from twosource.model.finding import Finding
from twosource.model.ids import make_id
from twosource.model.table import Table
from twosource.reading.extras import need
from twosource.story.readings import with_payload


def schemas_compared() -> dict[str, Any]:
    """Return the Arrow schema of each table. Raises ``ReadError`` without pyarrow."""
    from twosource.archive.schema import failures

    pa = need("pyarrow", "Parquet")
    text, number, day = pa.string(), pa.int64(), pa.date32()
    texts = pa.list_(text)
    fields = {
        "matters": [("matter", text), ("title", text), ("documents", texts), ("first", day),
                    ("last", day), ("events", number), ("disputed", number)],
        "reprints": [("matter", text), ("document", text), ("reprint_of", text)],
        "story_actors": [("matter", text), ("id", text), ("kind", text), ("name", text),
                         ("record", text)],
        "events": [("matter", text), ("id", text), ("type", text), ("channel", text),
                   ("modality", text), ("mentions", texts), ("documents", texts),
                   ("record", text)],
        "findings": [("matter", text), ("event", text), ("id", text), ("facet", text),
                     ("status", text), ("values", number), ("accounts", number),
                     ("changed", pa.bool_()), ("record", text)],
        "claims": [("matter", text), ("id", text), ("text", text), ("polarity", text),
                   ("status", text), ("record", text)],
        "drifts": [("matter", text), ("facet", text), ("record", text)],
        "quote_variants": [("matter", text), ("speaker", text), ("record", text)],
    }  # fmt: skip
    return {**{name: pa.schema(of) for name, of in fields.items()}, "failures": failures()}


def compare(matter: Matter) -> Shape:
    """Run the across-document stages on a matter; return its rows for each table."""
    from twosource.comparing import compare as compared

    pairs = zip(matter.documents, matter.payloads, strict=True)
    table, _ = compared([with_payload(d, p) for d, p in pairs], {})
    return _rows(table)


def _rows(table: Table) -> Shape:
    id_ = make_id("matter", min(d.id for d in table.documents))
    return {
        "matters": [_matter(id_, table)],
        "reprints": [
            {"matter": id_, "document": d, "reprint_of": of}
            for d, of in sorted(table.reprint_of.items())
        ],
        "story_actors": [
            {"matter": id_, "id": a.id, "kind": a.kind, "name": a.name,
             "record": _text(shapes.actor(a))}
            for a in table.actors
        ],
        **_events(id_, table),
        "claims": [
            {"matter": id_, "id": c.id, "text": c.text, "polarity": c.polarity,
             "status": c.status, "record": _text(shapes_story.claim(c))}
            for c in table.claims
        ],
        "drifts": [
            {"matter": id_, "facet": d.facet, "record": _text(shapes_story.drift(d))}
            for d in table.drifts
        ],
        "quote_variants": [
            {"matter": id_, "speaker": q.speaker, "record": _text(shapes_story.quote_variant(q))}
            for q in table.quote_variants
        ],
    }  # fmt: skip


def _matter(id_: str, table: Table) -> Shape:
    days = sorted(d.published for d in table.documents if d.published)
    first = min(table.documents, key=lambda d: (not d.published, str(d.published), d.id))
    return {
        "matter": id_,
        "title": first.title,
        "documents": [d.id for d in table.documents],
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "events": len(table.events),
        "disputed": sum(f.status == "disputed" for e in table.events for f in e.findings),
    }


def _events(id_: str, table: Table) -> Shape:
    index = Index(table)
    document_of = {m.id: m.document for m in table.event_mentions}
    records = [shapes_story.event(index, e) for e in table.events]
    findings = [
        _finding(id_, e.id, f, told)
        for e, record in zip(table.events, records, strict=True)
        for f, told in zip(e.findings, record["findings"], strict=True)  # type: ignore[arg-type]
    ]
    return {
        "events": [
            {"matter": id_, "id": e.id, "type": e.type, "channel": e.channel,
             "modality": e.modality, "mentions": list(e.mentions),
             "documents": sorted({document_of[m] for m in e.mentions}), "record": _text(record)}
            for e, record in zip(table.events, records, strict=True)
        ],
        "findings": findings,
    }  # fmt: skip


def _finding(id_: str, event: str, f: Finding, told: Json) -> Shape:
    return {"matter": id_, "event": event, "id": f.id, "facet": f.facet, "status": f.status,
            "values": len(f.values), "accounts": sum(len(v.accounts) for v in f.values),
            "changed": f.changed, "record": _text(told)}  # fmt: skip


def _text(record: Json) -> str:
    return dumps(record).decode("utf-8")
