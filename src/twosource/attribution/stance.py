"""The stance of a saying: from its cue first, then from the main clause of its content."""

from __future__ import annotations

from twosource.attribution.cues import adjectives, nouns, verbs
from twosource.attribution.falsehood import called_false
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.phrasal import phrase_stance
from twosource.attribution.withheld import denies, withheld
from twosource.language.contrast import only_contrasts
from twosource.model.attribution import Stance
from twosource.model.span import Span

_OPENING = 14


def stance_of(
    g: Grammar,
    cue: tuple[Span, ...],
    content: tuple[Span, ...],
    lemma: str = "",
    source: tuple[Span, ...] = (),
) -> Stance:
    """Return the stance of any (cue, content); ``lemma`` is the cue's head word where known."""
    stance = cue_stance(g, cue, lemma)
    told = phrase_stance(g, cue) or ("declines" if _declines(g, cue, content) else None)
    if told is None and stance in ("denies", "confirms") and withheld(g, cue, source):
        return "declines"
    if told is None and not _negated_cue(g, cue, source):
        told = _turned(g, cue, content)
    if told is not None:
        return told
    return _from_content(g, cue, content, source, stance)


def _from_content(
    g: Grammar,
    cue: tuple[Span, ...],
    content: tuple[Span, ...],
    source: tuple[Span, ...],
    stance: Stance,
) -> Stance:
    """The stance where the cue only asserts or confirms: the content may deny, ask or promise."""
    if stance not in ("asserts", "confirms"):
        return stance
    if _negated_cue(g, cue, source):
        open_ = stance != "confirms" or not _own_doing(g, cue)
        return "declines" if open_ else "denies"
    if stance == "confirms":
        return stance
    first = _main_clause(g, content)
    if _asks(g, content):
        return "asks"
    false = called_false(g, content, first)
    if false is not None:
        return "denies" if false else stance
    if first is not None and negated(g, first):
        return "declines" if denies(g, first) else "denies"
    return "promises" if first is not None and promising(g, first, source) else stance


def cue_stance(g: Grammar, cue: tuple[Span, ...], lemma: str = "") -> Stance:
    """The stance that the lexicon gives to the cue."""
    if lemma in verbs() and lemma not in words("nouns", "light"):
        return verbs()[lemma].stance
    for entries in (nouns(), adjectives()):
        if lemma in entries:
            return _carried(g, cue, entries[lemma].stance)
    found: Stance = "asserts"
    for s in cue:
        for t in g.parse.within(s):
            for entries in (nouns(), verbs(), adjectives()):
                e = entries.get(t.lemma)
                if e is not None and e.stance != "asserts":
                    return e.stance
    return found


def _carried(g: Grammar, cue: tuple[Span, ...], stance: Stance) -> Stance:
    """The verb that carries a noun of saying may turn it: "rejected claims that"."""
    for t in (t for s in cue for t in g.parse.within(s)):
        entry = verbs().get(t.lemma)
        if entry is not None and entry.stance == "denies" and t.pos == "VERB":
            return "denies"
    return stance


def _own_doing(g: Grammar, cue: tuple[Span, ...]) -> bool:
    """Whether what was not confirmed is a fault of one's own: "never admitted"."""
    return any(t.lemma in words("stance", "owning") for s in cue for t in g.parse.within(s))


