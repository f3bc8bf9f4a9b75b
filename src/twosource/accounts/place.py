"""Place mentions that name too little: an open channel, "the call" without names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set

from twosource.accounts.block import Key, head_of, noun_of, plan_of, principals
from twosource.accounts.told import WINDOW, Told, gap
from twosource.model.actor import Actor
from twosource.model.finding import DateRange
from twosource.model.number import NumberRange

NEAR = 3
"""Paragraphs over which "the call" reaches back to the call last told of."""


def settle_channels(families: dict[Key, list[Told]]) -> None:
    """Move contacts whose channel the text leaves open to the one channel they can belong to: the
    only one that these people are told to have used, or the only one on that day."""
    told_by: dict[Key, list[Key]] = defaultdict(list)
    grown: set[Key] = set()
    for k in families:
        if k[0] == "contact" and k[1]:
            told_by[k[2:]].append(k)
    for key in sorted(k for k in families if k[0] == "contact" and k[1] == ""):
        rivals = told_by[key[2:]]
        stay: list[Told] = []
        for t in families.pop(key):
            fit = [k for k in rivals if _may_be(t, k)]
            on_day = [k for k in fit if t.days is None or _on(families[k], t.days)]
            on_day = on_day or [k for k in fit if t.days and _near(families[k], t.days)]
            if len(on_day) == 1:
                families[on_day[0]].append(t)
                grown.add(on_day[0])
            else:
                stay.append(t)
        if stay:
            families[key] = stay
    for k in grown:
        families[k].sort(key=Told.place)


COUNTED = frozenset({"arrest", "expulsion"})
CROWD = " people"
"""What the key of a family ends with that is known by the number of those whom it befell."""


def settle_many(families: dict[Key, list[Told]], actors: Mapping[str, Actor]) -> None:
    """Move an expulsion of so many who have no name ("four diplomats, not two, were told to leave")
    to the only one of their kind that its document tells of."""
    crowds = [k for k in families if k[0] == "expulsion" and k[3].endswith(CROWD)]
    in_document: dict[str, set[Key]] = defaultdict(set)
    for k in families if crowds else ():
        if k[0] == "expulsion":
            for t in families[k]:
                in_document[t.document].add(k)
    for key in sorted(crowds):
        stay: list[Told] = []
        told = families.pop(key)
        for t in told:
            in_document[t.document].discard(key)
        for t in told:
            home = _of_same_noun(t, key, families, in_document[t.document], actors)
            if home is None:
                stay.append(t)
            else:
                families[home].append(t)
                families[home].sort(key=Told.place)
        if stay:
            families[key] = stay
            for t in stay:
                in_document[t.document].add(key)


def _of_same_noun(
    t: Told,
    key: Key,
    families: Mapping[Key, Sequence[Told]],
    beside: Set[Key],
    actors: Mapping[str, Actor],
) -> Key | None:
    """The only family of the kind that the document of a mention tells of in the same noun;
    ``beside``: those that the document tells of at all."""
    noun = noun_of(t, actors)
    fit = [
        k
        for k in sorted(beside)
        if k[:3] == key[:3]
        and any(o.document == t.document and noun_of(o, actors) == noun for o in families[k])
    ]
    return fit[0] if noun and len(fit) == 1 else None


def _may_be(t: Told, key: Key) -> bool:
    """Whether the words leave the family's channel open ("a conversation" was no letter)."""
    return not t.mention.could_be or key[1] in t.mention.could_be


def _on(told: Iterable[Told], days: DateRange) -> bool:
    return any((d := t.days) is not None and d.meets(days) for t in told)


def _near(told: Iterable[Told], days: DateRange) -> bool:
    """Whether one of them is undated, or dated close enough to be in dispute."""
    return any((d := t.days) is None or gap(d, days) <= WINDOW for t in told)


def place_weak(
    families: dict[Key, list[Told]],
    weak: Sequence[Told],
    names: Set[str],
    mentioned: Mapping[Hashable, Sequence[str]],
) -> None:
    """Give mentions that name too few of those taking part ("the call") to a family of the same
    document, else to the only family of the story whose people the document names.

    ``names``: see ``principals``; ``mentioned``: the actors that each document mentions.
    """
    wanted = {t.mention.document for t in weak}
    grown: set[Key] = set()
    by_document: dict[str, list[tuple[Key, Told]]] = defaultdict(list)
    by_first: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for k in sorted(families):
        by_first[k[:4]].append(k)
        for t in families[k]:
            if t.mention.document in wanted:
                by_document[t.mention.document].append((k, t))
    for t in sorted(weak, key=Told.place):
        people = principals(t, names)
        near = [x for x in by_document[t.document] if _compatible(t, people, x[0], x[1])]
        key = _nearest(t, near)
        if key is None and not near and t.mention.channel and _the_one(t, people):
            in_it = frozenset(mentioned.get(t.document, ()))
            keys = [k for a in in_it for k in by_first.get((*head_of(t), a), ())]
            key = _elsewhere(t, people, keys, families, in_it)
            if key is not None:  # "there was one letter" further down may be of this one
                by_document[t.document].append((key, t))
        if key is not None:
            families[key].append(t)
            grown.add(key)
    for k in grown:
        families[k].sort(key=Told.place)


