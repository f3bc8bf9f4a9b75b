"""Recognise the head phrase of a noun phrase: a role of several words, or a listed noun."""

from __future__ import annotations

from typing import NamedTuple

from twosource.actors import lexicon
from twosource.actors.work import NameHit, NounSort
from twosource.model.parse import Token

NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})


PICKS = frozenset({"pick", "choice", "nominee", "candidate", "appointee", "designate", "selection"})


class Phrase(NamedTuple):
    """A head phrase: tokens ``[core, last)`` with the head noun, what it stands for, its key."""

    core: int
    head: int
    last: int
    sort: NounSort
    key: str


def lemma_of(t: Token) -> str:
    """The singular of a noun in lower case, for names written with capitals too."""
    low = t.text.lower()
    if t.tag == "NNPS" and low.endswith("s"):
        return low[:-1]
    if t.tag in ("NNP", "NNPS") or t.lemma == "":
        return low
    return t.lemma


def phrase_at(tokens: tuple[Token, ...], i: int, name_at: dict[int, NameHit]) -> Phrase | None:
    """The longest role phrase that begins or ends at noun ``i``, else a listed noun."""
    longer = role_from(tokens, i)
    if longer is not None:
        return longer
    low = lemma_of(tokens[i])
    nouns = lexicon.nouns()
    sort: NounSort | None = None
    pair = f"{tokens[i - 1].text.lower()} {low}" if i else ""
    if (low in nouns.one_body and tokens[i].tag == "NN") or pair in nouns.two_word_bodies:
        sort = "body"
    elif low in nouns.publications:
        sort = "publication"
    elif low in nouns.bodies:
        sort = "body"
    elif low in nouns.people or low in PICKS:
        sort = "person"
    if sort is None or not is_head(tokens, i, i + 1, name_at):
        return None
    return Phrase(i, i, i + 1, sort, low)


def role_from(tokens: tuple[Token, ...], i: int) -> Phrase | None:
    """A role phrase that starts at ``i``: the longest that stands there."""
    roles = lexicon.roles()
    sent = tokens[i].sent
    stop = min(len(tokens), i + 6)
    for last in range(stop - 1, i - 1, -1):
        if tokens[last].sent != sent:
            continue
        words = (lemma_of(tokens[last]), tokens[last].text.lower())
        for w in dict.fromkeys(words):
            for phrase in roles.by_last.get(w, ()):
                n = len(phrase.words)
                if last - n + 1 == i and _matches(tokens, i, phrase):
                    return Phrase(i, i + phrase.head, last + 1, "role", phrase.role)
    return None


def _matches(tokens: tuple[Token, ...], i: int, phrase: lexicon.Phrase) -> bool:
    return all(
        tokens[i + n].text.lower() == w or (n == phrase.head and lemma_of(tokens[i + n]) == w)
        for n, w in enumerate(phrase.words)
    )


def is_head(tokens: tuple[Token, ...], i: int, after: int, name_at: dict[int, NameHit]) -> bool:
    """Whether a noun heads its phrase: no further noun of the same phrase follows."""
    if after >= len(tokens) or tokens[after].sent != tokens[i].sent:
        return True
    nxt = tokens[after]
    if after in name_at:
        return True
    if tokens[i].dep == "compound" and tokens[i].head > i and nxt.tag in NOUN:
        return False
    return nxt.tag not in ("NN", "NNS", "HYPH") or nxt.dep in ("npadvmod", "nsubj")


def role_ending(tokens: tuple[Token, ...], i: int) -> str | None:
    """The role whose phrase ends with token ``i``; None where none does."""
    for start in range(max(0, i - 4), i + 1):
        found = role_from(tokens, start)
        if found is not None and found.last == i + 1:
            return found.key
    return None
