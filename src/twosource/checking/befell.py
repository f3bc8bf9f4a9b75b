"""Who did it and whom it befell in a draft's events, and whether these died: against the record.

A draft that names one as who did a thing, or as its victim, is held against the reports of these
events that have him so. A report that denies it, or only asks, has him so in no account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.checking.reading import Drafted
from twosource.checking.told import Events, Telling, took_part
from twosource.checking.verdict import Check
from twosource.model.event import HARMS, EventMention, Role
from twosource.model.finding import Evidence
from twosource.model.span import Span

_DID: frozenset[Role] = frozenset({"suspect", "actor", "initiator"})
_BEFELL: frozenset[Role] = frozenset({"victim", "recipient", "object"})
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """One who takes part in an event of a draft: whom of the record he may be, and his role."""

    name: str
    ids: frozenset[str]
    did: bool
    span: Span

    def in_role(self, m: EventMention) -> bool:
        """Whether a report has him so."""
        wanted = _DID if self.did else _BEFELL
        held = {p.role for p in m.participants if p.actor in self.ids and not p.absent}
        return bool(held & wanted) or "participant" in held


def checks(draft: Drafted, events: Events, telling: Telling) -> Iterator[Check]:
    """Yield a verdict for each who is in another part, or met with another fate, than the record
    has. Nothing where all is as there. Contacts are judged by who began them."""
    m = telling.mention
    if m.type == "contact" or m.modality == "denied" or not telling.events:
        return
    reports = events.reports(telling.events)
    for part in _parts(draft, m):
        check = _in_part(m, part, reports)
        if check is None and not part.did and m.type in HARMS:
            check = _fate(telling, part, reports)
        if check is not None:
            yield check


def doers(draft: Drafted, m: EventMention) -> frozenset[str]:
    """Whom of the record a draft names as who did it; nobody for a contact."""
    held = _parts(draft, m) if m.type != "contact" else ()
    return frozenset(i for p in held if p.did for i in p.ids)


def _parts(draft: Drafted, m: EventMention) -> Iterator[_Part]:
    for p in took_part(draft, m):
        actor = draft.actors.get(p.actor)
        if actor is None or actor.kind != "person" or p.absent or p.role not in _DID | _BEFELL:
            continue
        if ids := draft.meant(p.actor):
            yield _Part(actor.name, ids, p.role in _DID, p.span or m.clause)


def _in_part(m: EventMention, part: _Part, reports: Sequence[EventMention]) -> Check | None:
    """None where some report has him in this part as what happened."""
    held = [r for r in reports if part.in_role(r)]
    if any(r.modality == "happened" for r in held):
        return None
    role = "who did it" if part.did else "whom it befell"
    denied = [r for r in held if r.modality == "denied"]
    if held and not denied:
        note = f"the record has {part.name} as {role} only as alleged, asked or foreseen: read it"
        return Check("event", "open", m.clause, note, _places(held))
    note = f"no account has {part.name} as {role}"
    if denied:
        note += "; it is denied"
    return Check("event", "unsupported", m.clause, note, _places(denied or reports))


def _fate(telling: Telling, part: _Part, reports: Sequence[EventMention]) -> Check | None:
    """Whether one who is said to have died, or to have been hurt and lived, is so in the record."""
    m = telling.mention
    if not (m.killed or m.injured):
        return None
    of_him = [r for r in reports if part.in_role(r)]
    died = [r for r in of_him if r.killed]
    hurt = [r for r in of_him if r.injured]
    if (m.killed and died) or (not m.killed and (hurt or not died)):
        return None
    if m.killed and (hurt or not telling.values("killed")):
        note = f"no account has {part.name} killed"
        return Check("event", "unsupported", m.clause, note, _places(hurt or of_him))
    if not m.killed:
        note = f"the record has {part.name} killed, not hurt alone"
        return Check("event", "unsupported", m.clause, note, _places(died))
    note = f"somebody was killed; whether {part.name} was cannot be told"
    return Check("event", "open", m.clause, note, _places(of_him))


def _places(reports: Sequence[EventMention]) -> tuple[Evidence, ...]:
    found = (Evidence(r.document, r.clause) for r in reports)
    return tuple(dict.fromkeys(found))[:_SHOWN]
