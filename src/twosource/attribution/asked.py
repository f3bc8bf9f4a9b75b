"""Who asked, where the one who was asked answers: "X, asked by Y whether he called, said no"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import cue_head
from twosource.attribution.grammar import Grammar
from twosource.attribution.interrupted import aside_end
from twosource.attribution.source import noun_phrase
from twosource.model.span import Span


def askers(g: Grammar, found: Sequence[Candidate]) -> list[Candidate]:
    """Take the question away from the one who was asked: it is the agent's, or open.

    Works on any list of candidates: of the rules or of a tagger.
    """
    return [_mended(g, c) for c in found]


def _mended(g: Grammar, c: Candidate) -> Candidate:
    verb = c.verb if c.verb is not None else cue_head(g, c.cue)
    if verb is None or not c.source or g.tokens[verb].lemma != "ask":
        return c
    close = aside_end(g, verb)
    if close is None or c.source[0].start > g.tokens[verb].start:
        return c
    return replace(c, source=_agent(g, verb, close))


def _agent(g: Grammar, verb: int, close: int) -> tuple[Span, ...]:
    """The noun phrase of "by Ms Cole" right after the verb."""
    by = g.child(verb, "agent")
    head = g.child(by, "pobj") if by is not None else None
    if head is None or not verb < head < close:
        return ()
    span = noun_phrase(g, head, verb + 2, close - 1)
    return (span,) if span is not None else ()
