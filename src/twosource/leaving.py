"""What leaves a story file: the table with what people said of it laid over, fit to leave.

Every command, page and answer that shows a story takes its table here.
"""

from __future__ import annotations

from twosource.model.table import Table
from twosource.protect.leaving import Leaving, leave
from twosource.story import Story


def of_story(story: Story, protected: bool | None = None, table: Table | None = None) -> Leaving:
    """Return what may leave of a story. ``protected`` as in ``protect.leave``; ``table``: the one
    that the story holds, where it was read already."""
    return leave(story.table() if table is None else table, protected)
