"""Claims: what is said and is no event ("X was not told"), grouped by meaning and polarity.

Two sentences are one claim where the same actors stand in the same roles beside the same verb, and
one says no more of it than the other but little; numbers, days and words like "until" must be the
same. Strict: what is not shown to be one stays two. A denial is never merged with an assertion:
it opposes it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal, NamedTuple

from rapidfuzz.fuzz import ratio

from twosource.accounts.alike import SPELLING
from twosource.accounts.claim_units import Unit
from twosource.accounts.independence import Sides
from twosource.accounts.judge import origins
from twosource.accounts.proposition import Proposition, Role
from twosource.accounts.words import listed
from twosource.memo import Memo, Part
from twosource.model.claim import Claim, Polarity
from twosource.model.correction import Looked
from twosource.model.finding import Account, Evidence, Status
from twosource.model.ids import make_id
from twosource.model.standing import Standing

BLOCK = 60
"""Sentences of a block at most; what more than these share tells none from another."""
SHARED = 0.6
"""Least share of what is said besides the verb and the actors, rare words weighing more."""
LONG = 25
"""Words up to which a claim of one origin is listed."""
COPIED = 8
"""Words from which two who say a sentence in the same words have it from one another."""
Verdict = Literal["same", "opposed"]
Pair = tuple[int, int]
Chain = tuple[str, ...]


def claims(
    found: Iterable[Unit],
    sides: Sides,
    central: Collection[str],
    memo: Memo | None = None,
    looked: Sequence[Looked] = (),
) -> tuple[Claim, ...]:
    """Return the claims: those that are opposed first, then those of several origins, then single
    denials about an event or an actor of ``central`` (those who take part in events).

    ``looked``: what people said of claims. Words that they rejected make none; what the other
    claims are stays as it is.
    """
    memo, said = memo or Memo(), Said(looked)
    all_ = sorted(found, key=_place)
    verdicts = _verdicts(all_, sides, memo.part("pairs of claims"))
    same = {p for p, v in verdicts.items() if v == "same"}
    groups = _groups(len(all_), same)
    of_it = [tuple([all_[n] for n in g]) for g in groups]
    wanted = ((_key(us[0]), (us, sides.facts(_people(us)), said.of(us))) for us in of_it)
    made = memo.part("claims").each(wanted, lambda inputs: _claim(inputs[0], sides, said))
    at = {n: k for k, g in enumerate(groups) for n in g}
    against: dict[int, set[str]] = defaultdict(set)
    for (a, b), verdict in verdicts.items():
        one, other = made[at[a]], made[at[b]]
        gone = said.rejects(all_[a]) or said.rejects(all_[b])
        if verdict == "opposed" and one is not None and other is not None and not gone:
            against[at[a]].add(other.id)
            against[at[b]].add(one.id)
    out = []
    for k, claim in enumerate(made):
        if claim is None:
            continue
        opposed = tuple(sorted(against[k]))
        if (
            opposed
            or claim.status != "single"
            or any(_matters(all_[n], central) for n in groups[k] if not said.rejects(all_[n]))
        ):
            status = "disputed" if opposed else claim.status
            out.append(replace(claim, opposed_by=opposed, status=status))
    return tuple(sorted(out, key=Claim.order))


def _place(u: Unit) -> tuple[str, int, int, str]:
    span = u.evidence.span
    return u.evidence.document, span.start, span.end, u.saying.attribution.id


def _key(u: Unit) -> tuple[str, int]:
    """What tells a sentence from all others."""
    return u.saying.attribution.id, u.evidence.span.start


def _people(of_it: Iterable[Unit]) -> set[str]:
    return {actor for u in of_it for actor in u.saying.chain}


def _matters(u: Unit, central: Collection[str]) -> bool:
    """Whether a claim of one origin is listed: a plain denial, of what is or was, that speaks of an
    event or of somebody who takes part in one."""
    if not u.negated or u.opinion or u.of_self or u.length > LONG:
        return False
    if u.saying.attribution.kind == "direct" and not u.events:
        return False  # opinions are quoted, facts are reported
    if not u.said.marks.isdisjoint(listed("function", "modal")):
        return False
    roles = {actor for actor, role in u.said.parts if role in ("agent", "patient")}
    return bool(u.events) or not roles.isdisjoint(central)


def _verdicts(all_: Sequence[Unit], sides: Sides, part: Part) -> dict[Pair, Verdict]:
    weight = _weights(all_)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, u in enumerate(all_):
        for verb in u.said.verbs:
            for other in (*u.said.actors, *u.said.rest):
                blocks[verb, other].append(n)
    pairs = {
        pair
        for members in blocks.values()
        if len(members) <= BLOCK
        for pair in combinations(members, 2)
    }
    keys = [_key(u) for u in all_]
    known = [any(sides.identified(x) for x in u.said.actors) for u in all_]
    out: dict[Pair, Verdict] = {}
    ordered = sorted(pairs)
    wanted = (((keys[a], keys[b]), (all_[a], all_[b], known[a])) for a, b in ordered)
    found = part.each(wanted, lambda inputs: _likely(*inputs))
    for (a, b), likely in zip(ordered, found, strict=True):
        if likely is not None and _enough(likely, weight):
            out[a, b] = likely.verdict
    return out


def _weights(all_: Sequence[Unit]) -> dict[str, float]:
    """How much a stem tells: the fewer sentences of the story have it, the more."""
    count = Counter(w for u in all_ for w in u.said.rest)
    return {w: math.log1p(len(all_) / n) for w, n in count.items()}


class Likely(NamedTuple):
    """What two sentences are to each other where the stems that both have outweigh the others: how
    much a stem weighs depends on the whole story."""

    verdict: Verdict
    both: tuple[str, ...]
    others: tuple[str, ...]


def compare(a: Unit, b: Unit, weight: Mapping[str, float], sides: Sides) -> Verdict | None:
    """Whether two sentences say the same, the opposite, or neither is shown."""
    found = _likely(a, b, any(sides.identified(x) for x in a.said.actors))
    return found.verdict if found is not None and _enough(found, weight) else None


def _enough(found: Likely, weight: Mapping[str, float]) -> bool:
    both = sum(weight.get(w, 1.0) for w in found.both)
    return both >= SHARED * (both + sum(weight.get(w, 1.0) for w in found.others))


def _likely(a: Unit, b: Unit, known: bool) -> Likely | None:
    """``known``: they speak of somebody known by name."""
    x, y = a.said, b.said
    if not _of_one_matter(a, b, known):
        return None
    if not x.verbs & y.verbs or x.inner != y.inner or a.opinion != b.opinion:
        return None
    if a.events and b.events and a.events.isdisjoint(b.events):
        return None
    if _none_at_all(a, b) or _none_at_all(b, a):
        return Likely("opposed", tuple(sorted(x.rest & y.rest)), ())
    if x.marks != y.marks:
        return None
    rest = _rest(x, y) if _same_parts(x, y) else None
    verdict = _verdict(a, b) if rest is not None else None
    return Likely(verdict, *rest) if rest is not None and verdict is not None else None


def _none_at_all(no: Unit, yes: Unit) -> bool:
    """Whether one denies altogether what the other tells with more words: "no leak was reported",
    "a leak in a valve had been reported on 28 January"."""
    n, y = no.said, yes.said
    if not n.never or yes.negated or not (n.rest or len(n.actors) > 1):
        return False
    if not y.marks.isdisjoint(listed("function", "modal")) or _in_one_breath(no, yes):
        return False
    inside = n.rest <= y.rest and n.marks <= y.marks
    return inside and all(
        any(a == b and _together(role, other) for b, other in y.parts) for a, role in n.parts
    )


def _in_one_breath(a: Unit, b: Unit) -> bool:
    """Whether one says both in one article and, as far as is told, on one day."""
    x, y = a.saying, b.saying
    if x.origin != y.origin or a.evidence.document != b.evidence.document:
        return False
    return x.said_on is None or y.said_on is None or x.said_on == y.said_on


def _verdict(a: Unit, b: Unit) -> Verdict | None:
    x = a.said
    if a.saying.origin == b.saying.origin and a.key == b.key:
        return "same"
    if not (x.rest or a.events & b.events or len(x.actors) > 1):
        return None  # "he was not told" does not say of what
    if a.negated == b.negated:
        return "same"
    own = a.saying.origin == b.saying.origin and a.evidence.document == b.evidence.document
    return None if own else "opposed"  # one who says both in one breath means two things


def _of_one_matter(a: Unit, b: Unit, known: bool) -> bool:
    """Whether two sentences may speak of the same: in one document, in two that report one event,
    or of somebody known by name."""
    return known or a.evidence.document == b.evidence.document or bool(a.around & b.around)


def _same_parts(x: Proposition, y: Proposition) -> bool:
    """The same actors, each in roles that go together."""
    return x.actors == y.actors and all(
        any(actor == other and _together(role, another) for other, another in y.parts)
        for actor, role in x.parts
    )


def _together(a: Role, b: Role) -> bool:
    """What was cleared with somebody, somebody cleared."""
    return a == b or {a, b} == {"agent", "with"}


def _rest(x: Proposition, y: Proposition) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The stems that both have, and those that one has alone; None where each says more than the
    other."""
    shared = {w for w in x.rest if any(w == o or ratio(w, o) >= SPELLING for o in y.rest)}
    more, other = (
        x.rest - shared,
        {o for o in y.rest if all(ratio(w, o) < SPELLING for w in x.rest)},
    )
    return None if more and other else (tuple(sorted(shared)), tuple(sorted(more | other)))


