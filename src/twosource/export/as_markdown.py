"""`--format markdown`: the report as Markdown. Every word of an article stands as it is: no links,
no HTML, no emphasis comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from twosource.export.report import EventView, FindingView, Report, report
from twosource.export.report_more import ClaimView
from twosource.export.report_parts import Origin, Passage, Reply, Said
from twosource.export.safe import printable
from twosource.export.take import Take

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$@]|:(?=\S))")
_LEAD = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(words: str) -> str:
    """Return words that Markdown shows as they are, wherever they stand in a line."""
    plain = _MARKS.sub(r"\\\1", printable(words))
    return _LEAD.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)


def write(take: Take, out: BinaryIO) -> None:
    """Write the report."""
    for line in _lines(report(take)):
        out.write(line.encode("utf-8", "replace") + b"\n")


def _lines(r: Report) -> Iterator[str]:
    yield f"# {escaped(r.title)}"
    yield ""
    yield escaped(r.lead) + (f" Shown here: {escaped(r.shown)}." if r.shown else "")
    for said in filter(None, (r.stamp and f"**{escaped(r.stamp)}**", escaped(r.held_back))):
        yield ""
        yield said
    if r.empty:
        yield ""
        yield escaped(r.empty)
    yield ""
    for s in r.sections:
        yield f"## {s.name.capitalize()}: {s.about}"
        yield ""
        for g in s.groups:
            yield f"### {escaped(g.title)}"
            yield ""
            yield from _replies(g.replies)
            for f in g.findings:
                yield from _finding(f)
    if r.events:
        yield "## Event by event"
        yield ""
    for e in r.events:
        yield from _event(e)
    yield from _below(r)


def _replies(replies: Sequence[Reply]) -> Iterator[str]:
    for x in replies:
        yield f"> {escaped(x.words)}" + (f" ({escaped(x.places)})" if x.places else "")
        yield ""


def _finding(f: FindingView) -> Iterator[str]:
    yield f"#### {escaped(f.question)} {f.section} ({f.standing})"
    yield ""
    for v in f.values:
        yield from _value(v)
    for n in (*f.notes, *f.remarks):
        yield f"- {escaped(n)}"
    yield ""


def _value(v: Said) -> Iterator[str]:
    yield f"- **{escaped(v.told)}**: {escaped(v.independent)}; {escaped(v.rests)}"
    for o in v.origins:
        yield from _origin(o, "  ")


def _origin(o: Origin, indent: str = "") -> Iterator[str]:
    for c in o.chains:
        yield f"{indent}- {escaped(c.words())}"
    for p in o.passages:
        yield f"{indent}  - {_passage(p)}"


def _passage(p: Passage) -> str:
    return f"{escaped(p.quoted)} ({escaped(p.places)})"


def _event(e: EventView) -> Iterator[str]:
    yield f"### {escaped(e.title)}"
    yield ""
    yield from _replies(e.replies)
    if e.rows:
        yield _row(["Origin", *e.questions])
        yield _row(["---"] * (len(e.questions) + 1), raw=True)
        for row in e.rows:
            cells = ("; ".join(c) or "–" for c in row.cells)
            yield _row(["; ".join([row.origin, *row.reasons]), *cells])
        yield ""
    for o in e.orders:
        yield f"- {escaped(o)}"
    if e.orders:
        yield ""


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(escaped, cells))} |"


def _below(r: Report) -> Iterator[str]:
    if r.claims:
        yield "## Claims: said, and no event"
        yield ""
    for group in r.claims:
        for c in group:
            yield from _claim(c)
    if r.drifts:
        yield "## Wording that goes beyond what it retells"
        yield ""
        for d in r.drifts:
            body = _passage(d.body) if d.body else "these words stand nowhere else"
            lead = f"- {escaped(d.what)} ({d.standing}): {_passage(d.retold)}"
            yield f"{lead}. What it retells: {body}"
        yield ""
    if r.variants:
        yield "## Quoted in different words"
        yield ""
        for v in r.variants:
            yield f"- {escaped(v.speaker)} ({v.standing}): {_passage(v.first)}"
            for ops, where in v.others:
                yield f"  - {_diff(ops)} ({escaped(where)})"
        yield ""
    yield "## What it rests on"
    yield ""
    for p in r.how:
        yield escaped(p)
        yield ""
    for a in r.articles:
        more = filter(None, (a.byline, a.url or (a.label if a.label != a.title else ""), a.remark))
        said = "; ".join([f"{a.outlet}, {a.published}", *more])
        yield f"{a.number}. {escaped(a.title)} ({escaped(said)})"
    yield ""
    yield f"Made by twosource {r.version}. It shows who says what, never what is true. " + (
        escaped(r.stamp)
    )


def _claim(c: ClaimView) -> Iterator[str]:
    lead = "Denial: " if c.denied else ""
    yield f"#### {lead}“{escaped(c.words)}”"
    yield ""
    yield f"{c.status}; {escaped(c.independent)} ({c.standing})"
    yield ""
    for o in c.origins:
        yield from _origin(o)
    yield ""


def _diff(ops: Sequence[tuple[str, str]]) -> str:
    """In the notation of `verify`: [-first-] {+second+}."""
    marks = {"same": "{}", "first": "\\[-{}-\\]", "second": "\\{{+{}+\\}}"}
    return " ".join(marks[op].format(escaped(w)) for op, w in ops)
