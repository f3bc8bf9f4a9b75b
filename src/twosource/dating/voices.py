"""In whose words a place of the text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.model.attribution import Attribution
from twosource.model.span import Span

_NESTED = 64
"""How many contents before a place are looked at: nesting is never so deep."""


@dataclass(frozen=True)
class Voices:
    """Contents by their start, and who speaks each."""

    starts: tuple[int, ...]
    contents: tuple[tuple[int, int, str], ...]
    speakers: Mapping[str, str | None]

    @classmethod
    def of(cls, attributions: Iterable[Attribution]) -> Voices:
        """Gather them once."""
        held = tuple(attributions)
        contents = tuple(sorted((c.start, c.end, a.id) for a in held for c in a.content))
        return cls(tuple(c[0] for c in contents), contents, {a.id: a.speaker for a in held})

    def at(self, span: Span) -> str | None:
        """The innermost attribution in whose content a span stands; None: the outlet's own."""
        best: tuple[int, str] | None = None
        k = bisect_right(self.starts, span.start)
        for start, end, ident in self.contents[max(0, k - _NESTED) : k]:
            if span.end <= end and (best is None or end - start < best[0]):
                best = (end - start, ident)
        return best[1] if best else None

    def same_mouth(self, a: Span, b: Span) -> bool:
        """Whether both stand in one content, or in two of one known speaker."""
        x, y = self.at(a), self.at(b)
        if x == y:
            return True
        if x is None or y is None:
            return False
        who = self.speakers.get(x)
        return who is not None and who == self.speakers.get(y)
