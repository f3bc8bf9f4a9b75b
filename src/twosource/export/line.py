"""A line of a brief or a list: words made by template from findings, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.accounts.independence import identified
from twosource.export import phrases
from twosource.export.index import Index
from twosource.model.finding import Account, Evidence, Finding, Value

MOST = 3
"""Origins that are named for one value; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words and the passages that support them. ``event`` is the id of the event they are about."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    event: str | None = None


def places(values: Iterable[Value]) -> tuple[Evidence, ...]:
    """The first passage of each account of some values, each once."""
    found = [a.evidence[0] for v in values for a in v.accounts if a.evidence]
    return tuple(dict.fromkeys(found))


def origin(account: Account) -> str:
    """The id of the last actor cited; the document's where nobody is."""
    return account.chain[-1] if account.chain else account.document


def who(index: Index, accounts: Sequence[Account]) -> str:
    """The origins of some accounts, with what they are: on record, unnamed, a paper's own voice."""
    by_origin: dict[str, list[Account]] = {}
    for a in accounts:
        by_origin.setdefault(origin(a), []).append(a)
    said = [_one(index, held) for held in list(by_origin.values())[:MOST]]
    more = len(by_origin) - len(said)
    return phrases.listing([*said, *([f"{more} more"] if more else [])])


def _one(index: Index, held: Sequence[Account]) -> str:
    first = held[0]
    actor = index.actors.get(origin(first))
    if actor is None or len(first.chain) < 2:
        name = actor.name if actor else index.label(first.document)
        return f"{name} (in its own voice)"
    days = sorted({a.said_on for a in held if a.said_on})
    what = "on record" if identified(actor) else "unnamed"
    when = f", {phrases.day(days[0])}" if len(days) == 1 else ""
    outlets = list(dict.fromkeys(filter(None, (index.outlet(a) for a in held))))
    where = "" if identified(actor) or not outlets else f", in {outlets[0]}"
    return f"{actor.name} ({what}{where}{when})"


def value_of(index: Index, finding: Finding, value: Value) -> str:
    """A value in words; a topic stands in quotation marks, for its words are a source's."""
    words = phrases.value(index, finding.facet, value.value)
    return f"\u201c{words}\u201d" if finding.facet in ("about", "place") else words


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", ".\u201d")) else text + "."
