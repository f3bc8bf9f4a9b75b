"""Whether what a kind of event asks for stands beside the verb that names it.

"Gunned down two men" needs somebody who was; "prices were mown down" has nobody. So the kinds of
``lexicons/learned.toml`` say what they need, for learned words and for verbs of the hand-made list
with ``object = "somebody"``.
"""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.harm_words import harm_words
from twosource.events.learned import learned
from twosource.events.patients import patients
from twosource.events.people import People
from twosource.model.parse import Parse, Token

_BODIES = frozenset({"person", "organisation", "outlet", "place"})


def fits(parse: Parse, people: People, i: int, kind: str) -> bool:
    """Whether what the kind asks for stands beside the verb at token ``i``."""
    if kind not in learned().kinds:
        return True
    match learned().kinds[kind].needs:
        case "patient":
            harm = learned().kinds[kind].frame == "harm"
            doer = _harmer(parse, people, i) if harm else _acting(parse, people, i)
            return doer and any(
                somebody(people, t) and not _sum(parse, t) for t in patients(parse, i)
            )
        case "one":  # "hired 120 people" puts nobody into an office
            one = (t for t in patients(parse, i) if t.tag not in ("NNS", "NNPS") and t.pos != "NUM")
            return _acting(parse, people, i) and any(somebody(people, t) for t in one)
        case "partner":
            return _partner(parse, people, i)
        case "thing":
            said = g.children(parse, i, "dobj", *g.PASSIVES)
            return bool(said) and _acting(parse, people, i)
        case "post":
            left = g.children(parse, i, "dobj")
            return _acting(parse, people, i) and all(t.lemma in learned().posts for t in left)
        case "doer":
            return _acting(parse, people, i)
    return True


def noun_fits(parse: Parse, people: People, i: int, kind: str) -> bool:
    """Whether whom a learned noun befell, or who held a protest, is somebody."""
    if kind not in learned().kinds or parse.tokens[i].pos != "NOUN":
        return True
    doer = learned().kinds[kind].needs == "doer"
    behind = g.objects_of(parse, i, "by" if doer else "of")
    return any(_body(people, t) if doer else somebody(people, t) for t in behind)


def somebody(people: People, t: Token) -> bool:
    """Whether a noun or pronoun stands for people: one of them, or a person of the cast."""
    low = t.text.lower()
    if t.pos == "PRON" or low in _PRONOUNS:
        return low in _PRONOUNS
    who = people.at(t)
    kind = people.actors[who[0]].kind if who is not None else "unnamed"
    if kind != "unnamed":
        return kind == "person"
    return (
        t.lemma in learned().people
        or t.lemma in harm_words().people
        or (t.pos == "NUM" and t.dep != "nummod")
    )


def _sum(parse: Parse, t: Token) -> bool:
    """Whether a number is one of money, days or a share, and nobody."""
    return any(
        e.first <= t.i < e.last and e.label in ("MONEY", "DATE", "TIME", "PERCENT", "QUANTITY")
        for e in parse.entities
    )


_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "they", "them", "i", "me", "we", "us", "you", "who", "whom",
     "everyone", "everybody", "someone", "somebody", "himself", "herself", "both"}
)  # fmt: skip


def _body(people: People, t: Token) -> bool:
    who = people.at(t)
    if who is not None and people.actors[who[0]].kind in _BODIES:
        return True
    return somebody(people, t) or t.lemma in learned().bodies or t.text.lower() in learned().bodies


def _acting(parse: Parse, people: People, i: int) -> bool:
    """Whether somebody, or a body, does it; a passive need not say who."""
    if g.passive(parse, i):
        return True
    return any(_body(people, t) for t in g.subject(parse, i))


def _harmer(parse: Parse, people: People, i: int) -> bool:
    """Whether what harms is somebody or something that can kill: a film can do it to its rivals."""
    if g.passive(parse, i):
        by = g.objects_of(parse, i, "by")
        return not by or any(_means(people, t) for t in by)
    own = g.subject(parse, i)
    return not own or any(_means(people, t) for t in own)


def _means(people: People, t: Token) -> bool:
    low = t.text.lower()
    return somebody(people, t) or t.lemma in learned().means or low in learned().means


def _partner(parse: Parse, people: People, i: int) -> bool:
    """Whether two sides meet: somebody with somebody, or several of them."""
    who = g.subject(parse, i)
    if not any(_body(people, t) for t in who):
        return False
    if any(_body(people, t) for t in g.objects_of(parse, i, "with")):
        return True
    several = len(who) > 1 or any(t.tag in ("NNS", "NNPS") for t in who)
    return several and not g.children(parse, i, "dobj") and not g.passive(parse, i)
