"""Find names by their form: capitals, particles, initials. The model's entities only add a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twosource.actors import lexicon
from twosource.actors.fold import fold
from twosource.actors.work import NameHit
from twosource.model.parse import Parse, Sentence, Token

_LONGEST = 10
_SEAT = re.compile(r"(?:R|D|I|Con|Lab|LD|Lib|Lib\.|Dem|Rep)[-\u2013][A-Z][A-Za-z.]{1,6}")
"""Party and seat in brackets after a name: "Sen. Ada Roe (D-Ohio)"."""
_OPENERS = frozenset("\"'`\u201c\u2018\u201d\u2019:\u2022*-\u2013\u2014([\u00ab.") | {"''", "``"}
_MARKS = frozenset("\"'`\u201c\u2018\u201d\u2019\u201f\u201b\u00ab\u00bb") | {"''", "``"}
_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_NAMED = frozenset({"NNP", "NNPS"})
_CLOSED = frozenset({"IN", "DT", "CC", "TO", "RP", "MD", "PRP$", "RB"})
_NOT_INITIAL = frozenset(
    {"DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "WRB", "MD", "TO", "EX", "UH", "CD", "WP$"}
)


class Seen(NamedTuple):
    """What the document shows of its words: which it writes small, which name parts it has."""

    small: frozenset[str]
    entity: dict[int, str]


def look(parse: Parse) -> Seen:
    """Collect the words written small anywhere, and the label of each token in an entity."""
    small = frozenset(t.text for t in parse.tokens if t.text.islower() and len(t.text) > 1)
    entity = {i: e.label for e in parse.entities for i in range(e.first, e.last)}
    return Seen(small, entity)


def is_capital(t: Token) -> bool:
    """Whether a token begins with a capital letter (or an apostrophe and one)."""
    return t.text[:1].isupper() or (t.text[:1] in "'\u2019" and t.text[1:2].isupper())


def find_names(parse: Parse, seen: Seen) -> list[NameHit]:
    """Return the names of all sentences, in order. Titles and roles are cut off."""
    hits: list[NameHit] = []
    doubtful: list[Sentence] = []
    for sent in parse.sentences:
        if _shouts(parse, sent):
            doubtful.append(sent)
        else:
            hits += _in_sentence(parse, sent, seen, None)
    known = {w for h in hits for w in h.key}
    for sent in doubtful:
        hits += _in_sentence(parse, sent, seen, known)
    late = _initial_again(parse, hits, seen, known)
    return sorted([*hits, *late], key=lambda h: h.first)


def _shouts(parse: Parse, sent: Sentence) -> bool:
    """Whether most words have capitals, as in many headlines."""
    words = [t for t in parse.tokens[sent.first : sent.last] if t.text[:1].isalpha()]
    small = sum(not is_capital(t) and t.tag not in _CLOSED for t in words)
    return len(words) >= 5 and small <= len(words) // 12


def _initial(tokens: tuple[Token, ...], i: int, sent: Sentence) -> bool:
    return i == sent.first or tokens[i - 1].text in _OPENERS


def _acceptable(tokens: tuple[Token, ...], i: int, sent: Sentence, seen: Seen) -> bool:
    """Whether a token may be part of a name."""
    t = tokens[i]
    if not is_capital(t) or "@" in t.text:
        return False
    low = t.text.lower()
    words = lexicon.names()
    if low in words.never or low in words.suffixes:
        return low in words.suffixes and i > sent.first and is_capital(tokens[i - 1])
    if len(t.text) > 1 and t.text.isupper() and low in seen.small:
        return False
    if _initial(tokens, i, sent):
        if t.tag in _NOT_INITIAL or low in words.leading:
            return False
        if t.tag not in _NAMED and i not in seen.entity:
            following = i + 1 < sent.last and is_capital(tokens[i + 1])
            return (following or _with_role(tokens, i, sent)) and low not in seen.small
        return low not in seen.small or (i + 1 < sent.last and is_capital(tokens[i + 1]))
    return True


def _with_role(tokens: tuple[Token, ...], i: int, sent: Sentence) -> bool:
    """Whether a word that does something is a name by the role behind it: "Roe, the mayor, met"."""
    if tokens[i].dep not in ("nsubj", "nsubjpass") or tokens[i].tag == "VBG":
        return False
    near = tokens[i + 1 : min(i + _ROLE, sent.last)]
    if len(near) < 2 or near[0].text != "," or near[1].text.lower() not in ("the", "a", "an"):
        return False
    role = next((t for t in near if t.dep == "appos" and t.head == i), None)
    return role is not None and role.lemma in lexicon.roles().by_last


_ROLE = 8
"""Tokens behind a name within which its role ends."""


def _in_sentence(
    parse: Parse, sent: Sentence, seen: Seen, known: set[str] | None
) -> Iterator[NameHit]:
    tokens = parse.tokens
    i = sent.first
    while i < sent.last:
        if not _acceptable(tokens, i, sent, seen) or (
            known is not None and fold(tokens[i].text) not in known and not _is_name(seen, i)
        ):
            i += 1
            continue
        j = _extend(tokens, i, sent, seen, known)
        yield from _split(parse, i, j, seen)
        i = j


def _is_name(seen: Seen, i: int) -> bool:
    return seen.entity.get(i) in ("PERSON", "ORG", "GPE")


def _extend(
    tokens: tuple[Token, ...], i: int, sent: Sentence, seen: Seen, known: set[str] | None
) -> int:
    words = lexicon.names()
    j = i + 1
    while j < sent.last and j - i < _LONGEST:
        t = tokens[j]
        if _acceptable(tokens, j, sent, seen) and tokens[j - 1].text not in (",", ";"):
            if known is not None and fold(t.text) not in known and not _is_name(seen, j):
                break
            j += 1
        elif (
            (step := nickname(tokens, j, sent.last) or _join(tokens, i, j, sent, words))
            and j + step < sent.last
            and _acceptable(tokens, j + step, sent, seen)
        ):
            j += step + 1
        else:
            break
    return j


def nickname(tokens: tuple[Token, ...], j: int, stop: int) -> int:
    """How many tokens a nickname in marks takes from ``j`` on (0: none): Ada "Addie" Roe."""
    if tokens[j].text not in _MARKS:
        return 0
    for k in range(j + 2, min(j + 5, stop - 1)):
        if tokens[k].text in _MARKS:
            inner = tokens[j + 1 : k]
            wordy = all(t.text[:1].isalnum() for t in inner) and is_capital(inner[0])
            tight = tokens[j].end == inner[0].start and inner[-1].end == tokens[k].start
            return k + 1 - j if wordy and tight else 0
        if not tokens[k].text[:1].isalnum():
            return 0
    return 0


def _join(tokens: tuple[Token, ...], i: int, j: int, sent: Sentence, words: lexicon.Names) -> int:
    """How many small words from ``j`` on join two parts of one name (0: none)."""
    low = tokens[j].text.lower()
    if low in words.particles:
        return 2 if j + 2 < sent.last and tokens[j + 1].text.lower() in words.particles else 1
    if low in ("&", "-"):
        tight = tokens[j - 1].end == tokens[j].start
        return 1 if low == "&" or (tight and tokens[j].end == _start(tokens, j + 1)) else 0
    if low == "of" and tokens[j - 1].text.lower() in words.of_heads:
        return 2 if j + 1 < sent.last and tokens[j + 1].text.lower() == "the" else 1
    if tokens[j].tag == "POS" and tokens[j - 1].text[-1:] == "s" and j + 1 < sent.last:
        return 1 if tokens[j + 1].text.lower() in words.owned_heads else 0  # "Pilots' Association"
    if low == "for" and tokens[j - 1].text.lower() in words.for_heads:
        return 1
    if low == "and" and any(tokens[k].text in ("of", "for") for k in range(i, j)):
        return 1
    return 0


def _start(tokens: tuple[Token, ...], i: int) -> int:
    return tokens[i].start if i < len(tokens) else -1


def _split(parse: Parse, i: int, j: int, seen: Seen) -> Iterator[NameHit]:
    """Cut a run of capitals at role phrases and adjectives of country; yield the names in it."""
    tokens = parse.tokens
    start = k = i
    last = tokens[j - 1].text.lower()
    body = j - i > 1 and last in lexicon.names().body_heads | lexicon.names().place_heads
    while k < j:
        length = 0 if body else role_at(tokens, k, j)
        if length == 1 and k > start and k + 1 == j and last in lexicon.names().outlet_heads:
            length = 0
        if length:
            if not _department(tokens, start, k, length, seen):
                yield from _one(parse, start, k, seen, before_title=True)
            k += length
            start = k
        elif k == start and _cuts(tokens, k, j):
            k += 1
            start = k
        else:
            k += 1
    yield from _one(parse, start, j, seen, before_title=False)


_OF_STATE = frozenset({"minister", "secretary"})


def _department(tokens: tuple[Token, ...], start: int, k: int, length: int, seen: Seen) -> bool:
    """Whether the words before a title say what it is of: "Deputy Fisheries Minister Ada Roe"."""
    if not 0 < k - start <= _OF_IT:
        return False
    before = tokens[start - 1] if start else None
    ranked = before is not None and before.text.lower() in lexicon.names().other_rank
    if before is not None and ranked and before.sent == tokens[k].sent:
        return True
    title = tokens[k + length - 1].text.lower()
    return title in _OF_STATE and not any(j in seen.entity for j in range(start, k))


_OF_IT = 2
"""Words of what a title is of."""


def _cuts(tokens: tuple[Token, ...], k: int, j: int) -> bool:
    """Whether the token before a name is an honorific, a rank word or an adjective of country."""
    low = tokens[k].text.lower()
    words = lexicon.names()
    if low in words.honorifics or low in words.leading:
        return True
    if low in lexicon.nouns().people and j - k > 2 and all(map(is_capital, tokens[k:j])):
        return True  # "Builder Ada Roe said": a noun at the head of a sentence
    if low in lexicon.places().demonyms and low not in lexicon.places().names:
        body = tokens[j - 1].text.lower() in words.body_heads | words.outlet_heads
        return not (body and j - k > 1)
    return False


def role_at(tokens: tuple[Token, ...], k: int, stop: int) -> int:
    """Length of a role phrase written with capitals that begins at ``k`` (0: none)."""
    by_last = lexicon.roles().by_last
    for length in range(min(6, stop - k), 0, -1):
        last = tokens[k + length - 1].text.lower()
        for phrase in by_last.get(last, ()):
            if len(phrase.words) == length and all(
                tokens[k + n].text.lower() == w for n, w in enumerate(phrase.words)
            ):
                return length
        if length == 1 and last.endswith("s") and k + 1 < stop:
            plural = by_last.get(last[:-1], ())  # "Senators Smith and Jones"
            if any(len(p.words) == 1 for p in plural):
                return 1
    return 0


def _one(parse: Parse, i: int, j: int, seen: Seen, before_title: bool) -> Iterator[NameHit]:
    tokens = parse.tokens
    words = lexicon.names()
    while i < j and (not is_capital(tokens[i]) or tokens[i].text.lower() in words.suffixes):
        i += 1
    while j > i and not tokens[j - 1].text[:1].isalnum() and not is_capital(tokens[j - 1]):
        j -= 1
    if i >= j or (before_title and tokens[i].text.lower() in words.leading and j - i == 1):
        return
    low = tokens[i].text.lower()
    if j - i == 1 and (low in lexicon.places().demonyms and low not in lexicon.places().names):
        return
    if j - i == 1 and (len(tokens[i].text) == 1 or low in words.honorifics | words.leading):
        return
    if _SEAT.fullmatch("".join(t.text for t in tokens[i:j])):
        return
    if j - i == 1 and seen.entity.get(i) in _NUMERIC:
        return
    if j - i == 1 and tokens[i].tag == "JJ" and tokens[i].dep == "amod":
        return
    yield NameHit(i, j, key_of(tokens, i, j), _label(seen, i, j))


def unmarked(tokens: tuple[Token, ...], i: int, j: int) -> list[Token]:
    """The tokens of a name without a nickname in quotation marks."""
    out: list[Token] = []
    k = i
    while k < j:
        step = nickname(tokens, k, j) if k > i else 0
        if not step:
            out.append(tokens[k])
        k += step or 1
    return out


def key_of(tokens: tuple[Token, ...], i: int, j: int) -> tuple[str, ...]:
    """The folded words of a name, without suffixes ("Jr") and marks."""
    suffixes = lexicon.names().suffixes
    kept = [
        fold(t.text) for t in unmarked(tokens, i, j) if any(c.isalnum() or c == "&" for c in t.text)
    ]
    out = tuple(w for w in kept if w and w not in suffixes)
    return out or (fold(tokens[i].text) or "?",)


def _label(seen: Seen, i: int, j: int) -> str:
    for k in range(j - 1, i - 1, -1):
        if k in seen.entity:
            return seen.entity[k]
    return ""


def _initial_again(
    parse: Parse, hits: list[NameHit], seen: Seen, known: set[str]
) -> Iterator[NameHit]:
    """First words of sentences that are names elsewhere, whatever the tagger took them for."""
    taken = {i for h in hits for i in range(h.first, h.last)}
    for sent in parse.sentences:
        for i in range(sent.first, sent.last):
            if i in taken or not is_capital(parse.tokens[i]):
                continue
            if not _initial(parse.tokens, i, sent):
                continue
            low = parse.tokens[i].text.lower()
            word = fold(parse.tokens[i].text)
            if word in known and low not in seen.small and low not in lexicon.names().never:
                yield NameHit(i, i + 1, (word,), _label(seen, i, i + 1))
