"""Where a noun phrase begins and ends, and to whom it says that it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.actors import lexicon
from twosource.actors.phrases import PICKS, Phrase, role_ending
from twosource.actors.work import NameHit
from twosource.model.parse import Parse, Token

PRE = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "AFX", "FW", "PDT"}
)


_DETERMINERS = frozenset({"DT", "PRP$", "WP$"})


_REACH = 14


_RIGHT = 30


OTHER = frozenset({"another", "other", "second", "third", "fourth", "different", "separate"})


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
        if t.tag not in PRE and not (t.text == "-" and t.end == tokens[k].start):
            break
        if t.text.lower() in never and t.tag != "CD" and t.text.lower() not in OTHER:
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


def after(
    parse: Parse, p: Phrase, stop: int, name_at: dict[int, NameHit]
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
                role = role_ending(tokens, obj)
                if low == "for" and role is not None and p.key in PICKS:
                    for_role = role
            right = end
        elif t.dep in ("amod", "acl", "relcl") and p.sort in ("person", "role"):
            right = _edge(parse, c, stop)
        else:
            break
    return right, tuple(owners), for_role


def _followers(parse: Parse, p: Phrase) -> Iterator[int]:
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
