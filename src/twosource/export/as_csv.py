"""`--format csv`: the flat table, one row for each account of each value.

UTF-8 without a byte-order mark, CRLF (RFC 4180). A cell that a spreadsheet would take for a formula
begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from twosource.export.flat import Row, plain, rows
from twosource.export.safe import cell
from twosource.export.take import Take

<<<<<<< HEAD
COLUMNS = Row._fields
=======
COLUMNS = (
    "event", "type", "channel", "participants", "finding", "facet", "status", "value", "denied",
    "independent_at_least", "independent_at_most", "outlet", "chain", "speaker", "said_on",
    "words", "passages", "document", "file", "start", "end",
    "articles", "articles_of_event", "open_speakers", "open_dates", "not_analysed",
    "account", "standing", "kind",
)  # fmt: skip
>>>>>>> 1f44fb6 (Fifteen kinds of corrections, one file each, laid over readings, events and origins; rows are proposed until accepted)


def write(take: Take, out: BinaryIO) -> None:
    """Write the header and the rows."""
    out.write(_line(COLUMNS))
    for row in rows(take):
        out.write(_line(map(plain, row)))


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([cell(c) for c in cells])
    return text.getvalue().encode("utf-8", "replace")
<<<<<<< HEAD
=======


def _rows(index: Index, event: Event, finding: Finding) -> Iterator[tuple[str, ...]]:
    people = phrases.listing([index.name(p.actor) for p in event.participants])
    head = (event.id, event.type, event.channel or "", people, finding.id, finding.facet,
            finding.status)  # fmt: skip
    on = rests(index, event, finding)
    counts = (on.articles, on.of_event, on.open_speaker, on.open_date, on.not_analysed)
    rest = tuple(map(str, counts))
    for values, denied in ((finding.values, "no"), (finding.denied, "yes")):
        for value in values:
            counted = value.independent
            most = "" if counted.at_most is None else str(counted.at_most)
            middle = (_value(index, finding, value), denied, str(counted.at_least), most)
            for account in value.accounts:
                document = index.documents.get(account.document)
                kind = document.kind if document else ""
                own = (account.id_in(finding.id), account.standing, kind)
                yield head + middle + _account(index, account) + rest + own


def _value(index: Index, finding: Finding, value: Value) -> str:
    return phrases.value(index, finding.facet, value.value)


def _account(index: Index, account: Account) -> tuple[str, ...]:
    document = index.documents.get(account.document)
    first = account.evidence[0] if account.evidence else None
    speaker = index.name(account.chain[-1]) if account.chain else ""
    return (
        index.outlet(account),
        phrases.chain(index, account, "<-") if account.chain else "",
        speaker,
        account.said_on.isoformat() if account.said_on else "",
        index.words(first) if first else "",
        str(len(account.evidence)),
        first.document if first else account.document,
        (document.file or "") if document else "",
        str(first.span.start) if first else "",
        str(first.span.end) if first else "",
    )
>>>>>>> 1f44fb6 (Fifteen kinds of corrections, one file each, laid over readings, events and origins; rows are proposed until accepted)