def _turned(g: Grammar, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Stance | None:
    """The stance of a verb with a noun of saying as its object: "dismissed the allegations",
    "expressed concern", "issued a denial"."""
    heads = [t for s in cue for t in g.parse.within(s) if t.pos == "VERB"]
    if not heads or not content:
        return None
    verb = heads[-1]
    near = [t for t in g.parse.within(content[0])[:_OPENING] if t.dep in ("dobj", "obj")]
    near += [t for s in cue for t in g.parse.within(s) if t.dep in ("dobj", "obj")]
    objects = [t for t in near if t.head == verb.i]
    if verb.lemma in words("stance", "rejecting"):
        entry = verbs().get(verb.lemma)
        claims = any(t.lemma in words("stance", "claims") for t in objects)
        return "denies" if claims or (entry is not None and entry.stance == "denies") else None
    if verb.lemma in words("nouns", "light"):
        for t in objects:
            entry = nouns().get(t.lemma)
            if entry is not None and entry.stance != "asserts":
                return entry.stance
    return None


def promising(g: Grammar, verb: int, source: tuple[Span, ...] = ()) -> bool:
    """Whether a clause commits its speaker to act: "I will pay it back", "it would look into"."""
    t = g.tokens[verb]
    if t.pos != "VERB" or t.lemma in words("stance", "no_acts"):
        return False
    will = subject = False
    for c in g.children[verb]:
        d = g.tokens[c]
        low = d.text.lower().replace("\u2019", "'")
        if d.dep == "aux":
            near = low in ("will", "'ll", "shall") or (low == "would" and not t.quoted)
            will = will or near
            if low in ("have", "be", "may", "might", "could"):
                return False
        if d.dep == "nsubj":
            first = low in ("i", "we")
            subject = first or (not t.quoted and _same(g, low, source))
    return will and subject


def _same(g: Grammar, pronoun: str, source: tuple[Span, ...]) -> bool:
    """Whether a pronoun in the content can stand for the source: no "he" for a club."""
    heads = [t for s in source for t in g.parse.within(s)]
    person = any(
        t.lemma in words("people", "speakers") or t.text.lower() in ("he", "she") for t in heads
    ) or (bool(heads) and heads[0].pos == "PROPN")
    if pronoun in ("he", "she"):
        return person
    return pronoun == "they" or (
        pronoun == "it"
        and not any(
            t.text.lower() in ("he", "she", "they") or t.lemma in words("people", "speakers")
            for t in heads
        )
    )


def _text(g: Grammar, spans: tuple[Span, ...], most: int = 120) -> str:
    joined = " ".join(g.text[s.start : min(s.end, s.start + most)] for s in spans[:2])
    return joined.lower().replace("\u2019", "'").replace("\u2018", "'").replace("\u00a0", " ")


def _declines(g: Grammar, cue: tuple[Span, ...], content: tuple[Span, ...]) -> bool:
    """ "declined to comment", "I am not prepared to say", "cannot pass judgement"."""
    words_ = " " + _text(g, cue) + " | " + _text(g, content, 90) + " "
    return any(p in words_ for p in words("stance", "declines"))


def _negated_cue(g: Grammar, cue: tuple[Span, ...], source: tuple[Span, ...]) -> bool:
    """ "would not say", "never confirmed"; "did not deny" stays."""
    first = [t.text.lower() for s in source[:1] for t in g.parse.within(s)[:1]]
    if first and first[0] in ("neither", "nobody", "none", "no"):
        return True
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
    for t in inside:  # a clause before its cue, which the parser takes for an adverbial
        if not first <= t.head <= last and t.dep in ("advcl", "parataxis"):
            return t.i
    return inside[0].i if inside else None


def negated(g: Grammar, verb: int) -> bool:
    """Whether a clause is negated: "not", "never", "no one", "none of"."""
    for c in g.children[verb]:
        t = g.tokens[c]
        low = t.text.lower()
        plain = low in ("not", "never", "n't", "n\u2019t", "neither") and c < verb + 3
        if (t.dep == "neg" or plain) and not only_contrasts(g.parse, c):
            return True
        there = t.dep == "attr" and any(g.tokens[k].dep == "expl" for k in g.children[verb])
        if there and any(g.tokens[k].text.lower() == "no" for k in g.children[c]):
            return True  # "there is no truth in it"
        if t.dep in ("nsubj", "nsubjpass"):
            head = [c, *g.children[c]]
            if any(g.tokens[k].text.lower() in ("nobody", "none", "nothing", "neither") or
                   (g.tokens[k].text.lower() == "no" and g.tokens[k].dep == "det")
                   for k in head):  # fmt: skip
                return True
    return False


def _pleads(g: Grammar, content: tuple[Span, ...]) -> bool:
    """ "Please hold the payment"."""
    opening = g.text[content[0].start : content[0].start + 12].lstrip("\"'\u2018\u201c ").lower()
    return opening.startswith(("please ", "please,"))


def _asks(g: Grammar, content: tuple[Span, ...]) -> bool:
    """Whether the content ends in a question mark and is one sentence long, or ends so twice."""
    last = g.text[content[-1].start : content[-1].end].rstrip("\"'\u2019\u201d \u00a0")
    if not last.endswith("?"):
        return _pleads(g, content)
    body = last[:-1]
    if len(content) > 1 and "?" not in body:
        body = " ".join(g.text[s.start : s.end] for s in content[:-1]) + " " + body
    return not any(stop in body for stop in (". ", "! "))
