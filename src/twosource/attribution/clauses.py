"""Contents that hang on a verb: clauses, objects, infinitives, and clauses that stand before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import cue_span, verbs
from twosource.attribution.extent import content_end
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import Entry, words
from twosource.attribution.source import making, nearby_subject, noun_phrase, passive, subject
from twosource.model.span import Span

_CLAUSES = ("that", "passive:that")
LEAST = 0.35
"""Frames that are an attribution less often than this are left out."""


class Frame(NamedTuple):
    """A content of a verb: its name and its tokens, first to last; ``marker`` joins the cue."""

    name: str
    first: int
    last: int
    marker: int | None = None


def from_verbs(g: Grammar) -> Iterator[Candidate]:
    """Every attribution that hangs on a verb of the lexicon."""
    lexicon = verbs()
    for t in g.tokens:
        entry = lexicon.get(t.lemma)
        if entry is None or t.pos not in ("VERB", "NOUN", "ADJ", "AUX") or t.dep in ("aux", "amod"):
            continue
        if t.pos != "VERB" and (t.dep not in ("ROOT", "conj", "ccomp", "relcl", "advcl", "acl")
                                or not t.tag.startswith("VB")):  # fmt: skip
            continue
        if t.quoted and not (entry.speech and "quote" in entry.frames):
            continue  # wishes and beliefs inside a quotation are part of what is said
        if (
            not entry.speech
            and t.tag == "VBG"
            and any(g.tokens[c].dep == "neg" for c in g.children[t.i])
        ):
            continue  # "not knowing what was said"
        if _unsaid(g, t.i) or (t.lemma in ("cite", "quote") and _as_saying_ahead(g, t.i)):
            continue
        made = _candidate(g, t.i, entry)
        if made is not None:
            yield made


def _candidate(g: Grammar, v: int, entry: Entry) -> Candidate | None:
    frames = [(f, s) for f in frames_of(g, v) if (s := _score(entry, f.name)) >= LEAST]
    explicit = _explicit(g, v, entry)
    if explicit is not None:
        frames = [(explicit, entry.frames["that"])]
    right = [x for x in frames if x[0].name not in ("pre", "passive:pre")]
    frames = [x for x in frames if x in right or _parted(g, v, x[0])] if right else frames
    if any(x[0].name == "that" for x in right):
        frames = right
    if not frames:
        return None
    frame, score = max(frames, key=lambda x: (x[1], x[0].last - x[0].first))
    if frame.name == "pre" and not _parted(g, v, frame):
        return None
    if frame.name == "as":
        frame = _with_object(g, v, frame)
    if frame.name in ("np", "small") and frame.first > v:
        frame = _with_phrases(g, v, frame)
    if frame.name == "that":
        frame = _dated_cue(g, v, frame)
    head = None if passive(g, v) else subject(g, v)
    if head is None and not passive(g, v):
        head = nearby_subject(g, v)
    agent = g.child(v, "agent")
    if agent is not None:
        head = g.child(agent, "pobj")
    source = noun_phrase(g, head, None, _bound(g, v, head)) if head is not None else None
    if head is not None and frame.first <= head <= frame.last:
        source = None
    if source is not None and _first_person_inside(g, v, head, entry):
        return None
    content = _content(g, v, head, frame)
    if not content:
        return None
    stop = frame.first if frame.first > v else None
    cue = cue_span(g, v, stop)
    if frame.marker is not None:
        cue = Span(cue.start, max(cue.end, g.tokens[frame.marker].end))
    made = making(g, v)
    if made is not None and made < v:
        cue = Span(cue_span(g, made, made + 1).start, cue.end)
    if source is None and frame.name in ("np", "small", "pre"):
        score *= 0.6
    return Candidate(
        (source,) if source else (), (cue,), content, f"verb {frame.name}", score, v, entry.lemma,
        frame.name,
    )  # fmt: skip


def _dated_cue(g: Grammar, v: int, frame: Frame) -> Frame:
    """In "said on Friday the contact began" the date is the cue's, whatever the parser thinks."""
    if frame.first <= v or frame.first > v + 2:
        return frame
    end = cue_span(g, v, None).end
    first = g.first_from(end)
    return frame._replace(first=first) if frame.first < first <= frame.last else frame


