"""How many events (or people) a mention tells of."""

from __future__ import annotations

import re

from twosource.events import grammar as g
from twosource.events.frames import Hit
from twosource.events.lexicon import number_words
from twosource.events.qualify import applied, before
from twosource.language.contrast import contrasts, ruled_out
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token
from twosource.model.span import Span

Found = tuple[NumberRange, Span]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_BIG = 10**9


def count(parse: Parse, hit: Hit) -> Found | None:
    """The number of events a report gives, with its words; None where it gives none.

    DESIGN: "a call" is (1, open), "the call" and "one call" (1, 1), "five" (5, 5), "at least
    three" (3, open), "several" (2, open). A bare reference to an event gives no number.
    """
    if hit.entry.counts_object:
        return _of_object(parse, hit)
    if hit.verb == hit.i:
        return _times(parse, hit.i) if hit.entry.type == "contact" else None
    if hit.verb is not None and hit.light in ("begin", "share", "receive"):
        times = _times(parse, hit.verb)  # "held talks twice", "sent a letter on three occasions"
        if times is not None:
            return times
    if not hit.reports or not hit.entry.countable:
        return None
    noun = parse.tokens[hit.i]
    if _by_its_day(parse, noun):
        return None
    return of_noun(parse, noun) or _one_of(parse, noun) or _determined(parse, noun)


def ruled_out_number(parse: Parse, hit: Hit, own: NumberRange) -> NumberRange | None:
    """The number that a report rules out beside its own ("three times, not twice")."""
    for c in contrasts(parse, parse.tokens[hit.i].sent):
        numbers = [t for t in parse.tokens[c.out.start : c.out.stop] if t.pos in ("NUM", "ADV")]
        others = [t for t in parse.tokens[c.out.start : c.out.stop] if t.pos == "NOUN"]
        if any(t.lemma not in ("time", "occasion", parse.tokens[hit.i].lemma) for t in others):
            continue
        for t in numbers[:1]:
            value = amount(t.text) or _lookup("times", t.text.lower())
            if value is not None and value[1] is not None and NumberRange(*value) != own:
                return NumberRange(*value)
    return None


def _by_its_day(parse: Parse, noun: Token) -> bool:
    """ "The February meeting", "the 9 June call" is one of perhaps several, and counts none."""
    before = g.children(parse, noun.i, "compound", "nmod", "nummod")
    dated = any(g.label(parse, c) == "DATE" and not c.text.isdigit() for c in before)
    return dated and noun.tag in ("NN", "NNP")


def _one_of(parse: Parse, noun: Token) -> Found | None:
    """ "The second call": one of at least two, and no count of them. "The first call" and "the
    last call" leave open how many there were."""
    for c in g.children(parse, noun.i, "amod", "det", "nummod", "compound"):
        least = _lookup("ordinals", c.text.lower())
        if least is not None and noun.tag not in ("NNS", "NNPS"):
            return NumberRange(*least), Span(c.start, noun.end)
    return None


def of_noun(parse: Parse, noun: Token) -> Found | None:
    """The number beside a noun ("five phone calls", "at least three calls", "several calls")."""
    for c in g.children(parse, noun.i, "nummod", "amod", "det", "predet", "quantmod", "compound"):
        value = amount(c.text)
        if value is not None and not ruled_out(parse, c.i):
            return qualified(parse, c, value, noun)
    of = parse.tokens[noun.head]
    if noun.dep == "pobj" and of.text.lower() == "of" and of.head != of.i:
        part = parse.tokens[of.head]
        value = _lookup("parts", part.lemma)
        if value is not None:  # "a series of calls", "a number of calls", "dozens of calls"
            return NumberRange(*value), Span(part.start, noun.end)
    return None


def parts_of(t: Token) -> NumberRange | None:
    """What a noun of number makes of those behind its "of" ("dozens", "a number", "scores")."""
    value = _lookup("parts", t.lemma)
    return NumberRange(*value) if value is not None else None


