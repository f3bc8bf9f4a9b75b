"""Names of one document that mean one actor: short and full names, slips, acronyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from twosource.actors import lexicon, surnames
from twosource.actors.bearers import Bearers
from twosource.actors.fold import deletions
from twosource.actors.kinds import kind_of
from twosource.actors.ranks import Rank, apposed
from twosource.actors.same_name import same_first, slip
from twosource.actors.work import Ent, NameHit, Nominal
from twosource.model.actor import ActorKind
from twosource.model.document import Zone
from twosource.model.parse import Parse

Key = tuple[str, ...]
_MIN = 2
_MOST_ENDS = 20
_JOINS = frozenset({"of", "for", "in", "and", "&", "the", "at", "on", "to"})
_MANY = frozenset({"court", "school", "university", "college", "hospital", "church", "party"})
"""Bodies of which there are many of one name: "the Supreme Court" may be any country's."""
_MOST = 200
"""Bearers of one surname beyond which spellings of first names are not compared."""


class Linked(NamedTuple):
    """The entities and, for each name hit (by its first token), entity, score and reason.

    ``left_open`` are the heads of surnames of several, where nothing tells whose they are.
    """

    ents: list[Ent]
    of: dict[int, tuple[Ent, float, str]]
    countries: dict[str, Ent]
    left_open: list[int]


class _Index(NamedTuple):
    last: dict[str, dict[int, Ent]]
    first: dict[str, dict[int, Ent]]
    slips: dict[str, set[str]]
    mates: dict[tuple[str, str], dict[int, Ent]]
    """First name and surname without one letter to the persons whose name that may be."""


def link_names(
    parse: Parse,
    hits: list[NameHit],
    outlet: str,
    zones: tuple[Zone, ...],
    nominals: Sequence[Nominal] = (),
    turns: frozenset[int] = frozenset(),
) -> Linked:
    """Cluster names by form, then attach the short ones, in the order of the text.

    ``nominals`` say titles beside names; ``turns`` are first tokens of names that open what is said
    in a transcript ("Roe: No.").
    """
    hits = _hyphens_alike(parse, hits)
    forms: dict[Key, list[NameHit]] = defaultdict(list)
    for h in hits:
        forms[h.key].append(h)
    kinds = {k: kind_of(parse, k, v, outlet, turns) for k, v in forms.items()}
    out = Linked([], {}, {}, [])
    by_key: dict[Key, Ent] = {}
    index = _Index(defaultdict(dict), defaultdict(dict), defaultdict(set), defaultdict(dict))
    order = sorted(forms, key=lambda k: (-len(k), forms[k][0].first))
    for key in order:
        if len(key) > 1 and kinds[key] == "person":
            addressed = any(h.honorific and not h.titles for h in forms[key])
            ent, score, why = _full_person(key, addressed, index, out)
            _attach(out, by_key, ent, key, forms[key], score, why)
    ends: dict[Key, dict[int, Ent]] = defaultdict(dict)
    for key in order:
        if len(key) > 1 and kinds[key] != "person":
            ent, score, why = _body(key, kinds[key], by_key, ends, out)
            _attach(out, by_key, ent, key, forms[key], score, why)
            _enter_ends(key, ent, ends)
    _slips(index)
    families = _families(parse, hits, zones, out, apposed(parse, hits, nominals))
    doubtful = _firm_or_owner(hits, kinds)
    bearers = Bearers(parse, lambda key: _new(out, "person", key))
    for hit in sorted((h for h in hits if len(h.key) == 1), key=lambda h: h.first):
        if families.shares(hit) and (hit.first in turns or not _body_like(parse, hit)):
            found = families.choose(hit, lambda h: _new(out, kinds[h.key], h.key))
            if found is None:
                out.left_open.append(hit.last - 1)
            else:
                out.of[hit.first] = found
                found[0].keys.add(hit.key)
            continue
        if not hit.honorific and not hit.titles and hit.key in doubtful:
            out.left_open.append(hit.last - 1)
            continue
        found = bearers.choose(
            hit, partial(_short, parse, hit.key, hit, kinds[hit.key], by_key, index, out)
        )
        if found is None:
            out.left_open.append(hit.last - 1)
        else:
            _attach(out, by_key, found[0], hit.key, [hit], found[1], found[2])
    return out


def _hyphens_alike(parse: Parse, hits: list[NameHit]) -> list[NameHit]:
    """A surname of two words that the text has with a hyphen is one word everywhere, with a hyphen
    or without: "Ada Marrow-Gray", "Marrow Gray"."""
    full = {h.key[-2:] for h in hits if len(h.key) > _MIN}
    double = {
        h.key[-2:] for h in hits if len(h.key) >= _MIN and parse.tokens[h.last - 2].text == "-"
    }
    both = full & double
    if not both:
        return hits
    return [
        replace(h, key=(*h.key[:-2], "-".join(h.key[-2:]))) if h.key[-2:] in both else h
        for h in hits
    ]


