"""People without a name: sources, officials, witnesses; each group an actor of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from twosource.actors import lexicon
from twosource.actors.owners import overlap, stated
from twosource.actors.scene import Scene
from twosource.actors.titles import noun_gender
from twosource.actors.work import Ent, Nominal
from twosource.model.number import NumberRange

_POST_STOP = frozenset(
    {"the", "a", "an", "with", "of", "to", "in", "on", "who", "that", "is", "are", "was", "were"}
)


_NAMING = frozenset({"name", "publicly", "unauthorised", "unauthorized", "condition"})
_BACK = 6
"""Sentences that a name may come after "a waiter said"."""


@dataclass(slots=True)
class Crowd:
    """The unnamed actors so far, by noun."""

    by_noun: dict[str, list[Ent]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def knows(self, scene: Scene, n: Nominal) -> bool:
        """Whether some of that noun and number were spoken of before."""
        pool = self.by_noun.get(noun_of(scene, n), [])
        return any(_number_fits(e, n) for e in pool[-30:])


def noun_of(scene: Scene, n: Nominal) -> str:
    """The noun that unnamed people are called by, in the singular."""
    t = scene.tokens[n.head]
    low = t.lemma if t.tag in ("NN", "NNS") else t.text.lower()
    return "person" if low == "people" else low


def unnamed(scene: Scene, crowd: Crowd, n: Nominal) -> tuple[Ent, float, str] | None:
    """Return the actor of an unnamed noun phrase; None where "the officials" fits several."""
    noun = noun_of(scene, n)
    quals = _all_quals(scene, n)
    owners = scene.owners(n)
    pool = crowd.by_noun[noun][-30:]
    if n.member:
        group = _antecedent(pool)
        ent = _new(scene, crowd, n, noun, quals, owners)
        ent.count = NumberRange(1, 1) if n.number is None else n.number
        if group is not None:
            ent.member_of[group.number] = None
        return ent, 0.9, "member of a group"
    if n.other:
        return _new(scene, crowd, n, noun, quals, owners), 0.9, "another"
    if n.definite and not owners:
        return _definite(scene, crowd, n, noun, quals, owners, pool)
    same = _same(scene, crowd, n, pool, quals, owners)
    if same is not None:
        same.quals |= quals
        return same, 0.7, "same number and compatible words"
    return _new(scene, crowd, n, noun, quals, owners), 1.0, "unnamed"


def _definite(
    scene: Scene,
    crowd: Crowd,
    n: Nominal,
    noun: str,
    quals: frozenset[str],
    owners: set[int],
    pool: list[Ent],
) -> tuple[Ent, float, str] | None:
    fits = [
        e
        for e in pool
        if _number_fits(e, n)
        and (not quals or quals <= e.quals or e.quals <= quals)
        and not _of_others(scene, e, n)
        and not (n.plural and _one(e))
    ]
    fits = _in_text(scene, fits)
    if len(fits) == 1 or (fits and _recent(scene, fits[-1], n)):
        return fits[-1], 0.75 if len(fits) == 1 else 0.6, "the ones spoken of before"
    if fits:
        return None
    return _new(scene, crowd, n, noun, quals, owners), 0.8, "unnamed"


def _one(ent: Ent) -> bool:
    """Whether an actor is one of a group ("one of the officials"): "the officials" are more."""
    return ent.count is not None and ent.count.max == 1


def _in_text(scene: Scene, fits: list[Ent]) -> list[Ent]:
    """Those who are spoken of below the headline, where any are: a headline's "officials say" are
    those of the text, and no second group that "the officials" may be."""
    low = [e for e in fits if any(not _headed(scene, f.head_first) for f in e.found)]
    return low or fits


def _headed(scene: Scene, token: int) -> bool:
    """Whether a word stands in the headline."""
    document = scene.document
    at = document.zone_at(scene.tokens[token].start)
    return at is not None and document.zones[at].kind == "headline"


def _of_others(scene: Scene, ent: Ent, n: Nominal) -> bool:
    """Whether both state whose they are, and that is not the same: two aides of two people."""
    of = stated(scene.parse, n)
    return bool(of and ent.of) and not overlap(of, ent.of)


def _recent(scene: Scene, ent: Ent, n: Nominal, back: int = 2) -> bool:
    sent = scene.tokens[n.head].sent
    return bool(ent.found) and sent - scene.tokens[ent.found[-1].head_first].sent <= back


def _antecedent(pool: list[Ent]) -> Ent | None:
    fits = [e for e in pool if e.plural and not _one(e)]
    return fits[-1] if fits else None


def _number_fits(ent: Ent, n: Nominal) -> bool:
    if ent.plural != n.plural:
        return False
    return n.number is None or ent.count is None or n.number.meets(ent.count)


def _all_quals(scene: Scene, n: Nominal) -> frozenset[str]:
    """What is said of them before and after the noun."""
    after = (t.text.lower() for t in scene.tokens[n.last : n.right] if t.text[:1].isalnum())
    return n.quals | {w for w in after if w not in _POST_STOP}


def _same(
    scene: Scene, crowd: Crowd, n: Nominal, pool: list[Ent], quals: frozenset[str], owners: set[int]
) -> Ent | None:
    """An earlier group that this one repeats: same noun and number, no word against it.

    A single unnamed person is the same only where the words are the same and say more than the
    noun ("a senior official" is not "a senior government official").
    """
    text = scene.words(n.core if not n.quals else n.first, n.right).lower()
    for e in reversed(pool):
        if e.plural != n.plural or e.count != n.number or e.owners != owners:
            continue
        if _of_others(scene, e, n):
            continue
        if text in crowd.texts[e.number] and (n.plural or quals):
            return e
        exact = n.number is not None and n.number.exact is not None
        if n.plural and exact and (quals <= e.quals or e.quals <= quals):
            return e
        if n.plural and not exact and quals == e.quals:
            return e
    return None


def named_later(scene: Scene, crowd: Crowd, n: Nominal, ent: Ent) -> None:
    """Take an unnamed one to be ``ent`` where the text goes back to it by name: "a waiter said ...
    said the waiter, Ada Roe". Only where no other of that noun came before, and nothing says that
    the name is withheld."""
    pool = crowd.by_noun.get(noun_of(scene, n), [])
    goes_back = scene.tokens[n.first].text.lower() == "the" and not n.plural and not n.owners
    if not goes_back or len(pool) != 1 or ent.kind != "person" or n.key in lexicon.roles().office:
        return
    old = pool[0]
    alike = not n.quals or n.quals <= old.quals or old.quals <= n.quals
    genders = {old.gender, ent.gender} - {None}
    if old.plural or not alike or len(genders) > 1 or old.owners or _of_others(scene, old, n):
        return
    if not old.found or not _recent(scene, old, n, _BACK) or _withheld(scene, old):
        return
    for f in old.found:
        scene.mention(ent, f)
    old.found.clear()
    pool.clear()


def _withheld(scene: Scene, ent: Ent) -> bool:
    """Whether a sentence that an unnamed one stands in speaks of names that are not given."""
    sents = {scene.tokens[f.head_first].sent for f in ent.found}
    words = (
        t.lemma.lower()
        for k in sorted(sents)
        for t in scene.tokens[scene.parse.sentences[k].first : scene.parse.sentences[k].last]
    )
    return any(w.startswith(("anonym", "identif", "unnam")) or w in _NAMING for w in words)


def _new(
    scene: Scene, crowd: Crowd, n: Nominal, noun: str, quals: frozenset[str], owners: set[int]
) -> Ent:
    ent = Ent(len(scene.linked.ents), "unnamed", "")
    ent.head, ent.quals, ent.owners, ent.plural = noun, quals, set(owners), n.plural
    ent.of = stated(scene.parse, n)
    ent.count = n.number
    low = scene.tokens[n.head].text.lower()
    if not n.plural:
        ent.gender = noun_gender(low)
    scene.linked.ents.append(ent)
    crowd.by_noun[noun].append(ent)
    crowd.texts[ent.number].add(scene.words(n.core if not n.quals else n.first, n.right).lower())
    return ent
