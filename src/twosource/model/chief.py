"""Whether a text is about what some of its words tell of, or has it by the way."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.model.document import Document

_HEAD = 4
"""Paragraphs at the top in which a text says what it is about."""
_SHORT = 8
"""A text of so few paragraphs is about whatever its top tells."""
_SHARE = 0.2
"""Paragraphs of a text that tell of what it is about, wherever they stand."""
_OFTEN, _DOZEN = 5, 12
"""Words that tell of it so often are not by the way, where they stand together; or anywhere."""


def chief(document: Document, places: Iterable[int]) -> bool:
    """Whether words at some places (offsets) tell of what a document is about: they stand at its
    top and again, or all over it, or it dwells on them."""
    at = [z for p in set(places) if (z := document.zone_at(p)) is not None]
    if not at:
        return False
    found = set(at)
    body = [n for n, z in enumerate(document.zones) if z.kind == "body"]
    top = {n for n, z in enumerate(document.zones) if z.kind not in ("body", "furniture")}
    head = not found.isdisjoint(top.union(body[:_HEAD]))
    if head and (len(at) > 1 or len(body) <= _SHORT):
        return True
    told = sum(n in found for n in body)
    return told >= _SHARE * len(body) or len(at) >= min(_OFTEN * len(found), _DOZEN)
