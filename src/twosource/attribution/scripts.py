"""Transcripts, questions and answers, posts: lines that a speaker's label opens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import SUBJECTS, Grammar
from twosource.attribution.lines import Label, Line, label_of, labelled
from twosource.model.span import Span, trim

_NOTE = re.compile(r"[\[(][^\])]{0,60}[\])]\s*$")
_MOST_LOOSE = 4
_NEAR = 12


def from_scripts(g: Grammar, lines: Sequence[Line]) -> Iterator[Candidate]:
    """Every line of a transcript or post, with the unlabelled lines that go on with it."""
    labels = [label_of(g, line) for line in lines]
    speaking = _speaking(g, labels)
    for k, label in enumerate(labels):
        if label is None or not speaking[k]:
            continue
        content = [label.said, *_going_on(g, lines, labels, speaking, k)]
        source = () if label.kind == "turn" else (_person(g, label.words),)
        cue = Span(label.words.start, label.mark.end) if label.kind == "turn" else label.mark
        yield Candidate(source, (cue,), tuple(content), f"line of a {label.kind}", 0.8, None, ":",
                        "colon")  # fmt: skip


def _speaking(g: Grammar, labels: Sequence[Label | None]) -> list[bool]:
    """Which labels are speakers': handles; Q where there is an A; names that come back, or stand
    beside one that does, and names in capitals that take turns."""
    found = [x for x in labels if x is not None and _sentence(g, x)]
    times = Counter(x.key for x in found if x.kind != "handle")
    turns = times["Q"] > 0 and times["A"] > 0
    capitals = {x.key for x in found if x.kind == "name" and _capitals(g, x)}
    out: list[bool] = []
    for x in labels:
        if x is None:
            out.append(False)
        elif x.kind == "turn":
            out.append(turns)
        elif x.kind == "handle":
            out.append(" " in g.text[x.said.start : x.said.end])
        else:
            alternate = len(capitals) > 1 and x.key in capitals
            out.append(_sentence(g, x) and (times[x.key] > 1 or alternate))
    if any(out):  # a third voice in a transcript may speak once
        for k, x in enumerate(labels):
            near = (k > 0 and out[k - 1]) or (k + 1 < len(out) and out[k + 1])
            if x is not None and x.kind == "name" and near and _sentence(g, x):
                out[k] = True
        voices = {x.key for x, told in zip(labels, out, strict=True) if x is not None and told}
        for k, x in enumerate(labels):  # what a voice in capitals says need be no sentence
            if x is not None and x.kind == "name" and x.key in voices and _capitals(g, x):
                out[k] = True
    return out


def _sentence(g: Grammar, label: Label) -> bool:
    """Whether what follows the label is speech and no entry of a list ("Doors: 7 pm")."""
    said = g.text[label.said.start : label.said.end].rstrip("\"'\u2019\u201d )]")
    return said[-1:] in ".?!\u2026\u2014-" or (_capitals(g, label) and _clause(g, label.said))


def _clause(g: Grammar, said: Span) -> bool:
    """Whether words without a stop are a clause: a verb, and a subject or a word that asks."""
    inside = g.parse.within(said)[:_NEAR]
    verbal = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in inside)
    return verbal and any(
        t.pos == "PRON" or t.dep in SUBJECTS or t.tag in ("WRB", "WP") for t in inside
    )


def _capitals(g: Grammar, label: Label) -> bool:
    written = g.text[label.words.start : label.words.end]
    return written.isupper() and len(written) > 2


def _going_on(
    g: Grammar, lines: Sequence[Line], labels: Sequence[Label | None], speaking: Sequence[bool],
    k: int,
) -> list[Span]:  # fmt: skip
    """Unlabelled lines between two turns of a transcript."""
    label = labels[k]
    if label is None or not (label.kind == "turn" or _capitals(g, label)):
        return []
    j = k + 1
    while j < len(lines) and j - k <= _MOST_LOOSE and labels[j] is None:
        j += 1
    if j >= len(lines) or not speaking[j] or any(labelled(g, x) for x in lines[k + 1 : j]):
        return []
    spans = [trim(g.text, x.start, x.end) for x in lines[k + 1 : j]]
    return [s for s in spans if s is not None and not _NOTE.match(g.text, s.start, s.end)]


def _person(g: Grammar, label: Span) -> Span:
    """The label without a handle or an affiliation in brackets ("Nico Barrel (@nico)")."""
    cut = g.text.find("(", label.start, label.end)
    span = trim(g.text, label.start, cut) if cut > label.start + 1 else None
    return span or label
