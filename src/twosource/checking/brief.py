"""A page for the editor: a headline, up to five points, one paragraph.

Each line is verbatim, or filled from findings by template, and has the passages it rests on.
Nothing is written freely, and no line gives one side of what is disputed as what happened. It goes
through the publishing gate: what nobody has checked stays out unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.export import phrases
from twosource.export.gate import STAMP, Part, Passed, PassedEvent, release
from twosource.export.index import Index
from twosource.export.line import Line, origin, places, sentence, value_of, who
from twosource.export.take import Take
from twosource.model.finding import Account, Event, Evidence, Facet, Finding, Value

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
    """A headline, points, and a paragraph of accounts in their own words. ``stamp`` is empty where
    a person has checked all of it; ``held_back`` counts the findings that nobody has."""

    headline: Line
    points: tuple[Line, ...]
    paragraph: tuple[Line, ...]
    stamp: str
    held_back: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        return self.headline, *self.points, *self.paragraph


def brief(take: Take, event: str | None = None) -> Brief | None:
    """Return the brief of one event, or of the story; None where nothing of it may go."""
    index = Index(take.table)
    out = release(take)
    held = [_Writer(index, e) for e in sorted(out.events, key=_weight)]
    if event is not None:
        held = [w for w in held if w.event.id == event]
    if not held:
        return None
    first, *rest = held
    points = list(first.points())
    if event is None:
        points = points[: max(POINTS - len(rest), 3)]
        points += [w.headline() for w in rest]
    shown = [first, *(rest if event is None else [])]
    checked = all(f.checked for w in shown for f in w.passed.findings)
    stamp = "" if checked and not any(w.passed.replies for w in shown) else STAMPED
    back = sum(len(e.findings) for e in take.table.events if event in (None, e.id))
    back -= sum(len(w.passed.findings) for w in shown)
    return Brief(first.headline(), tuple(points[:POINTS]), tuple(first.quoted()), stamp, back)


STAMPED = f"{STAMP}: read each line against its words."


def _weight(passed: PassedEvent) -> tuple[bool, int, int, str]:
    """What differs first, then what most articles tell, then what most is found of."""
    found = [f.finding for f in passed.findings]
    told = {a.document for f in found for v in f.values for a in v.accounts}
    differs = any(f.status == "disputed" for f in found)
    return not differs, -len(told), -len(found), passed.event.id


class _Writer:
    """The lines of one event that may go."""

    def __init__(self, index: Index, passed: PassedEvent) -> None:
        self.index = index
        self.passed = passed
        self.findings = [f.finding for f in passed.findings]
        self.event = replace(passed.event, findings=tuple(self.findings))

    def headline(self) -> Line:
        """What the event is and how its accounts stand; with the reply of whom it accuses.

        Its day and who began it stand there only where all that it names as telling of it say so.
        """
        disputed = [f for f in self.findings if f.status == "disputed"]
        happened = [f for f in self.findings if f.facet == "occurred"]
        held = disputed or happened or self.findings
        tellers = {origin(a) for f in held for v in _all(f) for a in v.accounts}
        sure = [f for f in self.findings if f.facet in _NAMING and self._one_for_all(f, tellers)]
        text = f"{self._name({f.facet for f in sure})}: {self._standing(disputed)}"
        told = [f for f in self.findings if f.facet == "participants"]
        evidence = places(v for f in (*held, *sure, *told) for v in _all(f))
        return self._replied(sentence(text), evidence)

    def _one_for_all(self, f: Finding, tellers: set[str]) -> bool:
        """Whether all who tell of the event give this one value, and nobody another."""
        said = {origin(a) for v in f.values for a in v.accounts}
        return len(f.values) == 1 and not f.denied and tellers <= said

    def _name(self, sure: set[Facet]) -> str:
        """The event's name. ``sure``: what may stand in it beside its kind and who took part."""
        whole = self.passed.event
        differ = {f.facet for f in whole.findings if f.status == "disputed" or f.denied}
        if "initiator" not in sure:
            differ.add("initiator")
        day = phrases.agreed_day(self.event) if "when" in sure else ""
        return ", ".join(filter(None, (phrases.event_kind(self.index, whole, differ), day)))

    def _replied(self, words: str, evidence: Sequence[Evidence]) -> Line:
        """A line with what those whom the event accuses say to it."""
        more = self.passed.replies
        text = " ".join([words, *(r.text for r in more)])
        held = dict.fromkeys([*evidence, *(e for r in more for e in r.evidence)])
        return Line(text, tuple(held), self.event.id)

    def _standing(self, disputed: Sequence[Finding]) -> str:
        if disputed:
            return f"accounts differ on {phrases.listing([_ON[f.facet] for f in disputed])}"
        found = next((f for f in self.findings if f.facet == "occurred"), None)
        if found is None or not found.values:
            accounts = [a for f in self.findings for v in _all(f) for a in v.accounts]
            return f"told of by {who(self.index, accounts)}"
        values = [v.value for v in found.values]
        by = who(self.index, [a for v in found.values for a in v.accounts])
        if values == ["no"]:
            return f"denied by {by}; no account says that it happened"
        if found.status == "agreed":
            return f"told by {by}; {phrases.independent(found.values[0].independent)}"
        several = "; several accounts, not shown to be independent"
        return f"according to {by}" + ("; one account" if found.status == "single" else several)

    def points(self) -> Iterator[Line]:
        """One point for each facet: what is disputed first, then what changed, then the rest.

        For an event that accuses somebody, what is said in reply stands in each.
        """
        for f in sorted(self.passed.findings, key=lambda p: _order(p.finding)):
            yield self._replied(self._point(f), places(_all(f.finding)))

    def _point(self, passed: Passed) -> str:
        f = passed.finding
        parts = [f"{_LABELS[f.facet]}: {_STATUS[f.status]}."]
        parts += [self._value(f, p) for p in passed.parts]
        parts += [self._counted(passed), self._change(f), self._split(f)]
        return " ".join(p for p in parts if p)

    def _value(self, f: Finding, part: Part) -> str:
        words = self._words(f, part)
        said = f"Denied, {words}" if part.denied else words[:1].upper() + words[1:]
        return f"{said}: {who(self.index, part.value.accounts)}."

    def _words(self, f: Finding, part: Part) -> str:
        """A value, with how far the law has gone in the words of its accounts."""
        words = value_of(self.index, f, part.value)
        return f"{words} ({part.stage})" if part.stage else words

    def _counted(self, passed: Passed) -> str:
        """How many independent origins: for each value, or for all where there is one."""
        told = [p for p in passed.parts if not p.denied]
        if len(told) == 1:
            return f"{phrases.independent(told[0].value.independent).capitalize()}."
        counted = [
            f"{self._words(passed.finding, p)}, {phrases.independent(p.value.independent)}"
            for p in told
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

    def quoted(self) -> Iterator[Line]:
        """One account of each origin, in its exact words, so that each side is heard; the replies
        of whom the event accuses last."""
        seen: set[str] = set()
        for a in _by_weight(self.event):
            words = self.index.words(a.evidence[0])
            if len(seen) >= QUOTED or origin(a) in seen or len(words) > _LONG:
                continue
            seen.add(origin(a))
            name = phrases.chain(self.index, a, "\u2190")
            yield Line(f"{name}: \u201c{words}\u201d.", a.evidence[:1], self.event.id)
        yield from self.passed.replies


def _all(f: Finding) -> tuple[Value, ...]:
    return *f.values, *f.denied


_NAMING: frozenset[Facet] = frozenset({"when", "initiator"})
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
