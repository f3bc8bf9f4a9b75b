"""Rivals: values of one facet that are told as what cannot both be so.

News of a harm (a shooting, a crash) give many values by the way: the day of an arrest, a part of
the toll, a town and its neighbourhood; and what looks like one harm may be two. So of a harm two
values that differ are rivals only where each is told outright, nothing beside them explains the
difference, and the texts are plainly about one harm. Other differences are shown side by side, and
not as a dispute: one false dispute costs more than a true one that is only listed. Of other acts
values that differ are rivals where the accounts are plainly of one act (``rival_acts``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from twosource.accounts import rival_days, rival_tolls
from twosource.accounts.compare import COMPARE, content_words
from twosource.accounts.independence import Sides
from twosource.accounts.piece import Piece
from twosource.accounts.rival_acts import Acts, deny
from twosource.accounts.rival_links import Links
from twosource.accounts.rival_words import sentence
from twosource.accounts.told import Told
from twosource.model.document import Document
from twosource.model.event import HARMS
from twosource.model.finding import Facet

_ORDINAL = re.compile(
    r"(?:(?:the|a)\s+)?(?P<which>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
    r"|latest|final|other|another|[2-9](?:nd|rd|th))\b",
    re.IGNORECASE,
)
"""What tells one of several contacts, right before the noun."""
_WIDE = re.compile(r"\b(?:county|parish|city|borough|district|township|island)\b", re.IGNORECASE)


class Rivals:
    """The rivals among the values that the mentions of one event (``told``) give of a facet."""

    def __init__(
        self, facet: Facet, told: Sequence[Told], documents: Mapping[str, Document], sides: Sides
    ) -> None:
        self._facet = facet
        self._told = tuple(told)
        self._texts = {t.document: documents[t.document].text for t in told}
        self._links = Links(facet, self._told, self._texts, sides)
        self._acts = Acts(self._told, sides)
        self._harm = told[0].mention.type in HARMS

    def differ(self, a: Piece, b: Piece) -> bool:
        """Whether two values of the facet are rivals."""
        if COMPARE[self._facet](a.value, b.value).verdict != "different":
            return False
        if self._facet == "when" and self._same_words(a, b):
            return False
        if not self._harm:
            return self._acts.one(a, b) and self._of_one_act(a, b)
        return (
            self._firm(a) and self._firm(b) and self._links.one_harm(a, b) and self._opposed(a, b)
        )

    def _of_one_act(self, a: Piece, b: Piece) -> bool:
        """Whether what two accounts say of this facet is of the same, of an act or its times."""
        match self._facet:
            case "initiator":
                return self._one_channel(a, b) and not self._others(a, b)
            case "occurred":
                no, yes = (a, b) if a.value == "no" else (b, a)
                return deny(no.told, yes.told)
            case _:
                return True

    def _one_channel(self, a: Piece, b: Piece) -> bool:
        """Whether both tell through what the two were in contact, or of one day: of "she
        congratulated him" and "he congratulated her" both are so."""
        x, y = a.told.days, b.told.days
        one_day = x is not None and y is not None and x.meets(y)
        return one_day or None not in (a.told.mention.channel, b.told.mention.channel)

    def _others(self, a: Piece, b: Piece) -> bool:
        """Whether two contacts are told one by one, and not as the same of them: "the second call
        was made by her" says nothing of who made the first, or the others."""
        return self._which(a) != self._which(b)

    def _which(self, p: Piece) -> str:
        """The ordinal of the one contact that a mention tells of; "" where it has none."""
        m, text = p.told.mention, self._texts[p.told.document]
        words = m.count_span.of(text) if m.count_span is not None else ""
        found = _ORDINAL.match(words)
        return found["which"].lower() if found else ""

    def _same_words(self, a: Piece, b: Piece) -> bool:
        """Whether two days come of the same words in two texts ("two days ago"), each counted from
        its own publication: one of them repeats the other."""
        x, y = (sentence(self._texts[p.told.document], p.told.mention.span)
                .of(self._texts[p.told.document]) for p in (a, b))  # fmt: skip
        return a.told.document != b.told.document and x.split() == y.split()

    def _firm(self, p: Piece) -> bool:
        """Whether a value is told outright."""
        text = self._texts[p.told.document]
        if self._facet != "occurred" and not self._links.chief(p.told):
            return False
        match self._facet:
            case "when":
                return rival_days.firm(p, text)
            case "killed" | "injured":
                return rival_tolls.firm(self._facet, p, text)
            case "place":
                return self._placed(p)
            case "occurred":
                return p.value != "no" or self._of_all(p)
            case _:
                return True

    def _placed(self, p: Piece) -> bool:
        """Whether a place is told outright as that of the harm: it stands behind "in" or "at" in
        the clause that reports it."""
        m, text = p.told.mention, self._texts[p.told.document]
        town = re.escape(str(p.value).partition(",")[0])
        there = re.search(rf"\b(?:in|at|near) {town}\b", text[m.span.start : m.clause.end])
        return m.place_told and m.modality == "happened" and there is not None

    def _of_all(self, p: Piece) -> bool:
        """Whether a denial is of the harm ("there was no shooting"), not of who did it, whom it
        hit or how badly."""
        m, text = p.told.mention, self._texts[p.told.document]
        return (
            re.search(r"\b(?:no|any)\s+(?:\w+\s+)?$", text[m.clause.start : m.span.start])
            is not None
        )

    def _opposed(self, a: Piece, b: Piece) -> bool:
        match self._facet:
            case "when":
                return rival_days.rivals(a, b, self._told, self._texts)
            case "killed" | "injured":
                return rival_tolls.rivals(self._facet, a, b, self._told, self._texts)
            case "place":
                return self._two_places(a, b)
            case _:
                return True

    def _two_places(self, a: Piece, b: Piece) -> bool:
        """Whether two places lie apart: no text names both, as one does that knows a part and its
        whole, and they share no word ("North Quay", "Quay")."""
        assert isinstance(a.value, str) and isinstance(b.value, str)
        if _WIDE.search(a.value) or _WIDE.search(b.value):
            return False
        (x, _, r), (y, _, s) = (v.partition(", ") for v in (a.value, b.value))
        if x == y:
            return r != s
        if content_words(x) & content_words(y):
            return False
        return y not in self._texts[a.told.document] and x not in self._texts[b.told.document]
