"""A page for the editor: a headline, up to five points, one paragraph.

Each line is verbatim, or filled from findings by template, and has the passages it rests on.
Nothing is written freely, and no line gives one side of what is disputed as what happened. It goes
through the publishing gate: what nobody has checked stays out unless it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from twosource.checking.brief_event import EventLines
from twosource.checking.support import Support
from twosource.export.gate import STAMP, PassedEvent, release
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.take import Take
from twosource.language.entries import entries

POINTS = 5


@dataclass(frozen=True, slots=True)
class Brief:
    """A headline, points, and a paragraph of accounts in their own words. ``stamp`` is empty where
    a person has checked all of it; ``held_back`` counts the findings that nobody has."""

    headline: Line
    points: tuple[Line, ...]
    paragraph: tuple[Line, ...]
    stamp: str
    held_back: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        return self.headline, *self.points, *self.paragraph


def brief(take: Take, event: str | None = None) -> Brief | None:
    """Return the brief of one event, or of the story; None where nothing of it may go."""
    support = Support(Index(take.table))
    lines = [EventLines(support, e) for e in release(take).events]
    held = sorted(lines, key=lambda w: _weight(w, alone=len(take.table.documents) == 1))
    held = [w for w in held if event in (None, w.event.id)]
    if not held:
        return None
    first, rest = held[0], [w for w in held[1:] if w.telling][:POINTS]
    points = list(first.points())
    if event is None:
        points = points[: max(POINTS - len(rest), 3)]
        points += [w.headline() for w in rest]
    checked = all(f.checked for w in (first, *rest) for f in w.passed.findings)
    stamp = "" if checked and not any(w.passed.replies for w in (first, *rest)) else STAMPED
    back = sum(len(e.findings) for e in take.table.events if event in (None, e.id))
    back -= sum(len(w.passed.findings) for w in held)
    return Brief(first.headline(), tuple(points[:POINTS]), tuple(first.quoted()), stamp, back)


def _gravity(passed: PassedEvent, *, grave: bool) -> int:
    """0 where an account that goes tells of a death, else 1 more than the place in the list."""
    ranked = _gravest()
    if not grave:
        return 1 + len(ranked)
    if any(f.finding.facet == "killed" and f.finding.values for f in passed.findings):
        return 0
    return 1 + ranked.get(passed.event.type, len(ranked))


@cache
def _gravest() -> dict[str, int]:
    lines = entries("twosource.checking", "gravity.txt")
    return {type_: n for n, line in enumerate(lines) for type_ in line.split()}


STAMPED = f"{STAMP}: read each line against its words."


def _weight(lines: EventLines, *, alone: bool) -> tuple[int, bool, int, int, str]:
    """The gravest first (``lexicons/gravity.txt``), a death before all; of one gravity what
    differs, then what most articles tell, then what most is found of.

    What is told by the way is not put first for its gravity, but where there is one article
    (``alone``)."""
    passed = lines.passed
    found = [f.finding for f in passed.findings]
    told = {a.document for f in found for v in f.values for a in v.accounts}
    differs = any(f.status == "disputed" for f in found)
    return (
        _gravity(passed, grave=alone or lines.telling),
        not differs,
        -len(told),
        -len(found),
        passed.event.id,
    )
