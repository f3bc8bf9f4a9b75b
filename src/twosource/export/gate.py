"""The gate: what may leave the desk for readers, and with what beside it.

Every format that people read in print (HTML, Word, Markdown) passes through here. Rows that nobody
has checked stay back unless they are asked for. An allegation goes only with what the accused one
says in reply, or with the word that these articles have no reply. Arrested, charged and convicted
are never put together. Pure: a take in, what may go out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.export import phrases, stages
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.replies import Replies
from twosource.export.standing import standing
from twosource.export.take import Take
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.finding import Account, Event, Finding, Independent, Status, Value

STAMP = "Generated, unchecked"
EMPTY = (
    "No finding of this story has been accepted by a person yet, so there is nothing to publish. "
    "With --proposed (on the desk: tick “also what nobody has checked”) everything that the "
    "program proposes is shown, stamped as generated and unchecked."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One value as it may be shown. ``stage``: how far the law has gone in these accounts' words
    (empty where that is no question). ``checked``: a person accepted or set every account of it."""

    value: Value
    denied: bool
    stage: str
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Passed:
    """A finding that may go, and whether a person accepted all that goes of it."""

    event: Event
    finding: Finding
    checked: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PassedEvent:
    """An event with the findings that may go. ``replies``: what those it accuses say to it, never
    empty where it accuses somebody."""

    event: Event
    findings: tuple[Passed, ...]
    replies: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PassedClaim:
    """A claim that may go, and whether a person accepted it."""

    claim: Claim
    checked: bool


@dataclass(frozen=True, slots=True)
class Released:
    """All that may go. ``held_back``: findings and claims that stay, for nobody has checked them;
    ``unchecked``: something goes that nobody has checked, so it bears the stamp."""

    events: tuple[PassedEvent, ...]
    claims: tuple[PassedClaim, ...]
    drifts: tuple[Drift, ...]
    variants: tuple[QuoteVariant, ...]
    held_back: int
    unchecked: bool

    @property
    def empty(self) -> bool:
        """Whether nothing may go."""
        return not (self.events or self.claims or self.drifts or self.variants)


def release(take: Take) -> Released:
    """Return what may leave the desk."""
    gate = _Gate(take)
    events = tuple(e for found in standing(take.table) if (e := gate.event(found)).findings)
    claims = tuple(gate.claims())
    total = sum(len(e.findings) for e in take.table.events) + len(take.table.claims)
    gone = [f.checked for e in events for f in e.findings] + [c.checked for c in claims]
    drifts = tuple(d for d in take.table.drifts if take.proposed or d.standing != "proposed")
    variants = tuple(
        v for v in take.table.quote_variants if take.proposed or v.standing != "proposed"
    )
    found = [f.finding for e in events for f in e.findings]
    wording = "proposed" in {
        *(d.standing for d in drifts),
        *(v.standing for v in variants),
        *(c.standing for f in found for c in f.changes),
        *(s.standing for f in found for s in f.splits),
    }
    return Released(
        events,
        claims,
        drifts,
        variants,
        total - len(gone),
        not all(gone) or wording or any(e.replies for e in events),
    )