def _firm_or_owner(hits: list[NameHit], kinds: dict[Key, ActorKind]) -> set[Key]:
    """Words that may be a firm's or a person's: "Roe" beside "Roe Holdings" and "Mr Roe"."""
    firms = {k[:1] for k, kind in kinds.items() if len(k) > 1 and kind == "organisation"}
    return {h.key for h in hits if h.honorific and not h.titles and h.key in firms}


def _families(
    parse: Parse,
    hits: list[NameHit],
    zones: tuple[Zone, ...],
    out: Linked,
    beside: dict[int, set[Rank]],
) -> surnames.Families:
    """Those who are named in full, by surname."""
    full: dict[int, list[NameHit]] = defaultdict(list)
    ents: dict[int, Ent] = {}
    for h in hits:
        if len(h.key) > 1 and h.first in out.of and out.of[h.first][0].kind == "person":
            ent = out.of[h.first][0]
            ents[ent.number] = ent
            full[ent.number].append(h)
    return surnames.Families(parse, zones, ents, full, beside)


def _new(out: Linked, kind: ActorKind, key: Key) -> Ent:
    ent = Ent(len(out.ents), kind, " ".join(key), {key})
    out.ents.append(ent)
    return ent


def _attach(
    out: Linked,
    by_key: dict[Key, Ent],
    ent: Ent,
    key: Key,
    hits: list[NameHit],
    score: float,
    why: str,
) -> None:
    ent.keys.add(key)
    by_key.setdefault(key, ent)
    for h in hits:
        out.of[h.first] = (ent, score, why)


def _full_person(key: Key, addressed: bool, index: _Index, out: Linked) -> tuple[Ent, float, str]:
    """A person by first and last name: middle names, initials, spellings and nicknames apart.

    ``addressed``: a form of address stands before it, so it may be a surname of two words.
    """
    bearers = index.last[key[-1]]
    if addressed and len(bearers) <= _MOST:
        longer = [
            e
            for e in bearers.values()
            if any(len(k) > len(key) and k[-len(key) :] == key for k in e.keys)
        ]
        if len(longer) == 1:
            return longer[0], 0.85, "a surname of two words"
    for ent in bearers.values() if len(bearers) <= _MOST else ():
        for other in ent.keys:
            if len(other) > 1 and same_first(key[0], other[0]):
                _enter(index, key, ent)
                return ent, 0.9, "same first and last name"
    slip = _slipped_surname(key, index)
    if slip is not None:
        return slip, 0.7, "a slip in the last name"
    ent = _new(out, "person", key)
    _enter(index, key, ent)
    return ent, 1.0, "full name"


def _enter(index: _Index, key: Key, ent: Ent) -> None:
    index.last[key[-1]][ent.number] = ent
    index.first[key[0]][ent.number] = ent
    for d in deletions(key[-1]):
        index.slips[d].add(key[-1])
        index.mates[key[0], d][ent.number] = ent


def _slipped_surname(key: Key, index: _Index) -> Ent | None:
    found = [
        e
        for d in deletions(key[-1])
        for e in index.mates.get((key[0], d), {}).values()
        for other in e.keys
        if len(other) > 1 and slip(key[-1], other[-1])
    ]
    return found[0] if len({e.number for e in found}) == 1 else None


def _enter_ends(key: Key, ent: Ent, ends: dict[Key, dict[int, Ent]]) -> None:
    """Note by which last words a body may be called: "Safety Board"."""
    if ent.kind != "organisation" or key[-1] in _MANY:
        return
    for n in range(1, len(key) - 1):
        if key[n - 1] not in _JOINS and key[n] not in _JOINS:
            ends[key[n:]][ent.number] = ent


