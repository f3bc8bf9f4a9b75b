"""Corrections of a story: made, undone, and at once in the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from twosource import corrections, pipeline
from twosource.comparing import states
from twosource.corrections.propose import Draft, Known
from twosource.errors import UsageError
from twosource.model.correction import Correction
from twosource.model.span import Span
from twosource.story import Story

Propose = Callable[[Known], Draft]


def merge(keep: str, other: str) -> Propose:
    """Two actors are one; the id of the first stays."""
    return lambda known: corrections.merge(known, keep, other)


def apart(first: str, second: str) -> Propose:
    """Two actors are never to be taken for one."""
    return lambda known: corrections.apart(known, first, second)


def split(actor: str, places: Sequence[tuple[str, Span | None]]) -> Propose:
    """What stands at ``places`` is another actor."""
    return lambda known: corrections.split(known, actor, places)


def correct(
    story: Story, propose: Propose, when: datetime, by: str, reason: str | None = None
) -> Correction:
    """Store a correction and replace the findings. Returns it with its number.

    Raises ``UsageError`` where it cannot be made, or an earlier one says the contrary; then nothing
    is stored.
    """
    held = story.corrections()
    draft = propose(_known(story, held))
    number = max((c.id for c in held), default=0) + 1
    last = max((c.made for c in held), default=when)
    made = Correction(number, draft.kind, draft.targets, max(when, last), by, reason, draft.payload)
    _refuse_contradiction(story, held, made)
    before = story.identities()
    number = story.add_correction(made)
    pipeline.reconcile(story, _silent)
    names = story.identities()
    of_events = {m for e in story.table().events for m in e.mentions}
    story.keep_before(
        number, {m: before[m] for m in of_events & before.keys() if before[m] != names[m]}
    )
    (stored,) = (c for c in story.corrections() if c.id == number)
    return stored


def undo(story: Story, number: int, when: datetime) -> Correction:
    """Take a correction back and replace the findings. Raises ``UsageError``."""
    held = {c.id: c for c in story.corrections()}
    listed = f"See them with: twosource corrections --story {story.where}"
    one = held.get(number)
    if one is None:
        raise UsageError(f"there is no correction {number}", where=story.where, cure=listed)
    if one.undone is not None:
        raise UsageError(f"correction {number} is undone already", where=story.where, cure=listed)
    later = [c for c in held.values() if c.undone is None and c.order > one.order]
    ids = {t.id for t in one.targets}
    resting = [c.id for c in later if ids & {t.id for t in c.targets}]
    if resting:
        cure = f"Undo that first: twosource corrections undo {max(resting)} --story {story.where}"
        what = f"correction {max(resting)}, made later, rests on correction {number}"
        raise UsageError(what, where=story.where, cure=cure)
    story.undo_correction(one, when)
    pipeline.reconcile(story, _silent)
    return replace(one, undone=when)


def _known(story: Story, held: Sequence[Correction]) -> Known:
    """What is known after the corrections that hold."""
    active = [c for c in held if c.undone is None]
    readings = corrections.divide(story.readings(), active).readings
    by_id = {a.id: a for a in story.table().actors}
    return Known(readings, story.identities(), by_id, story.where, story.resolve)


def _refuse_contradiction(story: Story, held: Sequence[Correction], made: Correction) -> None:
    state = states(story.readings(), story.machine_identities(), [*held, made])[made.id]
    if state.startswith("contradicted"):
        one, other = made.targets[0].id, made.targets[1].id
        listed = f"twosource corrections --story {story.where}"
        raise UsageError(
            f"{one} and {other} cannot be one: {state.partition(': ')[2]}",
            where=story.where,
            cure=f"Undo that one first if it is wrong; see {listed}",
        )


def _silent(_label: str, _done: int, _of: int | None) -> None:
    pass