def _explicit(g: Grammar, v: int, entry: Entry) -> Frame | None:
    """In "did say in a Wednesday interview that ..." the content begins at "that"."""
    if not entry.speech or entry.frames.get("that", 0) < 0.6:
        return None
    k = g.first_from(cue_span(g, v, None).end)
    if k >= len(g.tokens) - 2 or g.tokens[k].sent != g.tokens[v].sent:
        return None
    t = g.tokens[k]
    if t.text.lower() != "that" or g.tokens[k + 1].pos in ("PUNCT", "AUX") or t.dep == "dobj":
        return None
    if t.tag == "WDT" and g.tokens[k + 1].pos == "VERB":
        return None
    last = g.last_of(t.head) if t.head > k else k + 1
    return Frame("that", k, last)


def _parted(g: Grammar, v: int, frame: Frame) -> bool:
    """Whether a comma or a closing mark parts a clause in front from the source and cue."""
    head = subject(g, v)
    stop = min(v, g.first_of(head)) if head is not None and head > frame.first else v
    if frame.first >= stop:
        return False
    for k in range(stop - 1, max(frame.first, stop - 4) - 1, -1):
        t = g.tokens[k]
        if t.text in (",", "?", "!") or (t.pos == "PUNCT" and not t.text.isascii()):
            return t.text not in ("\u2014", "\u2013")
        if t.text in ("'", '"', "''"):
            return True
        if t.text in (";", ":", "-", "--", "."):
            return False
    return False


def _with_object(g: Grammar, v: int, frame: Frame) -> Frame:
    """ "described the plan as a mistake": the object belongs to what is said."""
    dobj = g.child(v, "dobj", "obj")
    if dobj is None or not v < g.first_of(dobj) < frame.first:
        return frame
    return frame._replace(first=g.first_of(dobj), marker=None)


def _score(entry: Entry, name: str) -> float:
    if name in entry.frames:
        return entry.frames[name]
    return 0.0


def _first_person_inside(g: Grammar, v: int, head: int | None, entry: Entry) -> bool:
    t = g.tokens[v]
    if head is None or not t.quoted:
        return False
    return g.tokens[head].text.lower() in ("i", "we", "you") and t.tag not in ("VBD", "VBN")


def frames_of(g: Grammar, v: int) -> Iterator[Frame]:
    """The contents that the parser hangs on ``v``."""
    be = "passive:" if passive(g, v) else ""
    for c in g.children[v]:
        t = g.tokens[c]
        first, last = g.first_of(c), g.last_of(c)
        if t.dep == "ccomp" and c > v:
            clause = t.pos in ("VERB", "AUX") and g.child(c, "nsubj", "nsubjpass", "expl", "csubj")
            yield Frame(be + ("that" if clause else "small"), first, last)
        elif t.dep == "ccomp" or (t.dep == "parataxis" and c < v):
            yield Frame(be + "pre", first, last)
        elif t.dep == "xcomp" and c > v:
            to = any(g.tokens[x].lemma == "to" for x in g.children[c] if x < c)
            name = "inf" if to else "ing" if t.tag == "VBG" else "small"
            yield Frame(be + name, max(v + 1, first), last)
        elif t.dep in ("dobj", "obj") and c > v:
            yield Frame(be + "np", max(v + 1, first), last)
        elif t.dep in ("oprd", "attr", "acomp") and c > v:
            yield Frame(be + "small", max(v + 1, first), last)
        elif t.dep == "nsubjpass" and g.child(v, "agent") is not None:
            yield Frame("np", first, last)
        elif t.dep in ("prep", "agent") and c > v and c < last:
            yield Frame(be + t.lemma, c + 1, last, c)


