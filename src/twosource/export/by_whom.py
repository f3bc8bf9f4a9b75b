"""Who looked at an account or a finding, and when, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from twosource.corrections.checked import Check
from twosource.export import phrases
from twosource.export.safe import printable
from twosource.model.finding import Account, Facet, Finding
from twosource.model.standing import together

Checks = Mapping[tuple[str, str], Check]
"""By a row's id and the facet that it is of (empty: the whole row): ``corrections.checked``."""
NOBODY: Checks = {}


def of_account(checks: Checks, account: Account, facet: str) -> Check | None:
    """Who looked at an account of a facet last, and when; None where nobody did."""
    if account.standing == "proposed":
        return None
    found = [checks.get((m, f)) for m in account.mentions for f in (facet, "")]
    return max((c for c in found if c), key=lambda c: c.on, default=None)


def of_finding(checks: Checks, finding: Finding) -> str:
    """Who looked at the accounts of a finding, in words; empty where it is proposed."""
    if finding.standing == "proposed":
        return ""
    return of_accounts(checks, finding.facet, (
        a for v in (*finding.values, *finding.denied) for a in v.accounts
    ))  # fmt: skip


def of_accounts(checks: Checks, facet: Facet, accounts: Iterable[Account]) -> str:
    """The same of some accounts: "by anna and bo, 4 May 2031" (the last day)."""
    return words(c for a in accounts if (c := of_account(checks, a, facet)))


def of_part(checks: Checks, facet: Facet, accounts: Sequence[Account]) -> str:
    """Which accounts of a value a person looked at, and who, in words; empty where nobody did."""
    seen = [a for a in accounts if a.standing != "proposed"]
    if not seen:
        return ""
    said = marked(together(a.standing for a in seen), of_accounts(checks, facet, seen))
    return said if len(seen) == len(accounts) else f"{said}; other accounts unchecked"


def marked(standing: str, by: str) -> str:
    """A standing with who gave it: "accepted by anna, 4 May 2031", "by hand: anna, 4 May 2031"."""
    if not by:
        return standing
    return f"{standing}: {by.removeprefix('by ')}" if standing == "by hand" else f"{standing} {by}"


def words(found: Iterable[Check]) -> str:
    """Who, each once, and the last day."""
    held = sorted(found, key=lambda c: c.on)
    if not held:
        return ""
    names = dict.fromkeys(printable(c.by) for c in held)
    return f"by {phrases.listing(list(names))}, {phrases.day(held[-1].on)}"
