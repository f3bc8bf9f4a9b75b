"""Actors and corrections as lines of text: what `actors` and `corrections` print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from twosource.corrections.actors import KINDS as OF_ACTORS
from twosource.corrections.kinds import KINDS
from twosource.export.safe import printable
from twosource.model.actor import Actor
from twosource.model.correction import Correction
from twosource.model.document import Document
from twosource.model.table import Table

_NAMES, _WORDS = 6, 60


def lines(
    table: Table, held: Sequence[Correction], one: Actor | None, named: str | None
) -> Iterator[str]:
    """Yield two lines an actor, those with most mentions first; for ``one`` its places too."""
    touched: dict[str, list[int]] = {}
    for c in held:
        for t in c.targets if c.kind in OF_ACTORS else ():
            touched.setdefault(t.id, []).append(c.id)
    names = {a.id: a.name for a in table.actors}
    shown = [one] if one is not None else [a for a in table.actors if _wanted(a, named)]
    for a in sorted(shown, key=lambda a: (-len(a.mentions), a.name, a.id)):
        by = touched.get(a.id)
        state = f"by hand (correction {', '.join(map(str, by))})" if by else "proposed"
        yield printable(f"{a.id}  {a.kind}  {a.name}  [{state}]")
        yield "    " + printable(_more(a, names))
    if one is not None:
        yield from _places(table, one)


def _wanted(a: Actor, named: str | None) -> bool:
    return named is None or any(named.lower() in n.lower() for n in (a.name, *a.aliases))


def _more(a: Actor, names: dict[str, str]) -> str:
    documents = Counter(m.document for m in a.mentions)
    n = len(documents)
    places = len(a.mentions)
    parts = [f"{places} mention{'s' * (places != 1)} in {n} article{'s' * (n != 1)}"]
    if a.aliases:
        more = f" and {len(a.aliases) - _NAMES} more" if len(a.aliases) > _NAMES else ""
        parts.append("also: " + "; ".join(a.aliases[:_NAMES]) + more)
    if a.roles:
        parts.append("roles: " + "; ".join(a.roles[:_NAMES]))
    if a.speaks_for:
        told = (f"{names.get(s, 'unknown')} ({s})" for s in a.speaks_for)
        parts.append("speaks for: " + "; ".join(told))
    return " | ".join(parts)


def _places(table: Table, a: Actor) -> Iterator[str]:
    documents: dict[str, Document] = {d.id: d for d in table.documents}
    last = None
    for m in a.mentions:
        document = documents.get(m.document)
        if document is None or m.span.end > len(document.text):
            continue
        if document.id != last:
            last = document.id
            yield "  " + printable(document.file or document.url or document.doc or "")
        text = document.text
        before, after = text[max(0, m.head.start - 30) : m.head.start], text[m.head.end :][:30]
        words = f"{before}[{m.head.of(text)}]{after}"
        yield "    " + printable(
            f"{document.id}:{m.head.start}-{m.head.end}  {' '.join(words.split())}"
        )


def said(c: Correction) -> str:
    """What a correction says, in a line."""
    kind = KINDS.get(c.kind)
    return kind.words(c) if kind is not None else "of a kind that this twosource does not know"


def correction(c: Correction) -> Iterator[str]:
    """Yield the lines of a correction: what it says, who says so, and what became of it."""
    yield printable(f"{c.id}  {c.kind}  {said(c)}")
    why = f": {c.reason}" if c.reason else ""
    yield "    " + printable(f"{c.made:%Y-%m-%d %H:%M} UTC, {c.by}{why}")
    if c.undone is not None:
        yield "    " + printable(f"undone {c.undone:%Y-%m-%d %H:%M} UTC")
    elif c.state:
        yield "    " + printable(c.state)
        if c.kind != "merge" or c.state.startswith("orphan"):
            yield from _words(c)


def _words(c: Correction) -> Iterator[str]:
    """The words by which it was to be found, so that a person can see what is meant."""
    for t in c.targets:
        for a in t.anchors[:3]:
            around = " ".join(f"{a.prefix}[{a.exact}]{a.suffix}".split())[: 2 * _WORDS]
            yield "      " + printable(f"{a.document}:{a.span.start}-{a.span.end}  {around}")
