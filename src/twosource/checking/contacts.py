"""The contacts of a story: when, who to whom, by which channel, how many, according to whom.

As a table it has one row for each origin of each contact; where accounts differ, so do its rows.
The desk's page of contacts lists the same.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from twosource.checking.page import STAMP
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.line import origin
from twosource.export.safe import cell, printable
from twosource.model.finding import Account, DateRange, Event, Facet
from twosource.model.number import NumberRange
from twosource.model.table import Table

COLUMNS = (
    "when", "from", "to", "between", "channel", "how many", "about", "happened", "according to",
    "through", "accounts differ on", "words", "article", "event",
)  # fmt: skip
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one origin says of a contact, a facet each in words; ``day``: the first that it names.
    ``account``: the first with words."""

    told: Mapping[Facet, str]
    account: Account
    day: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact, as lists show it. ``people``: the ids of all who take part; ``first`` and
    ``second``: the two sides; ``ordered``: the first began it, and no accounts differ on that.
    ``count``: the numbers that are told, the lowest first; ``happened``: what is to be said of
    whether it did; ``differ``: the facets on which accounts differ."""

    event: Event
    people: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    ordered: bool
    count: str
    happened: str
    differ: tuple[Facet, ...]
    tellings: tuple[Telling, ...]


def contacts(index: Index, name: str = "") -> list[Contact]:
    """Return the contacts of a story; ``name``: those with one whose name holds these words."""
    events = (e for e in index.table.events if e.type == "contact")
    return [contact(index, e) for e in events if not name or _with(index, e, name)]


def _with(index: Index, event: Event, name: str) -> bool:
    return any(name.casefold() in index.name(a).casefold() for a in people_of(event))


def people_of(event: Event) -> tuple[str, ...]:
    """The ids of all who take part, each once."""
    return tuple(dict.fromkeys(p.actor for p in event.participants))


def contact(index: Index, event: Event) -> Contact:
    """Return a contact as lists show it."""
    everybody = people_of(event)
    differ = tuple(f.facet for f in event.findings if f.status == "disputed")
    began = dict.fromkeys(p.actor for p in event.participants if p.role == "initiator")
    first = tuple(began) or everybody[:1]
    second = tuple(a for a in everybody if a not in first)
    ordered = bool(began) and bool(second) and "initiator" not in differ
    if not second:  # all of them are said to have begun it
        first, second = everybody[:1], everybody[1:]
    return Contact(event, everybody, first, second, ordered, _count(event),
                   _happened(event, differ), differ, tuple(_tellings(index, event)))  # fmt: skip


def _count(event: Event) -> str:
    values = [v for f in event.findings if f.facet == "count" for v in phrases.ladder(f.values)]
    told = [v.value for v in values if isinstance(v.value, NumberRange)]
    return " / ".join(phrases.number(n) for n in told)


def _happened(event: Event, differ: Collection[Facet]) -> str:
    if "occurred" in differ:
        return "whether it happened is disputed"
    return {"denied": "told of only to be denied", "planned": "planned"}.get(event.modality, "")


def _tellings(index: Index, event: Event) -> Iterator[Telling]:
    by_origin: dict[str, list[tuple[Facet, str, Account, date | None]]] = {}
    for f in event.findings:
        for v, denied in [(v, "") for v in f.values] + [(v, "not ") for v in f.denied]:
            words = denied + phrases.value(index, f.facet, v.value)
            day = v.value.earliest or v.value.latest if isinstance(v.value, DateRange) else None
            for a in v.accounts:
                by_origin.setdefault(origin(a), []).append((f.facet, words, a, day))
    for held in by_origin.values():
        told: dict[Facet, dict[str, None]] = {}
        for facet, words, _, _ in held:
            told.setdefault(facet, {})[words] = None
        account = next((a for _, _, a, _ in held if a.evidence), held[0][2])
        days = [d for _, _, _, d in held if d]
        yield Telling({f: " / ".join(w) for f, w in told.items()}, account,
                      min(days, default=None))  # fmt: skip


def rows(table: Table) -> list[Row]:
    """Return the rows, by day (those without one last), then by event and origin."""
    index = Index(table)
    found = [(t.day or date.max, _row(index, c, t)) for c in contacts(index) for t in c.tellings]
    return [row for _, row in sorted(found, key=lambda r: (r[0], r[1][-1], r[1]))]


def _row(index: Index, c: Contact, t: Telling) -> Row:
    told, account = t.told, t.account
    began = told.get("initiator", "")
    people = [index.name(a) for a in c.people]
    others = [n for n in people if n != began] if began in people else []
    chain = [index.name(a) for a in account.chain]
    return (
        told.get("when", ""), began, phrases.listing(others),
        "" if began else phrases.listing(people), c.event.channel or "", told.get("count", ""),
        told.get("about", ""), told.get("occurred", ""),
        chain[-1] if chain else index.label(account.document), " \u2190 ".join(chain[:-1]),
        "; ".join(phrases.question(c.event, f) for f in c.differ),
        index.words(account.evidence[0]) if account.evidence else "",
        index.label(account.document), c.event.id,
    )  # fmt: skip


def as_csv(table: Table) -> bytes:
    """UTF-8, CRLF (RFC 4180); a cell that a spreadsheet would run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (COLUMNS, *rows(table)):
        writer.writerow([cell(printable(c)) for c in row])
    return out.getvalue().encode("utf-8", "replace")


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contacts</title>
<style>body{{font:1rem/1.4 serif;margin:2rem}}table{{border-collapse:collapse}}
th,td{{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}}</style>
</head><body><table><caption>Contacts, one row for each source. {stamp}</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody></table></body></html>
"""


def as_html(table: Table) -> bytes:
    """One page without scripts, links or outside parts."""
    head = "".join(f'<th scope="col">{html.escape(c)}</th>' for c in COLUMNS)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(printable(c))}</td>" for c in row) + "</tr>"
        for row in rows(table)
    )
    return _PAGE.format(stamp=html.escape(STAMP), head=head, body=body).encode("utf-8", "replace")
