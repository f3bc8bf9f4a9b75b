"""A draft against the record: every check, in the order of the draft. Nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.checking import accused, events, figures, names, origins, quotes, said
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import key, tokens
from twosource.checking.told import Events, Telling
from twosource.checking.verdict import FAULTS, VERDICTS, Check
from twosource.model.reading import Reading
from twosource.model.span import Span

_ORDER = list(VERDICTS)
_WHOLE = 6
"""Words from which a sentence is known again."""


def verify(reading: Reading, record: Record) -> tuple[Check, ...]:
    """Return the verdict on everything in a draft that can be held against the record.

    A draft in another language than English has its quotations checked alone.
    """
    draft = Drafted(reading, record.people)
    found = list(quotes.quotations(draft, record))
    checks: list[Check] = [f.check for f in found]
    quoted = [f.check.draft for f in found]
    checks += said.of_quotes(draft, record, found)
    done: set[str] = set()
    known = Events(record)
    for telling in known.tellings(draft):
        if any(q.contains(telling.mention.span) for q in quoted):
            continue  # the words of a quotation are judged as a quotation
        for check in _of_event(draft, record, known, telling):
            checks.append(check)
            if check.kind == "attribution" and telling.mention.attribution:
                done.add(telling.mention.attribution)
    checks += said.of_retellings(draft, record, frozenset(done), found)
    checks += accused.promises(draft, record, checks)
    checks += accused.accusations(draft, record, checks)
    checks += names.names(draft, record)
    seen = [*quoted, *(c.draft for c in checks if c.kind in ("number", "date"))]
    checks += figures.figures(draft, record, seen)
    return _ordered([_as_it_stands(draft, record, c) for c in checks])


def _as_it_stands(draft: Drafted, record: Record, c: Check) -> Check:
    """No fault is found with a sentence that stands word for word in the record."""
    if c.verdict not in FAULTS or c.kind in ("quotation", "name", "confirmed"):
        return c
    sentence = draft.sentence(c.draft.start)
    found = tokens(draft.text, sentence) if sentence else []
    places = record.find(key(found), 2) if len(found) >= _WHOLE else []
    if not places:
        return c
    note = "this sentence stands so in the record"
    return Check(c.kind, "supported", c.draft, note, tuple(places))


def _of_event(draft: Drafted, record: Record, known: Events, telling: Telling) -> Iterator[Check]:
    yield from events.checks(draft, record, known, telling)
    credited = origins.attributed(draft, record, known, telling)
    if credited is not None:
        yield credited
    yield from origins.counted(draft, telling)


def faulty(checks: tuple[Check, ...]) -> bool:
    """Whether something in the draft has no support in the record."""
    return any(c.verdict in FAULTS for c in checks)


def _ordered(checks: list[Check]) -> tuple[Check, ...]:
    """By place; of two verdicts on one passage of one kind the weightier alone."""
    best: dict[tuple[Span, str], Check] = {}
    for c in checks:
        held = best.get((c.draft, c.kind))
        if held is None or _ORDER.index(c.verdict) < _ORDER.index(held.verdict):
            best[c.draft, c.kind] = c
    return tuple(sorted(best.values(), key=lambda c: (c.draft.start, c.draft.end, c.kind)))
