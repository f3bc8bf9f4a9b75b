"""The lines of a text as they are laid out, and the labels that open them ("Smith: ...")."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span, trim

_HANDLE = re.compile(r"@\w{2,40}")
_LABEL = re.compile(
    r"[\s*\u2022\u25cf_-]{0,6}(?P<label>[^\s:.][^:\n]{0,69}?)[ \t\u00a0*_]{0,3}(?P<mark>:)"
    r"[ \t\u00a0*_]{1,4}(?=\S)"
)
_QUESTION = re.compile(
    r"[\s*_]{0,4}(?P<label>Q|A|Question|Answer)(?P<mark>[.:])[*_]{0,2}[ \t\u00a0]+(?=\S)"
)
_SMALL = frozenset(("of", "the", "de", "'s", "and", "van", "von", "der", "al", "la", "du", "di"))
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Sgt|Lt|Col|Gen|Rev|St|Jr|Sr|Capt|Maj|Hon)\.", re.I
)
_MOST_WORDS = 7


class Line(NamedTuple):
    """A line of a paragraph that is analysed: where it stands, and its zone."""

    start: int
    end: int
    zone: int


class Label(NamedTuple):
    """What opens a line: the words of the label, its mark, and what follows to the line's end.

    ``kind`` is ``name``, ``handle`` or ``turn`` (Q and A).
    """

    words: Span
    mark: Span
    said: Span
    kind: str
    key: str


def lines_of(g: Grammar) -> list[Line]:
    """The lines of all running zones, without outer spaces, in order. Linear."""
    out: list[Line] = []
    k = 0
    sentences = g.parse.sentences
    while k < len(sentences):
        zone = sentences[k].zone
        start = g.tokens[sentences[k].first].start
        while k + 1 < len(sentences) and sentences[k + 1].zone == zone:
            k += 1
        end = g.tokens[sentences[k].last - 1].end
        for m in re.finditer(r"[^\n]+", g.text[start:end]):
            span = trim(g.text, start + m.start(), start + m.end())
            if span is not None:
                out.append(Line(span.start, span.end, zone))
        k += 1
    return out


def label_of(g: Grammar, line: Line) -> Label | None:
    """The label that opens a line, if it can be that of a speaker."""
    turn = _QUESTION.match(g.text, line.start, line.end)
    m = turn or _LABEL.match(g.text, line.start, line.end)
    if m is None:
        return None
    said = trim(g.text, m.end(), line.end)
    if said is None:
        return None
    written = m["label"].strip()
    label, mark = Span(*m.span("label")), Span(*m.span("mark"))
    if turn is not None:
        return Label(label, mark, said, "turn", written[0])
    if _HANDLE.search(written) and len(written.split()) <= _MOST_WORDS:
        return Label(label, mark, said, "handle", written.lower())
    if not _name_like(written) or written.lower() in words("people", "labels"):
        return None
    return Label(label, mark, said, "name", written.lower())


def labelled(g: Grammar, line: Line) -> bool:
    """Whether anything that looks like a label opens a line, a speaker's or not."""
    return _LABEL.match(g.text, line.start, line.end) is not None


def _name_like(written: str) -> bool:
    """Whether every word of a label begins with a capital, and none ends a sentence."""
    if any(ch in written for ch in ';?!"\u201c\u201d/=<>|#') or written[-1] in ",.-":
        return False
    parts = _TITLED.sub("Mr", written).replace(",", " ").split()
    if not 0 < len(parts) <= _MOST_WORDS or any(p.endswith(".") and len(p) > 2 for p in parts):
        return False
    return all(p[:1].isupper() or p in _SMALL or p[:1] in "('\u2018" for p in parts)
