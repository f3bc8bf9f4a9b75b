"""Attach titles and appositions to the names they stand beside."""

from __future__ import annotations

from typing import Literal

from twosource.actors import lexicon
from twosource.actors.owners import stated
from twosource.actors.ranks import rank_of
from twosource.actors.scene import Scene
from twosource.actors.work import Ent, NameHit, Nominal, RoleFact
from twosource.model.parse import Parse, Token

PAST = frozenset({"former", "ex", "ex-", "onetime", "one-time", "erstwhile"})
"""Words that say that a role was held once."""
_EITHER = frozenset({"spokesman", "chairman", "congressman", "councilman"})


def mark_titles(parse: Parse, names: list[NameHit], nominals: list[Nominal]) -> None:
    """Give each name its honorific, its titles and the left edge of its phrase."""
    honorifics = lexicon.names().honorifics
    for n in nominals:
        if n.title_of is not None:
            n.title_of.titles.append(n)
            n.title_of.left = n.first
    for h in names:
        if h.left < 0:
            h.left = h.first
        t = parse.tokens[h.first - 1] if h.first else None
        if t is not None and t.sent == parse.tokens[h.first].sent and t.text.lower() in honorifics:
            h.honorific = t.text.lower()
            h.left = min(h.left, h.first - 1)
        front = parse.tokens[h.left - 1] if h.left and h.titles else None
        for t in (front, parse.tokens[h.left] if h.titles else None):
            if t is not None and t.sent == parse.tokens[h.first].sent and not h.honorific:
                h.honorific = t.text.lower() if t.text.lower() in honorifics else ""
        if not _inside_phrase(parse, h):
            h.left = _modifiers(parse, h)


def _inside_phrase(parse: Parse, h: NameHit) -> bool:
    """Whether the name only modifies a noun after it ("the Smith team")."""
    t = parse.tokens[h.last - 1]
    return t.dep in ("compound", "nmod", "amod") and t.head > t.i


def _modifiers(parse: Parse, h: NameHit) -> int:
    """Take "the", adjectives of country and rank words before a bare name into its phrase."""
    k = h.left
    floor = parse.sentences[parse.tokens[h.first].sent].first
    while k > floor:
        t = parse.tokens[k - 1]
        low = t.text.lower()
        if low == "the":
            return k - 1
        if low in lexicon.names().leading or low in lexicon.places().demonyms:
            k -= 1
        else:
            break
    return k


def appositions(scene: Scene) -> dict[int, NameHit]:
    """Return for each noun phrase (by its head) the name that it stands in apposition to."""
    starts = {h.left: h for h in scene.names}
    ends = {h.last: h for h in scene.names}
    out: dict[int, NameHit] = {}
    for n in scene.nominals:
        if n.title_of is not None or n.sort == "publication" or n.plural:
            continue
        if n.last < len(scene.tokens) and scene.tokens[n.last].tag == "POS":
            continue  # "the minister's daughter" is not the minister
        hit = _before(scene, n, ends) or _behind(scene, n, starts)
        if hit is not None:
            out[n.head] = hit
    return out


def _before(scene: Scene, n: Nominal, ends: dict[int, NameHit]) -> NameHit | None:
    """ "Name, the role" and "Name (the role)"."""
    tokens = scene.tokens
    k = n.first
    if k < 2 or tokens[k - 1].text not in (",", "(", "-", "\u2013", "\u2014"):
        return None
    hit = ends.get(k - 1)
    if hit is None or tokens[k - 2].sent != tokens[k].sent or _told_by(scene, hit, n):
        return None
    closed = n.right < len(tokens) and tokens[n.right].text == ","
    one = tokens[k].text.lower() in ("a", "an") and (closed or _both(scene, n.right))
    if _listed(scene, n.right) and not one:
        return None
    if not (n.definite or n.sort in ("role", "person")):
        return None
    return hit if _holds(scene, hit, n) else None


def _told_by(scene: Scene, hit: NameHit, n: Nominal) -> bool:
    """Whether the noun says what the name is part of: "no letter from Ada Roe, his aide said"."""
    name = hit.last - 1
    return scene.is_source(n.head) and not scene.is_source(name) and name in scene.spoken


def _both(scene: Scene, k: int) -> bool:
    """Whether "and" joins a second noun under one article: "a builder and spokeswoman for"."""
    t = scene.tokens[k : k + 2]
    return len(t) > 1 and t[0].text.lower() == "and" and t[1].tag in ("NN", "JJ")


