"""What a person corrected: a row beside the evidence, replayed on every build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twosource.model.finding import Evidence
from twosource.model.span import Span

CorrectionKind = str
"""The name of a kind: see ``twosource.corrections.kinds``."""
Beside = Literal["claim", "drift", "variant", "change", "split"]
"""What the comparison finds and no article has as a row of its own."""
About = Literal["actor", "attribution", "mention", "event", "document", Beside]
AnchorRole = Literal["", "source", "cue", "content", "predicate"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a document by which a thing is found again when the text has changed.

    ``exact`` are the words at ``span``, ``prefix`` and ``suffix`` those around them (shorter at the
    ends of the text). ``whole``: the anchor stands for all that the document says of the thing, not
    for these words alone. ``role`` says which part of a record the words are.
    """

    document: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    whole: bool = True
    role: AnchorRole = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is about: the id and name it had then, and its anchors, by place."""

    id: str
    name: str
    anchors: tuple[Anchor, ...]
    about: About = "actor"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; never altered but for ``undone`` and ``state``.

    What ``targets`` and ``payload`` hold is said by the module of the kind (a file in
    ``corrections/kinds``). ``made`` and ``undone`` are in UTC. ``state`` says what became of it in
    the last build: empty where it holds, else why it does not ("orphan: ...",
    "contradicted: ...").
    """

    id: int
    kind: CorrectionKind
    targets: tuple[Target, ...]
    made: datetime
    by: str
    reason: str | None = None
    payload: tuple[str, ...] = ()
    undone: datetime | None = None
    state: str = ""

    @property
    def order(self) -> tuple[datetime, int]:
        """The order in which corrections are replayed: by time, then by number."""
        return self.made, self.id

    @property
    def orphan(self) -> bool:
        """Whether what it is about was not found again in the last build."""
        return self.state.startswith("orphan")


@dataclass(frozen=True, slots=True)
class Move:
    """Event mentions that a person put together or took apart.

    ``together``: the events that hold any of ``first`` and any of ``second`` are one. Else
    ``second`` are an event of their own, whatever event they are in.
    """

    together: bool
    first: frozenset[str]
    second: frozenset[str]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a person said of one row of what the comparison finds.

    ``number``: the correction's. ``places``: its words, where they stand today (of a claim, the
    words of one account). ``key``: what else it says (``model.beside``); where
    the program finds something else there now, it is another row.
    """

    number: int
    about: Beside
    places: frozenset[Evidence]
    key: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people decided across documents, in the ids of today: moves of event mentions in order
    of time, pairs of the story's actors who are one origin, or are none, and what was accepted or
    rejected of what stands beside the events, in order of time."""

    moves: tuple[Move, ...] = ()
    dependent: frozenset[tuple[str, str]] = frozenset()
    independent: frozenset[tuple[str, str]] = frozenset()
    looked: tuple[Looked, ...] = ()


NOTHING = ByHand()
