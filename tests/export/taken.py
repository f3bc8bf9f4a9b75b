"""Takes for the tests of the formats: the sample, and the same full of words that try to act."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from tests.sample_table import TABLE
from twosource.export.formats import FORMATS
from twosource.export.take import Take
from twosource.model.finding import Event, Evidence, Finding, Value
from twosource.model.span import Span
from twosource.model.table import Table

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "{{ 7 * 7 }}{% raw %}",
    "</textarea></style></title><svg onload=alert(1)>",
    "&lt;b&gt;&#x3c;b&#x3e;]]>",
    "\u202egnorw\u202c \u2066x\u2069 \u200f",
    "\ud800 lone \x00 null \x1b[31m",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0 _x0041_",
    "two\nlines\r\nthree\t| x |\u2028y",
]


def written(name: str, take: Take) -> bytes:
    """The bytes of a format."""
    out = BytesIO()
    FORMATS[name].write(take, out)
    return out.getvalue()


def proposed(table: Table = TABLE) -> Take:
    """All of a table, also what nobody has checked."""
    return Take(table, "the harbour", proposed=True)


def poisoned(words: str) -> Take:
    """The sample with these words wherever a document or a model can put some, and in a passage of
    each text that a saying, an event and every account point at."""
    spans = {d.id: Span(len(d.text) + 1, len(d.text) + 1 + len(words)) for d in TABLE.documents}
    table = replace(
        TABLE,
        documents=tuple(
            replace(
                d, text=f"{d.text} {words}", outlet=words, title=words, byline=words, url=words,
                file=words, doc=words,
            )
            for d in TABLE.documents
        ),
        actors=tuple(
            replace(a, name=words, aliases=(words, words + "x"), roles=(words,))
            for a in TABLE.actors
        ),
        attributions=tuple(
            replace(a, content=(*a.content, spans[a.document]), reason=words)
            for a in TABLE.attributions
        ),
        event_mentions=tuple(replace(m, clause=spans[m.document]) for m in TABLE.event_mentions),
        events=tuple(_event(e, spans, words) for e in TABLE.events),
        claims=tuple(replace(c, text=words) for c in TABLE.claims),
    )  # fmt: skip
    return Take(table, words, shown=words, proposed=True)


def _event(e: Event, spans: dict[str, Span], words: str) -> Event:
    return replace(e, findings=tuple(_finding(f, spans, words) for f in e.findings))


def _finding(f: Finding, spans: dict[str, Span], words: str) -> Finding:
    def value(v: Value) -> Value:
        accounts = tuple(
            replace(a, evidence=(Evidence(a.document, spans[a.document]), *a.evidence))
            for a in v.accounts
        )
        return replace(v, value=words if f.facet == "about" else v.value, accounts=accounts)

    values, denied = tuple(map(value, f.values)), tuple(map(value, f.denied))
    return replace(f, values=values, denied=denied)
