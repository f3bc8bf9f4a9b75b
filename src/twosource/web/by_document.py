"""Look-ups by article and by speaker: what stands in each, in the order of its text."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from twosource.export.index import Index
from twosource.model.attribution import Attribution
from twosource.model.claim import Claim


class ByDocument(Index):
    """Read-only; each is made when first asked for."""

    @cached_property
    def said_by(self) -> dict[str, list[Attribution]]:
        """An actor's attributions, by document and place."""
        out: dict[str, list[Attribution]] = defaultdict(list)
        for of_it in self.attributions_of.values():
            for a in of_it:
                if a.speaker:
                    out[a.speaker].append(a)
        return out

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of which a document holds the words."""
        out: dict[str, list[Claim]] = defaultdict(list)
        for c in self.table.claims:
            for document in dict.fromkeys(e.document for a in c.accounts for e in a.evidence):
                out[document].append(c)
        return out

    @cached_property
    def reprints_of(self) -> dict[str, list[str]]:
        """The articles that repeat one."""
        out: dict[str, list[str]] = defaultdict(list)
        for copy, original in self.table.reprint_of.items():
            out[original].append(copy)
        return out
