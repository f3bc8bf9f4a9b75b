"""Find common noun phrases that may stand for an actor: roles, people, bodies, publications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.actors import lexicon
from twosource.actors.quantity import quantity
from twosource.actors.work import NameHit, Nominal, NounSort
from twosource.model.attribution import Attribution
from twosource.model.parse import Parse, Token

_PRE = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "AFX", "FW", "PDT"}
)
_DETERMINERS = frozenset({"DT", "PRP$", "WP$"})
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_REACH = 14
_RIGHT = 30
_EMPTY_QUALS = frozenset(
    {"incoming", "outgoing", "former", "then", "acting", "current", "new", "ex", "late", "own", "first", "same", "two", "three"}
)  # fmt: skip
_OTHER = frozenset({"another", "other", "second", "third", "fourth", "different", "separate"})
_PICKS = frozenset(
    {"pick", "choice", "nominee", "candidate", "appointee", "designate", "selection"}
)


class _Phrase(NamedTuple):
    core: int
    head: int
    last: int
    sort: NounSort
    key: str


def find_nominals(parse: Parse, names: list[NameHit]) -> list[Nominal]:
    """Return the noun phrases in order; titles of names among them, with ``title_of`` set."""
    name_at = {i: h for h in names for i in range(h.first, h.last)}
    out: list[Nominal] = []
    done = -1
    for t in parse.tokens:
        if t.i <= done or t.tag not in _NOUN or t.i in name_at:
            continue
        phrase = _phrase(parse.tokens, t.i, name_at)
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


def _lemma(t: Token) -> str:
    low = t.text.lower()
    if t.tag == "NNPS" and low.endswith("s"):
        return low[:-1]
    if t.tag in ("NNP", "NNPS") or t.lemma == "":
        return low
    return t.lemma


def _phrase(tokens: tuple[Token, ...], i: int, name_at: dict[int, NameHit]) -> _Phrase | None:
    """The longest role phrase that begins or ends at noun ``i``, else a listed noun."""
    longer = _role_from(tokens, i)
    if longer is not None:
        return longer
    low = _lemma(tokens[i])
    nouns = lexicon.nouns()
    sort: NounSort | None = None
    if low in nouns.publications:
        sort = "publication"
    elif low in nouns.bodies:
        sort = "body"
    elif low in nouns.people or low in _PICKS:
        sort = "person"
    if sort is None or not _is_head(tokens, i, i + 1, name_at):
        return None
    return _Phrase(i, i, i + 1, sort, low)


def _role_from(tokens: tuple[Token, ...], i: int) -> _Phrase | None:
    """A role phrase that starts at ``i``: the longest that stands there."""
    roles = lexicon.roles()
    sent = tokens[i].sent
    stop = min(len(tokens), i + 6)
    for last in range(stop - 1, i - 1, -1):
        if tokens[last].sent != sent:
            continue
        words = (_lemma(tokens[last]), tokens[last].text.lower())
        for w in dict.fromkeys(words):
            for phrase in roles.by_last.get(w, ()):
                n = len(phrase.words)
                if last - n + 1 == i and _matches(tokens, i, phrase):
                    return _Phrase(i, i + phrase.head, last + 1, "role", phrase.role)
    return None


def _matches(tokens: tuple[Token, ...], i: int, phrase: lexicon.Phrase) -> bool:
    return all(
        tokens[i + n].text.lower() == w or (n == phrase.head and _lemma(tokens[i + n]) == w)
        for n, w in enumerate(phrase.words)
    )


def _is_head(tokens: tuple[Token, ...], i: int, after: int, name_at: dict[int, NameHit]) -> bool:
    """Whether a noun heads its phrase: no further noun of the same phrase follows."""
    if after >= len(tokens) or tokens[after].sent != tokens[i].sent:
        return True
    nxt = tokens[after]
    if after in name_at:
        return True
    if tokens[i].dep == "compound" and tokens[i].head > i and nxt.tag in _NOUN:
        return False
    return nxt.tag not in ("NN", "NNS", "HYPH") or nxt.dep in ("npadvmod", "nsubj")


def _build(parse: Parse, p: _Phrase, name_at: dict[int, NameHit]) -> Nominal | None:
    tokens = parse.tokens
    title_of = name_at.get(p.last)
    if title_of is not None and (
        title_of.first != p.last or tokens[p.last].sent != tokens[p.head].sent
    ):
        title_of = None
    if title_of is None and not _is_head(tokens, p.last - 1, p.last, name_at):
        return None
    sent = parse.sentences[tokens[p.head].sent]
    first = left_edge(tokens, p.core, sent.first)
    plural = tokens[p.head].tag in ("NNS", "NNPS") or _lemma(tokens[p.head]) in ("people", "police")
    if title_of is not None and (p.sort != "role" or plural):
        title_of = None
    owners, country = _owners(tokens, first, p.core, name_at)
    right, more, for_role = (p.last, (), None)
    if title_of is None:
        right, more, for_role = _after(parse, p, sent.last, name_at)
    before = [t.text.lower() for t in tokens[first : p.core]]
    definite = bool(owners or country) and "a" not in before[:1] + before[1:2]
    definite = definite or any(w in ("the", "this", "that", "these", "those") for w in before[:2])
    definite = definite or any(t.tag == "PRP$" for t in tokens[first : p.core])
    lead = [t.text.lower() for t in tokens[max(sent.first, first - 2) : first]]
    number = quantity(
        lead + before if lead in (["at", "least"], ["more", "than"]) else before, plural
    )
    key, sort = p.key, p.sort
    return Nominal(
        first, p.core, p.head, p.last, right, sort, key,
        _quals(tokens, first, p.core, name_at),
        owners + more, country, definite, plural, number,
        other=any(w in _OTHER for w in before),
        member="of" in before and before[0] in ("one", "some", "two", "three", "several", "many"),
        for_role=for_role, title_of=title_of,
    )  # fmt: skip


def left_edge(tokens: tuple[Token, ...], core: int, floor: int) -> int:
    """The first token of the noun phrase whose head phrase begins at ``core``."""
    k = core
    never = lexicon.names().never
    while k > floor and core - k < _REACH:
        t = tokens[k - 1]
        if t.tag in _DETERMINERS:
            k -= 1
            if k > floor and tokens[k - 1].tag == "PDT":
                k -= 1
            break
        if t.tag == "POS":
            k -= 1
            continue
        if t.tag not in _PRE and not (t.text == "-" and t.end == tokens[k].start):
            break
        if t.text.lower() in never and t.tag != "CD" and t.text.lower() not in _OTHER:
            if t.text[:1].isupper() and t.text.lower() in _PARTIES:
                k -= 1
                continue
            if not t.text.islower():
                break
        if not (t.i < t.head <= core + 5 or t.tag in ("CD", "HYPH")):
            break
        if t.tag in ("NN", "NNS") and tokens[k].text[:1].isupper() and t.text.islower():
            break
        k -= 1
    return _member(tokens, k, floor)


_PREPOSITIONS = frozenset(
    {
        "of",
        "for",
        "in",
        "by",
        "from",
        "at",
        "with",
        "on",
        "to",
        "about",
        "near",
        "inside",
        "within",
        "behind",
    }
)
_PARTIES = frozenset(
    {"republican", "democratic", "democrat", "muslim", "christian", "jewish", "hispanic"}
)


def _member(tokens: tuple[Token, ...], k: int, floor: int) -> int:
    """Take "one of" before "the officials" into the phrase."""
    if k - 2 >= floor and tokens[k - 1].text == "of" and tokens[k].tag == "DT":
        low = tokens[k - 2].text.lower()
        if low in ("one", "two", "three", "several", "some", "many", "two"):
            return k - 2
    return k


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
        and t.tag in _PRE
        and t.tag not in ("HYPH", "CD", "PDT")
        and t.text.lower() not in demonyms
        and t.text.lower() not in _EMPTY_QUALS
        and t.text.lower() not in _OTHER
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
    return tuple(owners), country


def _after(
    parse: Parse, p: _Phrase, stop: int, name_at: dict[int, NameHit]
) -> tuple[int, tuple[int, ...], str | None]:
    """What follows the head: its right edge, owners after "of/for", the role it is a pick for."""
    tokens = parse.tokens
    right = p.last
    owners: list[int] = []
    for_role: str | None = None
    for c in _followers(parse, p):
        t = tokens[c]
        if c != right or c >= stop:
            break
        if t.dep == "prep" or t.tag == "IN":
            low = t.text.lower()
            end, obj = _object(parse, c, stop, name_at)
            if obj is None or low not in _PREPOSITIONS:
                break
            if low in ("of", "for", "in", "by", "from", "at", "with"):
                owners.append(obj)
                role = _role_ending(tokens, obj)
                if low == "for" and role is not None and p.key in _PICKS:
                    for_role = role
            right = end
        elif t.dep in ("amod", "acl", "relcl") and p.sort in ("person", "role"):
            right = _edge(parse, c, stop)
        else:
            break
    return right, tuple(owners), for_role


def _followers(parse: Parse, p: _Phrase) -> Iterator[int]:
    """Dependants after the phrase in order; a chain of prepositions is followed."""
    seen = p.last
    for _ in range(4):
        heads = [p.head, p.last - 1]
        found = [c for h in dict.fromkeys(heads) for c in parse.children[h] if c >= seen]
        if not found:
            return
        yield found[0]
        seen = found[0] + 1


def _object(
    parse: Parse, prep: int, stop: int, name_at: dict[int, NameHit]
) -> tuple[int, int | None]:
    """The right edge and head token of what a preposition governs."""
    children = [c for c in parse.children[prep] if c > prep]
    if not children or children[0] - prep > 8 or children[0] >= stop:
        return prep, None
    obj = children[0]
    if parse.tokens[obj].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return prep, None
    if obj in name_at:
        obj = name_at[obj].last - 1
    return max(obj + 1, prep + 1), obj


def _role_ending(tokens: tuple[Token, ...], i: int) -> str | None:
    for start in range(max(0, i - 4), i + 1):
        found = _role_from(tokens, start)
        if found is not None and found.last == i + 1:
            return found.key
    return None


def _edge(parse: Parse, i: int, stop: int) -> int:
    """The right edge of a dependant, at most ``_RIGHT`` tokens on; punctuation ends it."""
    todo, edge = [i], i
    for _ in range(_RIGHT):
        if not todo:
            break
        j = todo.pop()
        edge = max(edge, j)
        todo.extend(c for c in parse.children[j][:8] if c > i)
    edge = min(edge + 1, stop, i + _RIGHT)
    for k in range(i, edge):
        if parse.tokens[k].text in (",", ";", "\u2014", "\u2013", "-"):
            return k
    return edge