def _abbreviated(key: Key, ends: dict[Key, dict[int, Ent]]) -> Ent | None:
    """The body whose first words are given by their initials: "the U.R. Safety Board"."""
    pool = ends.get(key[1:], {})
    if len(key) <= _MIN or len(pool) > _MOST_ENDS:
        return None
    found = {
        e.number: e
        for e in pool.values()
        for k in e.keys
        if len(k) > len(key) and "".join(w[0] for w in k[: len(k) - len(key) + 1]) == key[0]
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _body(
    key: Key,
    kind: ActorKind,
    by_key: dict[Key, Ent],
    ends: dict[Key, dict[int, Ent]],
    out: Linked,
) -> tuple[Ent, float, str]:
    """A body, place or outlet by its whole name; a person's name found inside is not split off."""
    bare = key[1:] if key[0] == "the" else key
    ent = by_key.get(bare)
    longer = list(ends.get(bare, {}).values()) if len(bare) > 1 else []
    abbreviated = _abbreviated(bare, ends) if kind == "organisation" else None
    if ent is None and abbreviated is not None:
        return abbreviated, 0.85, "first words by their initials"
    if ent is None and len(longer) == 1 and kind == "organisation":
        return longer[0], 0.8, "last words of the full name"
    if ent is None:
        country = lexicon.places().names.get(" ".join(bare))
        ent = country_ent(country, out) if country else _new(out, kind, bare)
    return ent, 1.0, "name"


def country_ent(country: str, linked: Linked) -> Ent:
    """The actor of a country, made where no name of it was found yet."""
    ent = linked.countries.get(country)
    if ent is None:
        ent = linked.countries[country] = _new(linked, "place", tuple(country.lower().split()))
        ent.country = country
    return ent


def _slips(index: _Index) -> None:
    for surname in list(index.last):
        for d in deletions(surname):
            index.slips[d].add(surname)


def _short(
    parse: Parse,
    key: Key,
    hit: NameHit,
    kind: ActorKind,
    by_key: dict[Key, Ent],
    index: _Index,
    out: Linked,
) -> tuple[Ent, float, str]:
    """One word: a surname, a country, a first name, a slip, an acronym, or a name of its own."""
    word = key[0]
    place = _place(parse, hit, out)
    if place is not None:
        return place
    firsts = list(index.first.get(word, {}).values())
    if len(firsts) == 1 and kind in ("person", "organisation"):
        return firsts[0], 0.75, "first name"
    if kind != "outlet":
        slipped = _near(word, index)
        if slipped is not None and surnames.addressed(slipped, hit):
            return slipped, 0.75, "a slip in the surname"
    if key in by_key:
        return by_key[key], 1.0, "same name"
    body = _body_short(parse, hit, kind, out)
    if body is not None:
        return body
    return _new(out, kind, key), 1.0, "name"


def _body_like(parse: Parse, hit: NameHit) -> bool:
    """Whether a word is written as no surname is: an acronym, or "the" with nothing after it."""
    t = parse.tokens[hit.first]
    if "." in t.text[:-1] or (1 < len(t.text) < 5 and t.text.isupper()):
        return True
    before = parse.tokens[hit.first - 1] if hit.first else t
    inside = t.dep in ("compound", "nmod", "amod", "poss") and t.head > t.i
    return before.text.lower() == "the" and before.sent == t.sent and not inside and not hit.titles


def _place(parse: Parse, hit: NameHit, out: Linked) -> tuple[Ent, float, str] | None:
    low = parse.tokens[hit.first].text.lower()
    places = lexicon.places()
    if low in places.names and (low != "us" or parse.tokens[hit.first].text.isupper()):
        return country_ent(places.names[low], out), 1.0, "country"
    if low in places.capitals:
        before = parse.tokens[hit.first - 1].text.lower() if hit.first else ""
        if before not in ("in", "near", "outside", "from", "at", "around", ",", "across"):
            return country_ent(places.capitals[low], out), 0.7, "capital for its country"
    return None


def _near(word: str, index: _Index) -> Ent | None:
    near = {s for d in deletions(word) for s in index.slips.get(d, ()) if slip(word, s)}
    if len(near) != 1:
        return None
    ents = list(index.last[near.pop()].values())
    return ents[0] if len(ents) == 1 else None


def _body_short(
    parse: Parse, hit: NameHit, kind: ActorKind, out: Linked
) -> tuple[Ent, float, str] | None:
    """An acronym of a body named in full, the last word of one outlet or body ("the Post"), or the
    first of one firm."""
    written, word = parse.tokens[hit.first].text, hit.key[0]
    bodies = [e for e in out.ents if e.kind in ("organisation", "outlet")][:500]
    if written.isupper() and len(written) > 1:
        for e in bodies:
            for k in e.keys:
                small = "".join(w[0] for w in k if w not in ("of", "the", "and", "for", "&"))
                if len(k) > 1 and word in (small, "".join(w[0] for w in k)):
                    return e, 0.85, "acronym"
    if hit.first and parse.tokens[hit.first - 1].text.lower() == "the":
        ends = [e for e in bodies if any(len(k) > 1 and k[-1] == word for k in e.keys)]
        if len(ends) == 1:
            return ends[0], 0.8, "last word of the full name"
    firms = [e for e in bodies if any(_firm_of(k, word) for k in e.keys)]
    if len(firms) == 1 and kind == "organisation" and not hit.honorific:
        return firms[0], 0.8, "first word of the firm's name"
    return None


def _firm_of(key: Key, word: str) -> bool:
    """Whether a firm is called by one word and what sort of firm it is: "Corvane Holdings"."""
    return len(key) > 1 and key[0] == word and set(key[1:]) <= lexicon.names().firm_heads
