"""What stays at the desk: the commands that show true names, because names are what they mend.

`actors`, `review` and `corrections` print names as the articles have them, and say so on their
first line where anybody would go under another name in what leaves; ``--protect`` prints them as
they may leave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twosource.model.correction import Correction
    from twosource.model.table import Table
    from twosource.story import Story

InsideOption = Annotated[
    bool | None,
    typer.Option(
        "--protect/--no-protect",
        help="Victims, minors and private persons under pseudonyms, as in what leaves."
        " Without either: true names, and a line that says so.",
    ),
]


@dataclass(frozen=True, slots=True)
class Inside:
    """A story as one of these commands shows it. ``mark``: what is to be said first (empty:
    nothing)."""

    table: Table
    held: list[Correction]
    words: Callable[[str], str]
    mark: str = ""


def look(file: Story, protect: bool | None) -> Inside:
    """Return the table and all corrections as they are to be shown."""
    from twosource import leaving

    held = file.corrections()
    if protect is False:
        return Inside(file.table(), held, _same)
    if protect:
        safe = leaving.of_story(file, True)
        return Inside(safe.table, [safe.record(c) for c in held], safe.record)
    table = file.table()
    return Inside(table, held, _same, mark(leaving.of_story(file, None, table).people))


def mark(people: int) -> str:
    """The line above names that are not to leave."""
    if not people:
        return ""
    go = "1 person here goes" if people == 1 else f"{people} people here go"
    return f"For the desk alone: {go} under another name in all that leaves. --protect shows it so."


def _same(words: str) -> str:
    return words
