"""What was edited in Label Studio or brat, taken into a story as corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

from twosource import correcting, sharing
from twosource.annotated.edits import edits
from twosource.corrections import share
from twosource.corrections.kinds import KINDS
from twosource.errors import ReadError, UsageError
from twosource.model.correction import Correction
from twosource.sharing import Taken
from twosource.story import Story


def take(story: Story, data: bytes, name: str, now: datetime, by: str) -> Taken:
    """Store what was edited, each as a correction; the findings are replaced once.

    What contradicts a correction that was made here is listed and not stored, as with a colleague's
    corrections. Raises ``ReadError`` where the file cannot be read at all.
    """
    known, faults, made = correcting.known(story), [], []
    for found in edits(story.table(), data, name):
        if isinstance(found, ReadError):
            faults.append(found)
            continue
        try:
            draft = KINDS[found.kind].propose(known, found.request)
        except UsageError as error:
            faults.append(ReadError(error.what, where=f"{name}, {found.target}", cure=error.cure))
            continue
        reason = f"edited in {_tool(data)}"
        made.append(Correction(0, draft.kind, draft.targets, now, by, reason, draft.payload))
    lines = "".join(f"{share.line(c)}\n" for c in made).encode()
    taken = sharing.take(story, BytesIO(lines), name, now)
    return replace(taken, faults=(*faults, *taken.faults))


def _tool(data: bytes) -> str:
    return "brat" if data.startswith(b"PK") else "Label Studio"
