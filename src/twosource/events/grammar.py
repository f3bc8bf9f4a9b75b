"""Small questions to the grammatical reading."""

from __future__ import annotations

from bisect import bisect_right

from twosource.language.contrast import only_contrasts, ruled_out
from twosource.model.parse import Parse, Token

SUBJECTS = ("nsubj", "csubj")
PASSIVES = ("nsubjpass", "csubjpass")
_FAR = 14
"""Tokens between a verb and its particle."""


def children(parse: Parse, i: int, *deps: str) -> list[Token]:
    """The dependants of token ``i`` that stand in one of the relations."""
    return [parse.tokens[c] for c in parse.children[i] if parse.tokens[c].dep in deps]


def conjuncts(parse: Parse, i: int) -> list[Token]:
    """Token ``i`` and what is coordinated with it, in order; of "minister A and minister B", where
    the parse hangs B on the name in apposition, both ministers."""
    out, todo = [], [i]
    while todo:
        j = todo.pop(0)
        out.append(parse.tokens[j])
        for c in children(parse, j, "conj", "appos"):
            listed = c.dep == "conj" or _in_list(parse, j, c)
            todo += [c.i] if listed else [d.i for d in children(parse, c.i, "conj")]
    return out


def _in_list(parse: Parse, i: int, c: Token) -> bool:
    """Whether what the parser takes for an apposition is the second of three names ("Ann Lee, Jon
    Quist and Mary Dorn"): both are bare names, and another follows."""
    names = any(d.pos == "PROPN" for d in children(parse, c.i, "conj"))
    return names and _person(parse, parse.tokens[i]) and _person(parse, c)


def _person(parse: Parse, t: Token) -> bool:
    """Whether the model takes a token for part of a person's name."""
    named = t.pos == "PROPN" and not children(parse, t.i, "det", "poss", "amod")
    return named and any(e.label == "PERSON" and e.first <= t.i < e.last for e in parse.entities)


def objects_of(parse: Parse, i: int, *prepositions: str) -> list[Token]:
    """The objects of the prepositions that depend on token ``i`` ("with", "to" ...), on a particle
    of it ("reached out to") or on another preposition of it ("from A to B")."""
    places = [i]
    for p in children(parse, i, "prep", "dative", "agent", "prt", "advmod"):
        if p.lemma in ("according", "accord"):
            continue  # "according to Smith": Smith tells of it and takes no part
        if p.dep not in ("prt", "advmod") or p.text.lower() in ("out", "up", "back", "over"):
            places.append(p.i)
    out: list[Token] = []
    for place in places:
        for p in children(parse, place, "prep", "dative", "agent"):
            if p.text.lower() in prepositions:
                for o in children(parse, p.i, "pobj"):
                    out += conjuncts(parse, o.i)
    return out


def subject(parse: Parse, i: int) -> list[Token]:
    """Who does what verb ``i`` says: its subject, or that of the verb it is coordinated with or
    depends on; for a relative clause the noun. Empty where there is none."""
    seen = set()
    while i not in seen:
        seen.add(i)
        own = children(parse, i, *SUBJECTS, *PASSIVES)
        if own:
            head = own[0]
            t = parse.tokens[i]
            if head.tag in ("WP", "WDT") and t.dep == "relcl":
                return conjuncts(parse, _kept(parse, t.head))
            return conjuncts(parse, head.i)
        t = parse.tokens[i]
        if t.dep in ("acl", "relcl"):
            return conjuncts(parse, t.head) if t.tag in ("VBG", "VB") else []
        if t.dep == "ccomp" and (t.tag in ("VBD", "VBZ", "VBP") or i < t.head):
            break  # what somebody says has a subject of its own, found or not: never who says it
        if t.dep in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp") and t.head != i:
            i = verb_above(parse, t.head) if t.dep == "pcomp" else t.head
            continue
        break
    return []


def _kept(parse: Parse, i: int) -> int:
    """The one in whose place another is ruled out: Roe in "it was Roe, not Quist, who called"."""
    t = parse.tokens[i]
    return t.head if ruled_out(parse, i) and t.dep in ("appos", "conj") else i


def verb_above(parse: Parse, i: int) -> int:
    """The nearest verb at or above token ``i`` (``i`` itself where there is none)."""
    j = i
    for _ in range(20):
        t = parse.tokens[j]
        if t.pos in ("VERB", "AUX"):
            return j
        if t.head == j:
            break
        j = t.head
    return i


def passive(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is in the passive, a bare participle after its noun included."""
    if children(parse, i, "auxpass", *PASSIVES):
        return True
    t = parse.tokens[i]
    return t.dep == "acl" and t.tag == "VBN" and not children(parse, i, *SUBJECTS)


def befallen(parse: Parse, i: int) -> list[Token]:
    """Whom a verb befalls where another word has them: the clerk in "found the clerk guilty", "the
    clerk is (due) to be sentenced"."""
    small = [c for c in children(parse, i, "ccomp") if c.pos == "ADJ"]
    if small:
        return [s for c in small for s in children(parse, c.i, "nsubj")]
    t = parse.tokens[i]
    if t.dep != "xcomp" or not children(parse, i, "auxpass"):
        return []
    up = parse.tokens[t.head]
    up = parse.tokens[up.head] if up.pos == "ADJ" else up
    return children(parse, up.i, "nsubj") if up.lemma == "be" else []


def negated(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is negated (not, n't, never) or its noun is denied by "no". A "not" that
    rules out a phrase ("not on Monday but on Tuesday") denies no verb."""
    below = (parse.tokens[k] for k in parse.children[i])
    if any(
        c.lemma == "never" or (c.dep == "neg" and not only_contrasts(parse, c.i)) for c in below
    ):
        return True
    return any(c.lemma == "no" for c in children(parse, i, "det"))


def particle(parse: Parse, i: int) -> str:
    """The particle of verb ``i`` ("set up", "reach out", "kick ... out"); else ""."""
    for c in children(parse, i, "prt", "advmod", "prep"):
        if c.dep == "prt" or c.text.lower() in ("out", "up", "off"):
            return c.text.lower()
    for t in parse.tokens[i + 1 : i + _FAR]:  # "kicking 35 officials said to be spies out of ..."
        if t.sent != parse.tokens[i].sent or t.pos == "PUNCT":
            break
        if t.text.lower() == "out" and word_after(parse, t) == "of":
            return "out"
    return ""


def word_after(parse: Parse, t: Token) -> str:
    """The word behind a token, lower case; "" behind the last."""
    return parse.tokens[t.i + 1].text.lower() if t.i + 1 < len(parse.tokens) else ""


def clause_end(parse: Parse, i: int) -> set[int]:
    """Indices of the tokens of the clause of verb ``i``, without clauses that stand beside it."""
    out, todo = set(), [i]
    while todo:
        j = todo.pop()
        out.add(j)
        for c in parse.children[j]:
            t = parse.tokens[c]
            if (
                j == i
                and t.dep in ("conj", "parataxis", "ccomp", "advcl", "dep")
                and t.pos in ("VERB", "AUX")
            ):
                continue
            if j == i and t.dep in ("cc", "punct", "mark"):
                continue
            todo.append(c)
    return out


def label(parse: Parse, t: Token) -> str:
    """What the model takes a word for (MONEY, PERSON); "" for nothing."""
    k = bisect_right(parse.entities, t.i, key=lambda e: e.first) - 1
    entity = parse.entities[k] if k >= 0 else None
    return entity.label if entity is not None and t.i < entity.last else ""