def _groups(size: int, same: Collection[Pair]) -> list[list[int]]:
    """Sentences of one claim: joined in order, only where each is the same as each."""
    home = {n: [n] for n in range(size)}
    for a, b in sorted(same):
        left, right = home[a], home[b]
        if left is not right and all((min(p), max(p)) in same for p in _cross(left, right)):
            left += right
            for x in right:
                home[x] = left
    return [sorted(g) for n, g in home.items() if g[0] == n]


def _cross(left: Iterable[int], right: Collection[int]) -> Iterator[Pair]:
    return ((x, y) for x in left for y in right)


class Said:
    """What people said of the words of claims: of several who speak of the same, the last."""

    def __init__(self, looked: Iterable[Looked]) -> None:
        self._of = {
            (place, x.key): x.accepted for x in looked if x.about == "claim" for place in x.places
        }

    def of(self, units: Iterable[Unit]) -> tuple[bool | None, ...]:
        """What was said of each of some words, where anything was said at all."""
        return tuple(self._of.get((u.evidence, polarity(u))) for u in units) if self._of else ()

    def rejects(self, u: Unit) -> bool:
        """Whether these words are no such claim."""
        return self._of.get((u.evidence, polarity(u))) is False

    def accepts(self, of_it: Iterable[Unit]) -> bool:
        """Whether all of it was accepted."""
        return all(self._of.get((u.evidence, polarity(u))) for u in of_it)


