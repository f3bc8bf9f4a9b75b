"""Corrections handed to a colleague, and taken from one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from twosource import keeping
from twosource.correcting import add_documents
from twosource.corrections import share
from twosource.corrections.kinds import KINDS
from twosource.darkening import darken, is_dark, past
from twosource.errors import ReadError
from twosource.model.correction import Correction
from twosource.story import Story
from twosource.story.changes import Cause

STATEMENTS = 500
"""Statements that are taken from one file: each is read as an article is."""
_TOO_MANY = f"only {STATEMENTS} statements are taken from one file"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of corrections.

    ``added`` are stored and laid over the findings (some may be orphans here). ``known`` stood here
    already. ``undone`` were undone here, and stay so. ``conflicts``: what the file says, and what
    is said here; neither is preferred, and the file's is not stored. ``faults``: lines that are no
    correction.
    """

    added: tuple[Correction, ...]
    known: int
    undone: tuple[Correction, ...]
    conflicts: tuple[tuple[Correction, Correction], ...]
    faults: tuple[ReadError, ...]


def give(story: Story, out: BinaryIO) -> int:
    """Write the corrections that are not undone, a line each; returns how many. None that tells of
    a private document, and none that would tell what it hides."""
    every = [c for c in story.corrections() if c.undone is None]
    hidden = {c.targets[0].id for c in every if c.kind == "private"}
    held = [
        c for c in every
        if (c.kind not in KINDS or KINDS[c.kind].shared) and hidden.isdisjoint(_documents(c))
    ]  # fmt: skip
    for c in held:
        out.write(share.line(c).encode("ascii") + b"\n")
    return len(held)


def _documents(c: Correction) -> set[str]:
    """The documents that a correction speaks of."""
    return {t.id for t in c.targets} | {a.document for t in c.targets for a in t.anchors}


def take(story: Story, file: BinaryIO, name: str, now: datetime) -> Taken:
    """Store the corrections of a file that are new here and contradict none; findings follow."""
    return adopt(story, list(share.read(file, name, now)), name, now)


def adopt(story: Story, read: Sequence[Correction | ReadError], name: str, now: datetime) -> Taken:
    """Store those corrections that are new here and contradict none; findings follow. A document
    that is forgotten there is erased here."""
    faults = [e for e in read if isinstance(e, ReadError)]
    theirs = {share.key(c): c for c in read if isinstance(c, Correction)}
    held = {share.key(c): c for c in story.corrections()}
    ours: dict[tuple[object, ...], list[Correction]] = defaultdict(list)
    for key, c in held.items():  # what stands in the file too is no other person's word
        if c.kind in KINDS and c.undone is None and key not in theirs:
            ours[share.subject(c)].append(c)
    new: list[Correction] = []
    known, undone = 0, []
    conflicts: list[tuple[Correction, Correction]] = []
    for key, one in theirs.items():
        beside = ours[share.subject(one)]
        if key in held and held[key].undone is not None:
            undone.append(held[key])
        elif key in held or any(share.agree(one, c) for c in beside):
            known += 1
        elif other := share.conflicts(one, beside):
            conflicts.append((one, other[-1]))
        elif one.kind == "statement" and sum(c.kind == one.kind for c in new) >= STATEMENTS:
            faults.append(ReadError(_TOO_MANY, where=name, cure="Cut the file in two"))
        else:
            new.append(one)
    added = _stored(story, new, now)
    return Taken(added, known, tuple(undone), tuple(conflicts), tuple(faults))


def _stored(story: Story, new: list[Correction], now: datetime) -> tuple[Correction, ...]:
    """Store corrections and replace the findings once; returns them with their numbers."""
    if not new:
        return ()
    numbers = [story.add_correction(replace(c, id=0)) for c in new]
    lost = [t.id for c in new for t in c.targets if (c.kind, t.about) == ("forget", "document")]
    for document in lost:
        story.erase(document)
    dark = any(is_dark(c.kind, t.about) for c in new for t in c.targets)
    if dark:
        darken(story)
    add_documents(story)
    table = keeping.reconcile(story, lambda _label, _done, _of: None, Cause(now, numbers[0])).table
    if lost or dark:
        story.shrink(past(story, table, lost))
    by_number = {c.id: c for c in story.corrections()}
    return tuple(by_number[n] for n in numbers)
