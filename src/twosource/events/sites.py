"""Where a harm took place: the town that a document's signs point to.

A mention's own clause is believed first ("shot in Port Lena"). Where it names no town, the place is
the one that most signs of the document point to. Names of regions and countries are no towns.
"""

from __future__ import annotations

from twosource.events.regions import regions
from twosource.events.town_marks import PLACED
from twosource.events.town_signs import town_signs
from twosource.events.towns import Town, towns
from twosource.model.document import Document
from twosource.model.parse import Parse
from twosource.model.span import Span

SHARE = 0.5
"""A town that a clause names is believed where it is at least this share as likely as the first."""
OWN = 0.4
"""The chance under which even a town that a clause names is not taken for the place."""
LEAST = 0.62
"""The chance under which a town is not taken for the place of what does not name one."""


class Sites:
    """The towns of a document, looked up by place."""

    def __init__(self, document: Document, parse: Parse, harms: frozenset[int]) -> None:
        """``harms``: the tokens that name a harm."""
        self._parse = parse
        self.towns = towns(document, town_signs(document, parse, harms), regions().weights)

    @property
    def best(self) -> Town | None:
        """The town that most signs point to."""
        if not self.towns:
            return None
        first = self.towns[0]
        return first if first.likely >= LEAST or (self._alone and first.backed) else None

    def weighs(self, place: str) -> bool:
        """Whether a place that is told begins with the name of one of these towns, or of a part of
        one ("Southeast Port Lena")."""
        name = place.partition(",")[0]
        return any(name.lower().endswith(t.name.lower()) for t in self.towns)

    @property
    def _alone(self) -> bool:
        """Whether there is no other town that it could be."""
        return len(self.towns) == 1

    def within(self, span: Span) -> Town | None:
        """The town that is named within a span as the place ("in Port Lena")."""
        for town in self.towns:
            if town.likely < (0 if self._alone else max(OWN, SHARE * self.towns[0].likely)):
                break  # "in the Quay neighborhood" of a town that all else points to
            for s in town.spans:
                if span.contains(s) and _placed(self._parse, s):
                    return town
        return None


def _placed(parse: Parse, span: Span) -> bool:
    tokens = parse.within(span)
    if not tokens:
        return False
    before = parse.tokens[tokens[0].i - 1] if tokens[0].i else tokens[0]
    return before.text.lower() in PLACED
