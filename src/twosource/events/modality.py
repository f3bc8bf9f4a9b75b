"""Whether an event is told as having happened, planned, denied, questioned or conditional."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.disclaim import disclaimed
from twosource.events.doubt import doubt
from twosource.events.frames import Hit
from twosource.events.lexicon import Lexicon
from twosource.language.contrast import ruled_out
from twosource.model.attribution import Attribution
from twosource.model.event import Modality
from twosource.model.parse import Parse, Token

_FUTURE = frozenset({"will", "wo", "'ll", "shall"})
_MODAL = frozenset({"would", "'d", "could", "might", "may", "should", "can", "must"})
_NOT_YET = frozenset({"would", "'d", "\u2019d", "can", "ca", "may", "might", "must", "should"})
_IF = frozenset({"if", "unless"})
_ABOVE = 5
"""Steps up from an event noun to what plans it ("plans are in place for a call")."""
_UNDER = frozenset(
    {"xcomp", "dobj", "pcomp", "pobj", "prep", "acl", "nsubjpass", "ccomp", "advcl", "conj"}
)


def modality(parse: Parse, lex: Lexicon, hit: Hit, inside: Attribution | None) -> Modality:
    """Return the modality of a report, read from the words around it and from the attribution
    in whose content it stands."""
    if _planned(parse, lex, hit):
        given_up = _will_not(parse, hit) or disclaimed(parse, lex, _verb(hit))
        return "conditional" if given_up else "planned"
    verb = hit.verb if hit.verb is not None and (hit.light or hit.verb == hit.i) else None
    if verb is not None and (_open(parse, verb) or disclaimed(parse, lex, verb)):
        return "conditional"
    if _denied(parse, lex, hit, verb):
        return "denied"
    taken_back = doubt(parse, lex, verb if verb is not None else hit.i)
    if taken_back is not None:
        return taken_back
    if inside is not None and _main(parse, hit, verb, inside):
        if _denial(parse, lex, inside):
            return "questioned" if _undenied(parse, lex, inside) else "denied"
        if inside.stance in ("asks", "questions"):
            return "questioned"
        if inside.stance == "promises":
            return "planned"
    return _mood(parse, verb if verb is not None else hit.i)


def _will_not(parse: Parse, hit: Hit) -> bool:
    """ "Will not meet": no plan, and no denial of anything that has been."""
    verb = _verb(hit)
    return g.negated(parse, verb) and _future(parse, parse.tokens[verb])


def _verb(hit: Hit) -> int:
    """The verb that carries an event; the noun where none does."""
    own = hit.verb is not None and (hit.light or hit.verb == hit.i)
    return hit.verb if hit.verb is not None and own else hit.i


def _open(parse: Parse, verb: int) -> bool:
    """What denies nothing that has been: "she would not resign" ("will not", told in the past), "he
    cannot be elected", "if he is not elected"; but "he cannot have met her" does."""
    auxiliaries = {c.text.lower() for c in g.children(parse, verb, "aux")}
    if "have" in auxiliaries or not g.negated(parse, verb):
        return False
    if auxiliaries <= {"do"} and parse.tokens[verb].tag == "VB" and not g.subject(parse, verb):
        return True  # "don't shoot"
    return not auxiliaries.isdisjoint(_NOT_YET) or bool(_marks(parse, verb) & _IF)


def _denied(parse: Parse, lex: Lexicon, hit: Hit, verb: int | None) -> bool:
    if ruled_out(parse, hit.i):
        return True  # "a letter, not a call"
    if any(c.lemma == "no" for c in g.children(parse, hit.i, "det")):
        return not _limited(parse, lex, hit)
    if verb is None:
        return False
    about_topic = hit.light == "occur" and parse.tokens[verb].lemma == "be"
    if g.negated(parse, verb) and not about_topic:
        return not _contrast(parse, verb)
    if _neither(parse, verb):
        return True
    up = parse.tokens[parse.tokens[verb].head]
    below = parse.tokens[verb].dep in ("xcomp", "ccomp") and up.lemma in lex.deny
    return below and not _taken_from(parse, lex, up)


def _neither(parse: Parse, verb: int) -> bool:
    """ "Neither Lee nor her aides have been charged", "none of them met her"."""
    subjects = g.children(parse, verb, *g.SUBJECTS, *g.PASSIVES)
    before = (c for s in subjects for c in g.children(parse, s.i, "preconj", "cc", "det"))
    return any(c.lemma.lower() in ("neither", "none", "nobody") for c in (*subjects, *before))


def _limited(parse: Parse, lex: Lexicon, hit: Hit) -> bool:
    """ "No call touched on the contract" denies the topic, not the call."""
    return hit.verb is not None and parse.tokens[hit.verb].lemma in lex.topic_verbs


def _contrast(parse: Parse, verb: int) -> bool:
    """ "did not just call", "not only met": no denial."""
    after = parse.tokens[verb - 1].lemma if verb else ""
    return after in ("only", "just", "merely", "simply")


