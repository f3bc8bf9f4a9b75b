"""The contacts of a story as a table: when, who to whom, by which channel, how many, says who.

One row for each origin of each contact; where accounts differ, so do its rows.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator, Sequence
from datetime import date

from twosource.checking.page import STAMP
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.line import origin
from twosource.export.safe import cell, printable
from twosource.model.finding import Account, DateRange, Event, Facet
from twosource.model.table import Table

COLUMNS = (
    "when", "from", "to", "between", "channel", "how many", "about", "happened", "according to",
    "through", "accounts differ on", "words", "article", "event",
)  # fmt: skip
Row = tuple[str, ...]


def rows(table: Table) -> list[Row]:
    """Return the rows, by day (those without one last), then by event and origin."""
    index = Index(table)
    found = [r for e in table.events if e.type == "contact" for r in _rows(index, e)]
    return [row for _, row in sorted(found, key=lambda r: (r[0], r[1][-1], r[1]))]


def _rows(index: Index, event: Event) -> Iterator[tuple[date, Row]]:
    by_origin: dict[str, list[tuple[Facet, str, Account, date | None]]] = {}
    for f in event.findings:
        for v, denied in [(v, "") for v in f.values] + [(v, "not ") for v in f.denied]:
            words = denied + phrases.value(index, f.facet, v.value)
            day = v.value.earliest or v.value.latest if isinstance(v.value, DateRange) else None
            for a in v.accounts:
                by_origin.setdefault(origin(a), []).append((f.facet, words, a, day))
    disputed = [phrases.FACETS[f.facet] for f in event.findings if f.status == "disputed"]
    for held in by_origin.values():
        days = [d for _, _, _, d in held if d]
        yield min(days, default=date.max), _row(index, event, held, disputed)


def _row(
    index: Index,
    event: Event,
    held: Sequence[tuple[Facet, str, Account, date | None]],
    disputed: Sequence[str],
) -> Row:
    def told(facet: Facet) -> str:
        return " / ".join(dict.fromkeys(w for f, w, _, _ in held if f == facet))

    began = told("initiator")
    people = [index.name(p.actor) for p in event.participants]
    others = [n for n in people if n != began] if began in people else []
    account = next((a for _, _, a, _ in held if a.evidence), held[0][2])
    chain = [index.name(a) for a in account.chain]
    return (
        told("when"), began, phrases.listing(others), "" if began else phrases.listing(people),
        event.channel or "", told("count"), told("about"), told("occurred"),
        chain[-1] if chain else index.label(account.document), " \u2190 ".join(chain[:-1]),
        "; ".join(disputed), index.words(account.evidence[0]) if account.evidence else "",
        index.label(account.document), event.id,
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
