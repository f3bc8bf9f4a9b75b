"""Turn what was worked out into frozen actors."""

from __future__ import annotations

from twosource.actors.names import unmarked
from twosource.actors.scene import Scene
from twosource.actors.work import Ent, Found
from twosource.model.actor import Actor, Mention, Withheld
from twosource.model.ids import make_id
from twosource.model.span import Span

_ARTICLES = ("the ", "a ", "an ")


def freeze(scene: Scene, outlet: Ent, outlet_id: str) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """Return the actors, the outlet first, and the id of each working number."""
    kept = [e for e in scene.linked.ents if e.found or e is outlet]
    for e in kept:
        e.found = _once(e.found)
    kept.sort(key=lambda e: (e is not outlet, e.found[0].first if e.found else 0, e.number))
    ids = {e.number: outlet_id if e is outlet else _id(scene, e) for e in kept}
    return tuple(_actor(scene, e, ids) for e in kept), ids


def _once(found: list[Found]) -> list[Found]:
    """Mentions in order, one for each head (the longest phrase, then the best score)."""
    best: dict[tuple[int, int], Found] = {}
    for f in found:
        key = (f.head_first, f.head_last)
        old = best.get(key)
        if old is None or (f.last - f.first, f.score) > (old.last - old.first, old.score):
            best[key] = f
    return sorted(best.values(), key=lambda f: (f.first, f.head_first))


def _id(scene: Scene, e: Ent) -> str:
    t = scene.tokens
    f = e.found[0]
    head = (t[f.head_first].start, t[f.head_last - 1].end)
    return make_id("actor", scene.document.id, t[f.first].start, t[f.last - 1].end, *head)


def _actor(scene: Scene, e: Ent, ids: dict[int, str]) -> Actor:
    t = scene.tokens
    name = _name(scene, e)
    aliases: dict[str, None] = {}
    for f in e.found:
        if f.form != "pronoun":
            aliases[scene.words(f.first, f.last)] = None
            if f.form == "name":
                aliases[scene.words(f.head_first, f.head_last)] = None
                aliases[_plain(scene, f)] = None
    aliases.pop(name, None)
    roles = dict.fromkeys(fact.words for fact in e.facts)
    mentions = tuple(
        Mention(
            scene.document.id,
            Span(t[f.first].start, t[f.last - 1].end),
            Span(t[f.head_first].start, t[f.head_last - 1].end),
            f.form,
            f.score,
            f.reason,
        )
        for f in e.found
    )
    return Actor(
        ids[e.number],
        e.kind,
        name,
        tuple(aliases),
        tuple(roles),
        e.count if e.kind == "unnamed" else None,
        tuple(ids[o] for o in e.speaks_for if o in ids),
        mentions,
        tuple(ids[o] for o in e.member_of if o in ids),
        e.gender,
        tuple(Withheld(scene.document.id, s) for s in sorted(set(e.why))),
    )


def _plain(scene: Scene, f: Found) -> str:
    """A name as written, without a nickname in quotation marks."""
    kept = unmarked(scene.tokens, f.head_first, f.head_last)
    if len(kept) == f.head_last - f.head_first:
        return scene.words(f.head_first, f.head_last)
    return " ".join(t.text for t in kept)


def _name(scene: Scene, e: Ent) -> str:
    """The fullest name, else the fullest description, as written, without a leading article."""
    if e.country is not None:
        return e.country
    heads = [_plain(scene, f) for f in e.found if f.form == "name"]
    if heads:
        counts = {h: heads.count(h) for h in dict.fromkeys(heads[:50])}
        longest = max(len(h.split()) for h in counts)
        least = 2 if e.kind == "person" and longest > 1 else longest
        full = [h for h in counts if len(h.split()) >= least]
        best = max(full, key=lambda h: (counts[h], len(h.split()), -heads.index(h)))
        return f"{e.address} {best}" if e.address and longest == 1 else best
    texts = [scene.words(f.first, f.last) for f in e.found if f.form != "pronoun"]
    if not texts:
        return e.name
    if e.kind == "unnamed":
        return max(texts, key=len)
    longest_text = max(texts, key=lambda x: (len(x.split()), -texts.index(x)))
    for article in _ARTICLES:
        if longest_text.lower().startswith(article):
            longest_text = longest_text[len(article) :]
    return longest_text
