"""Link definite descriptions ("the ambassador", "Smith's spokesman") to the people who fit them."""

from __future__ import annotations

from collections import defaultdict

from twosource.actors import lexicon
from twosource.actors.owners import overlap, stated
from twosource.actors.ranks import may_mean, rank_of
from twosource.actors.scene import Scene
from twosource.actors.titles import PAST
from twosource.actors.work import Ent, Nominal, Owner, RoleFact

Choice = tuple[Ent, float, str]
NOBODY = "nobody"
_KNOWN = frozenset({"candidate", "president-elect", "leader", "vice-president"})
"""With the offices: roles whose holder is likely named in the text in another way."""
OPEN = "open"
_ANYBODY = frozenset(
    {"man", "woman", "boy", "girl", "person", "child", "kid", "baby", "teenager", "teen", "other"}
    | {"member", "individual", "victim", "suspect", "citizen", "people", "resident", "source"}
)
"""Nouns that say too little of somebody to be known by."""


class Roster:
    """Who holds which role, and whom one about to take it up will serve."""

    def __init__(self, scene: Scene) -> None:
        roles = lexicon.roles()
        self._by_role: dict[str, list[tuple[Ent, RoleFact]]] = defaultdict(list)
        for e in scene.linked.ents:
            if e.kind == "person":
                for f in e.facts:
                    self._by_role[f.role].append((e, f))
        self.coming = coming(scene)
        self._scene = scene
        self._covers = roles.covers
        self._taken: dict[tuple[int, str], tuple[frozenset[int], frozenset[Owner]]] = {}

    def known(self, noun: str) -> bool:
        """Whether a named person is called by this noun."""
        return bool(self._by_role.get(noun)) and noun not in _ANYBODY

    def serves(self, fact: RoleFact) -> frozenset[int]:
        """Those a role belongs to. An incoming officer serves those about to take office."""
        return fact.owners | self.coming if fact.incoming else fact.owners

    def fitting(self, n: Nominal, owners: set[int]) -> tuple[dict[int, Ent], dict[int, Ent]]:
        """Persons whose role fits, with a shared owner (strong) or none known (weak)."""
        strong: dict[int, Ent] = {}
        weak: dict[int, Ent] = {}
        wanted = n.for_role or n.key
        phrase = self._scene.words(n.core, n.last).lower()
        before = {t.text.lower() for t in self._scene.tokens[n.first : n.core]}
        past = not PAST.isdisjoint(before)
        of = stated(self._scene.parse, n)
        marks = rank_of(self._scene.parse, n).marks
        owned = bool(owners or of)
        covered = self._covers.get(wanted, frozenset())
        for role in sorted(covered | {wanted}) if owned or wanted != "official" else (wanted,):
            for ent, fact in self._by_role[role][:200]:
                if role == wanted and fact.quals and n.quals and not _nested(fact.quals, n.quals):
                    continue
                if past and not fact.former:
                    continue  # "the former chairman" is not the one in office
                if role == wanted and not may_mean(marks, fact.marks):
                    continue
                if n.for_role is None and not _said_of(role, fact, phrase):
                    continue
                if role == "relative" and not self._kin(n, fact):
                    continue
                same = self._same_owner(ent, fact, owners, of)
                if same:
                    strong[ent.number] = ent
                elif same is None:
                    weak[ent.number] = ent
        return strong, {k: e for k, e in weak.items() if k not in strong}

    def _same_owner(
        self, ent: Ent, fact: RoleFact, owners: set[int], of: frozenset[Owner]
    ) -> bool | None:
        """Whether a role belongs to the owners of a phrase; None where one of them states none."""
        at = self._scene.at
        served = self.serves(fact) | {at[i].number for i in fact.heads if i in at}
        held = fact.of
        if not served and not held:
            served, held = self._taken.get((ent.number, fact.role), (served, held))
        if not (owners or of) or not (served or held):
            return None
        if owners & served:
            return True
        known = bool(owners and served)
        return not known and overlap(of, held)

    def take(self, ent: Ent, n: Nominal, owners: set[int]) -> None:
        """Remember whose a role told without an owner is: "Chief Roe ... the chief of X"."""
        of = stated(self._scene.parse, n)
        self._taken.setdefault((ent.number, n.for_role or n.key), (frozenset(owners), of))

    def _kin(self, n: Nominal, fact: RoleFact) -> bool:
        """Whether "her mother" can be one who is called somebody's mother: by whose she is."""
        genders = {self._scene.linked.ents[o].gender for o in fact.owners} - {None}
        for i in n.owners:
            low = self._scene.tokens[i].text.lower()
            mine = {"her": "female", "his": "male"}.get(low)
            if self._scene.tokens[i].tag == "PRP$" and mine is None:
                return False
            if mine is not None and genders and mine not in genders:
                return False
        return bool(n.owners)

    def home(self, options: dict[int, Ent], wanted: str) -> list[Ent]:
        """Those whose role is told without a country: the office of the article's own country."""
        return [
            e
            for e in options.values()
            if any(f.role == wanted and not f.owners for f in e.facts)
            and not any(f.role == wanted and f.owners for f in e.facts)
        ]


