"""How the words put the dead to those who were hit: among them, or beside them."""

from __future__ import annotations

from twosource.accounts.rival_words import sentence, words
from twosource.model.span import Span


def among(text: str, hit: Span, dead: Span) -> bool:
    """Whether the dead are told as some of those who were hit: in one sentence ("four were shot,
    one fatally"), or by "of them" and the like in the sentence of the dead."""
    around = sentence(text, dead)
    if around.contains(hit):
        return True
    return words("tolls", "among").search(around.of(text)) is not None


def brought(text: str, hit: Span) -> bool:
    """Whether those hit are told as brought to hospital: mostly alive, and mostly not the dead."""
    return words("tolls", "harm").search(hit.of(text)) is None


def beside(text: str, clause: Span) -> bool:
    """Whether a clause puts those hit beside others: "three friends were also stabbed"."""
    return words("tolls", "beside").search(clause.of(text)) is not None
