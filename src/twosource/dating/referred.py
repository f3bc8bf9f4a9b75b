"""Harms that a clause only refers to: "arrested on Wednesday over the shooting".

The day of such a clause is that of the arrest, the march or the toll that rose; the harm has it
where it hangs on the harm's own noun ("Monday's crash"), or where the clause tells that the harm
came about or befell somebody ("the crash happened on Monday", "hurt on Monday in the crash").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from twosource.dating.lexicon import word_set
from twosource.model.event import HARMS, EventMention
from twosource.model.parse import Parse, Token
from twosource.model.when import Timex

_WEEK = 7


def harm_predicates(parse: Parse, mentions: Sequence[EventMention]) -> frozenset[int]:
    """The tokens by which a document tells its harms."""
    return frozenset(t.i for m in mentions if m.type in HARMS for t in parse.within(m.span))


def only_referred(
    parse: Parse,
    m: EventMention,
    predicate: Sequence[Token],
    carrying: Collection[int],
    harms: Collection[int],
) -> bool:
    """Whether a mention is a noun for a harm in a clause about something else."""
    if m.type not in HARMS or m.reports or any(t.pos in ("VERB", "AUX") for t in predicate):
        return False
    verbs = [parse.tokens[i] for i in carrying]
    return bool(verbs) and not any(v.lemma in word_set("befall") or v.i in harms for v in verbs)


def is_a_day(t: Timex) -> bool:
    """Whether an expression tells a day or a few: of "arrested in 2023 over a shooting" the
    shooting most likely has the year as well."""
    low, high = t.when.earliest, t.when.latest
    return low is not None and high is not None and (high - low).days <= _WEEK


_CLOCK = re.compile(
    r"(?:about |around |at |shortly (?:after|before) )*\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: (?:local time|[A-Z]{3,4}))?"
)


def is_clock(text: str, t: Timex) -> bool:
    """Whether an expression is a time of day alone: one that names a day goes before it."""
    return t.type == "TIME" and _CLOCK.fullmatch(t.span.of(text)) is not None