def _determined(parse: Parse, noun: Token) -> Found | None:
    det = next(iter(g.children(parse, noun.i, "det", "poss")), None)
    plural = noun.tag in ("NNS", "NNPS") or (noun.tag != "NN" and noun.text.lower().endswith("s"))
    if plural:
        # "the calls" refers to calls already told; only a bare "calls" tells of some
        return None if det is not None else (NumberRange(2, None), noun.span)
    if det is None or det.dep == "poss":
        return None
    word = det.lemma.lower()
    start = Span(min(det.start, noun.start), noun.end)
    if word in ("a", "an", "another", "any", "some"):
        return NumberRange(1, None), start
    return (NumberRange(1, 1), start) if word in ("the", "that", "this") else None


def qualified(parse: Parse, c: Token, value: tuple[int, int | None], noun: Token) -> Found:
    """Apply "at least", "more than", "up to" before a number; join "two or three"."""
    dozens = _dozens(parse, c, value)
    if dozens is not None:
        span = Span(dozens[0].start, max(noun.end, c.end))
        return _range_before(parse, dozens[0], dozens[1], span)
    tens = _tens(parse, c)
    if tens is not None:  # "twenty-two" is three tokens
        first, value = tens, (value[0] + _tens_value(tens), value[0] + _tens_value(tens))
        return _range_before(parse, first, value, Span(first.start, max(noun.end, c.end)))
    low, high = value
    end = max(noun.end, c.end)
    found = before(parse, c)
    if found is not None:
        kind, first = found
        return applied(kind, low, high), Span(first.start, end)
    other = next((o for o in g.children(parse, c.i, "conj") if _joined(parse, c, o)), None)
    if other is not None and (top := amount(other.text)) and top[0] >= low:
        return NumberRange(low, top[1]), Span(c.start, max(end, other.end))
    if c.i > 1 and parse.tokens[c.i - 1].lemma in ("or", "to"):
        first = parse.tokens[c.i - 2]
        lower = amount(first.text)
        if lower is not None and lower[0] <= low:
            return NumberRange(lower[0], high), Span(first.start, end)
    return NumberRange(low, high), Span(c.start, end)


def _joined(parse: Parse, c: Token, other: Token) -> bool:
    """Whether two numbers make one: "two or three", "between two and three"; not "one dead and
    three hurt"."""
    if not amount(other.text):
        return False
    between = c.i > 0 and parse.tokens[c.i - 1].lemma == "between"
    return between or parse.tokens[other.i - 1].lemma in ("or", "to")


def _dozens(
    parse: Parse, c: Token, value: tuple[int, int | None]
) -> tuple[Token, tuple[int, int | None]] | None:
    """The first token and the number of "two dozen" and "half a dozen", at either of its words."""
    near = [t for t in parse.tokens[max(0, c.i - 2) : c.i + 2] if t.sent == c.sent]
    unit = next((t for t in near if t.lemma in _UNITS and t.i in (c.i, c.i + 1)), None)
    before = parse.tokens[unit.i - 1] if unit and unit.i else c
    if unit is None or before.sent != unit.sent:
        return None
    half = parse.tokens[before.i - 1] if before.i and before.lemma == "a" else None
    if half is not None and half.lemma == "half":
        n = _UNITS[unit.lemma] // 2
        return half, (n, n)
    many = value if before.i == c.i else amount(before.text)
    if many is None or before.lemma in _UNITS:
        return None
    size = _UNITS[unit.lemma]
    return before, (many[0] * size, None if many[1] is None else many[1] * size)


_UNITS = {"dozen": 12, "hundred": 100, "thousand": 1000}


def _tens(parse: Parse, c: Token) -> Token | None:
    """The "twenty" of "twenty-two", where ``c`` is the "two"."""
    if c.i < 2 or parse.tokens[c.i - 1].text not in ("-", "\u2010", "\u2011"):
        return None
    first = parse.tokens[c.i - 2]
    digit = amount(c.text)
    small = digit is not None and digit[0] == digit[1] and 0 < digit[0] < 10
    return first if small and _tens_value(first) else None


def _tens_value(t: Token) -> int:
    found = amount(t.text)
    return found[0] if found and 20 <= found[0] <= 90 and t.text.isalpha() else 0


def _range_before(parse: Parse, first: Token, value: tuple[int, int | None], span: Span) -> Found:
    """A number with what the words before its first token make of it."""
    found = before(parse, first)
    if found is None:
        return NumberRange(*value), span
    return applied(found[0], *value), Span(found[1].start, span.end)


