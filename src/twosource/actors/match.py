"""Which local actors of different documents are one. Blocks first; then each block is judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from twosource.actors.family import by_surname
from twosource.actors.fold import deletions
from twosource.actors.identity import Identity, person_key
from twosource.actors.same_name import slip
from twosource.actors.union import Union

_BLOCK = 50
"""Names in a block beyond which a slip is not looked for: too common to tell."""


Slip = tuple[str, str, str]
"""A first name as blocks compare it, and two surnames one slip apart beside it."""


def unite(all_: Sequence[Identity], union: Union, slips: Sequence[Slip]) -> None:
    """Unite what is one by name: persons, places, bodies and outlets. ``slips``: see ``near``."""
    persons = [i for i, x in enumerate(all_) if x.kind == "person"]
    _full_names(all_, persons, union)
    _slips(all_, persons, union, slips)
    by_surname(all_, persons, union)
    _bodies(all_, union)


def _full_names(all_: Sequence[Identity], persons: Iterable[int], union: Union) -> None:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    initials: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for i in persons:
        for key in {person_key(k) for k in all_[i].full}:
            blocks[key].append(i)
        for k in all_[i].full:
            initials[k[0][:1], person_key(k)[1]].add(person_key(k))
    for (first, last), members in blocks.items():
        for m in members[1:]:
            union.join(members[0], m)
        if len(first) == 1:  # "J. Smith" is the one whose first name begins so, if there is one
            fuller = [k for k in initials[first, last] if len(k[0]) > 1]
            if len(fuller) == 1:
                union.join(members[0], blocks[fuller[0]][0])


def _context(all_: Sequence[Identity], members: Iterable[int]) -> tuple[set[str], set[str]]:
    roles: set[str] = set()
    around: set[str] = set()
    for m in list(members)[:_BLOCK]:
        roles |= all_[m].roles
        around |= all_[m].context - {" ".join(k) for k in all_[m].full}
    return roles, around


def _alike(all_: Sequence[Identity], a: Iterable[int], b: Iterable[int]) -> bool:
    """Whether two groups share a role, or other names in their documents."""
    roles_a, around_a = _context(all_, a)
    roles_b, around_b = _context(all_, b)
    return bool(roles_a & roles_b) or bool(around_a & around_b)


def _slips(
    all_: Sequence[Identity], persons: Iterable[int], union: Union, slips: Iterable[Slip]
) -> None:
    """A surname with one slip beside the same first name, where role or context agree."""
    pairs = [((first, a), (first, b)) for first, a, b in slips]
    wanted = {name for pair in pairs for name in pair}
    if not wanted:
        return
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in persons:
        for k in all_[i].full:
            name = (person_key(k)[0], k[-1])
            if name in wanted:
                holders[name].append(i)
    for a, b in pairs:
        one, other = holders[a], holders[b]
        if union.find(one[0]) != union.find(other[0]) and _alike(all_, one, other):
            union.join(one[0], other[0])


def near(lasts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of (sorted) surnames that are one slip apart, of all that are borne in the story
    beside one first name."""
    near: dict[str, list[str]] = defaultdict(list)
    for last in lasts:
        for d in deletions(last):
            near[d].append(last)
    found = {
        (a, b)
        for some in near.values()
        if len(some) <= _BLOCK
        for a, b in combinations(some, 2)
        if slip(a, b)
    }
    return tuple(sorted(found))


def _bodies(all_: Sequence[Identity], union: Union) -> None:
    """Places, bodies and outlets by their whole name; acronyms and short forms if only one fits."""
    whole: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, x in enumerate(all_):
        for block in x.blocks:
            whole[block].append(i)
    for members in whole.values():
        for m in members[1:]:
            union.join(members[0], m)
    _tails(all_, union)


def _tails(all_: Sequence[Identity], union: Union) -> None:
    """ "Transition team" is the "Smith transition team" where no other body's name ends so."""
    small = [i for i, x in enumerate(all_) if x.small]
    longer: dict[tuple[str, ...], set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for i in small:
        for key in all_[i].full:
            if len(key) > 2:
                longer[key[-2:]].add(" ".join(key))
                first.setdefault(" ".join(key), i)
    for i in small:
        for key in all_[i].full:
            found = longer.get(key, set())
            if len(key) == 2 and len(found) == 1:
                union.join(i, first[next(iter(found))])


def hosts(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map a site's host to the folded outlet name, where documents give but one for it."""
    table: dict[str, set[str]] = defaultdict(set)
    for host, name in pairs:
        table[host].add(name)
    return {h: next(iter(n)) for h, n in table.items() if len(n) == 1}
