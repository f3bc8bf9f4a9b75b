"""What leaves a story file: the table with what people said of it laid over, fit to leave.

Every command, page and answer that shows a story takes its table here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from twosource.comparing import Comparer
from twosource.corrections.anchors import find
from twosource.model.correction import Correction
from twosource.model.document import Document
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect.leaving import Leaving, leave
from twosource.protect.who import Choice
from twosource.story import Story

PRIVATE = "private"


def of_story(
    story: Story, protected: bool | None = None, table: Table | None = None, *, desk: bool = False
) -> Leaving:
    """Return what may leave of a story. ``protected`` as in ``protect.leave``; ``table``: the one
    that the story holds, where it was read already.

    ``desk``: what stays at the desk (`show`, `verify`): private articles count, and are labelled
    as private; nothing else differs."""
    made = [c for c in story.corrections() if c.undone is None]
    held = whole = story.table() if table is None else table
    hidden = private(made) & {d.id for d in held.documents}
    if hidden and not desk:
        held = _without(story, hidden, made)
    left = leave(held, protected, _choice(story, made, held), whole)
    return left if not (hidden and desk) else replace(left, table=_labelled(left.table, hidden))


def _labelled(table: Table, hidden: Collection[str]) -> Table:
    """The table in which private documents are called so wherever they are named."""
    marked = (
        replace(d, doc=", ".join([d.doc or "" if d.file else d.doc or d.id, PRIVATE]).strip(", "))
        if d.id in hidden else d
        for d in table.documents
    )  # fmt: skip
    return replace(table, documents=tuple(marked))


def private(made: Sequence[Correction]) -> frozenset[str]:
    """The documents that a person marked as private."""
    return frozenset(c.targets[0].id for c in made if c.kind == "private" and c.undone is None)


def _without(story: Story, hidden: Collection[str], made: Sequence[Correction]) -> Table:
    """The table as it would be without some documents: nothing is counted by them."""
    readings = [r for r in story.held_readings() if r.document.id not in hidden]
    names = story.identities(), story.machine_identities()
    return Comparer().corrected(readings, *names, made).table


def _choice(story: Story, made: Sequence[Correction], table: Table) -> Choice:
    """Whom people protect or name, whom they forget, and which words they take out."""
    always: set[str] = set()
    never: set[str] = set()
    forgotten: dict[str, str] = {}
    for c in made:
        one = c.targets[0]
        today = story.resolve(one.id) if one.about == "actor" else one.id
        if c.kind == "protect":
            (always if c.payload == ("yes",) else never).add(today)
            (never if c.payload == ("yes",) else always).discard(today)
        elif c.kind == "forget" and one.about == "actor":
            forgotten[today] = one.name
    redacted = _redacted(made, {d.id: d for d in table.documents})
    return Choice(frozenset(always), frozenset(never), forgotten, redacted)


def _redacted(
    made: Sequence[Correction], documents: Mapping[str, Document]
) -> Mapping[str, Sequence[Span]]:
    out: dict[str, list[Span]] = defaultdict(list)
    for c in made:
        if c.kind != "redact":
            continue
        a = c.targets[0].anchors[0]
        d = documents.get(a.document)
        at = find(d.text, a) if d else None
        if at is not None:
            out[a.document].append(at)
    return out
