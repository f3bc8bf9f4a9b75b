"""What a person corrected: a row beside the evidence, replayed on every build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twosource.model.span import Span

CorrectionKind = Literal["merge", "split", "apart"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a document by which a thing is found again when the text has changed.

    ``exact`` are the words at ``span``, ``prefix`` and ``suffix`` those around them (shorter at the
    ends of the text). ``whole``: the anchor stands for all that the document says of the thing, not
    for these words alone.
    """

    document: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is about: the id and name it had then, and its anchors, by place."""

    id: str
    name: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; never altered but for ``undone`` and ``state``.

    ``merge``: the targets are one; the id of the first stays. ``split``: the anchors of the second
    target are not the first, but another, whose new id the second target has. ``apart``: two
    targets are never to be taken for one. ``payload``, by kind: for ``split`` and ``apart`` the
    documents in which the first target stood then, else empty. ``made`` and ``undone`` are in UTC.
    ``state`` says what became of it in the last build: empty where it holds, else why it does not
    ("orphan: ...", "contradicted: ...").
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
