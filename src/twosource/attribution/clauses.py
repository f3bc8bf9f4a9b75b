"""Attributions that hang on a verb of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.attribution.candidate import OWN_WORDS, Candidate
from twosource.attribution.citing import is_person_cited
from twosource.attribution.contents import content_of
from twosource.attribution.cues import cue_span, verbs
from twosource.attribution.frames import (
    Frame,
    dated_cue,
    explicit,
    frames_of,
    parted,
    with_object,
    with_phrases,
)
from twosource.attribution.grammar import Grammar
from twosource.attribution.interrupted import aside_end, subject_apart
from twosource.attribution.lexicon import Entry, words
from twosource.attribution.source import (
    has_subject,
    making,
    nearby_subject,
    noun_phrase,
    passive,
    subject,
)
from twosource.attribution.unsaid import speaks_now, unsaid
from twosource.model.span import Span, trim

_SPEAKER = ("i", "we")
_CLAUSAL = ("ROOT", "conj", "ccomp", "relcl", "advcl", "acl")
LEAST = 0.35
"""Frames that are an attribution less often than this are left out."""


def from_verbs(g: Grammar) -> Iterator[Candidate]:
    """Every attribution that hangs on a verb of the lexicon."""
    lexicon = verbs()
    for t in g.tokens:
        entry = lexicon.get(t.lemma)
        if entry is None or not _is_cue(g, t.i, entry):
            continue
        made = _candidate(g, t.i, entry)
        if made is not None:
            yield made


def _is_cue(g: Grammar, i: int, entry: Entry) -> bool:
    """Whether a word of the lexicon is used as a verb that reports something."""
    t = g.tokens[i]
    if t.pos not in ("VERB", "NOUN", "ADJ", "AUX") or t.dep in ("aux", "amod"):
        return False
    if t.pos != "VERB" and not (t.dep in _CLAUSAL and t.tag.startswith("VB")):
        return False
    if t.quoted and not (entry.speech and "quote" in entry.frames):
        return False  # wishes and beliefs inside a quotation are part of what is said
    negated = any(g.tokens[c].dep == "neg" for c in g.children[i])
    if not entry.speech and t.tag == "VBG" and negated:
        return False  # "not knowing what was said"
    return not (unsaid(g, i) or (t.lemma in ("cite", "quote") and _as_saying_ahead(g, i)))


def _candidate(g: Grammar, v: int, entry: Entry) -> Candidate | None:
    best = _best_frame(g, v, entry)
    if best is None:
        return None
    frame, score = best
    if (
        frame.name == "np"
        and g.tokens[v].tag == "VBG"
        and entry.lemma in ("cite", "quote")
        and (is_person_cited(g, v))
    ):
        return None  # it belongs to the report it follows
    head = _speaker(g, v)
    source = noun_phrase(g, head, None, _bound(g, v, head)) if head is not None else None
    if head is not None and frame.first <= head <= frame.last:
        source = None
    if source is not None and speaks_now(g, v, head):
        return None
    content = _before_comma(g, v, content_of(g, v, head, frame))
    if not content:
        return None
    if source is None and frame.name in ("np", "small", "pre"):
        score *= 0.6
    own = head is not None and g.tokens[v].quoted and g.tokens[head].text.lower() in _SPEAKER
    return Candidate(
        (source,) if source else (), (_cue(g, v, frame),), content, f"verb {frame.name}", score, v,
        entry.lemma, frame.name, notes=(OWN_WORDS,) if own else (),
    )  # fmt: skip


def _before_comma(g: Grammar, v: int, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content of an aside ("X, asked whether he called, said") ends where the aside does."""
    close = aside_end(g, v)
    if close is None:
        return content
    end = g.tokens[close].start
    cut = (trim(g.text, s.start, min(s.end, end)) for s in content if s.start < end)
    return tuple(s for s in cut if s is not None)


def _best_frame(g: Grammar, v: int, entry: Entry) -> tuple[Frame, float] | None:
    """The frame that is most often an attribution, widened to what belongs to it."""
    frames = [(f, s) for f in frames_of(g, v) if (s := entry.frames.get(f.name, 0.0)) >= LEAST]
    frames = [x for x in frames if x[0].name != "np" or _claim(g, v, entry)]
    frames = [x for x in frames if entry.lemma != "put" or x[0].name != "at" or _estimate(g, v)]
    said = explicit(g, v, entry)
    if said is not None:
        frames = [(said, entry.frames["that"])]
    right = [x for x in frames if x[0].name not in ("pre", "passive:pre")]
    if any(x[0].name == "that" for x in right):
        frames = right
    frames = [x for x in frames if x in right or x[0].name != "pre" or parted(g, v, x[0])]
    if not frames:
        return None
    frame, score = max(frames, key=lambda x: (x[1], x[0].last - x[0].first))
    if frame.name == "as" or (frame.name == "at" and entry.lemma == "put"):
        frame = with_object(g, v, frame)
    elif frame.name in ("np", "small") and frame.first > v:
        frame = with_phrases(g, v, frame)
    elif frame.name == "that":
        frame = dated_cue(g, v, frame)
    return frame, score


def _claim(g: Grammar, v: int, entry: Entry) -> bool:
    """ "contested the claim", "challenged the figures": what some verbs need as their object."""
    if entry.lemma not in words("frames", "of_claims"):
        return True
    dobj = g.child(v, "dobj", "obj")
    lemma = g.tokens[dobj].lemma if dobj is not None else ""
    return lemma in words("stance", "claims") or lemma in words("frames", "judgements")


def _estimate(g: Grammar, v: int) -> bool:
    """ "put the toll at nine"."""
    dobj = g.child(v, "dobj", "obj")
    return dobj is not None and g.tokens[dobj].lemma in words("frames", "estimates")


def _speaker(g: Grammar, v: int) -> int | None:
    """The head of the source: the agent of a passive, else the subject."""
    agent = g.child(v, "agent")
    if agent is not None:
        return g.child(agent, "pobj")
    if passive(g, v) or _participle(g, v) or aside_end(g, v) is not None:
        return None
    apart = None if has_subject(g, v) else subject_apart(g, v)
    if apart is not None:
        return apart.last
    head = subject(g, v)
    return head if head is not None else nearby_subject(g, v)


def _participle(g: Grammar, v: int) -> bool:
    """ "Asked whether ..., Smith said": one who was asked did not ask."""
    t = g.tokens[v]
    if t.dep not in ("advcl", "acl") or not t.text.lower().endswith(("ed", "en")):
        return False
    return t.tag in ("VBN", "VBD") and not any(
        g.tokens[c].dep in ("nsubj", "aux", "mark", "expl") for c in g.children[v]
    )


def _cue(g: Grammar, v: int, frame: Frame) -> Span:
    cue = cue_span(g, v, frame.first if frame.first > v else None)
    if frame.marker is not None:
        cue = Span(cue.start, max(cue.end, g.tokens[frame.marker].end))
    made = making(g, v)
    if made is not None and made < v:
        cue = Span(cue_span(g, made, made + 1).start, cue.end)
    return cue


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


def _as_saying_ahead(g: Grammar, v: int) -> bool:
    end = g.parse.sentences[g.tokens[v].sent].last
    return any(
        g.tokens[k].text.lower() == "as" and g.tokens[k + 1].tag == "VBG"
        for k in range(v + 1, min(end - 1, v + 30))
    )
