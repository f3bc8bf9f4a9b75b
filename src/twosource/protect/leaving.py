"""What leaves the desk: the one place that makes a table, and what goes with it, fit to leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from twosource.export.cut import Shown, cut
from twosource.export.take import Take
from twosource.model.table import Table
from twosource.protect.stage import protect
from twosource.protect.walk import Walker
from twosource.protect.who import NONE, Choice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaving:
    """A table as it may leave. ``words`` takes the names out of any words that go with it."""

    table: Table
    words: Callable[[str], str]
    walker: Walker | None = None
    people: int = 0
    """How many are under a pseudonym."""

    def take(self, asked: Take, shown: Shown | None = None) -> Take:
        """What was asked for, as it may leave; ``shown``: the part of it that a page shows."""
        table = self.table if shown is None else cut(self.table, shown)
        return replace(
            asked, table=table, title=self.words(asked.title), shown=self.words(asked.shown)
        )

    def record(self, given: T) -> T:
        """A record that is not in the table (a correction, a hit of a search), as it may leave."""
        return given if self.walker is None else self.walker.record(given)


def leave(
    table: Table, protected: bool | None = None, choice: Choice = NONE, whole: Table | None = None
) -> Leaving:
    """Return what may leave of a table.

    ``protected``: everywhere (True), nowhere but where a person said so (False), in what tells of
    violence (None). ``whole``: all that the story holds, by which pseudonyms are given.
    """
    found = protect(table, protected, choice, whole)
    return Leaving(found.table, found.words, found.walker, found.people)
