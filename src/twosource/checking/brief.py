"""A page for the editor: a headline, up to five points, one paragraph.

Each line is verbatim, or filled from findings by template, and has the passages it rests on.
Nothing is written freely, and no line gives one side of what is disputed as what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.line import Line, origin, places, sentence, value_of, who
from twosource.export.replies import Replies
from twosource.model.finding import Account, Event, Facet, Finding
from twosource.model.table import Table

POINTS = 5
QUOTED = 6
_LONG = 300
_LABELS: dict[Facet, str] = {
    "count": "Number", "when": "Day", "place": "Place", "about": "Topic",
    "initiator": "Who began it", "participants": "Who took part",
    "occurred": "Whether it happened", "killed": "Killed", "injured": "Injured",
    "amount": "Amount",
}  # fmt: skip
_ON: dict[Facet, str] = {
    "count": "how often", "when": "the day", "place": "the place", "about": "the topic",
    "initiator": "who began it", "participants": "who took part",
    "occurred": "whether it happened", "killed": "how many were killed",
    "injured": "how many were injured", "amount": "the amount",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """A headline, points, and a paragraph of accounts in their own words."""

    headline: Line
    points: tuple[Line, ...]
    paragraph: tuple[Line, ...]


def brief(table: Table, event: str | None = None) -> Brief | None:
    """Return the brief of one event, or of the story; None where it has no events."""
    writer = _Writer(Index(table))
    ranked = sorted(table.events, key=_weight)
    if event is not None:
        ranked = [e for e in ranked if e.id == event]
    if not ranked:
        return None
    first = ranked[0]
    points = list(writer.points(first))
    if event is None:
        points = points[: max(POINTS - len(ranked[1:]), 3)]
        points += [writer.headline(e) for e in ranked[1:]]
    return Brief(writer.headline(first), tuple(points[:POINTS]), tuple(writer.quoted(first)))


def _weight(event: Event) -> tuple[bool, int, int, str]:
    """What differs first, then what most articles tell, then what most is found of."""
    told = {a.document for f in event.findings for v in f.values for a in v.accounts}
    differs = any(f.status == "disputed" for f in event.findings)
    return not differs, -len(told), -len(event.findings), event.id


class _Writer:
    def __init__(self, index: Index) -> None:
        self.index = index
        self.replies = Replies(index)

    def headline(self, event: Event) -> Line:
        """What the event is and how its accounts stand; with the reply of whom it accuses."""
        name = phrases.event_title(self.index, event)
        disputed = [f for f in event.findings if f.status == "disputed"]
        text = f"{name}: {self._standing(event, disputed)}"
        held = disputed or [f for f in event.findings if f.facet == "occurred"] or event.findings
        evidence = places(v for f in held for v in f.values)
        replies = self.replies.lines(event)
        words = " ".join([sentence(text), *(r.text for r in replies)])
        return Line(words, evidence + tuple(e for r in replies for e in r.evidence), event.id)

    def _standing(self, event: Event, disputed: Sequence[Finding]) -> str:
        if disputed:
            return f"accounts differ on {phrases.listing([_ON[f.facet] for f in disputed])}"
        found = next((f for f in event.findings if f.facet == "occurred"), None)
        if found is None or not found.values:
            return "how its accounts stand is not known"
        values = [v.value for v in found.values]
        accounts = [a for v in found.values for a in v.accounts]
        by = who(self.index, accounts)
        if values == ["no"]:
            return f"denied by {by}; no account says that it happened"
        if found.status == "agreed":
            counted = phrases.independent(found.values[0].independent)
            return f"told by {by}; {counted}"
        several = "; several accounts, not shown to be independent"
        return f"according to {by}" + ("; one account" if found.status == "single" else several)

    def points(self, event: Event) -> Iterator[Line]:
        """One point for each facet: what is disputed first, then what changed, then the rest.

        For an event that accuses somebody, what is said in reply stands in each.
        """
        replies = self.replies.lines(event)
        for f in sorted(event.findings, key=_order):
            point = self._point(event, f)
            words = " ".join([point.text, *(r.text for r in replies)])
            yield Line(words, point.evidence + tuple(e for r in replies for e in r.evidence),
                       event.id)  # fmt: skip

    def _point(self, event: Event, f: Finding) -> Line:
        parts = [f"{_LABELS[f.facet]}: {_STATUS[f.status]}."]
        for v in phrases.ladder(f.values):
            parts.append(self._value(value_of(self.index, f, v), v.accounts))
        for v in f.denied:
            said = value_of(self.index, f, v)
            parts.append(self._value(f"Denied, {said}", v.accounts))
        parts.append(self._counted(f))
        parts += [self._change(f), self._split(f)]
        text = " ".join(p for p in parts if p)
        return Line(text, places((*f.values, *f.denied)), event.id)

    def _value(self, words: str, accounts: Sequence[Account]) -> str:
        return f"{words[:1].upper() + words[1:]}: {who(self.index, accounts)}."

    def _counted(self, f: Finding) -> str:
        """How many independent origins: for each value, or for all where there is one."""
        if len(f.values) == 1:
            return f"{phrases.independent(f.values[0].independent).capitalize()}."
        counted = [
            f"{value_of(self.index, f, v)}, {phrases.independent(v.independent)}"
            for v in phrases.ladder(f.values)
        ]
        return f"Independent sources: {'; '.join(counted)}." if counted else ""

    def _change(self, f: Finding) -> str:
        said = [
            f"{self.index.name(c.actor)}: first {phrases.value(self.index, f.facet, c.before)}, "
            f"later {phrases.value(self.index, f.facet, c.after)}."
            for c in f.changes
        ]
        return " ".join(said)

    def _split(self, f: Finding) -> str:
        return "One side gives two accounts, in no known order." if f.splits else ""

    def quoted(self, event: Event) -> Iterator[Line]:
        """One account of each origin, in its exact words, so that each side is heard; the replies
        of whom the event accuses last."""
        seen: set[str] = set()
        for a in _by_weight(event):
            words = self.index.words(a.evidence[0])
            if len(seen) >= QUOTED or origin(a) in seen or len(words) > _LONG:
                continue
            seen.add(origin(a))
            name = phrases.chain(self.index, a, "\u2190")
            yield Line(f"{name}: \u201c{words}\u201d.", a.evidence[:1], event.id)
        yield from self.replies.lines(event)


_STATUS = {
    "disputed": "disputed",
    "agreed": "agreed",
    "uncorroborated": "several accounts, not shown to be independent",
    "single": "one account",
}


def _order(f: Finding) -> tuple[bool, bool, int]:
    return f.status != "disputed", not f.changes, list(_LABELS).index(f.facet)


def _by_weight(event: Event) -> Iterator[Account]:
    """One account of each value in turn, those of what is disputed first."""
    rows = [
        [a for a in v.accounts if a.evidence]
        for f in sorted(event.findings, key=_order)
        for v in (*f.values, *f.denied)
    ]
    for k in range(max(map(len, rows), default=0)):
        yield from (r[k] for r in rows if k < len(r))
