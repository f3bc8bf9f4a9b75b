"""What is taken away: a table, whole or cut to what a page shows, and how it is to leave."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.corrections.checked import Check
from twosource.export.by_whom import Checks, of_account
from twosource.export.index import Index
from twosource.model.finding import Account
from twosource.model.standing import Standing
from twosource.model.table import Table


@dataclass(frozen=True, slots=True)
class Take:
    """A table that leaves the story.

    ``title`` is the story's name; ``shown`` what a page was narrowed to, in words (empty: all).
    ``proposed`` asks for what nobody has checked, too. ``checked`` are the ids of findings and
    claims that a person accepted; all others are proposed by the program. ``checks``: who looked
    at a row and when (``corrections.checked``).
    """

    table: Table
    title: str = "story"
    shown: str = ""
    proposed: bool = False
    checked: frozenset[str] = field(default_factory=frozenset)
    checks: Checks = field(default_factory=dict)

    @property
    def index(self) -> Index:
        """Look-ups in the table."""
        return Index(self.table)

    def check(self, account: Account, facet: str) -> Check | None:
        """Who looked at an account of a facet last, and when; None where nobody did."""
        return of_account(self.checks, account, facet)

    def standing(self, id_: str) -> str:
        """Whether a person accepted a finding or claim."""
        return standing(id_, self.checked)


def accepted(table: Table) -> frozenset[str]:
    """The findings and claims of which a person accepted or set every account."""
    found = {f.id for e in table.events for f in e.findings if f.standing != "proposed"}
    return frozenset(found | {c.id for c in table.claims if c.standing != "proposed"})


def standing(id_: str, checked: frozenset[str], own: Standing = "proposed") -> str:
    """Whether a person accepted a finding or claim: all is proposed until somebody does. ``own``:
    what its accounts say of that."""
    return "accepted" if own == "proposed" and id_ in checked else own