def _the_one(t: Told, people: frozenset[str]) -> bool:
    """Whether a mention is of one contact that another text may tell in full: "the call", "she sent
    a letter on Monday", "she sent three letters"; not "he gets letters"."""
    count = t.mention.count
    many = count is not None and count.min > 1
    told = bool(people) and count is not None and count.exact is not None
    return _may_be_told(t) and (t.mention.definite or told or (t.days is not None and not many))


def _may_be_told(t: Told) -> bool:
    return _points_back(t) and not _loose_plan(t)


def _compatible(t: Told, people: frozenset[str], key: Key, other: Told) -> bool:
    if key[0] != t.mention.type or key[2] != plan_of(t):
        return False
    if t.mention.channel is None:
        if not _may_be(t, key) or not (t.mention.definite or t.people):
            return False
    elif key[1] != t.mention.channel:
        return False
    if not _may_be_told(t):
        return False
    if _with_another(t, people) or not _same_harm(t, other) or not _same_sum(t, other):
        return False
    return people <= other.people and _same_time(t, other)


def _with_another(t: Told, people: frozenset[str]) -> bool:
    """Whether one who takes part is named and another is not: "Ms Lee and her brother have not
    spoken" is nothing between Ms Lee and anybody else."""
    return bool(people) and bool(t.people - people) and len(t.people) > 1


def _same_harm(t: Told, other: Told) -> bool:
    """Who is hurt in one event is hurt in the other: a killer's death is not his deed."""
    if t.mention.type == "contact":
        return True
    mine = {p.actor: p.role for p in t.mention.participants}
    theirs = {p.actor: p.role for p in other.mention.participants}
    return all(theirs.get(a, r) == r for a, r in mine.items())


def _same_sum(t: Told, other: Told) -> bool:
    """Whether a payment can be one that somebody else told of: "the sum was nearer $900", "the
    company had paid more". Who tells of two sums tells of two payments."""
    if t.mention.type != "payment":
        return True
    a, b = t.mention.amount, other.mention.amount
    if a is None or b is None:
        return False
    return a.unit == b.unit and (t.origin != other.origin or a == b)


def _points_back(t: Told) -> bool:
    """Whether a mention that names too few may be the one told before: "the call", "a call was
    made"; not "calls came in", and of other kinds than contacts only "the shooting"."""
    m = t.mention
    if m.definite or (m.type in ("contact", "payment") and t.people):
        return True
    return m.type == "contact" and not (m.count is not None and m.count == MANY)


MANY = NumberRange(2, None)


def _loose_plan(t: Told) -> bool:
    """ "I would like to give you a call" need not be the call that others plan."""
    return t.mention.modality == "planned" and not t.people and not t.mention.definite


def _same_time(a: Told, b: Told) -> bool:
    x, y = a.days, b.days
    return x is None or y is None or gap(x, y) <= WINDOW


def _nearest(t: Told, near: Sequence[tuple[Key, Told]]) -> Key | None:
    """The only family, else that of the mention last told before it within three paragraphs."""
    keys = {k for k, _ in near}
    if len(keys) == 1:
        return near[0][0]
    before = [
        x
        for x in near
        if 0 <= t.zone_index - x[1].zone_index <= NEAR and x[1].mention.span < t.mention.span
    ]
    return max(before, key=lambda x: x[1].mention.span.start)[0] if before else None


def _elsewhere(
    t: Told,
    people: frozenset[str],
    keys: Iterable[Key],
    families: Mapping[Key, Sequence[Told]],
    in_it: frozenset[str],
) -> Key | None:
    """The only family of all ``keys`` whose people (``in_it``: those of the document) fit."""
    fit = [
        k
        for k in keys
        if set(k[3:]) <= in_it
        and people <= set(k[3:])
        and any(_same_time(t, o) for o in families[k])
    ]
    return fit[0] if len(fit) == 1 else None
