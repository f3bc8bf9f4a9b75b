"""Titles as they stand before a name, whole: a deputy mayor is no mayor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.actors import lexicon
from twosource.actors.work import NameHit, Nominal
from twosource.model.parse import Parse

_BEFORE = 3
_SEATS = frozenset({"vice-president", "lawmaker"})
_BRACKETS = frozenset({",", "("})


class Rank(NamedTuple):
    """A title: the role, its words where words of that role are no synonyms, and its marks."""

    role: str
    words: str
    marks: frozenset[str]
    """What makes another title of it: "deputy", "former", "acting"."""


def rank_of(parse: Parse, n: Nominal) -> Rank:
    """The whole title that a noun phrase says."""
    roles, marks = lexicon.roles(), lexicon.names().other_rank
    words = " ".join(t.text.lower() for t in parse.tokens[n.core : n.last])
    inside = {t.text.lower() for t in parse.tokens[n.core : n.last - 1]}  # "deputy minister"
    k, told = n.core - 1, set(marks & inside)
    while k >= max(0, n.core - _BEFORE) and parse.tokens[k].sent == parse.tokens[n.head].sent:
        low = parse.tokens[k].text.lower()
        if low in marks:
            told.add(low)
        elif low not in lexicon.names().leading and low != "-" and not _inside(parse, k, n):
            break
        k -= 1
    same = roles.alike.get(words, words)
    return Rank(n.key, same if n.key in roles.apart else "", frozenset(told))


def _inside(parse: Parse, k: int, n: Nominal) -> bool:
    """Whether a word only says what the title is of: "deputy fisheries minister"."""
    t = parse.tokens[k]
    joined = t.dep in ("compound", "nmod", "amod") and n.core <= t.head < n.last + _BEFORE
    return joined and t.tag in ("NN", "NNS", "NNP", "JJ")


def may_mean(said: frozenset[str], held: frozenset[str]) -> bool:
    """Whether a description with these marks can mean one who holds a title with those: "the
    mayor" may be the acting mayor, not the deputy; "the acting mayor" is not the mayor."""
    lower = lexicon.names().lower_rank
    return said & lower == held & lower and said <= held


def ranks_of(parse: Parse, hit: NameHit) -> frozenset[Rank]:
    """The titles right before a name; of "Deputy Commissioner" the last, with its marks."""
    return frozenset(rank_of(parse, n) for n in hit.titles if n.last == hit.first)


def apposed(
    parse: Parse, hits: Sequence[NameHit], roles: Sequence[Nominal]
) -> dict[int, set[Rank]]:
    """Titles beside names: "the mayor, Ada Roe," and "Ada Roe, the mayor"; by a name's start."""
    tokens = parse.tokens
    starts = {h.left: h for h in hits}
    ends = {h.last: h for h in hits}
    out: dict[int, set[Rank]] = {}
    for n in roles:
        if n.sort != "role" or n.plural or n.title_of is not None or n.first < 1:
            continue
        hit = ends.get(n.first - 1) if tokens[n.first - 1].text in _BRACKETS else None
        if hit is None and n.right < len(tokens) and tokens[n.right].text in _BRACKETS:
            hit = starts.get(n.right + 1)
        if hit is not None and tokens[hit.first].sent == tokens[n.head].sent:
            out.setdefault(hit.first, set()).add(rank_of(parse, n))
    return out


def against(a: Iterable[Rank], b: Iterable[Rank]) -> bool:
    """Whether the titles of two mentions speak against one person: none goes with another, and
    two are of one role ("mayor", "deputy mayor") or seats that nobody holds at once."""
    one, other = set(a), set(b)
    if any(_same(x, y) for x in one for y in other):
        return False
    seats = lexicon.roles().office | _SEATS
    return any(x.role == y.role or {x.role, y.role} <= seats for x in one for y in other)


def _same(x: Rank, y: Rank) -> bool:
    general = lexicon.roles().general.get(x.role, frozenset())
    words = x.words == y.words or x.words in general or y.words in general
    return x.role == y.role and x.marks == y.marks and words