def coming(scene: Scene) -> frozenset[int]:
    """Those elected and not yet in office, and their transition team."""
    elect = lexicon.roles().elect
    out = {e.number for e in scene.linked.ents if any(f.role in elect for f in e.facts)}
    out |= {e.number for e in scene.linked.ents if e.head == "team" and "transition" in e.quals}
    return frozenset(out)


def _said_of(role: str, fact: RoleFact, phrase: str) -> bool:
    """Whether words for a role mean what was said of its holder: "the coroner" is no sheriff,
    though both are counted as officers."""
    roles = lexicon.roles()
    if role not in roles.apart or phrase in roles.general[role]:
        return True
    told = fact.words.lower()
    if roles.alike.get(told, told) == roles.alike.get(phrase, phrase):
        return True
    return told.endswith(f" {phrase}") or phrase.endswith(f" {told}")


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def describe(scene: Scene, roster: Roster, n: Nominal, barred: set[int]) -> Choice | str:
    """Return the person a definite singular means; ``OPEN`` where several fit, else ``NOBODY``.

    ``barred`` are actors it cannot mean (one who is named in what this source says).
    """
    owners = scene.owners(n)
    strong, weak = roster.fitting(n, owners)
    if owners or stated(scene.parse, n):
        choice = _owned(n, strong, weak, barred)
        if not isinstance(choice, str):
            roster.take(choice[0], n, owners)
        return choice
    options = {k: e for k, e in {**strong, **weak}.items() if k not in barred}
    if not options:
        return OPEN if n.key in _KNOWN | lexicon.roles().office else NOBODY
    if len(options) == 1:
        return next(iter(options.values())), 0.8, "the only holder of the role"
    home = roster.home(options, n.key)
    if len(home) == 1 and n.key in lexicon.roles().office:
        return home[0], 0.6, "the office without a country"
    near, around = (
        {s.ent.number for s in scene.before(n.first, back) if s.ent.number in options}
        for back in (2, 6)
    )
    if len(near) == 1 and near == around:
        return options[near.pop()], 0.6, "the only holder of the role close by"
    return OPEN


def _owned(
    n: Nominal, strong: dict[int, Ent], weak: dict[int, Ent], barred: set[int]
) -> Choice | str:
    """One who holds the role for the owner that the phrase names."""
    left = [e for k, e in strong.items() if k not in barred]
    if len(left) == 1 and len(strong) > 1:
        return left[0], 0.6, "the only holder of such a role who is not named in the content"
    if len(left) == 1:
        return left[0], 0.9, "role and whose it is"
    if left:
        return OPEN
    unowned = {k: e for k, e in weak.items() if k not in barred}
    if len(unowned) == 1 and (n.for_role or n.key) in _exact(unowned):
        return next(iter(unowned.values())), 0.6, "the only holder of the role"
    return OPEN if strong else NOBODY


def _exact(options: dict[int, Ent]) -> set[str]:
    return {f.role for e in options.values() for f in e.facts}
