"""Find common noun phrases that may stand for an actor: roles, people, bodies, publications."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.actors import lexicon
from twosource.actors.extent import OTHER, PRE, after, left_edge
from twosource.actors.phrases import NOUN, Phrase, is_head, lemma_of, phrase_at
from twosource.actors.quantity import quantity
from twosource.actors.work import NameHit, Nominal
from twosource.language.persons import person_nouns
from twosource.model.attribution import Attribution
from twosource.model.parse import Parse, Token

_EMPTY_QUALS = frozenset(
    {"incoming", "outgoing", "former", "then", "acting", "current", "new", "ex", "late", "own"}
    | {"first", "same", "two", "three"}
)


def find_nominals(parse: Parse, names: list[NameHit]) -> list[Nominal]:
    """Return the noun phrases in order; titles of names among them, with ``title_of`` set."""
    name_at = {i: h for h in names for i in range(h.first, h.last)}
    out: list[Nominal] = []
    done = -1
    for t in parse.tokens:
        if t.i <= done or t.tag not in NOUN or t.i in name_at:
            continue
        phrase = phrase_at(parse.tokens, t.i, name_at) or _occupation(parse, t, name_at)
        if phrase is None:
            continue
        nominal = _build(parse, phrase, name_at)
        if nominal is not None:
            out.append(nominal)
            done = (nominal.right if nominal.for_role else phrase.last) - 1
    return out


def clip(
    parse: Parse, nominals: list[Nominal], attributions: Sequence[Attribution]
) -> list[Nominal]:
    """End phrases where the source ends that they head, so that no cue is taken into them."""
    ends: dict[int, int] = {}
    for a in attributions:
        for s in a.source:
            tokens = parse.within(s)
            for t in tokens[:60]:
                ends[t.i] = tokens[-1].i + 1
    for n in nominals:
        end = ends.get(n.head)
        if end is not None and n.last <= end < n.right:
            n.right = end
    return nominals


def _build(parse: Parse, p: Phrase, name_at: dict[int, NameHit]) -> Nominal | None:
    tokens = parse.tokens
    title_of = name_at.get(p.last)
    if title_of is not None and (
        title_of.first != p.last or tokens[p.last].sent != tokens[p.head].sent
    ):
        title_of = None
    if title_of is None and not is_head(tokens, p.last - 1, p.last, name_at):
        return None
    sent = parse.sentences[tokens[p.head].sent]
    first = left_edge(tokens, p.core, sent.first)
    plural = tokens[p.head].tag in ("NNS", "NNPS") or lemma_of(tokens[p.head]) in (
        "people",
        "police",
    )
    if title_of is not None and (plural or not _titles(parse, p, title_of)):
        title_of = None
    owners, country = _owners(tokens, first, p.core, name_at)
    stop = sent.last if title_of is None else p.last
    right, more, for_role = after(parse, p, stop, name_at)
    before = [t.text.lower() for t in tokens[first : p.core]]
    definite = bool(owners or country) and "a" not in before[:1] + before[1:2]
    definite = definite or any(w in ("the", "this", "that", "these", "those") for w in before[:2])
    definite = definite or any(t.tag in ("PRP$", "WP$") for t in tokens[first : p.core])
    lead = [t.text.lower() for t in tokens[max(sent.first, first - 2) : first]]
    number = quantity(
        lead + before if lead in (["at", "least"], ["more", "than"]) else before, plural
    )
    key, sort = p.key, p.sort
    return Nominal(
        first, p.core, p.head, p.last, right, sort, key,
        _quals(tokens, first, p.core, name_at),
        owners + more, country, definite, plural, number,
        other=any(w in OTHER for w in before),
        member="of" in before and before[0] in ("one", "some", "two", "three", "several", "many"),
        for_role=for_role, title_of=title_of,
    )  # fmt: skip


def _occupation(parse: Parse, t: Token, name_at: dict[int, NameHit]) -> Phrase | None:
    """A noun for somebody, of the wide list, right before a name: "the beekeeper Ada Roe". Alone,
    such a noun is too often no person of the story."""
    hit = name_at.get(t.i + 1)
    if hit is None or t.tag != "NN" or t.lemma not in person_nouns():
        return None
    phrase = Phrase(t.i, t.i, t.i + 1, "person", t.lemma)
    return phrase if hit.first == t.i + 1 and _titles(parse, phrase, hit) else None


def _titles(parse: Parse, p: Phrase, hit: NameHit) -> bool:
    """Whether a phrase before a name says who that is: a role always, another noun for a person
    where the grammar joins the two ("the banker Ada Roe", not "the man Ada Roe met")."""
    if p.sort == "role":
        return True
    if len(hit.key) == 1 and p.key in lexicon.nouns().or_firms:
        return False  # "the supplier Norvane" is likelier a firm
    noun, name = parse.tokens[p.head], parse.tokens[hit.last - 1]
    before = noun.dep in ("compound", "nmod", "amod") and hit.first <= noun.head < hit.last
    return p.sort == "person" and (before or (name.dep == "appos" and name.head == noun.i))


def _quals(
    tokens: tuple[Token, ...], first: int, core: int, name_at: dict[int, NameHit]
) -> frozenset[str]:
    """The words that tell this phrase from others of its head."""
    demonyms = lexicon.places().demonyms
    marks = [t.i for t in tokens[first:core] if t.tag == "POS"]
    first = marks[-1] + 1 if marks else first  # what stands before belongs to the owner
    return frozenset(
        t.text.lower()
        for t in tokens[first:core]
        if t.i not in name_at
        and t.tag in PRE
        and t.tag not in ("HYPH", "CD", "PDT")
        and t.text.lower() not in demonyms
        and t.text.lower() not in _EMPTY_QUALS
        and t.text.lower() not in OTHER
    )


def _owners(
    tokens: tuple[Token, ...], first: int, core: int, name_at: dict[int, NameHit]
) -> tuple[tuple[int, ...], str | None]:
    """Those before the head that it belongs to: names, possessive nouns; the country."""
    owners: list[int] = []
    country: str | None = None
    for t in tokens[first:core]:
        low = t.text.lower()
        if t.i in name_at:
            hit = name_at[t.i]
            if hit.last - 1 == t.i:
                owners.append(t.i)
        elif low in lexicon.places().demonyms:
            country = lexicon.places().demonyms[low]
        elif t.tag == "POS" and t.i - 1 not in name_at and t.i > first:
            owners.append(t.i - 1)
        elif t.tag == "PRP$":
            owners.append(t.i)
        elif t.tag == "WP$" and (whom := _antecedent(tokens, t.i)) is not None:
            owners.append(whom)
    return tuple(owners), country


def _antecedent(tokens: tuple[Token, ...], i: int) -> int | None:
    """The noun that "whose" goes back to: the one just before it, else what its clause is of."""
    k = i - 2 if i > 1 and tokens[i - 1].text == "," else i - 1
    if k >= 0 and tokens[k].tag in NOUN and tokens[k].sent == tokens[i].sent:
        return k
    t = tokens[i]
    for _ in range(5):
        if t.dep == "relcl":
            return t.head if t.head < i else None
        t = tokens[t.head]
    return None