def _denial(parse: Parse, lex: Lexicon, inside: Attribution) -> bool:
    """Whether the cue itself denies. Where a speaker denies by saying "not", only what stands
    under that "not" is denied, and ``_denied`` sees it."""
    return any(t.lemma in lex.deny for s in inside.cue for t in parse.within(s))


def _undenied(parse: Parse, lex: Lexicon, inside: Attribution) -> bool:
    """ "Did not deny", "refused to deny": neither a denial nor a report."""
    cue = [t for s in inside.cue for t in parse.within(s)]
    return any(_taken_from(parse, lex, t) for t in cue if t.lemma in lex.deny)


def _taken_from(parse: Parse, lex: Lexicon, denial: Token) -> bool:
    near = parse.tokens[max(0, denial.i - 3) : denial.i]
    return any(t.lemma in ("not", "never", "n't") or t.lemma in lex.refuse_verbs for t in near)


def _main(parse: Parse, hit: Hit, verb: int | None, inside: Attribution) -> bool:
    """Whether the report is what the attribution chiefly says: no other verb comes before it in
    the content. ("It did not clear the call" says something of clearing, not of calling.)"""
    first = verb if verb is not None else hit.i
    part = next((s for s in inside.content if s.contains(parse.tokens[hit.i].span)), None)
    if part is None:
        return False
    before = parse.within(part)
    return not any(t.i < first and t.pos in ("VERB", "AUX") and t.head != first for t in before)


def _planned(parse: Parse, lex: Lexicon, hit: Hit) -> bool:
    start = hit.verb if hit.verb is not None and (hit.light or hit.verb == hit.i) else hit.i
    t = parse.tokens[start]
    if t.pos == "VERB" and (_future(parse, t) or _infinitive(parse, lex, t)):
        return True
    for _ in range(_ABOVE):
        up = parse.tokens[t.head]
        if up.i == t.i or t.dep not in _UNDER:
            return False
        if up.pos in ("VERB", "AUX"):
            if t.dep in ("ccomp", "advcl", "nsubjpass") and t.pos == "VERB":
                return False
            return _plans(parse, lex, up, t)
        if up.pos == "NOUN" and t.dep in ("prep", "acl") and up.lemma in lex.plan_nouns:
            return True
        if up.pos == "NOUN" and not (t.dep == "prep" and t.lemma == "for"):
            return False
        t = up
    return False


def _future(parse: Parse, t: Token) -> bool:
    return any(c.text.lower() in _FUTURE for c in g.children(parse, t.i, "aux"))


def _infinitive(parse: Parse, lex: Lexicon, t: Token) -> bool:
    """A bare infinitive is no report that something happened ("how to schedule the call"), unless
    it tells what somebody managed or came to do. "To have met" is one."""
    auxiliaries = [c.lemma for c in g.children(parse, t.i, "aux")]
    if "to" not in auxiliaries or "have" in auxiliaries:
        return False
    if t.tag != "VB":  # "called for her to be charged"; not "the first to be charged"
        return g.passive(parse, t.i) and t.dep not in ("acl", "relcl")
    up = parse.tokens[t.head]
    if up.i == t.i or up.lemma not in lex.did:
        return True
    return _future(parse, up) or _infinitive(parse, lex, up)


def _plans(parse: Parse, lex: Lexicon, verb: Token, below: Token) -> bool:
    if verb.lemma == "set" and g.particle(parse, verb.i) == "up":
        return True
    if verb.lemma in ("be", "go", "set", "due") and below.dep == "xcomp" and below.tag == "VB":
        return True
    if below.dep in ("prep", "pobj"):
        subjects = g.children(parse, verb.i, *g.SUBJECTS, *g.PASSIVES)
        if any(s.lemma in lex.plan_nouns for s in subjects):
            return True  # "plans are in place for a call"
    return verb.lemma in lex.plan_verbs and below.dep in ("xcomp", "dobj", "nsubjpass", "prep")


def _command(parse: Parse, verb: Token) -> bool:
    """ "Call her", "Meet the mayor!": a sentence of a bare verb that nobody is the subject of."""
    bare = verb.tag == "VB" and verb.dep == "ROOT"
    return bare and not g.children(parse, verb.i, "aux", *g.SUBJECTS, *g.PASSIVES)


def _marks(parse: Parse, verb: int) -> set[str]:
    return {c.lemma for c in g.children(parse, verb, "mark")}


def _mood(parse: Parse, i: int) -> Modality:
    t = parse.tokens[i]
    verb = t if t.pos in ("VERB", "AUX") else parse.tokens[g.verb_above(parse, i)]
    marks = _marks(parse, verb.i)
    if verb.i == i and "whether" in marks:
        return "questioned"
    if verb.i == i and marks & _IF:
        return "conditional"
    if verb.i == i and _command(parse, verb):
        return "conditional"
    auxiliaries = [c for c in g.children(parse, verb.i, "aux") if c.text.lower() in _MODAL]
    if verb.i == i and auxiliaries:
        return "conditional"
    return "happened"
