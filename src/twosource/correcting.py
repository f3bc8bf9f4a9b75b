"""Corrections of a story: made, undone, and at once in the findings."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from twosource import corrections, pipeline
from twosource.corrections.actors import KINDS as OF_ACTORS
from twosource.corrections.kind import Request
from twosource.corrections.kinds import KINDS
from twosource.corrections.propose import Draft, Known
from twosource.darkening import blinded, darken, darken_gone, is_dark, past
from twosource.errors import ReadError, StoryError, UsageError
from twosource.keeping import Keeper, reconcile
from twosource.model.correction import Correction, Target
from twosource.model.document import Document
from twosource.model.span import Span
from twosource.story import Held, Story
from twosource.story.changes import Cause

Propose = Callable[[Known], Draft]
PATIENCE = 20.0
"""Seconds that a correction waits for another writer of the story."""
_TRIES = 0.05


def merge(keep: str, other: str) -> Propose:
    """Two actors are one; the id of the first stays."""
    return lambda known: corrections.merge(known, keep, other)


def apart(first: str, second: str) -> Propose:
    """Two actors are never to be taken for one."""
    return lambda known: corrections.apart(known, first, second)


def split(actor: str, places: Sequence[tuple[str, Span | None]]) -> Propose:
    """What stands at ``places`` is another actor."""
    return lambda known: corrections.split(known, actor, places)


def ask(kind: str, request: Request) -> Propose:
    """A correction of any kind, as its fields ask for it. Raises ``UsageError``."""
    if kind not in KINDS:
        what = f"there is no correction called {kind}"
        raise UsageError(what, cure=f"Give one of: {', '.join(KINDS)}")
    return lambda known: KINDS[kind].propose(known, request)


@contextmanager
def writing(
    path: str | Path, patience: float = PATIENCE, held: Held | None = None
) -> Iterator[Story]:
    """Open a story that is there, to write; waits its turn where another writes. Raises
    ``StoryError``. ``held``: what this process kept of it."""
    Story.open(path, create=False).close()  # it must be there: a writer would make it
    until = time.monotonic() + patience
    while True:
        try:
            story = Story.open(path, create=True, held=held)
            break
        except StoryError as error:
            if "another" not in error.what or time.monotonic() > until:
                raise
            time.sleep(_TRIES)
    with story:
        yield story


def correct(
    story: Story,
    propose: Propose,
    when: datetime,
    by: str,
    reason: str | None = None,
    keeper: Keeper | None = None,
) -> Correction:
    """Store a correction and replace the findings. Returns it with its number.

    ``keeper``: what this process kept of the story.

    Raises ``UsageError`` where it cannot be made, or an earlier one says the contrary; then nothing
    is stored.
    """
    keeper = keeper or Keeper()
    held = story.corrections()
    known_ = _known(story, held, keeper)
    draft = propose(known_)
    dark = is_dark(draft.kind, draft.targets[0].about) if draft.targets else False
    if dark:
        draft = blinded(draft, known_, keeper.table(story), held)
    number = max((c.id for c in held), default=0) + 1
    last = max((c.made for c in held), default=when)
    made = Correction(number, draft.kind, draft.targets, max(when, last), by, reason, draft.payload)
    _refuse_twice(story, held, made)
    if made.kind in OF_ACTORS:
        _refuse_contradiction(story, held, made, keeper)
    before = story.identities()
    erased = [t.id for t in made.targets if (made.kind, t.about) == ("forget", "document")]
    whole = keeper.table(story) if erased else None
    number = story.add_correction(made)
    for document in erased:
        story.erase(document)
        if whole is not None:
            darken_gone(story, document, whole)
    if dark:
        darken(story)
    add_documents(story)
    table = reconcile(story, _silent, Cause(made.made, number), keeper).table
    names = story.identities()
    of_events = {m for e in table.events for m in e.mentions}
    story.keep_before(
        number, {m: before[m] for m in of_events & before.keys() if before[m] != names[m]}
    )
    if erased or dark:
        story.shrink(past(story, table, erased))
    (stored,) = (c for c in story.corrections() if c.id == number)
    return stored


def keep_private(story: Story, before: Collection[str], when: datetime, by: str) -> None:
    """Mark the documents that came since as private: they are in nothing that leaves."""
    new = [d.id for d in story.documents() if d.id not in before]
    for id_ in new:
        target = Target(id_, "a document", (), "document")
        story.add_correction(Correction(0, "private", (target,), when, by))
    if new:
        reconcile(story, _silent)


NOT_BACK = (
    "undoing this brings nothing back: what was erased stays erased; it only ends the protection, "
    "so that it stands openly in articles that are added later"
)
BE_SURE = "Leave it as it is, or say that this is what you want: --sure"
FOR_GOOD = ("forget", "redact")
"""Kinds that overwrite what is stored: undone, they bring nothing back."""


def undo(
    story: Story, number: int, when: datetime, keeper: Keeper | None = None, *, sure: bool = False
) -> Correction:
    """Take a correction back and replace the findings. Raises ``UsageError``. ``sure``: it is known
    that what was erased does not come back, and may stand openly in what is added later."""
    held = {c.id: c for c in story.corrections()}
    listed = f"See them with: twosource corrections --story {story.where}"
    one = held.get(number)
    if one is None:
        raise UsageError(f"there is no correction {number}", where=story.where, cure=listed)
    if one.undone is not None:
        raise UsageError(f"correction {number} is undone already", where=story.where, cure=listed)
    if one.kind in FOR_GOOD and not sure:
        raise UsageError(NOT_BACK, where=story.where, cure=BE_SURE)
    resting = [c.id for c in held.values() if c.undone is None and rests_on(c, one)]
    if resting:
        cure = f"Undo that first: twosource corrections undo {max(resting)} --story {story.where}"
        what = f"correction {max(resting)}, made later, rests on correction {number}"
        raise UsageError(what, where=story.where, cure=cure)
    story.undo_correction(one, when)
    for document in _documents([one]):
        story.take_out(document.id)
    reconcile(story, _silent, Cause(when, number, undone=True), keeper)
    return replace(one, undone=when)


def rests_on(later: Correction, one: Correction) -> bool:
    """Whether a correction was made on what an earlier one made: another content, a new actor or
    event, a document. One that only marks or sets a value may go without the later ones."""
    if later.order <= one.order:
        return False
    if one.kind == "statement":
        return any(a.document == one.targets[0].id for t in later.targets for a in t.anchors)
    makes = one.kind in OF_ACTORS or one.kind in ("span", "merge-events", "split-event")
    return makes and not {t.id for t in one.targets}.isdisjoint(t.id for t in later.targets)


def add_documents(story: Story) -> None:
    """Read the documents that corrections add into the story, as articles are read."""
    active = [c for c in story.corrections() if c.undone is None]
    wanted = [d for d in _documents(active) if not story.has_document(d.id)]
    if not wanted:
        return
    models = pipeline.models_of(story)
    for document in wanted:
        reading = pipeline.attempt(document, models)
        if isinstance(reading, ReadError):
            raise UsageError(reading.what, where=story.where, cure=reading.cure)
        story.put(reading, pipeline.reading_key(models))


def _documents(made: Sequence[Correction]) -> list[Document]:
    found = (k.document(c) for c in made if (k := KINDS.get(c.kind)) and k.document is not None)
    return list(found)


def known(story: Story) -> Known:
    """What drafts of corrections are made from, after those that hold."""
    return _known(story, story.corrections(), Keeper())


def _known(story: Story, held: Sequence[Correction], keeper: Keeper) -> Known:
    """What is known after the corrections that hold."""
    active = [c for c in held if c.undone is None]
    names = story.identities()
    parts = corrections.divide(story.held_readings(), active)
    readings = corrections.lay(parts, names, active).readings
    table = keeper.table(story)
    actors, events = {a.id: a for a in table.actors}, {e.id: e for e in table.events}
    return Known(
        readings, names, actors, story.where, story.resolve, events,
        table.claims, table.drifts, table.quote_variants,
    )  # fmt: skip


def _refuse_twice(story: Story, held: Sequence[Correction], made: Correction) -> None:
    """Nobody says the same twice, unless something else was said of it since."""
    ours = [c for c in held if c.undone is None and c.targets[0].id == made.targets[0].id]
    last = max(ours, key=lambda c: c.order, default=None)
    if last is None or last.state:
        return
    if (last.kind, last.targets, last.payload) == (made.kind, made.targets, made.payload):
        what = f"correction {last.id} says so already"
        raise UsageError(what, where=story.where, cure="There is nothing to be done")


def _refuse_contradiction(
    story: Story, held: Sequence[Correction], made: Correction, keeper: Keeper
) -> None:
    every = [*held, made]
    found = keeper.comparer.states(story.held_readings(), story.machine_identities(), every)
    state = found[made.id]
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