class _Gate:
    def __init__(self, take: Take) -> None:
        self.take = take
        self.index = Index(take.table)
        self.replies = Replies(self.index)

    def _may_go(self, id_: str) -> bool:
        return self.take.proposed or id_ in self.take.checked

    def event(self, event: Event) -> PassedEvent:
        """The findings of an event that may go, with the replies that they may not go without.

        Of a finding that was accepted in part go the accounts that were, and all that stands
        against them. Where an account of an event goes, so does the denial of the event.
        """
        held = {f.id: g for f in event.findings if (g := self._going(f)) is not None}
        if held:
            held |= {f.id: f for f in event.findings if _denied(f) and f.id not in held}
        kept = tuple(self._passed(event, f, held[f.id]) for f in event.findings if f.id in held)
        replies = tuple(dict.fromkeys(self.replies.lines(event))) if kept else ()
        return PassedEvent(event, kept, replies)

    def _passed(self, event: Event, f: Finding, going: Finding) -> Passed:
        whole = f.id in self.take.checked
        parts = tuple(
            replace(p, checked=whole or p.value.standing != "proposed")
            for p in self._parts(event, going)
        )
        return Passed(event, self._looked_at(going), all(p.checked for p in parts), parts)

    def _going(self, f: Finding) -> Finding | None:
        """What may go of a finding; None where nothing may."""
        if self._may_go(f.id):
            return f
        every = [a for v in (*f.values, *f.denied) for a in v.accounts]
        if all(a.standing == "proposed" for a in every):
            return None
        against = f.status == "disputed" or _denied(f)
        values = tuple(c for v in f.values if (c := self._accepted(v, whole=against)))
        denied = tuple(c for v in f.denied if (c := self._accepted(v, whole=True)))
        cut = replace(f, values=values, denied=denied, pooled=())
        return cut if against else replace(cut, status=self._status(cut))

    def _accepted(self, v: Value, *, whole: bool) -> Value | None:
        """A value by the accounts that were accepted. Where there is none: the value as it is if
        it stands against what was accepted (``whole``), else None."""
        kept = tuple(a for a in v.accounts if a.standing != "proposed")
        if not kept:
            return v if whole else None
        return v if len(kept) == len(v.accounts) else Value(v.value, kept, self._counted(kept))

    def _counted(self, accounts: Sequence[Account]) -> Independent:
        origins = [a.chain[-1] for a in accounts if a.chain[-1:] and self._known(a.chain[-1])]
        return self.index.sides.independent(origins)

    def _status(self, f: Finding) -> Status:
        """How what is left of a finding that nobody disputes is backed."""
        accounts = [a for v in (f.values or f.denied) for a in v.accounts]
        one = len(f.values) < 2
        if any(v.independent.at_least >= 2 for v in f.values):
            return "agreed"
        if f.status == "agreed" and one and self._counted(accounts).at_least >= 2:
            return "agreed"
        return "single" if len({a.chain[-1:] for a in accounts}) < 2 else "uncorroborated"

    def _looked_at(self, f: Finding) -> Finding:
        """The finding with the changed accounts and splits that may go."""
        if self.take.proposed or not (f.changes or f.splits):
            return f
        return replace(
            f, changes=tuple(c for c in f.changes if c.standing != "proposed"),
            splits=tuple(s for s in f.splits if s.standing != "proposed"),
        )  # fmt: skip

    def claims(self) -> Iterator[PassedClaim]:
        """The claims that may go: one that is opposed takes what stands against it along."""
        kept = {c.id for c in self.take.table.claims if self._may_go(c.id)}
        kept |= {i for c in self.take.table.claims if c.id in kept for i in c.opposed_by}
        for c in self.take.table.claims:
            if c.id in kept:
                yield PassedClaim(c, c.id in self.take.checked)

    def _parts(self, event: Event, finding: Finding) -> Iterator[Part]:
        for v in phrases.ladder(finding.values):
            yield from self._by_stage(event, v, denied=False)
        for v in finding.denied:
            yield from self._by_stage(event, v, denied=True)

    def _by_stage(self, event: Event, value: Value, *, denied: bool) -> Iterator[Part]:
        """A value, once for each stage of the law that its accounts tell of."""
        by_stage: dict[str, list[Account]] = {}
        for a in value.accounts:
            words = (self.index.words(e) for e in a.evidence)
            by_stage.setdefault(stages.told(event.type, words), []).append(a)
        if len(by_stage) < 2:
            yield Part(value, denied, next(iter(by_stage), ""))
            return
        for stage, accounts in by_stage.items():
            yield Part(Value(value.value, tuple(accounts), self._counted(accounts)), denied, stage)

    def _known(self, actor: str) -> bool:
        return actor in self.index.actors


def _denied(f: Finding) -> bool:
    """Whether somebody says of an event that it did not happen."""
    return f.facet == "occurred" and (bool(f.denied) or any(v.value == "no" for v in f.values))
