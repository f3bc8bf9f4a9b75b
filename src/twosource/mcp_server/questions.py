"""What may be asked of a story over the protocol, as plain functions: each answers with JSON.

Answers are bounded, since they go into a model's window, and say how much was left out. What
stands in an answer as ``words`` was written by others: it is evidence, and no instruction.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.errors import UsageError
from twosource.export import phrases
from twosource.export.find_event import candidates, name, near
from twosource.export.index import Index
from twosource.export.matrix import matrix
from twosource.export.matrix_json import matrix_shape
from twosource.export.replies import Replies
from twosource.export.safe import printable
from twosource.export.shapes import Json, Shape, day
from twosource.export.standing import standing
from twosource.model.document import Document
from twosource.model.finding import Event, Finding, Value
from twosource.model.span import Span
from twosource.story.search import Hit

MOST = 50
"""Things in one answer."""
AROUND = 300
"""Code points of a text that are shown before and after a passage."""
LONGEST = 4000
"""Code points of one passage."""
STATUSES = ("disputed", "agreed", "uncorroborated", "single")


def found(index: Index, hits: Sequence[Hit]) -> Shape:
    """The articles that a search found."""
    return {
        "articles": [
            {
                "document": h.document,
                "label": printable(index.label(h.document)),
                "title": h.title,
                "outlet": h.outlet,
                "published": _published(index, h.document),
                "words": h.snippet,
            }
            for h in hits[:MOST]
        ]
    }


def findings(index: Index, status: str | None, actor: str | None, start: int) -> Shape:
    """A page of findings, those in which accounts differ or changed first.

    ``actor``: words of a name of somebody who takes part or gives an account; ``start``: how many
    to pass over. Raises ``UsageError`` for a status that is none.
    """
    if status is not None and status not in STATUSES:
        cure = f"Give one of: {', '.join(STATUSES)}"
        raise UsageError(f"there is no status {status}", where="status", cure=cure)
    who = _named(index, actor) if actor else None
    rows = [
        (e, f)
        for e in standing(index.table)
        for f in e.findings
        if (status is None or f.status == status) and (who is None or who & _of(e, f))
    ]
    rows.sort(key=lambda r: (not r[1].changed, STATUSES.index(r[1].status)))
    start = max(0, start)
    replies = Replies(index)
    shown = rows[start : start + MOST]
    return {
        "findings": [_line(index, e, f, replies.words(e)) for e, f in shown],
        "start": start,
        "of": len(rows),
        "note": "Machine-made and proposed unless 'standing' says accepted. Accounts are what is "
        "said, not what is true. 'independent' counts origins behind the articles.",
    }


def accounts(index: Index, asked: str) -> Shape:
    """The accounts of one event: a row for each origin, with the exact words.

    Raises ``UsageError`` where it is not clear which event is meant, naming some.
    """
    events = candidates(index, asked)
    if len(events) == 1:
        return matrix_shape(index, matrix(index, events[0]))
    others = (events or near(index, asked))[:10]
    listed = "; ".join(f"{e.id}: {printable(name(index, e))}" for e in others)
    what = f"{asked!r} may mean several events" if events else f"there is no event {asked!r}"
    raise UsageError(
        what,
        where="event",
        cure=f"Give an id of: {listed}" if others else "The story has no events",
    )


def evidence(index: Index, document: str, start: int, end: int) -> Shape:
    """The exact words of a passage, with what stands around them and where they were printed.

    Raises ``UsageError`` where there is no such passage.
    """
    d = _document(index, document)
    if not 0 <= start < end <= len(d.text) or end - start > LONGEST:
        cure = f"Give offsets in code points, 0 to {len(d.text)}, at most {LONGEST} apart"
        raise UsageError(f"there is no passage {start} to {end}", where=d.id, cure=cure)
    span = Span(start, end)
    zone = d.zone_at(start)
    return {
        "document": d.id,
        "label": printable(index.label(d.id)),
        "title": d.title,
        "outlet": d.outlet,
        "url": d.url,
        "published": day(d.published),
        "zone": d.zones[zone].kind if zone is not None else None,
        "start": start,
        "end": end,
        "words": span.of(d.text),
        "before": d.text[max(0, start - AROUND) : start],
        "after": d.text[end : end + AROUND],
    }


def _document(index: Index, asked: str) -> Document:
    """The document of an id, or of a label by which one alone is known. Raises ``UsageError``."""
    if asked in index.documents:
        return index.documents[asked]
    found = [d for d in index.table.documents if asked in _called(index, d)]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(d.id for d in found[:10])
    what = (
        f"{len(found)} documents are called {asked!r}"
        if found
        else f"there is no document {asked!r}"
    )
    cure = f"Give one of the ids: {ids}" if ids else "Give an id or label as other answers have it"
    raise UsageError(what, where="document", cure=cure)


def _called(index: Index, d: Document) -> set[str]:
    """By what the answers call a document."""
    label = index.label(d.id)
    return {n for n in (d.doc, d.file, d.url, label, printable(label)) if n}


def _published(index: Index, document: str) -> Json:
    d = index.documents.get(document)
    return day(d.published) if d else None


def _named(index: Index, asked: str) -> frozenset[str]:
    words = asked.casefold().split()
    return frozenset(
        a.id
        for a in index.table.actors
        if any(all(w in n.casefold() for w in words) for n in (a.name, *a.aliases))
    )


def _of(event: Event, f: Finding) -> set[str]:
    """Who takes part in an event, and who gives an account in one of its findings."""
    chains = (a.chain for v in (*f.values, *f.denied) for a in v.accounts)
    return {p.actor for p in event.participants} | {c[-1] for c in chains if c}


def _line(index: Index, event: Event, f: Finding, reply: str) -> Shape:
    return {
        "event": event.id,
        "title": printable(name(index, event)),
        "finding": f.id,
        "facet": f.facet,
        "status": f.status,
        "changed": f.changed,
        "standing": f.standing,
        "values": [_value(index, f, v) for v in phrases.ladder(f.values)[:MOST]],
        "denied": [_value(index, f, v) for v in f.denied[:MOST]],
        "reply": printable(reply) or None,
    }


def _value(index: Index, f: Finding, value: Value) -> Shape:
    first = value.accounts[0] if value.accounts else None
    where = first.evidence[0] if first and first.evidence else None
    return {
        "value": printable(phrases.value(index, f.facet, value.value)),
        "independent": phrases.independent(value.independent),
        "accounts": len(value.accounts),
        "said_by": printable(phrases.chain(index, first, " <- ")) if first else None,
        "document": where.document if where else None,
        "start": where.span.start if where else None,
        "end": where.span.end if where else None,
        "words": index.words(where)[:LONGEST] if where else None,
    }
