"""Block quotations: lines marked ">", and a paragraph that "She wrote:" leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twosource.attribution.before import before
from twosource.attribution.candidate import Candidate, Link
from twosource.attribution.grammar import Grammar
from twosource.attribution.lines import Line, label_of
from twosource.model.parse import Quote
from twosource.model.span import Span, trim

_MARKS = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb`"
_MAIL = re.compile(
    r"(?:[Oo]n (?P<day>[^<\n]{3,60}?),? )?(?P<name>[^\s,<:][^,<:\n]{0,60}?) ?"
    r"<[^<>\s]{1,80}@[^<>\s]{1,80}>,? (?P<cue>wrote|writes|said):$"
)
_MOST_LINES = 60
_BULLETS = "\u2022\u25cf*-\u2013"
_MARKED = (">", "|")


def from_blocks(g: Grammar, lines: Sequence[Line]) -> Iterator[Candidate]:
    """Every block quotation."""
    k = 0
    while k < len(lines):
        if _marked(g, lines[k]):
            last = k
            while last + 1 < len(lines) and last - k < _MOST_LINES and _marked(g, lines[last + 1]):
                last += 1
            made = _block(g, lines, k, last)
        else:
            last = _bullets(g, lines, k)
            made = _led(g, lines, k, last)
        if made is not None:
            yield made
        k = last + 1 if made is not None or _marked(g, lines[k]) else k + 1


def _marked(g: Grammar, line: Line) -> bool:
    return g.text[line.start : line.start + 1] in _MARKED


def _bullets(g: Grammar, lines: Sequence[Line], k: int) -> int:
    """The last of the bulleted lines that begin at ``k`` (``k`` itself where there are none)."""
    last = k
    if g.text[lines[k].start] in _BULLETS:
        while (
            last + 1 < len(lines)
            and last - k < _MOST_LINES
            and g.text[lines[last + 1].start] in _BULLETS
        ):
            last += 1
    return last


def _block(g: Grammar, lines: Sequence[Line], first: int, last: int) -> Candidate | None:
    """Lines marked ">": quoted, whoever is named; the source stays open where nobody is."""
    content = tuple(
        s
        for x in lines[first : last + 1]
        if (s := trim(g.text, x.start, x.end, _edge())) is not None
    )
    if not content:
        return None
    mail = _MAIL.match(g.text, lines[first - 1].start, lines[first - 1].end) if first else None
    if mail is not None:
        source, cue = Span(*mail.span("name")), Span(*mail.span("cue"))
        return Candidate((source,), (cue,), content, "block quotation, mail", 0.8,
                         g.first_from(cue.start), "write", "quote")  # fmt: skip
    link = _leading(g, lines, first)
    if link is None:
        words = sum(g.text.count(" ", s.start, s.end) for s in content)
        return Candidate((), (), content, "block quotation", 0.3) if words > 2 else None
    return _made(g, link, content)


def _edge() -> str:
    return "".join(_MARKED) + " \t\u00a0\u200b"


def _led(g: Grammar, lines: Sequence[Line], first: int, last: int) -> Candidate | None:
    """A paragraph without marks after one that ends in a verb of saying and a colon."""
    head = g.text[lines[first].start]
    if head in _MARKS or label_of(g, lines[first]) is not None:
        return None
    link = _leading(g, lines, first)
    if link is None or link.source is None or not _last_clause(g, link, lines[first - 1]):
        return None
    content = tuple(
        s
        for x in lines[first : last + 1]
        if (s := trim(g.text, x.start, x.end, _BULLETS + _edge())) is not None
    )
    return _made(g, link, content) if content else None


def _leading(g: Grammar, lines: Sequence[Line], k: int) -> Link | None:
    """The cue at the end of the line before, if that line ends in a colon."""
    if k == 0 or g.text[lines[k - 1].end - 1] != ":":
        return None
    x = lines[k]
    return before(g, Quote(x.start, x.end, x.start, x.end, 0, True, -1), None)


def _last_clause(g: Grammar, link: Link, line: Line) -> bool:
    """Whether nothing but a phrase ("in a statement") stands between the cue and the colon."""
    after = g.tokens[link.verb + 1 : g.first_from(line.end)]
    return len(after) <= 12 and not any(
        t.pos in ("VERB", "AUX") or t.text in (",", ";") or t.dep in ("dobj", "ccomp")
        for t in after
    )


def _made(g: Grammar, link: Link, content: tuple[Span, ...]) -> Candidate:
    source = (link.source,) if link.source is not None else ()
    return Candidate(source, (link.cue,), content, "block quotation", 0.75, link.verb,
                     g.tokens[link.verb].lemma, "quote", addressee=link.addressee)  # fmt: skip
