"""Rows to look at, the least sure first, as lines of text: what `review` prints."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.report_more import ADDED
from twosource.export.safe import printable
from twosource.model.attribution import Attribution
from twosource.model.event import EventMention
from twosource.model.finding import Account, DateRange, Evidence, Finding

_WORDS = 160


def waiting(index: Index) -> list[Attribution]:
    """The sayings that nobody has looked at, the least sure first."""
    found = (a for a in index.table.attributions if a.standing == "proposed")
    return sorted(found, key=lambda a: (a.score, a.id))


def lines(index: Index, limit: int | None) -> Iterator[str]:
    """Yield the sayings to look at with the reports of events in them, and the accounts."""
    held = waiting(index)
    reports: dict[str | None, list[EventMention]] = {}
    for m in index.table.event_mentions:
        reports.setdefault(m.attribution, []).append(m)
    for a in held[:limit]:
        yield from _saying(index, a)
        for m in reports.get(a.id, ()):
            yield f"    {printable(report(m))}"
    if limit is not None and len(held) > limit:
        yield f"{len(held) - limit} more: --all shows them."
    own = [m for m in reports.get(None, ()) if m.standing == "proposed"]
    if own:
        yield "In nobody's saying:"
    for m in own[:limit]:
        yield f"    {printable(report(m))}"
    yield ""
    for e in index.table.events:
        yield printable(f"{e.id}  {phrases.event_title(index, e)}  [{_of_event(e.findings)}]")
        for f in e.findings:
            for v in (*f.values, *f.denied):
                for account in v.accounts:
                    yield f"    {printable(_account(index, f, account))}"
    yield from (printable(line) for line in _beside(index, limit))


def _beside(index: Index, limit: int | None) -> Iterator[str]:
    """Changed accounts, claims, wording and quotations that nobody has looked at."""
    table = index.table
    turns = [line for e in table.events for f in e.findings for line in _turns(index, f)]
    claims = [f"{c.id}  {c.text}" for c in table.claims if c.standing == "proposed"]
    drifts = [
        f"{d.id}  {ADDED[d.facet]}: {index.words(d.retold)[:_WORDS]}"
        for d in table.drifts if d.standing == "proposed"
    ]  # fmt: skip
    variants = [
        f"{v.id}  {index.words(v.variants[0])[:_WORDS]}"
        for v in table.quote_variants if v.standing == "proposed"
    ]  # fmt: skip
    for title, found in (
        ("Accounts that changed:", turns), ("Claims:", claims),
        ("Wording that goes beyond what it retells:", drifts),
        ("Quoted in different words:", variants),
    ):  # fmt: skip
        if found:
            yield ""
            yield title
            yield from (f"    {line}  [proposed]" for line in found[:limit])


def _turns(index: Index, f: Finding) -> Iterator[str]:
    for c in f.changes:
        if c.standing == "proposed":
            yield f"{c.id_in(f.id)}  {f.facet} {c.kind}: {index.name(c.actor)}"
    for s in f.splits:
        if s.standing == "proposed":
            names = phrases.listing([index.name(i) for i in s.actors])
            yield f"{s.id_in(f.id)}  {f.facet}, one side, two accounts: {names}"


def _of_event(findings: tuple[Finding, ...]) -> str:
    checked = sum(f.standing != "proposed" for f in findings)
    return f"{checked} of {len(findings)} findings checked" if findings else "no finding"


def _saying(index: Index, a: Attribution) -> Iterator[str]:
    who = index.name(a.speaker) if a.speaker else "speaker not known"
    yield printable(f"{a.id}  {a.score:.2f}  {who} {a.stance}  [{a.standing}]")
    words = " \u2026 ".join(index.words(Evidence(a.document, s)) for s in a.content)
    yield f"    {printable(index.label(a.document))}: {printable(words)[:_WORDS]}"


def report(m: EventMention) -> str:
    """A report of an event in a line."""
    parts = [m.id, (m.channel or m.type).replace("_", " "), m.modality]
    if m.when and (m.when.earliest or m.when.latest):
        parts.append(phrases.days(DateRange(m.when.earliest, m.when.latest)))
    parts += [phrases.number(m.count)] if m.count else []
    return f"{'  '.join(parts)}  [{m.standing}]"


def _account(index: Index, f: Finding, a: Account) -> str:
    who = index.name(a.chain[-1]) if a.chain else index.label(a.document)
    return f"{a.id_in(f.id)}  {f.facet}  {who}  [{a.standing}]"