def amount(word: str) -> tuple[int, int | None] | None:
    """The number that one word gives: (min, max); None where it is no number."""
    low = word.lower()
    found = _lookup("numbers", low) or _lookup("quantifiers", low)
    if found is not None:
        return found
    if _DIGITS.fullmatch(low):
        n = int(low.replace(",", ""))
        return (n, n) if n < _BIG else None
    return None


def _lookup(table: str, word: str) -> tuple[int, int | None] | None:
    return number_words()[table].get(word)


def _times(parse: Parse, verb: int) -> Found | None:
    """ "phoned him five times", "called at least twice", "repeatedly called"."""
    for c in _adverbs(parse, verb):
        if ruled_out(parse, c.i):
            continue  # "not twice but three times"
        if _rate(parse, c):
            continue
        value = _lookup("times", c.text.lower())
        if value is not None:
            return qualified(parse, c, value, c)
        if c.lemma in ("time", "occasion") and (found := _number_of_times(parse, c)):
            return found
        if c.dep == "prep" and c.text.lower() == "on":
            for o in g.children(parse, c.i, "pobj"):
                if o.lemma == "occasion" and (found := of_noun(parse, o)):
                    return found
    return None


def _rate(parse: Parse, c: Token) -> bool:
    """ "Twice a week", "three times every month" tells how often, and no number."""
    after = parse.tokens[c.i + 1 : c.i + 2]
    return any(a.text.lower() in ("a", "an", "per", "each", "every") for a in after)


def _adverbs(parse: Parse, verb: int) -> list[Token]:
    """What depends on a verb, at once or, as "once" in "more than once", within three steps; "three
    times" also where the parser takes it for an apposition ("phoned the minister, Ann Lee, three
    times")."""
    near = parse.tokens[verb + 1 : verb + _REACH]
    own = [parse.tokens[k] for k in parse.children[verb]]
    more = (t for t in near if t not in own and (_leads(parse, t, verb) or _twice(parse, t, verb)))
    return own + [t for t in more if t.pos == "ADV" or (t.lemma == "time" and _loose(parse, t))]


def _twice(parse: Parse, t: Token, verb: int) -> bool:
    """ "Wrote to the mayor of Orsk twice about two berths", where the parser hangs it on a number;
    not "twice the price", "twice as many", "twice a week"."""
    if t.lemma not in ("twice", "thrice") or t.sent != parse.tokens[verb].sent:
        return False
    after = parse.tokens[t.i + 1 : t.i + 2]
    measured = any(a.pos in ("DET", "PRON", "NUM", "ADJ") or a.lemma == "as" for a in after)
    between = parse.tokens[verb + 1 : t.i]
    return not measured and not any(x.pos in ("VERB", "AUX", "PUNCT") for x in between)


def _loose(parse: Parse, t: Token) -> bool:
    """ "Phoned him three times before the search", where the parser measures "before" by it."""
    up = parse.tokens[t.head]
    if t.dep == "conj" and ruled_out(parse, up.i):
        return True  # "not twice but three times"
    return t.dep == "appos" or (t.dep == "npadvmod" and up.pos in ("ADP", "SCONJ") and up.i > t.i)


def _leads(parse: Parse, t: Token, verb: int) -> bool:
    """Whether a token hangs on the verb within three steps."""
    for _ in range(3):
        if t.head == verb:
            return True
        t = parse.tokens[t.head]
    return False


_REACH = 12
"""Tokens after a verb within which its adverbs stand."""


def _number_of_times(parse: Parse, times: Token) -> Found | None:
    """The number before "times", wherever the parser hangs it ("a dozen times", "at least three
    times")."""
    number = parse.tokens[times.i - 1] if times.i else times
    value = amount(number.text)
    return qualified(parse, number, value, times) if value is not None else None


def _of_object(parse: Parse, hit: Hit) -> Found | None:
    if hit.verb != hit.i:
        nouns = g.objects_of(parse, hit.i, "of")
    else:
        nouns = g.children(parse, hit.i, "dobj", *g.PASSIVES)
    for n in nouns:
        found = of_noun(parse, n) or (
            amount(n.text) and (NumberRange(*(amount(n.text) or (0, None))), n.span)
        )
        if found:
            return found
    return None
