"""The stance of a saying: from its cue first, then from the main clause of its content."""

from __future__ import annotations

from twosource.attribution.cues import adjectives, nouns, verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.attribution import Stance
from twosource.model.span import Span

_OPENING = 14


def stance_of(
    g: Grammar, cue: tuple[Span, ...], content: tuple[Span, ...], lemma: str = ""
) -> Stance:
    """Return the stance of any (cue, content); ``lemma`` is the cue's head word where known."""
    stance = cue_stance(g, cue, lemma)
    if _declines(g, cue, content):
        return "declines"
    if stance not in ("asserts", "confirms"):
        return stance
    if _negated_cue(g, cue):
        return "denies" if stance == "confirms" else "declines"
    if stance == "confirms":
        return stance
    first = _main_clause(g, content)
    if _asks(g, content):
        return "asks"
    if first is not None and negated(g, first):
        return "denies"
    return stance


def cue_stance(g: Grammar, cue: tuple[Span, ...], lemma: str = "") -> Stance:
    """The stance that the lexicon gives to the cue."""
    for entries in (verbs(), nouns(), adjectives()):
        if lemma in entries:
            return entries[lemma].stance
    found: Stance = "asserts"
    for s in cue:
        for t in g.parse.within(s):
            for entries in (nouns(), verbs(), adjectives()):
                e = entries.get(t.lemma)
                if e is not None and e.stance != "asserts":
                    return e.stance
    return found


def _text(g: Grammar, spans: tuple[Span, ...], most: int = 120) -> str:
    joined = " ".join(g.text[s.start : min(s.end, s.start + most)] for s in spans[:2])
    return joined.lower().replace("\u2019", "'").replace("\u2018", "'").replace("\u00a0", " ")


def _declines(g: Grammar, cue: tuple[Span, ...], content: tuple[Span, ...]) -> bool:
    """ "declined to comment", "I am not prepared to say", "cannot pass judgement"."""
    words_ = " " + _text(g, cue) + " | " + _text(g, content, 90) + " "
    return any(p in words_ for p in words("stance", "declines"))


def _negated_cue(g: Grammar, cue: tuple[Span, ...]) -> bool:
    """ "would not say", "never confirmed"; "did not deny" stays."""
    return any(t.dep == "neg" for s in cue for t in g.parse.within(s))


def _main_clause(g: Grammar, content: tuple[Span, ...]) -> int | None:
    """The token that heads the content's (first) main clause."""
    if not content:
        return None
    tokens = g.parse.within(content[0])
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    inside = [t for t in tokens if t.pos in ("VERB", "AUX")]
    for t in inside:
        outside = not first <= t.head <= last or t.head == t.i
        if outside and t.dep not in ("aux", "auxpass", "advcl", "relcl", "acl"):
            return t.i
    return inside[0].i if inside else None


def negated(g: Grammar, verb: int) -> bool:
    """Whether a clause is negated: "not", "never", "no one", "none of"."""
    for c in g.children[verb]:
        t = g.tokens[c]
        low = t.text.lower()
        if t.dep == "neg" or (
            low in ("not", "never", "n't", "n\u2019t", "neither") and c < verb + 3
        ):
            return True
        if t.dep in ("nsubj", "nsubjpass"):
            head = [c, *g.children[c]]
            if any(g.tokens[k].text.lower() in ("nobody", "none", "nothing", "neither") or
                   (g.tokens[k].text.lower() == "no" and g.tokens[k].dep == "det")
                   for k in head):  # fmt: skip
                return True
    return False


def _asks(g: Grammar, content: tuple[Span, ...]) -> bool:
    """Whether the content ends in a question mark and is one sentence long, or ends so twice."""
    last = g.text[content[-1].start : content[-1].end].rstrip("\"'\u2019\u201d \u00a0")
    if not last.endswith("?"):
        return False
    body = last[:-1]
    return not any(stop in body for stop in (". ", "! "))
