"""How many people a phrase stands for: "a man and two others", "three people", "nobody"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosource.events import grammar as g
from twosource.events.harm_words import HarmWords
from twosource.events.number import amount, of_noun, parts_of, qualified
from twosource.events.partitives import counter
from twosource.events.people import People
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token

NOBODY = NumberRange(0, 0)
ONE = NumberRange(1, 1)
SOMEBODY = NumberRange(1, None)
PAIR = NumberRange(2, 2)
SOME = NumberRange(2, None)
_NONE = frozenset({"nobody", "none", "noone"})
_ANYBODY = frozenset({"one", "person", "people", "other", "victim"})
"""What "no" before leaves nobody of; "no officers were hurt" says nothing of others."""
_ONE = frozenset({"he", "she", "him", "her", "himself", "herself", "i", "me", "myself"})
_MANY = frozenset({"they", "them", "themselves", "we", "us", "ourselves"})
_MOST = 2000
"""The most people that one number in news of a harm stands for; years and prices are larger."""


def together(a: NumberRange, b: NumberRange) -> NumberRange:
    """The number of both."""
    return NumberRange(a.min + b.min, None if a.max is None or b.max is None else a.max + b.max)


def number_of(
    parse: Parse, people: People, words: HarmWords, heads: Iterable[Token]
) -> NumberRange | None:
    """The number of people that noun phrases stand for together; None where none are people."""
    heads = _each(parse, {t.i: t for t in heads}.values())
    found = [n for t in heads if (n := _one(parse, people, words, t)) is not None]
    if len(heads) == len(found) > 1 and _new(parse, heads[0]):
        found = [_hers(parse, t, n) for t, n in zip(heads, found, strict=True)]
    if len(found) > 2 and found[0].exact and found[0].min == sum(n.min for n in found[1:]):
        return found[0]  # "four people, three women and one man"
    total: NumberRange | None = None
    for n in found:
        total = n if total is None else together(total, n)
    return total


def _each(parse: Parse, heads: Iterable[Token]) -> list[Token]:
    """The heads without a plural that those behind it only name ("killed guards Jon Esk and Al
    Moe")."""
    heads = list(heads)
    named = len(heads) > 1 and all(t.pos == "PROPN" for t in heads[1:])
    if named and heads[0].tag == "NNS" and heads[1].head == heads[0].i and not _joins(parse, heads):
        return heads[1:]
    return heads


def _joins(parse: Parse, heads: Sequence[Token]) -> bool:
    """Whether "and" stands between the first two."""
    return any(t.dep == "cc" or t.text == "," for t in parse.tokens[heads[0].i : heads[1].i])


def _new(parse: Parse, t: Token) -> bool:
    """Whether somebody is told of for the first time ("a woman")."""
    return any(d.lemma in ("a", "an") for d in g.children(parse, t.i, "det"))


def _hers(parse: Parse, t: Token, n: NumberRange) -> NumberRange:
    """ "A woman and her son" are two: beside one told of for the first time, "her son" is one."""
    own = any(d.pos == "PRON" for d in g.children(parse, t.i, "poss"))
    return ONE if n == SOMEBODY and own and t.tag == "NN" else n


def phrase(parse: Parse, t: Token) -> list[Token]:
    """The head of a noun phrase and what is coordinated with it; not what stands in apposition."""
    out, todo = [], [t.i]
    while todo:
        i = todo.pop(0)
        if parse.tokens[i] not in out:
            out.append(parse.tokens[i])
            todo += [c.i for c in g.children(parse, i, "conj")]
            todo += [c.i for c in g.children(parse, i, "appos") if _listed(parse, i, c)]
    return out


def _listed(parse: Parse, i: int, second: Token) -> bool:
    """Whether what the parser takes for an apposition is the second of a list ("a nurse, a cook
    and a porter were hurt"); not that of "a couple, a man and a woman, were hurt"."""
    head = parse.tokens[i]
    others = g.children(parse, second.i, "conj")
    first = any(d.lemma in ("a", "an") for d in g.children(parse, i, "det"))
    if not first or not others or head.lemma in _GROUPS or head.tag != "NN":
        return False
    last = max(o.i for o in others)
    return last + 1 < len(parse.tokens) and parse.tokens[last + 1].text != ","


_GROUPS = frozenset({"couple", "pair", "family", "group", "trio", "crew", "team", "duo"})


def _one(parse: Parse, people: People, words: HarmWords, t: Token) -> NumberRange | None:
    low = t.text.lower()
    if low in _NONE or any(d.lemma == "no" for d in g.children(parse, t.i, "det")):
        return NOBODY if low in _NONE or t.lemma in _ANYBODY else None
    if low in _ONE:
        return SOMEBODY
    if low in _MANY:
        return SOME
    some = parts_of(t)
    if some is not None and any(_human(parse, people, words, o) for o in _of(parse, t)):
        return some  # "dozens of people", "a number of workers"
    bare = amount(t.text)
    if bare is not None and (t.pos in ("NUM", "PRON", "NOUN", "PROPN", "ADJ", "DET")):
        return _number(parse, people, words, t, bare)
    if not _human(parse, people, words, t):
        return None
    return _noun(parse, t)


def _of(parse: Parse, t: Token) -> list[Token]:
    return g.objects_of(parse, t.i, "of")


def _number(
    parse: Parse, people: People, words: HarmWords, t: Token, n: tuple[int, int | None]
) -> NumberRange | None:
    """A number that stands for people itself: "two were killed", "one of the victims"."""
    if n[0] > _MOST or _dated(parse, t) or counter(parse, t) or _age(parse, t):
        return None
    of = _of(parse, t)
    if of and not any(_human(parse, people, words, o) or o.pos == "PRON" for o in of):
        return None
    if of:
        return NumberRange(n[0], None)
    return qualified(parse, t, n, t)[0]


def _noun(parse: Parse, t: Token) -> NumberRange:
    found = of_noun(parse, t)
    if (
        found is not None
        and found[0].min <= _MOST
        and not _aged(parse, t)
        and not _beside(parse, t)
    ):
        return found[0]
    determiners = {d.lemma for d in g.children(parse, t.i, "det", "poss")}
    plural = t.tag in ("NNS", "NNPS") or t.lemma in ("people", "police")
    if t.lemma == "couple" and not plural:
        return PAIR
    if plural or t.lemma in ("family", "crew"):
        return SOME
    if t.pos != "PROPN" and determiners & {"a", "an"} and not _one_more(parse, t):
        return ONE
    return SOMEBODY


def _beside(parse: Parse, t: Token) -> bool:
    """Whether the number before a noun counts nothing: it is that of a picture, or it stands beside
    somebody's name ("a man, 18 Jon Esk"), where it is an age."""
    numbers = g.children(parse, t.i, "nummod")
    if t.tag == "NNP" and g.label(parse, t) == "PERSON":
        return bool(numbers)
    return any(counter(parse, c) for c in numbers)


def _one_more(parse: Parse, t: Token) -> bool:
    return any(
        c.lemma in ("second", "third", "fourth", "fifth", "other", "additional")
        for c in g.children(parse, t.i, "amod")
    )


def _aged(parse: Parse, t: Token) -> bool:
    """Whether what looks like a number is an age ("15-year-old", "8 yo girl")."""
    if t.lemma == "old":
        return True
    behind = (parse.tokens[c.i + 1] for c in g.children(parse, t.i, "nummod") if c.i < t.i)
    return any(b.text.lower().rstrip(".") in _OLD for b in behind)


_OLD = frozenset({"yo", "y/o", "yr", "yrs", "yoa"})


def _age(parse: Parse, t: Token) -> bool:
    """Whether a number is the age of somebody named before it ("Ode Brill, 34, and Ida Stott, 29,
    were taken to hospital")."""
    if t.i < 2 or parse.tokens[t.i - 1].text != "," or not t.text.isdigit():
        return False
    name = parse.tokens[t.i - 2]
    return name.pos == "PROPN" and g.label(parse, name) == "PERSON"


def _dated(parse: Parse, t: Token) -> bool:
    """Whether a number is part of a date, a time, an age or an amount."""
    return any(
        e.first <= t.i < e.last and e.label in ("DATE", "TIME", "MONEY", "ORDINAL", "PERCENT")
        for e in parse.entities
    )


def _human(parse: Parse, people: People, words: HarmWords, t: Token) -> bool:
    low = t.text.lower()
    if t.lemma in words.people or low in words.people or low.removesuffix("s") in words.people:
        return True
    if t.lemma == "old" and any(x.lemma == "year" for x in parse.tokens[max(0, t.i - 3) : t.i]):
        return True
    who = people.at(t)
    if who is not None:
        return people.actors[who[0]].kind in ("person", "unnamed")
    if t.pos != "PROPN":
        return False
    labels = [e.label for e in parse.entities if e.first <= t.i < e.last]
    return not labels or "PERSON" in labels
