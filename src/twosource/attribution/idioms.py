"""What looks like a report and is none, and two verbs that are one cue.

Works on any list of candidates: of the rules or of a tagger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from twosource.attribution.candidate import Candidate, covers
from twosource.attribution.cues import cue_head
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span

_AROUND = 24
_ABLE = ("can", "could", "ca")


@cache
def _phrases() -> re.Pattern[str]:
    found = sorted((re.escape(w) for w in words("idioms", "phrases")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(found)})\b")


def reporting(g: Grammar, found: Sequence[Candidate]) -> list[Candidate]:
    """Return ``found`` without idioms and with cues of two verbs joined. Linear."""
    cited = {s for c in found if c.rule.endswith(", citing") for s in c.cue[1:]}
    kept = [_left_out(g, c) for c in found if not _idiom(g, c)]
    kept = [c for c in kept if c.rule.endswith(", citing") or not cited.intersection(c.cue)]
    carried = {k for c in kept for k in _carrying(g, c)}
    kept = [c for c in kept if c.verb not in carried or c.frame != "np"]
    return _joined(g, kept)


def _left_out(g: Grammar, c: Candidate) -> Candidate:
    """ "Staff were told", "it was claimed": the subject of such a passive has not said it."""
    head = c.verb if c.verb is not None else cue_head(g, c.cue)
    if head is None or not c.source or g.child(head, "agent") is not None:
        return c
    heard = g.tokens[head].text.lower() in ("heard", "hears")
    if heard and _last_noun(g, c.source) in words("frames", "hearers"):
        return replace(c, source=(), addressee=c.addressee or c.source[0])
    if g.tokens[head].lemma == "have" and _last_noun(g, c.source) in words("frames", "nobody"):
        return replace(c, source=())
    s = g.child(head, "nsubjpass", "nsubj")
    if s is None or g.child(head, "auxpass") is None or not covers(c.source, g.tokens[s].span):
        return c
    if g.tokens[s].text.lower() == "it":
        return replace(c, source=())
    if g.tokens[head].lemma not in words("addressing", "object"):
        return c
    return replace(c, source=(), addressee=c.addressee or c.source[0])


def _last_noun(g: Grammar, spans: tuple[Span, ...]) -> str:
    nouns = [t.lemma for s in spans for t in g.parse.within(s) if t.pos in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else ""


def _carrying(g: Grammar, c: Candidate) -> list[int]:
    """The verb in the cue of a noun ("voiced scepticism over"): it reports no second time."""
    if c.verb is None or g.tokens[c.verb].pos != "NOUN" or not c.cue:
        return []
    return [t.i for t in g.parse.within(c.cue[0]) if t.pos == "VERB" and t.i < c.verb]


def _idiom(g: Grammar, c: Candidate) -> bool:
    if not c.cue:
        return False
    cue = c.cue[0]
    low = g.text[max(0, cue.start - _AROUND) : cue.end + _AROUND].lower().replace("\u2019", "'")
    for m in _phrases().finditer(low):
        at = max(0, cue.start - _AROUND)
        if m.start() + at < cue.end and m.end() + at > cue.start:
            return True
    return _measure(g, c) or _thing(g, c) or _anonymity(g, c) or _ability(g, c)


def _measure(g: Grammar, c: Candidate) -> bool:
    """ "according to plan", "according to their needs"."""
    if c.lemma != "according" or not c.source:
        return False
    inside = g.parse.within(c.source[0])
    if not inside or len(inside) > 3 or any(t.pos == "PROPN" for t in inside):
        return False
    bare = inside[0].pos not in ("DET", "PROPN") or inside[0].tag == "PRP$"
    return bare and inside[-1].text.lower() in words("idioms", "measures")


def _thing(g: Grammar, c: Candidate) -> bool:
    """ "the situation calls for calm"."""
    if not c.source or c.lemma not in words("idioms", "verbs") or c.frame == "quote":
        return False
    inside = [t for t in g.parse.within(c.source[0]) if t.pos in ("NOUN", "PROPN", "PRON")]
    return bool(inside) and inside[-1].lemma in words("idioms", "things")


def _anonymity(g: Grammar, c: Candidate) -> bool:
    if not c.content:
        return False
    said = g.text[c.content[0].start : min(c.content[0].end, c.content[0].start + 60)].lower()
    return any(said.startswith(w) for w in words("idioms", "anonymity"))


def _ability(g: Grammar, c: Candidate) -> bool:
    """ "if she could explain that": able to say it is not to say it."""
    if c.verb is None or c.lemma != "explain":
        return False
    aux = [g.tokens[k] for k in g.children[c.verb] if g.tokens[k].dep == "aux"]
    return any(t.text.lower() in _ABLE for t in aux)


def _joined(g: Grammar, found: list[Candidate]) -> list[Candidate]:
    by_verb = {c.verb: c for c in found if c.verb is not None}
    out: list[Candidate] = []
    dropped: set[int] = set()
    for c in found:
        if c.verb is None or g.tokens[c.verb].dep != "xcomp":
            out.append(c)
            continue
        above = by_verb.get(g.tokens[c.verb].head)
        if above is None or above is c or above.verb is None or not above.cue or not c.cue:
            out.append(c)
        elif above.lemma in words("idioms", "raising"):
            dropped.add(above.verb)
            start, end = above.cue[0].start, c.cue[-1].end
            joined = (Span(start, end),) if start < end else c.cue
            out.append(replace(c, cue=joined, source=c.source or above.source))
        elif above.lemma not in words("idioms", "unsaid"):
            out.append(c)
    return [c for c in out if c.verb not in dropped]
