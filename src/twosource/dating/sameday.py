"""Days named by what happened on them: "the same day X did Y", "the day of the vote".

A day phrase beside a date ("December 29, the day X hit Y") says on which date that was done.
Another day phrase about the same doing by the same doer then names the same date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from twosource.dating.context import Ref
from twosource.dating.lexicon import word_set
from twosource.dating.matching import plain
from twosource.dating.tense import governors
from twosource.model.document import Document
from twosource.model.parse import Parse, Token
from twosource.model.span import Span
from twosource.model.when import Timex

_PHRASE = re.compile(
    r"(?<!\w)(?:the (?:very |exact )?(?:same )?|that (?:very )?(?:same )?)day"
    r"(?= (?!before|after|care|job)\w)"
)
_STOP = frozenset(",;:.!?()") | {"-", "--", "–", "—", '"', "“", "”"}
_CONTENT = ("NOUN", "PROPN", "VERB", "NUM")
_LONGEST = 25
_ROUNDS = 3
MANY = 200
"""More day phrases than any article has: each is compared with each."""


@dataclass(frozen=True)
class Doing:
    """What is said to be done: its content words, which of them are names, and the doer's name."""

    keys: frozenset[str]
    names: frozenset[str]
    doer: str | None


@dataclass(frozen=True)
class DayPhrase:
    """``the same day X did Y`` and the doing it speaks of."""

    span: Span
    token: Token
    doing: Doing


def doing_of(tokens: list[Token]) -> Doing:
    """Return the doing that a stretch of words reports."""
    titles = word_set("title")
    keys, names, doer, run = set(), set(), None, ""
    for t in tokens:
        key = t.lemma.removesuffix("'s")
        capital = t.text[:1].isupper()
        if capital and key not in titles and len(key) > 1:
            names.add(key)
            run = key if doer is None else run
        elif run and doer is None and not capital and t.text not in ("'s", "’s"):
            doer = run
        if (t.pos in _CONTENT or capital) and key not in titles and len(key) > 1:
            keys.add(key)
    return Doing(frozenset(keys), frozenset(names), doer or run or None)


def same_doing(a: Doing, b: Doing) -> bool:
    """Whether two stretches report one doing: the same doer, and something more in common."""
    if a.doer is None or a.doer != b.doer:
        return False
    return len(a.keys & b.keys) >= 2


def day_phrases(document: Document, parse: Parse) -> tuple[DayPhrase, ...]:
    """Return the day phrases that a clause or "of ..." follows, in order of the text."""
    text = plain(document.text)
    out = []
    for zone in document.running():
        for m in _PHRASE.finditer(text, zone.span.start, zone.span.end):
            inside = parse.within(Span(m.end() - 3, m.end()))
            if not inside:
                continue
            clause = clause_after(parse, inside[-1])
            if clause and any(t.pos in _CONTENT for t in clause):
                span = Span(m.start(), clause[-1].end)
                out.append(DayPhrase(span, inside[-1], doing_of(clause)))
    return tuple(out)


def clause_after(parse: Parse, day: Token) -> list[Token]:
    """The words after a token up to the next mark, in its sentence."""
    out: list[Token] = []
    for t in parse.tokens[day.i + 1 : day.i + 1 + _LONGEST]:
        if t.sent != day.sent or t.text in _STOP:
            break
        out.append(t)
    return out


@dataclass(frozen=True)
class Dated:
    """A doing and the expression that dates it."""

    doing: Doing
    timex: Timex
    beside: bool = False
    """The two stand side by side: "December 29, the day X hit Y"."""


def dated_doings(
    document: Document, parse: Parse, phrases: tuple[DayPhrase, ...], timexes: list[Timex]
) -> list[Dated]:
    """Return the doings that the text dates: beside a day phrase or in the date's clause."""
    days = [t for t in timexes if t.precision in ("day", "time") and t.type in ("DATE", "TIME")]
    beside = []
    for p in phrases:
        k = bisect_right(days, p.span.start, key=lambda t: t.span.end)
        gap = document.text[days[k - 1].span.end : p.span.start][:5] if k else "none"
        if len(gap) <= 4 and not gap.strip(" ,–—-\u00a0\n"):
            beside.append(Dated(p.doing, days[k - 1], beside=True))
    if not phrases:
        return []
    return beside + [d for t in days if (d := _in_clause(parse, t))]


def _in_clause(parse: Parse, timex: Timex) -> Dated | None:
    inside = parse.within(timex.span)
    if not inside:
        return None
    for g in governors(parse, inside[-1]):
        if g.pos == "VERB":
            if g.lemma in word_set("saying"):
                return None
            words = [t for t in map(parse.tokens.__getitem__, parse.subtree(g.i)) if t.i != g.i]
            if len(words) > 60:
                return None
            return Dated(
                doing_of([t for t in [*words, g] if not timex.span.overlaps(t.span)]), timex
            )
    return None


def date_of(phrase: DayPhrase, dated: list[Dated]) -> Timex | None:
    """Return the expression that dates the doing of a phrase; None where none or several do."""
    found = {d.timex.value[:10]: d.timex for d in dated if same_doing(phrase.doing, d.doing)}
    return next(iter(found.values())) if len(found) == 1 else None


def closed(phrases: tuple[DayPhrase, ...], dated: list[Dated]) -> list[Dated]:
    """Add what follows: a phrase dated through one wording dates others like it."""
    out, open_ = dated[:MANY], list(phrases[:MANY])
    for _ in range(_ROUNDS):
        found = [(p, t) for p in open_ if (t := date_of(p, out))]
        out += [Dated(p.doing, t) for p, t in found]
        known = {id(p) for p, _ in found}
        open_ = [p for p in open_ if id(p) not in known]
        if not found:
            break
    return out


def day_references(document: Document, parse: Parse, timexes: list[Timex]) -> tuple[Ref, ...]:
    """Return each day phrase as an established day where the text dates its doing."""
    phrases = day_phrases(document, parse)
    if not phrases:
        return ()
    phrases = phrases[:MANY]
    dated = closed(phrases, dated_doings(document, parse, phrases, timexes))
    out = []
    for p in phrases:
        timex = date_of(p, dated)
        if timex is not None:
            w = timex.when
            value = timex.value[:10]
            zone = p.token.zone
            out.append(
                Ref(p.span.start, p.token.sent, zone, value, w.earliest, w.latest, "day", False)
            )
    return tuple(out)
