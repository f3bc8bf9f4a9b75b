"""Attribution relations: source, cue, content (Pareti 2015; PolNeAR, Newell et al. 2018)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model.ids import make_id
from twosource.model.span import Span, hull
from twosource.model.standing import Standing

AttributionKind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "asserts", "denies", "confirms", "declines", "asks", "promises", "warns", "questions"
]
KnowsBy = Literal["participant", "witness", "document", "told", "not privy", "unstated"]

OPEN_BELOW = 0.3
"""With a score below this the speaker stays open: it would be wrong more often than right."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as spans of the text.

    The attribution stage fills the spans (``via_span``: the words that name the report or outlet
    through which it came; ``addressee_span``: whom it was said to; ``said_span``: the words that
    date the saying). The actors stage fills ``speaker``, ``via`` and ``addressee`` with actor ids,
    the dating stage ``said_on``. ``parent`` is the attribution in whose content this one stands.
    ``score`` is a confidence from 0 to 1; ``reason`` says which rule or model gave it.
    ``standing`` says whether a person looked at it: corrections set it, no stage does.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    stance: Stance
    hedged: bool
    parent: str | None = None
    via_span: Span | None = None
    addressee_span: Span | None = None
    said_span: Span | None = None
    speaker: str | None = None
    via: str | None = None
    addressee: str | None = None
    said_on: date | None = None
    knows_by: KnowsBy = "unstated"
    knows_span: Span | None = None
    score: float = 0.5
    reason: str = ""
    standing: Standing = "proposed"

    @property
    def whole(self) -> Span | None:
        """From the first to the last of its words; None where it has none."""
        return hull((*self.source, *self.cue, *self.content))


def attribution_id(
    document: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> str:
    """Return the id of an attribution: its document and spans, whatever model found it."""
    parts: list[str | int | None] = [document]
    for role in (source, cue, content):
        parts.append(len(role))
        for s in role:
            parts += [s.start, s.end]
    return make_id("attr", *parts)
