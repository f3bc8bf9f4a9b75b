"""Who stands behind a value: its origins, and in words on how many of what it rests."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.model.finding import Account
from twosource.web.lookups import Lookups
from twosource.web.views.parts import count


def by_origin(accounts: Sequence[Account]) -> dict[str, list[Account]]:
    """The accounts by their origin; empty: nobody is cited."""
    out: dict[str, list[Account]] = {}
    for a in accounts:
        out.setdefault(a.chain[-1] if a.chain else "", []).append(a)
    return out


def is_unnamed(lk: Lookups, id_: str) -> bool:
    """Whether an origin has no name."""
    found = lk.actors.get(id_)
    return bool(found and found.kind == "unnamed")


def rests_on(lk: Lookups, accounts: Sequence[Account], documents: set[str]) -> str:
    """On whom and what a value rests, in words."""
    of_it = by_origin(accounts)
    unnamed = sum(is_unnamed(lk, i) for i in of_it)
    named = len(of_it) - unnamed
    who = [count(named, "named origin")] * (named > 0)
    who += [count(unnamed, "unnamed origin")] * (unnamed > 0)
    outlets = {d.outlet for i in documents if (d := lk.documents.get(i)) and d.outlet}
    copies = len(documents & lk.table.reprint_of.keys())
    words = f"rests on {' and '.join(who) or 'nobody'}, in {count(len(documents), 'article')}"
    if outlets:
        words += f" of {count(len(outlets), 'outlet')}"
    return words + (f" ({count(copies, 'reprint')})" if copies else "")
