"""What somebody who is accused is said to reply: an allegation never stands without it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property

from twosource.accounts.independence import Sides
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.language.entries import entries
from twosource.model.attribution import Attribution
from twosource.model.event import LEGAL, EventMention, Role
from twosource.model.finding import Account, Event, Evidence

_ACCUSED: frozenset[Role] = frozenset({"suspect", "actor", "initiator", "participant"})
DOUBTFUL = 0.5
"""A saying of a lower score is laid in nobody's mouth as what may be a reply."""
_BEFALLEN: frozenset[Role] = frozenset({"recipient", "object"})


@cache
def accusing() -> frozenset[str]:
    """The event types that accuse (``lexicons/allegations.txt``)."""
    return frozenset(entries("twosource.export", "allegations.txt"))


@cache
def rebuttal() -> re.Pattern[str]:
    """The beginnings of ``lexicons/rebuttals.txt``."""
    return re.compile(rf"\b(?:{'|'.join(entries('twosource.export', 'rebuttals.txt'))})", re.I)


def _passage(a: Attribution) -> Evidence:
    assert a.whole is not None
    return Evidence(a.document, a.whole)


class Replies:
    """Who is accused by an event, and what he is said to reply."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sides = Sides(index.actors)
        self._of_side: dict[str, list[Attribution]] = {}

    @cached_property
    def _mentions(self) -> dict[str, EventMention]:
        return {m.id: m for m in self.index.table.event_mentions}

    @cached_property
    def _by_speaker(self) -> dict[str, list[Attribution]]:
        out: dict[str, list[Attribution]] = defaultdict(list)
        for a in self.index.table.attributions:
            if a.speaker:
                out[a.speaker].append(a)
        return out

    @cached_property
    def _at_home(self) -> dict[str, list[str]]:
        """The speakers by whom they speak for or belong to, themselves among these."""
        out: dict[str, list[str]] = defaultdict(list)
        for s in self._by_speaker:
            if s in self.index.actors:
                for home in self.sides.homes(s):
                    out[home].append(s)
        return out

    def _by(self, actor: str) -> list[Attribution]:
        """What an actor, or one of the same side, is said to say, in the order of the table."""
        if actor not in self._of_side:
            homes = self.sides.homes(actor) if actor in self.index.actors else ()
            side = {s for h in homes for s in self._at_home.get(h, ())}  # as ``Sides.same`` has it
            mine = [a for s in side for a in self._by_speaker[s]]
            self._of_side[actor] = sorted(mine, key=lambda a: self._order[a.id])
        return self._of_side[actor]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {a.id: n for n, a in enumerate(self.index.table.attributions)}

    def _told(self, event: Event) -> set[str]:
        return {self._mentions[m].document for m in event.mentions if m in self._mentions}

    def accused(self, event: Event) -> list[str]:
        """The people and bodies whom an event accuses: nobody for one that accuses nobody.

        Of an arrest or a charge also whom it befell; a body that arrests or charges is not accused.
        """
        if event.type not in accusing():
            return []
        law = event.type in LEGAL
        roles = _ACCUSED | (_BEFALLEN if law else frozenset())
        found = [
            p.actor
            for p in event.participants
            if p.role in roles
            and self._kind(p.actor) in ("person", "organisation")
            and not (law and p.role == "actor" and self._kind(p.actor) == "organisation")
        ]
        return list(dict.fromkeys(found))

    def _kind(self, actor: str) -> str | None:
        found = self.index.actors.get(actor)
        return found.kind if found else None

    def of(self, actor: str, event: Event) -> Line:
        """One line: the denial, that he declined to comment, or that the articles have no reply."""
        name = self.index.name(actor)
        for account in self._no(event):
            if self._same(account.chain[-1:], actor):
                said = self.index.name(account.chain[-1])
                words = self.index.words(account.evidence[0])
                told = f"{said} denies: {phrases.in_marks(words)}"
                return Line(told, account.evidence[:1], event.id)
        for a in self._said(actor, event):
            verb = "denies" if a.stance == "denies" else "does not comment"
            return self._line(a, f"{self.index.name(a.speaker or actor)} {verb}", event)
        return self._else(actor, event) or Line(
            f"No reply of {name} in these articles.", (), event.id
        )

    def _else(self, actor: str, event: Event) -> Line | None:
        """What one who is said to deny nothing says all the same: a reader judges whether it is a
        reply, and no reply is spoken of where there may be one. A rebuttal first, then what stands
        where the event is told."""
        told = self._told(event)
        said = [
            a for a in self._by(actor)
            if a.parent is None and a.whole and not self._of_himself(a)
            and (a.score >= DOUBTFUL or self._rebuts(a))
        ]  # fmt: skip
        if not said:
            return None
        best = min(said, key=lambda a: (not self._rebuts(a), a.document not in told))
        name = self.index.name(best.speaker or actor)
        lead = name if self._rebuts(best) else f"Whether this is a reply is not known: {name}"
        return self._line(best, f"{lead} says", event)

    def _of_himself(self, a: Attribution) -> bool:
        """Whether words tell of their speaker by name: nobody speaks so of himself, so they are
        most likely another's ("Farn is wanted for assault")."""
        name = self.index.name(a.speaker or "").rpartition(" ")[2]
        text = self.index.documents[a.document].text
        own = re.compile(rf"\b{re.escape(name)}\b")
        return len(name) > 2 and any(own.search(s.of(text)) for s in a.content)

    def _rebuts(self, a: Attribution) -> bool:
        """Whether a saying has a word of rebuttal."""
        return rebuttal().search(self.index.words(_passage(a))) is not None

    def _line(self, a: Attribution, lead: str, event: Event) -> Line:
        passage = _passage(a)
        words = phrases.in_marks(self.index.words(passage))
        return Line(f"{lead}: {words}", (passage,), event.id)

    def lines(self, event: Event) -> list[Line]:
        """The replies of all whom an event accuses."""
        return [self.of(a, event) for a in self.accused(event)]

    def words(self, event: Event) -> str:
        """The replies of all whom an event accuses, in one text; empty where it accuses nobody."""
        return " ".join(dict.fromkeys(line.text for line in self.lines(event)))

    def speaks(self, actor: str, event: Event) -> bool:
        """Whether an actor, or who speaks for it, gives an account of an event, or is said to have
        denied or declined where it is told, or says anything that may be a rebuttal."""
        accounts = (a for f in event.findings for v in (*f.values, *f.denied) for a in v.accounts)
        if any(self._same(a.chain[-1:], actor) for a in accounts):
            return True
        if next(self._said(actor, event), None) is not None:
            return True
        mine = (a for a in self._by(actor) if a.parent is None and a.whole)
        return any(map(self._rebuts, mine))

    def _no(self, event: Event) -> Iterator[Account]:
        for f in event.findings:
            if f.facet == "occurred":
                for v in f.values:
                    if v.value == "no":
                        yield from (a for a in v.accounts if a.chain and a.evidence)

    def _said(self, actor: str, event: Event) -> Iterator[Attribution]:
        told = self._told(event)
        for a in self._by(actor):
            if a.stance in ("denies", "declines") and a.document in told and a.whole:
                yield a

    def _same(self, some: tuple[str, ...], actor: str) -> bool:
        known = self.index.actors
        if actor not in known:
            return False
        return any(s in known and self.sides.same(s, actor) for s in some)
