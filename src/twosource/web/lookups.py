"""Look-ups in a story that the pages share, each made once a table and when first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from twosource.checking.contacts import Contact, contacts
from twosource.corrections.actors import KINDS as OF_ACTORS
from twosource.corrections.checked import Check, checked
from twosource.export.by_whom import words
from twosource.export.review import waiting
from twosource.export.terminal import SECTIONS, Section, section
from twosource.export.timeline import Timeline, timeline
from twosource.leaving import private
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.correction import Correction
from twosource.model.document import Document
from twosource.model.finding import Event, Facet, Finding
from twosource.model.table import Table
from twosource.web.by_document import ByDocument
from twosource.web.waiting import Waiting
from twosource.web.waiting import waiting as waiting_beside


class Lookups(ByDocument):
    """Read-only. ``name`` is the story's, ``held`` its corrections, undone ones among them."""

    def __init__(
        self, table: Table, name: str = "", held: Sequence[Correction] = (), waiting: int = 0,
        hidden: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(table)
        self.story = name
        self.held = tuple(held)
        self.hidden = hidden
        self._timelines: dict[int | None, Timeline] = {}
        self.waiting = waiting
        """Articles that are stored and not yet compared."""

    @cached_property
    def checks(self) -> Mapping[tuple[str, str], Check]:
        """Who looked at which row last, and when."""
        return checked(self.held)

    def by(self, row: str) -> str:
        """Who looked at a saying or a report last, in words; empty where nobody did."""
        found = [c for (id_, _), c in self.checks_of.get(row, ())]
        return words(found)

    @cached_property
    def checks_of(self) -> dict[str, list[tuple[tuple[str, str], Check]]]:
        """The checks of a row."""
        out: dict[str, list[tuple[tuple[str, str], Check]]] = defaultdict(list)
        for key, check in self.checks.items():
            out[key[0]].append((key, check))
        return out

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.table.events}

    @cached_property
    def events_with(self) -> dict[str, list[Event]]:
        """The events in which an actor takes part."""
        out: dict[str, list[Event]] = defaultdict(list)
        for e in self.table.events:
            for actor in dict.fromkeys(p.actor for p in e.participants):
                out[actor].append(e)
        return out

    @cached_property
    def spoken_for_by(self) -> dict[str, list[str]]:
        """Who speaks for an actor."""
        out: dict[str, list[str]] = defaultdict(list)
        for a in self.table.actors:
            for other in a.speaks_for:
                out[other].append(a.id)
        return out

    @cached_property
    def sectioned(self) -> list[tuple[Section, Event, Finding]]:
        """The findings, disputed and changed first, each with its section."""
        held: dict[Section, list[tuple[Section, Event, Finding]]] = {s: [] for s in SECTIONS}
        for e in self.table.events:
            for f in e.findings:
                name = section(f)
                held[name].append((name, e, f))
        return [x for of_it in held.values() for x in of_it]

    @cached_property
    def facets_told(self) -> list[Facet]:
        """The facets of which there are findings."""
        return sorted({f.facet for _, _, f in self.sectioned})

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, by name."""
        return tuple(sorted({d.outlet for d in self.table.documents if d.outlet}))

    @cached_property
    def folded(self) -> list[tuple[Actor, tuple[str, ...]]]:
        """The actors, the most mentioned first, with their names in small letters."""
        return [(a, tuple(n.casefold() for n in (a.name, *a.aliases))) for a in self.by_weight]

    @cached_property
    def contacts(self) -> list[Contact]:
        """The contacts of two or more, those first of which the number is disputed."""
        found = [c for c in contacts(self) if len(c.people) > 1]
        found.sort(key=lambda c: (
            "count" not in c.differ, self.name(c.first[0]), self.name(c.second[0]),
            c.event.channel or "", c.event.id,
        ))  # fmt: skip
        return found

    @cached_property
    def newest(self) -> list[Document]:
        """The articles, the newest first, those without a date last."""
        held = self.table.documents
        ordered = sorted(held, key=lambda d: (d.published is None, d.outlet or "", d.id))
        ordered.sort(key=lambda d: d.published.toordinal() if d.published else 0, reverse=True)
        return ordered

    @cached_property
    def waiting_rows(self) -> list[Attribution]:
        """The sayings that nobody has looked at, the least sure first."""
        return waiting(self)

    @cached_property
    def proposed(self) -> Waiting:
        """All else that nobody has looked at."""
        return waiting_beside(self)

    @cached_property
    def shelves(self) -> dict[str, tuple[str, str]]:
        """An article's outlet and month of publication; empty: not known."""
        return {
            d.id: (d.outlet or "", d.published.isoformat()[:7] if d.published else "")
            for d in self.table.documents
        }

    def timeline(self, shown: int | None) -> Timeline:
        """The timeline, ``shown`` events at most (None: all)."""
        if shown not in self._timelines:
            self._timelines[shown] = timeline(self.table, shown)
        return self._timelines[shown]

    @cached_property
    def by_weight(self) -> list[Actor]:
        """The actors, the most mentioned first."""
        return sorted(self.table.actors, key=lambda a: (-len(a.mentions), a.name, a.id))

    @cached_property
    def touched(self) -> dict[str, list[int]]:
        """The corrections of who is who that hold, by the actors they are about."""
        out: dict[str, list[int]] = defaultdict(list)
        for c in self.held:
            if c.undone is None and c.kind in OF_ACTORS:
                for t in c.targets:
                    out[t.id].append(c.id)
        return out

    @cached_property
    def _private(self) -> frozenset[str]:
        return private(self.held)

    def is_private(self, document: str) -> bool:
        """Whether a person said that it is in nothing that leaves."""
        return document in self._private

    def standing(self, actor: str) -> str:
        """Whether a person has corrected an actor; else it is proposed."""
        numbers = self.touched.get(actor)
        return f"by hand ({', '.join(map(str, numbers))})" if numbers else "proposed"
