"""Find the words that order events, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twosource.dating.order_ends import Scene, happens
from twosource.dating.order_words import Phrase, order_words
from twosource.model.number import NumberRange
from twosource.model.order import Distance, OrderKind
from twosource.model.parse import Parse, Token

_ABOUT = {"about", "around", "nearly", "almost", "roughly", "some", "than", "most"}
_MORE = {"least", "than"}
_VERBS = ("VERB", "AUX")


class Signal(NamedTuple):
    """Tokens ``[first, last]`` that order events, and the head of what they order against
    (None: what was told before)."""

    first: int
    last: int
    kind: OrderKind
    head: Token | None
    distance: Distance | None = None


def lower(parse: Parse, first: int, count: int) -> Phrase:
    """The next ``count`` words in lower case, within the sentence."""
    start = parse.tokens[first]
    some = parse.tokens[first : first + count]
    return tuple(t.text.lower() for t in some if t.sent == start.sent)


def signals(scene: Scene) -> Iterator[Signal]:
    """Return the signals in order of the text; none overlaps another."""
    parse, words, until = scene.parse, order_words(), -1
    for t in parse.tokens:
        if t.i <= until:
            continue
        found = _ago(scene, t)
        if found is None and t.text.lower() in words.first:
            found = _forward(scene, t) or _backward(scene, t)
        if found is not None:
            yield found
            until = found.last


def _forward(scene: Scene, t: Token) -> Signal | None:
    """A signal with its end behind it; the longest phrase first."""
    parse, table = scene.parse, order_words().signals
    if t.i in scene.dates:
        return None  # "two days after May 4" is a date itself
    ahead = lower(parse, t.i, order_words().longest)
    for n in range(len(ahead), 0, -1):
        kind = table.get(ahead[:n])
        if kind is None:
            continue
        head = _complement(scene, t.i + n - 1, ahead[:n])
        if head is None:
            return None
        first, distance = _measure(parse, t.i) if kind in ("before", "after") else (t.i, None)
        return Signal(first, t.i + n - 1, kind, head, distance)
    return None


def _complement(scene: Scene, last: int, phrase: Phrase) -> Token | None:
    """The head of what a signal governs: a clause, a gerund, a date or an occasion."""
    parse = scene.parse
    t = parse.tokens[last]
    if phrase == ("by", "the", "time"):
        return next((k for k in _below(parse, t, ("relcl", "acl"))), None)
    if t.dep in ("mark", "advmod", "prep", "pcomp") and last < t.head:
        clause = parse.tokens[t.head]  # "after" before its clause
        if clause.pos in _VERBS and clause.dep in ("advcl", "pcomp", "relcl", "ccomp"):
            return clause if _temporal(scene, phrase, clause) else None
    for k in _below(parse, t, ("pobj", "pcomp")):
        if phrase == ("by",):  # "by Friday", not who did it or how
            return k if k.i in scene.dates else None
        if k.pos in _VERBS or k.tag == "VBG":
            return k if phrase[-1] not in ("as", "when", "during", "of") else None
        if phrase in (("as",), ("when",), ("while",), ("once",)):
            return None
        if happens(scene, k):
            return k
    return None


def _below(parse: Parse, t: Token, deps: tuple[str, ...]) -> Iterator[Token]:
    for c in parse.children[t.i]:
        k = parse.tokens[c]
        if k.dep in deps and k.i > t.i and k.sent == t.sent:
            yield k


def _temporal(scene: Scene, phrase: Phrase, clause: Token) -> bool:
    """Whether a conjunction that may also give a reason or a contrast speaks of time here."""
    parse, word = scene.parse, phrase[0]
    aux = [parse.tokens[c] for c in parse.children[clause.i] if parse.tokens[c].dep[:3] == "aux"]
    if len(phrase) > 1 or word not in ("while", "since", "as", "when"):
        return True
    if word == "while":  # "while he denied it" is a contrast
        at = any(parse.tokens[c].dep == "prep" for c in parse.children[clause.i])
        return clause.tag == "VBG" or (clause.lemma == "be" and at)
    if word == "since":  # "since he was angry" is a reason
        main = parse.tokens[clause.head]
        has = {parse.tokens[c].lemma for c in parse.children[main.i]}
        return "have" in has and clause.tag in ("VBD", "VBN")
    event = scene.named.get(clause.i) or scene.carried.get(clause.i)
    return event is not None and (clause.tag == "VBD" or any(a.tag == "VBD" for a in aux))


def _measure(parse: Parse, at: int) -> tuple[int, Distance | None]:
    """The distance told before token ``at`` ("two days", "just hours", "the day"), and the first
    token of the whole."""
    words, sent = order_words(), parse.tokens[at].sent
    before = [t for t in parse.tokens[max(0, at - 4) : at] if t.sent == sent][::-1]
    lowered = [t.text.lower() for t in before]
    if lowered and lowered[0] in words.loose:
        return at - 1, None  # "shortly after"
    if not lowered or lowered[0] not in words.units:
        return at, None
    return _counted(lowered, at)


def _counted(back: list[str], at: int) -> tuple[int, Distance | None]:
    """The distance in the words before ``at``, the nearest first; the first is a unit."""
    words = order_words()
    unit = words.units[back[0]]
    told = back[1] if len(back) > 1 else ""
    number = words.numbers.get(told) or (int(told) if told.isdecimal() and len(told) < 4 else None)
    if number is not None:
        close = back[2] if len(back) > 2 else ""
        over = close in _MORE and back[3:4] != ["less"]
        low = 1 if close in _ABOUT and not over else number
        exact = not over and close not in _ABOUT
        return at - 2, Distance(unit, NumberRange(low, number if exact else None))
    if told == "the" and not back[0].endswith("s"):
        return at - 2, Distance(unit, NumberRange(1, 1))
    if told in words.loose:
        low = 2 if told in ("several", "few", "many") else 1
        return at - 2, Distance(unit, NumberRange(low, None))
    if back[0].endswith("s"):
        return at - 1, Distance(unit, NumberRange(1, None))
    return at, None


def _ago(scene: Scene, t: Token) -> Signal | None:
    """``two days later``, ``hours earlier``: counted from what was told before."""
    if t.text.lower() not in ("later", "earlier"):
        return None
    first, distance = _measure(scene.parse, t.i)
    if distance is None:
        return None
    return Signal(first, t.i, "after" if t.text.lower() == "later" else "before", None, distance)


def _backward(scene: Scene, t: Token) -> Signal | None:
    """``the next morning``, ``later that day``, with nothing behind that it counts from."""
    parse, table = scene.parse, order_words().backward
    ahead = lower(parse, t.i, order_words().longest)
    for n in range(len(ahead), 0, -1):
        found = table.get(ahead[:n])
        if found is None:
            continue
        kind, distance = found
        return Signal(t.i, t.i + n - 1, kind, None, distance) if _ends(parse, t, n) else None
    return None


def _ends(parse: Parse, t: Token, n: int) -> bool:
    """Whether the phrase stands for itself: not "the next day of talks", "soon after the vote"."""
    last = t.i + n - 1
    if parse.tokens[last].text.lower() not in ("before", "after", "day"):
        return True
    k = last + 1
    if k >= len(parse.tokens) or parse.tokens[k].sent != t.sent:
        return True
    after = parse.tokens[k]
    if after.text.lower() in ("of", "that", "when", "as"):
        return False
    # A subject behind "the next day" begins the main clause; one behind "the same day" says which.
    same = t.text.lower() in ("the", "that") and parse.tokens[t.i + 1].text.lower() == "same"
    leading = parse.sentences[t.sent].first == t.i
    return after.pos in ("PUNCT", "CCONJ", "ADP") or (leading and not same)