def _behind(scene: Scene, n: Nominal, starts: dict[int, NameHit]) -> NameHit | None:
    """ "The role, Name," and "the role (Name)"."""
    tokens = scene.tokens
    k = n.last if n.right == n.last else n.right
    one = n.sort in ("role", "person") and tokens[n.first].text.lower() in ("a", "an")
    if not (n.definite or one) or k + 1 >= len(tokens) or tokens[k].text not in (",", "("):
        return None
    hit = starts.get(k + 1)
    if hit is None or tokens[k].sent != tokens[n.head].sent:
        return None
    end = hit.last
    closed = (
        end >= len(tokens)
        or tokens[end].text in (",", ".", ")", ";")
        or tokens[end].sent != tokens[k].sent
    )
    if not closed or _listed(scene, end) or hit.titles:
        return None
    if one and (end >= len(tokens) or tokens[end].text not in (",", ")")):
        return None  # "asked a spokesman, Ann Lee." may be told to her
    if tokens[hit.last - 1].dep in ("nsubj", "nsubjpass") and tokens[n.head].dep == "pobj":
        return None  # "According to the minister, Smith, ..." is not told from a main clause
    return hit if _holds(scene, hit, n) else None


def _holds(scene: Scene, hit: NameHit, n: Nominal) -> bool:
    """Whether a name of this kind can be what the noun says."""
    ent = scene.at.get(hit.last - 1)
    if ent is None or scene.tokens[n.head].quoted != scene.tokens[hit.first].quoted:
        return False
    gender = noun_gender(scene.tokens[n.head].text.lower())
    if None not in (gender, ent.gender) and gender != ent.gender:
        return False  # "my husband, Ada Roe ..."
    if n.sort == "body":
        return ent.kind in ("organisation", "outlet")
    return ent.kind == "person"


def noun_gender(noun: str) -> Literal["female", "male"] | None:
    """The gender that a noun for a person tells; a spokesman may be a woman."""
    names = lexicon.names()
    if noun in names.female_nouns:
        return "female"
    return "male" if noun in names.male_nouns and noun not in _EITHER else None


def _listed(scene: Scene, k: int) -> bool:
    """Whether the words from ``k`` on show a list of several people."""
    tokens = scene.tokens
    near: tuple[Token, ...] = tokens[k : k + 3]
    return any(t.text.lower() == "and" for t in near[:2]) and not any(
        t.pos in ("VERB", "AUX") for t in near[1:3]
    )


def learn(scene: Scene, ent: Ent, n: Nominal) -> None:
    """Add what a title or apposition says to an actor: role, owners, gender."""
    if ent.kind == "person" and ent.gender is None:
        ent.gender = noun_gender(scene.tokens[n.head].text.lower())
    before = [t.text.lower() for t in scene.tokens[n.first : n.core]]
    role = n.for_role or n.key
    if n.sort in ("role", "person"):
        if any(i not in scene.at for i in n.owners):
            scene.pending.append((ent, len(ent.facts), n))
        words = scene.words(n.core, n.last)
        ent.facts.append(
            RoleFact(
                role,
                words,
                n.quals,
                frozenset(scene.owners(n)),
                "incoming" in before,
                not PAST.isdisjoint(before),
                stated(scene.parse, n),
                n.owners,
                rank_of(scene.parse, n).marks,
            )
        )


def late_owners(scene: Scene) -> None:
    """Whose a role is ("its spokesman, Ada Roe"), now that it is known whom words mean."""
    for ent, k, n in scene.pending:
        ent.facts[k] = ent.facts[k]._replace(owners=frozenset(scene.owners(n)))


def genders(scene: Scene) -> None:
    """What forms of address and first names say of a person's gender."""
    words, first = lexicon.names(), lexicon.first_names()
    told: dict[int, set[str]] = {}
    for h in scene.names:
        ent = scene.at.get(h.last - 1)
        if ent is not None and ent.kind == "person" and h.honorific:
            told.setdefault(ent.number, set()).add(
                "male"
                if h.honorific in words.male
                else "female"
                if h.honorific in words.female
                else ""
            )
    for ent in scene.linked.ents:
        if ent.kind != "person":
            continue
        said = told.get(ent.number, set()) - {""}
        if len(said) == 1:
            ent.gender = "male" if "male" in said else "female"
        elif not said:
            alone = all(len(k) == 1 for k in ent.keys)  # known by a first name throughout
            shown = {first[k[0]] for k in ent.keys if (len(k) > 1 or alone) and k[0] in first}
            if len(shown) == 1:
                ent.gender = shown.pop()
