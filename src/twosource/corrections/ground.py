"""What corrections are laid over: readings, and whom their actors are in the story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from twosource.corrections.anchors import owner
from twosource.model.correction import Target
from twosource.model.reading import Reading


class Ground:
    """``readings`` by document, as the corrections so far left them; ``of``: local actor -> the
    story's, after what was said of actors."""

    def __init__(self, readings: Mapping[str, Reading], of: Mapping[str, str]) -> None:
        self.readings = readings
        self.of = of

    @cached_property
    def _names(self) -> dict[str, str]:
        return {a.id: a.name for r in self.readings.values() for a in r.actors}

    @cached_property
    def _locals(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for r in self.readings.values():
            for a in r.actors:
                if a.id in self.of:
                    out[self.of[a.id]].append(a.id)
        return {k: sorted(v) for k, v in out.items()}

    def name(self, local: str | None) -> str:
        """What a document calls an actor."""
        return self._names.get(local or "", "")

    def actor(self, target: Target) -> str | None:
        """The story's actor that a target stands for today: that of its id, where its words are
        still that one's, else of most of its words; None where they are gone."""
        votes: Counter[str] = Counter()
        for a in target.anchors:
            reading = self.readings.get(a.document)
            held = owner(reading, a) if reading is not None else None
            if held is not None and held[0].id in self.of:
                votes[self.of[held[0].id]] += 1
        if target.id in votes:
            return target.id
        return min(votes, key=lambda i: (-votes[i], i)) if votes else None

    def local(self, actor: str, document: str) -> str | None:
        """A local actor that is one of the story's: of this document, else of any."""
        held = self._locals.get(actor, [])
        own = self.readings.get(document)
        here = {a.id for a in own.actors} if own is not None else set()
        return next((i for i in held if i in here), next(iter(held), None))