def polarity(u: Unit) -> Polarity:
    """Whether it asserts or denies."""
    return "negative" if u.negated else "positive"


def _claim(all_: Sequence[Unit], sides: Sides, said: Said) -> Claim | None:
    """None where nothing of it is left. Its id is that which it has with all of it."""
    of_it = [u for u in all_ if not said.rejects(u)]
    if not of_it:
        return None
    by_chain: dict[tuple[str, tuple[str, ...]], list[Unit]] = defaultdict(list)
    for u in of_it:
        by_chain[u.evidence.document, u.saying.chain].append(u)
    accounts = tuple(_account(c, d, us, said) for (d, c), us in sorted(by_chain.items()))
    ends = origins(_unlike(by_chain))
    clearest = min(of_it, key=lambda u: (u.open_words, len(u.text), u.evidence))
    status: Status = "uncorroborated" if len(set(ends)) > 1 else "single"
    independent = sides.independent(ends)
    return Claim(
        id=make_id("claim", *min(_key(u) for u in all_)),
        text=clearest.text,
        polarity=polarity(of_it[0]),
        status="agreed" if independent.at_least > 1 else status,
        accounts=accounts,
        independent=independent,
    )


def _unlike(by_chain: Mapping[tuple[str, tuple[str, ...]], Sequence[Unit]]) -> list[Chain]:
    """The chains of accounts, one for each wording: the same long sentence under another credit
    is one origin's."""
    seen: set[tuple[str, ...]] = set()
    out = []
    for (_, chain), of_it in sorted(by_chain.items(), key=lambda x: x[0]):
        if not any(u.key in seen for u in of_it):
            out.append(chain)
        seen |= {u.key for u in of_it if u.length >= COPIED}
    return out


def _account(chain: Chain, document: str, of_it: Sequence[Unit], said: Said) -> Account:
    day = next((u.saying.said_on for u in of_it if u.saying.said_on), None)
    evidence: tuple[Evidence, ...] = tuple(sorted({u.evidence for u in of_it}))
    standing: Standing = "accepted" if said.accepts(of_it) else "proposed"
    return Account(chain, document, day, evidence, standing=standing)
