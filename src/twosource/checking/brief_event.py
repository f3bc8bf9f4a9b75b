"""The lines of a brief about one event: headline, a point a facet, accounts in their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations

from twosource.accounts.compare import COMPARE
from twosource.checking.support import Support
from twosource.export import phrases
from twosource.export.gate import STAMP, Part, Passed, PassedEvent
from twosource.export.line import Line, origin, sentence, value_of, who
from twosource.model.actor import ActorKind
from twosource.model.event import HARMS, LEGAL, Role
from twosource.model.finding import Account, Event, Evidence, Facet, Finding, Value

QUOTED = 6
LABELS: dict[Facet, str] = {
    "count": "Number", "when": "Day", "place": "Place", "about": "Topic",
    "initiator": "Who began it", "participants": "Who took part",
    "occurred": "Whether it happened", "killed": "Killed", "injured": "Injured",
    "amount": "Amount",
}  # fmt: skip


class EventLines:
    """The lines of one event that may go."""

    def __init__(self, support: Support, passed: PassedEvent) -> None:
        self.support = support
        self.index = support.index
        self.passed = passed
        self.findings = [f.finding for f in passed.findings]
        self.event = replace(passed.event, findings=tuple(self.findings))

    def headline(self) -> Line:
        """What the event is and how its accounts stand; with the reply of whom it accuses.

        Its day and who began it stand there only where all that it names as telling of it say so.
        """
        disputed = [f for f in self.findings if f.status == "disputed"]
        happened = [f for f in self.findings if f.facet == "occurred"]
        held = disputed or [self._sure_of(f) for f in happened] or self.findings
        tellers = {origin(a) for f in held for v in _all(f) for a in v.accounts}
        sure = [f for f in self.findings if f.facet in _NAMING and self._one_for_all(f, tellers)]
        text = f"{self._name({f.facet for f in sure})}: {self._standing(disputed)}"
        evidence = [e for f in (*held, *sure) for e in self._support(f)]
        return self._replied(sentence(text), [*evidence, *self.named.values()])

    def _support(self, f: Finding) -> tuple[Evidence, ...]:
        return self.support.of(self.event.id, f.facet, _all(f))

    @cached_property
    def named(self) -> dict[str, Evidence]:
        """Who takes part and is named in the passages, or last before them; with the place.

        Of a harm nobody: who is a victim is no headline, and was often misread. Of an arrest or a
        charge whom it befell.
        """
        held = [e for f in self.findings for v in _all(f) for a in v.accounts for e in a.evidence]
        found: dict[str, Evidence] = {}
        for p in self.passed.event.participants:
            actor = self.index.actors.get(p.actor)
            if actor is None or not held or not self._may_be(p.role, actor.kind):
                continue
            place = self.support.named(p.actor, held)
            if place is not None or actor.kind == "unnamed":
                found[p.actor] = place or held[0]
        return found

    def _may_be(self, role: Role, kind: ActorKind) -> bool:
        if self.event.type in HARMS:
            return False
        return self.event.type not in LEGAL or (kind == "person" and role != "actor")

    @property
    def telling(self) -> bool:
        """Whether it is worth a point beside the chief event: a contact of named ones, or what more
        than one article tells, with who, when or where. What one article tells by the way was most
        often misread."""
        known = {f.facet for f in self.findings if f.facet in _NAMING and len(f.values) == 1}
        if self.event.type == "contact":
            return bool(self.named)
        told = {a.document for f in self.findings for v in _all(f) for a in v.accounts}
        return len(told) > 1 and bool(self.named or known)

    def _one_for_all(self, f: Finding, tellers: set[str]) -> bool:
        """Whether all who tell of the event give this one value, and nobody another."""
        said = {origin(a) for v in f.values for a in v.accounts}
        one = len(f.values) == 1 and not f.denied
        if f.facet == "place":  # an article says where a harm was; whom it cites need not
            harm = self.event.type in HARMS and f.status != "disputed"
            return one and harm and bool(self._support(f))
        return one and tellers <= said

    def _name(self, sure: set[Facet]) -> str:
        """The event's name. ``sure``: what may stand in it beside its kind and who took part."""
        whole = self.passed.event
        differ = {f.facet for f in whole.findings if f.status == "disputed" or f.denied}
        if "initiator" not in sure:
            differ.add("initiator")
        people = tuple(p for p in whole.participants if p.actor in self.named)
        whole = replace(whole, participants=people)
        name = phrases.event_kind(self.index, whole, differ)
        for f in (f for f in self.findings if f.facet == "place" and "place" in sure):
            name += f" in {phrases.value(self.index, 'place', f.values[0].value)}"
        day = phrases.agreed_day(self.event) if "when" in sure else ""
        return ", ".join(filter(None, (name, day)))

    def _replied(self, words: str, evidence: Sequence[Evidence]) -> Line:
        """A line with what those whom the event accuses say to it."""
        more = self.passed.replies
        text = " ".join([words, *(r.text for r in more)])
        held = dict.fromkeys([*evidence, *(e for r in more for e in r.evidence)])
        return Line(text, tuple(held), self.event.id)

    def _standing(self, disputed: Sequence[Finding]) -> str:
        if disputed:
            on = [phrases.matter(self.event, f.facet) for f in disputed]
            return f"accounts differ on {phrases.listing(on)}"
        found = next((f for f in self.findings if f.facet == "occurred"), None)
        if found is None or not found.values:
            accounts = [a for f in self.findings for v in _all(f) for a in v.accounts]
            return f"told of by {self._who(accounts)}"
        found = self._sure_of(found)
        values = [v.value for v in found.values]
        by = self._who([a for v in found.values for a in v.accounts])
        if values == ["no"]:
            return f"denied by {by}; no account says that it happened"
        if found.status == "agreed":
            return f"told by {by}; {phrases.independent(found.values[0].independent)}"
        several = "; several accounts, not shown to be independent"
        return f"according to {by}" + ("; one account" if found.status == "single" else several)

    def _sure_of(self, f: Finding) -> Finding:
        """Whether a harm happened, as told by those who tell more of it, where there are some: who
        tells nothing else may speak of another."""
        if self.event.type not in HARMS or f.status == "disputed":
            return f
        more = {origin(a) for o in self.findings if o is not f for v in _all(o) for a in v.accounts}
        values = []
        for v in f.values:
            kept = tuple(a for a in v.accounts if origin(a) in more)
            known = [origin(a) for a in kept if origin(a) in self.index.actors]
            counted = self.index.sides.independent(known)
            values.append(Value(v.value, kept, counted) if kept else v)
        return replace(f, values=tuple(values))

    def _who(self, accounts: Sequence[Account]) -> str:
        """Those who tell, first those who tell the most of it."""
        told = Counter(
            o for f in self.findings for o in {origin(a) for v in _all(f) for a in v.accounts}
        )
        return who(self.index, sorted(accounts, key=lambda a: -told[origin(a)]))

    def points(self) -> Iterator[Line]:
        """One point for each facet: what is disputed first, then what changed, then the rest.

        For an event that accuses somebody, what is said in reply stands in each.
        """
        for f in sorted(self.passed.findings, key=lambda p: _order(p.finding)):
            if self._tells(f.finding) and (passages := self._support(f.finding)):
                yield self._replied(self._point(self._placed(f)), passages)

    def _tells(self, f: Finding) -> bool:
        """Whether a point says more than the headline, where it stands that it happened; and of a
        harm, whether its values can all be so. Those that cannot, and are not told as rivals, are
        mostly of several harms."""
        if self.event.type in HARMS and _unlike(f):
            return False
        return f.facet != "occurred" or f.status == "disputed" or bool(f.changes or f.denied)

    def _placed(self, passed: Passed) -> Passed:
        """A finding without places that the article does not name."""
        if passed.finding.facet != "place":
            return passed
        parts = tuple(p for p in passed.parts if self.support.of(self.event.id, "place", [p.value]))
        return replace(passed, parts=parts)

    def _point(self, passed: Passed) -> str:
        f = passed.finding
        status = "several values" if _unlike(f) else _STATUS[f.status]
        parts = [f"{LABELS[f.facet]}: {status}."]
        in_part = any(p.checked for p in passed.parts)
        parts += [self._value(f, p, passed_in_part=in_part) for p in passed.parts]
        parts += [self._counted(passed), self._change(f), self._split(f)]
        return " ".join(p for p in parts if p)

    def _value(self, f: Finding, part: Part, *, passed_in_part: bool) -> str:
        words = self._words(f, part)
        said = f"Denied, {words}" if part.denied else words[:1].upper() + words[1:]
        mark = f" ({STAMP.lower()})" if passed_in_part and not part.checked else ""
        return f"{said}: {who(self.index, part.value.accounts)}{mark}."

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
            f"{self.index.name(c.actor)}{' (updated)' * (c.kind == 'updated')}: "
            f"first {phrases.value(self.index, f.facet, c.before)}, "
            f"later {phrases.value(self.index, f.facet, c.after)}."
            for c in f.changes
        ]
        return " ".join(said)

    def _split(self, f: Finding) -> str:
        return "One side gives two accounts, in no known order." if f.splits else ""

    def quoted(self) -> Iterator[Line]:
        """One account of each origin, in its exact words, so that each side is heard; the replies
        of whom the event accuses last."""
        seen: set[str | Evidence] = set()
        for a in _by_weight(self.event):
            passage = self.support.quoted(a)
            if len(seen) >= 2 * QUOTED or passage is None or seen & {origin(a), passage}:
                continue
            if len(a.chain) == 1 and self.support.anothers(passage, a.chain[0]):
                continue  # what the paper lays to somebody is not quoted as its own
            seen |= {origin(a), passage}
            name = phrases.chain(self.index, a, "\u2190")
            words = self.index.words(passage)
            yield Line(f"{name}: {phrases.in_marks(words)}", (passage,), self.event.id)
        yield from self.passed.replies


def _unlike(f: Finding) -> bool:
    """Whether values differ that are not told as rivals: they are not agreed, and not disputed."""
    pairs = combinations([v.value for v in f.values], 2)
    compare = COMPARE[f.facet]
    return f.status != "disputed" and any(compare(a, b).verdict == "different" for a, b in pairs)


def _all(f: Finding) -> tuple[Value, ...]:
    return *f.values, *f.denied


_NAMING: frozenset[Facet] = frozenset({"when", "initiator", "place"})
_STATUS = {
    "disputed": "disputed",
    "agreed": "agreed",
    "uncorroborated": "several accounts, not shown to be independent",
    "single": "one account",
}


def _order(f: Finding) -> tuple[bool, bool, int]:
    return f.status != "disputed", not f.changes, list(LABELS).index(f.facet)


def _by_weight(event: Event) -> Iterator[Account]:
    """One account of each value in turn, those of what is disputed first."""
    rows = [
        [a for a in v.accounts if a.evidence]
        for f in sorted(event.findings, key=_order)
        for v in (*f.values, *f.denied)
    ]
    for k in range(max(map(len, rows), default=0)):
        yield from (r[k] for r in rows if k < len(r))