def _with_phrases(g: Grammar, v: int, frame: Frame) -> Frame:
    """Take in the phrases that follow an object ("the plan for its cost", "it a mistake")."""
    last = frame.last
    for c in g.children[v]:
        t = g.tokens[c]
        if c <= frame.last or g.first_of(c) != last + 1:
            continue
        if (
            t.dep == "advmod"
            and g.last_of(c) - c <= 1
            and g.tokens[c].text.lower() in ("well", "too")
        ):
            last = g.last_of(c)
        if t.dep in ("prep", "oprd", "xcomp", "acomp", "attr", "ccomp") and not _dated(g, c):
            last = g.last_of(c)
    return frame._replace(last=last)


def _dated(g: Grammar, c: int) -> bool:
    return any(
        g.tokens[k].text.lower() in words("frames", "times")
        for k in range(c, min(g.last_of(c), c + 4) + 1)
    )


def _content(g: Grammar, v: int, head: int | None, frame: Frame) -> tuple[Span, ...]:
    """The spans of the content: what stands before the source and cue, and what follows them."""
    low = min(v, g.first_of(head)) if head is not None else v
    while (
        low - 1 >= 0
        and g.tokens[low - 1].dep in ("aux", "auxpass", "neg", "advmod")
        and (g.tokens[low - 1].head == v)
    ):
        low -= 1
    spans: list[Span | None] = []
    lone = frame.first < low and g.tokens[frame.first].tag in ("WP", "WDT", "WRB", "IN")
    if frame.first < low and not (lone and g.tokens[frame.first + 1].i >= low):
        spans.append(g.span(_clause_start(g, frame.first, v), min(frame.last, low - 1)))
    start = max(frame.first, v + 1)
    if head is not None and head > v:  # "..., said Smith, ..."
        start = max(start, g.last_of(head) + 1) if frame.first < low else start
    if frame.name == "passive:inf":
        s = g.child(v, "nsubjpass")
        spans += (
            [g.span(g.first_of(s), min(g.last_of(s), v - 1))] if s is not None and s < v else []
        )
    if frame.last >= start:
        last = content_end(g, v, frame.last) if frame.name in _CLAUSES else frame.last
        spans.append(g.span(start, last))
    return tuple(s for s in spans if s is not None)


def _clause_start(g: Grammar, first: int, v: int) -> int:
    """A clause that stands before runs from the start of its sentence."""
    s = g.parse.sentences[g.tokens[v].sent].first
    gap = [t for t in g.tokens[s:first] if t.pos not in ("PUNCT", "CCONJ", "ADV", "SPACE")]
    return s if len(gap) <= 6 and not any(t.i == t.head for t in gap) else first


def _bound(g: Grammar, v: int, head: int) -> int | None:
    """The source ends before a clause that modifies it and holds the cue."""
    if head > v:
        return None
    k = v
    while g.tokens[k].head not in (head, k):
        k = g.tokens[k].head
    if g.tokens[k].head == head and k > head:
        return max(head, g.first_of(k) - 1)
    return v - 1


def _unsaid(g: Grammar, v: int) -> bool:
    """ "refrained from criticizing", "not prepared to say": nothing was said."""
    t = g.tokens[v]
    governor = g.tokens[t.head]
    if t.dep == "pcomp" and governor.lemma in ("from", "without"):
        return True
    return (
        t.dep in ("xcomp", "advcl", "acl")
        and t.tag == "VB"
        and governor.lemma in words("frames", "unsaid")
        and any(g.tokens[c].dep == "neg" or g.tokens[c].lemma == "not"
                for c in (*g.children[governor.i], *g.children[governor.head]))
    )  # fmt: skip


def _as_saying_ahead(g: Grammar, v: int) -> bool:
    end = g.parse.sentences[g.tokens[v].sent].last
    return any(
        g.tokens[k].text.lower() == "as" and g.tokens[k + 1].tag == "VBG"
        for k in range(v + 1, min(end - 1, v + 30))
    )
