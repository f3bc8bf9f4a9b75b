"""What a process keeps of a story between two changes, and the step from readings to findings."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from twosource.comparing import Compared, Comparer
from twosource.model.table import Table
from twosource.story import Held, Story
from twosource.story.changes import Cause

Progress = Callable[[str, int, int | None], None]
"""What is being done, how much of it is done, of how much (None: not known)."""


class Keeper:
    """Kept of one story file while a process runs: what was read of it, what was worked out, and
    the last result. All of it can be lost. One change at a time; ``table`` may be asked for beside
    it from other threads."""

    def __init__(self) -> None:
        self.held = Held()
        self.comparer = Comparer()
        self._last: tuple[str, Compared] | None = None

    def keep(self, story: Story, found: Compared) -> None:
        """Remember the result that the story holds now."""
        self._last = (story.mark(), found)

    def table(self, story: Story) -> Table:
        """The table that the story holds; read from the file where it is not the one kept."""
        last = self._last  # another thread may put a newer one there meanwhile
        if last is not None and last[0] == story.mark():
            return last[1].table
        return story.table()


def reconcile(
    story: Story, tell: Progress, cause: Cause | None = None, keeper: Keeper | None = None
) -> Compared:
    """Run the across-document stage over all readings and replace the findings.

    ``cause``: the correction for which it is done (None: a build). With the ``keeper`` of the time
    before, only what changed since is worked out and written.
    """
    keeper = keeper or Keeper()
    tell("comparing accounts", 0, 1)
    with _no_rounds():
        found = keeper.comparer.corrected(
            story.held_readings(),
            story.identities(),
            story.machine_identities(),
            story.corrections(),
        )
        story.keep_identities(found.names, found.machine)
        story.keep_states(found.states)
        story.replace_findings(found.table, cause)
    keeper.keep(story, found)
    tell("comparing accounts", 1, 1)
    return found


@contextmanager
def _no_rounds() -> Iterator[None]:
    """Let Python not look for circles of objects meanwhile, and never again among what is kept:
    records form none, and to go through millions of them takes longer than the comparison. The few
    circles that a run leaves (a dozen objects of a library's) stay in memory."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
