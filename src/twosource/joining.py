"""Two story files into one: their documents united, what people corrected in both replayed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from twosource import pipeline, sharing
from twosource.keeping import Progress
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.pipeline import BuildReport
from twosource.sharing import Taken
from twosource.story import Story


def join(
    story: Story, other: Story, now: datetime, tell: Progress | None = None
) -> tuple[BuildReport, Taken]:
    """Take the documents and corrections of another story into this one.

    Of two texts of one document the one that is here stays. Corrections that disagree are returned
    as conflicts: this story's holds, and nothing is decided. The other story is left as it is.
    """
    models = pipeline.models_of(story)
    report = pipeline.build_from(_documents(story, other, models), story, models, tell)
    made = [c for c in other.corrections() if c.undone is None]
    return report, sharing.adopt(story, made, other.where, now)


def _documents(story: Story, other: Story, models: pipeline.Models) -> Iterator[Document | Reading]:
    """What the other story has and this one has not: as it was read, where these models read it.
    What was added by hand comes with its correction."""
    held = {d.id for d in story.documents()}
    known = other.reading_keys() == {pipeline.reading_key(models)}
    new = (r for r in other.readings() if r.document.id not in held)
    for r in new:
        if r.document.kind == "article":
            yield r if known else r.document
