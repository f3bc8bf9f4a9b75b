"""Rows for tables: one row for each account of each value. CSV, Parquet and workbooks do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.replies import Replies
from twosource.export.rests import rests
from twosource.export.take import Take, standing
from twosource.model.finding import Account, Event, Finding


class Row(NamedTuple):
    """One account. The words are those of its first passage; ``passages`` says how many there are,
    ``start`` and ``end`` are code points of the document's stored text. ``standing``: whether a
    person accepted the account. Then what the finding rests on (``rests.RestsOn``), the account's
    id, what its document is, and who looked at the account last, and when. ``reply``: what
    those whom the event accuses say to it, or that there is none; empty where it accuses nobody."""

    event: str
    type: str
    channel: str
    participants: str
    finding: str
    facet: str
    status: str
    value: str
    denied: bool
    independent_at_least: int
    independent_at_most: int | None
    outlet: str
    chain: str
    speaker: str
    said_on: date | None
    words: str
    passages: int
    document: str
    file: str
    start: int | None
    end: int | None
    standing: str
    articles: int
    articles_of_event: int
    open_speakers: int
    open_dates: int
    not_analysed: int
    account: str
    kind: str
    checked_by: str
    checked_on: date | None
    reply: str


def rows(take: Take) -> Iterator[Row]:
    """Yield the rows, in the order of the events."""
    index = take.index
    replies = Replies(index)
    for event in take.table.events:
        reply = replies.words(event)
        for finding in event.findings:
            yield from _rows(take, index, event, finding, reply)


def _rows(take: Take, index: Index, event: Event, finding: Finding, reply: str) -> Iterator[Row]:
    people = phrases.listing([index.name(p.actor) for p in event.participants])
    on = rests(index, event, finding)
    for values, denied in ((finding.values, False), (finding.denied, True)):
        for value in values:
            said = phrases.value(index, finding.facet, value.value)
            for account in value.accounts:
                first = account.evidence[0] if account.evidence else None
                document = index.documents.get(account.document)
                check = take.check(account, finding.facet)
                yield Row(
                    event=event.id,
                    type=event.type,
                    channel=event.channel or "",
                    participants=people,
                    finding=finding.id,
                    facet=finding.facet,
                    status=finding.status,
                    value=said,
                    denied=denied,
                    independent_at_least=value.independent.at_least,
                    independent_at_most=value.independent.at_most,
                    outlet=index.outlet(account),
                    chain=_chain(index, account),
                    speaker=index.name(account.chain[-1]) if account.chain else "",
                    said_on=account.said_on,
                    words=index.words(first) if first else "",
                    passages=len(account.evidence),
                    document=first.document if first else account.document,
                    file=(document.file or "") if document else "",
                    start=first.span.start if first else None,
                    end=first.span.end if first else None,
                    standing=standing(finding.id, take.checked, account.standing),
                    articles=on.articles,
                    articles_of_event=on.of_event,
                    open_speakers=on.open_speaker,
                    open_dates=on.open_date,
                    not_analysed=on.not_analysed,
                    account=account.id_in(finding.id),
                    kind=document.kind if document else "",
                    checked_by=check.by if check else "",
                    checked_on=check.on if check else None,
                    reply=reply,
                )


def _chain(index: Index, account: Account) -> str:
    return phrases.chain(index, account, "<-") if account.chain else ""


def plain(cell: object) -> str:
    """A cell as text: days as ISO 8601, yes or no, nothing where it is not known."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
