"""What somebody who is accused is said to reply: an allegation never stands without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files

from twosource.accounts.independence import Sides
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.model.attribution import Attribution
from twosource.model.event import EventMention, Role
from twosource.model.finding import Account, Event, Evidence
from twosource.model.span import hull

_ACCUSED: frozenset[Role] = frozenset({"suspect", "actor", "initiator", "participant"})
_BEFALLEN: frozenset[Role] = frozenset({"recipient", "object"})


@cache
def accusing() -> frozenset[str]:
    """The event types that accuse (``lexicons/allegations.txt``)."""
    text = files("twosource.export").joinpath("lexicons/allegations.txt").read_text("utf-8")
    return frozenset(w for w in text.splitlines() if w and not w.startswith("#"))


@cache
def _rebuttal() -> re.Pattern[str]:
    text = files("twosource.export").joinpath("lexicons/rebuttals.txt").read_text("utf-8")
    words = [re.escape(w) for w in text.splitlines() if w and not w.startswith("#")]
    ending = {"den": r"(?:y|ies|ied|ial|ials|ying)\b", "lie": r"s?\b", "never": r"\b"}
    return re.compile(
        r"\b(?:" + "|".join(w + ending.get(w, "") for w in words) + ")", re.IGNORECASE
    )


class Replies:
    """Who is accused by an event, and what he is said to reply."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sides = Sides(index.actors)

    @cached_property
    def _mentions(self) -> dict[str, EventMention]:
        return {m.id: m for m in self.index.table.event_mentions}

    @cached_property
    def _denials(self) -> list[Attribution]:
        kinds = ("denies", "declines")
        return [a for a in self.index.table.attributions if a.speaker and a.stance in kinds]

    @cached_property
    def _sayings(self) -> list[Attribution]:
        return [a for a in self.index.table.attributions if a.speaker and a.parent is None]

    def _told(self, event: Event) -> set[str]:
        return {self._mentions[m].document for m in event.mentions if m in self._mentions}

    def accused(self, event: Event) -> list[str]:
        """The people and bodies whom an event accuses: nobody for one that accuses nobody.

        Of an arrest or a charge also whom it befell; a body that arrests or charges is not accused.
        """
        if event.type not in accusing():
            return []
        law = event.type in ("arrest", "charge")
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
                return Line(f"{said} denies: \u201c{words}\u201d.", account.evidence[:1], event.id)
        for a in self._said(actor, event):
            whole = hull((*a.source, *a.cue, *a.content))
            if whole is not None:
                passage = Evidence(a.document, whole)
                verb = "denies" if a.stance == "denies" else "does not comment"
                said = self.index.name(a.speaker or actor)
                words = self.index.words(passage)
                return Line(f"{said} {verb}: \u201c{words}\u201d.", (passage,), event.id)
        return self._else(actor, event) or Line(
            f"No reply of {name} in these articles.", (), event.id
        )

    def _else(self, actor: str, event: Event) -> Line | None:
        """What one who is said to deny nothing says all the same: a reader judges whether it is a
        reply, and no reply is spoken of where there may be one. A rebuttal first, then what stands
        where the event is told."""
        told = self._told(event)
        found = [
            (not _rebuttal().search(words), a.document not in told, n, a, words)
            for n, a in enumerate(self._sayings)
            if self._same((a.speaker or "",), actor) and (words := self._words(a))
        ]
        if not found:
            return None
        plain, _, _, a, words = min(found, key=lambda f: f[:3])
        said, whole = self.index.name(a.speaker or actor), hull((*a.source, *a.cue, *a.content))
        assert whole is not None
        lead = f"Whether this is a reply is not known: {said}" if plain else said
        return Line(f"{lead} says: \u201c{words}\u201d.", (Evidence(a.document, whole),), event.id)

    def _words(self, a: Attribution) -> str:
        whole = hull((*a.source, *a.cue, *a.content))
        return self.index.words(Evidence(a.document, whole)) if whole is not None else ""

    def lines(self, event: Event) -> list[Line]:
        """The replies of all whom an event accuses."""
        return [self.of(a, event) for a in self.accused(event)]

    def speaks(self, actor: str, event: Event) -> bool:
        """Whether an actor, or who speaks for it, gives an account of an event, or is said to have
        denied or declined where it is told, or says anything that may be a rebuttal."""
        accounts = (a for f in event.findings for v in (*f.values, *f.denied) for a in v.accounts)
        if any(self._same(a.chain[-1:], actor) for a in accounts):
            return True
        if next(self._said(actor, event), None) is not None:
            return True
        mine = (a for a in self._sayings if self._same((a.speaker or "",), actor))
        return any(_rebuttal().search(self._words(a)) for a in mine)

    def _no(self, event: Event) -> Iterator[Account]:
        for f in event.findings:
            if f.facet == "occurred":
                for v in f.values:
                    if v.value == "no":
                        yield from (a for a in v.accounts if a.chain and a.evidence)

    def _said(self, actor: str, event: Event) -> Iterator[Attribution]:
        told = self._told(event)
        for a in self._denials:
            if a.document in told and a.speaker and self._same((a.speaker,), actor):
                yield a

    def _same(self, some: tuple[str, ...], actor: str) -> bool:
        known = self.index.actors
        if actor not in known:
            return False
        return any(s in known and self.sides.same(s, actor) for s in some)
