"""Cut a table down to what a page shows, with all that these records speak of.

The result is a table like any other: every id in it is found, and every span lies in its text. So
every format can write it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.finding import Account, Event, Facet, FacetValue, Finding
from twosource.model.order import OrderRelation
from twosource.model.table import Table
from twosource.model.when import Timex

_NAMES: tuple[Facet, ...] = ("initiator", "participants")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: ids. ``findings`` None: all of these events. Of ``documents`` all that is
    said in them is shown, and the claims and wording; of ``wording`` these alone. ``attributions``
    and ``actors`` are shown beside these."""

    events: frozenset[str] = frozenset()
    findings: frozenset[str] | None = None
    documents: frozenset[str] = frozenset()
    attributions: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    wording: frozenset[str] = frozenset()


def cut(table: Table, shown: Shown) -> Table:
    """Return the part of a table that a page shows."""
    return _Cutter(table, shown).table()


class _Cutter:
    def __init__(self, table: Table, shown: Shown) -> None:
        self.whole = table
        self.shown = shown

    def table(self) -> Table:
        """The part, in the order of the whole."""
        kept, events = {d.id for d in self.documents}, {e.id for e in self.events}
        return Table(
            documents=self.documents,
            actors=tuple(self._actors(kept)),
            attributions=self.attributions,
            timexes=tuple(self._timexes()),
            event_mentions=self.mentions,
            events=tuple(self._ordered(events)),
            claims=tuple(self._claims_within()),
            drifts=self.drifts,
            quote_variants=self.variants,
            orders=self.orders,
            reprint_of={
                d: of for d, of in self.whole.reprint_of.items() if d in kept and of in kept
            },
            main_event={
                d: e for d, e in self.whole.main_event.items() if d in kept and e in events
            },
        )

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events with the findings that are shown."""
        wanted = self.shown.findings

        def narrowed(e: Event) -> Event:
            kept = tuple(f for f in e.findings if wanted is None or f.id in wanted)
            return replace(e, findings=kept)

        return tuple(narrowed(e) for e in self.whole.events if e.id in self.shown.events)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims of the documents that are shown, and what stands against them."""
        held = self.shown.documents | self.shown.wording
        kept = {
            c.id for c in self.whole.claims
            if any(e.document in held for a in c.accounts for e in a.evidence)
        }  # fmt: skip
        kept |= {i for c in self.whole.claims if c.id in kept for i in c.opposed_by}
        return tuple(c for c in self.whole.claims if c.id in kept)

    def _claims_within(self) -> Iterator[Claim]:
        kept = {c.id for c in self.claims}
        for c in self.claims:
            yield replace(c, opposed_by=tuple(i for i in c.opposed_by if i in kept))

    @cached_property
    def drifts(self) -> tuple[Drift, ...]:
        """Wording of the documents that are shown."""
        held = self.shown.documents | self.shown.wording
        return tuple(d for d in self.whole.drifts if d.retold.document in held)

    @cached_property
    def variants(self) -> tuple[QuoteVariant, ...]:
        """Utterances in several wordings of which one stands in a document that is shown."""
        held = self.shown.documents | self.shown.wording
        return tuple(
            v for v in self.whole.quote_variants if any(e.document in held for e in v.variants)
        )

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Every account of what is kept."""
        values = (v for e in self.events for f in e.findings for v in (*f.values, *f.denied))
        return (
            *(a for v in values for a in v.accounts),
            *(a for c in self.claims for a in c.accounts),
        )

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Documents that are shown, that hold words of what is kept, or that one repeats."""
        told = {m for e in self.events for m in e.mentions}
        kept = {*self.shown.documents, *self.shown.wording}
        kept |= {m.document for m in self.whole.event_mentions if m.id in told}
        kept |= {a.document for a in self.whole.attributions if a.id in self.shown.attributions}
        for a in self.accounts:
            kept |= {a.document, *(e.document for e in a.evidence)}
        kept |= {d.body.document for d in self.drifts if d.body}
        kept |= {e.document for v in self.variants for e in v.variants}
        changes = (c for e in self.events for f in e.findings for c in f.changes)
        kept |= {d for c in changes for d in c.documents}
        kept |= {self.whole.reprint_of[d] for d in kept & self.whole.reprint_of.keys()}
        return tuple(d for d in self.whole.documents if d.id in kept)

    @cached_property
    def mentions(self) -> tuple[EventMention, ...]:
        """Reports of the events, and all reports of the documents that are shown."""
        told = {m for e in self.events for m in e.mentions}
        events = {e.id for e in self.events}
        return tuple(
            m if m.event in events else replace(m, event=None)
            for m in self.whole.event_mentions
            if m.id in told or m.document in self.shown.documents
        )

    @cached_property
    def orders(self) -> tuple[OrderRelation, ...]:
        """Orders in time between what is kept."""
        kept = {m.id for m in self.mentions}
        return tuple(
            o for o in self.whole.orders
            if o.mention in kept and all(e.mention is None or e.mention in kept for e in o.ends)
        )  # fmt: skip

    def _ordered(self, events: Collection[str]) -> Iterator[Event]:
        """The events without an order that speaks of others."""
        known, told = {o.id for o in self.orders}, {m.id for m in self.mentions}
        for e in self.events:
            when = e.inferred_when
            yield replace(
                e,
                mentions=tuple(m for m in e.mentions if m in told),
                relations=tuple(
                    r for r in e.relations if r.event in events and known.issuperset(r.through)
                ),
                order_conflicts=tuple(
                    c for c in e.order_conflicts
                    if known.issuperset(c.relations) and set(c.events) <= set(events)
                ),
                inferred_when=when if when and known.issuperset(when.through) else None,
            )  # fmt: skip

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Sayings that are shown, in which a report or an order stands, and those around them."""
        by_id = {a.id: a for a in self.whole.attributions}
        kept = set(self.shown.attributions & by_id.keys())
        kept |= {a.id for a in self.whole.attributions if a.document in self.shown.documents}
        kept |= {m.attribution for m in self.mentions if m.attribution in by_id}
        kept |= {o.attribution for o in self.orders if o.attribution in by_id}
        todo = list(kept)
        while todo:
            parent = by_id[todo.pop()].parent
            if parent in by_id and parent not in kept:
                kept.add(parent)
                todo.append(parent)
        return tuple(a for a in self.whole.attributions if a.id in kept)

    def _timexes(self) -> Iterator[Timex]:
        used = {m.when.timex for m in self.mentions if m.when}
        used |= {e.timex for o in self.orders for e in o.ends}
        for t in self.whole.timexes:
            if t.id in used or t.document in self.shown.documents:
                yield t

    def _actors(self, documents: Collection[str]) -> Iterator[Actor]:
        """Whoever is spoken of, and those for whom they speak; with their names in what is kept."""
        by_id = {a.id: a for a in self.whole.actors}
        kept: set[str] = set()
        todo = [i for i in self._named() if i in by_id]
        while todo:
            found = by_id[todo.pop()]
            if found.id not in kept:
                kept.add(found.id)
                todo += [i for i in (*found.speaks_for, *found.member_of) if i in by_id]
        for a in self.whole.actors:
            if a.id in kept:
                yield replace(
                    a,
                    mentions=tuple(m for m in a.mentions if m.document in documents),
                    unnamed_why=tuple(w for w in a.unnamed_why if w.document in documents),
                )

    def _named(self) -> Iterator[str]:
        yield from self.shown.actors
        for e in self.events:
            yield from (p.actor for p in e.participants)
            yield from (i for r in e.relations for i in r.account)
            for f in e.findings:
                yield from _in_values(f)
        yield from (i for a in self.accounts for i in a.chain)
        yield from (p.actor for m in self.mentions for p in m.participants)
        for s in self.attributions:
            yield from (i for i in (s.speaker, s.via, s.addressee) if i)
        yield from (v.speaker for v in self.variants if v.speaker)
        yield from self._of_documents()

    def _of_documents(self) -> Iterator[str]:
        """Whoever is named in a document that is shown."""
        for a in self.whole.actors:
            if any(m.document in self.shown.documents for m in a.mentions):
                yield a.id


def _in_values(f: Finding) -> Iterator[str]:
    """The actors in the values of a finding."""
    given: Iterable[FacetValue] = (
        *(v.value for v in (*f.values, *f.denied)), *(p.value for p in f.pooled),
        *(x for c in f.changes for x in (c.before, c.after)),
        *(x for s in f.splits for x in s.values),
    )  # fmt: skip
    yield from (c.actor for c in f.changes)
    yield from (i for s in f.splits for i in s.actors)
    if f.facet in _NAMES:
        for value in given:
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from value
