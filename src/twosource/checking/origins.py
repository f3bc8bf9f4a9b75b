"""Whose word a draft gives for an event, and how many it says there are, against the accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from twosource.accounts.words import listed
from twosource.checking.events import facets, surnames, within
from twosource.checking.patterns import pattern
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import tokens
from twosource.checking.told import Events, Telling
from twosource.checking.verdict import Check, Verdict
from twosource.export import phrases
from twosource.language.entries import entries
from twosource.model.attribution import Attribution
from twosource.model.finding import Account, Evidence, Facet, Finding, Value
from twosource.model.span import Span

_TELLING: tuple[Facet, ...] = ("count", "killed", "injured", "amount", "when", "initiator")


def matched(draft: Drafted, telling: Telling) -> list[tuple[Facet, list[tuple[Finding, Value]]]]:
    """The values of the record that say at least what a draft says of each facet it tells; what
    tells most comes first, that it happened at all last."""
    told = {t.facet: t for t in facets(draft, telling)}
    out = []
    for facet in (*_TELLING, "occurred"):
        if facet not in told:
            continue
        fitting = [
            (f, v)
            for f, v in telling.values(facet)
            if any(within(facet, g, v.value) for g in told[facet].values)
        ]
        if telling.values(facet):
            out.append((facet, fitting))
    return out


def attributed(draft: Drafted, record: Record, events: Events, telling: Telling) -> Check | None:
    """Whether the speaker to whom a draft gives an event tells it so in the record.

    None where it names no speaker, or one that cannot be told, or where no account has the value
    at all (which is said of the value)."""
    said = draft.saying(telling.mention)
    if said is None or not said.source or not telling.events:
        return None
    mine = draft.meant(said.speaker)
    if not mine:
        return None
    found = matched(draft, telling)
    held = [(f, [a for _, v in fitting for a in v.accounts]) for f, fitting in found if fitting]
    own = [a for _, accounts in held for a in accounts if _is_of(draft, mine, a)]
    for facet, accounts in held:
        if any(_is_of(draft, mine, a) for a in accounts):
            continue
        check = _not_theirs(
            draft, record, events, telling, said, (facet, accounts), silent=bool(own)
        )
        if check is not None:
            return check
    if not own:
        return None
    return Check("attribution", "supported", said.source[0], "this speaker", own[0].evidence[:1])


def _is_of(draft: Drafted, mine: frozenset[str], account: Account) -> bool:
    return bool(mine & set(account.chain)) or draft.people.one_side(mine, account.chain[-1:])


def _not_theirs(
    draft: Drafted,
    record: Record,
    events: Events,
    telling: Telling,
    said: Attribution,
    told: tuple[Facet, list[Account]],
    *,
    silent: bool,
) -> Check | None:
    """What is to be said where a value is others'. ``silent``: this speaker tells of the event;
    None where he only does not tell this facet of it."""
    facet, accounts = told
    mine = draft.meant(said.speaker)
    whose = phrases.listing([record.index.name(a.chain[-1]) for a in accounts if a.chain])
    places = tuple(a.evidence[0] for a in accounts if a.evidence)[:2]
    other = [
        (phrases.value(record.index, facet, v.value), a)
        for _, v in telling.values(facet)
        for a in v.accounts
        if _is_of(draft, mine, a)
    ]
    if draft.by_pronoun(said):
        note = f"the record has this of {whose}; whom your words mean cannot be told"
        return Check("attribution", "open", said.source[0], note, places)
    if other:
        note = f"another speaker: the record has this of {whose}, and of this one: {other[0][0]}"
        return Check(
            "attribution", "unsupported", said.source[0], note, places + other[0][1].evidence[:1]
        )
    if silent:
        return None
    unread = _speaks_of(draft, record, events, mine, telling)
    if unread is not None:
        note = f"the record has this of {whose}; this speaker may say it here too: read it"
        return Check("attribution", "open", said.source[0], note, (unread,))
    note = f"another speaker: the record has this of {whose}"
    return Check("attribution", "unsupported", said.source[0], note, places)


def _speaks_of(
    draft: Drafted, record: Record, events: Events, mine: frozenset[str], telling: Telling
) -> Evidence | None:
    """Words of a speaker that name those who take part: an account that may not have been read."""
    names = surnames(draft, telling.mention.clause)
    for passage in record.sayings_of(mine) if len(names) > 1 else ():
        text = record.index.documents[passage.document].text
        line = " " + " ".join(t.word for t in tokens(text, passage.span)) + " "
        if all(n in line for n in names) and not events.unlike(passage, telling.mention):
            return passage
    return None


@cache
def _words(part: str) -> re.Pattern[str]:
    """The wordings of one part of ``lexicons/corroboration.txt``."""
    found, here = [], ""
    for line in entries("twosource.checking", "corroboration.txt"):
        if line.startswith("["):
            here = line.strip("[]")
        elif here == part:
            found.append(line)
    return pattern(found)


@cache
def promising() -> re.Pattern[str]:
    """ "Confirmed that", "proven that": what follows is called settled."""
    return re.compile(
        r"\b(?:confirm(?:s|ed)?|establish(?:es|ed)|prove(?:s|d|n)|corroborate[sd]?|verifie[sd])"
        r"(?:\s+(?:yesterday|today|on\s+\w+day))?\s+that\b", re.IGNORECASE
    )  # fmt: skip


def counted(draft: Drafted, telling: Telling) -> Iterator[Check]:
    """Yield what "confirmed" or "several sources" promise, against the independent origins."""
    if not telling.events:
        return
    sentence = draft.sentence(telling.mention.span.start)
    if sentence is None:
        return
    told = [(f, fitting) for f, fitting in matched(draft, telling) if f != "initiator"]
    held = [v for _, fitting in told for _, v in fitting]
    if not held:
        return
    for part in ("confirmed", "several", "plural"):
        found = _words(part).search(draft.text, sentence.start, sentence.end)
        if found and not withheld(draft.text, sentence.start, found.start()):
            yield _promise(part, _source(draft, Span(*found.span())), held)
            return


def _source(draft: Drafted, words: Span) -> Span:
    """The words whole: "two people familiar with the matter" where a part of them was found."""
    every = (s for a in draft.reading.attributions for s in a.source)
    return next((s for s in every if s.contains(words)), words)


def withheld(text: str, start: int, at: int) -> bool:
    """Whether the words before take it back: "declined to confirm", "has not confirmed"."""
    before = tokens(text, Span(start, at))[-_REACH:] if at > start else []
    return any(t.word in listed("negation") or t.word.startswith(_REFUSALS) for t in before)


_REACH = 4
_REFUSALS = ("declin", "refus", "unable", "cannot", "could", "ask", "hasn", "didn", "wouldn")


def _promise(part: str, span: Span, held: Sequence[Value]) -> Check:
    """The value that fewest are known to stand behind decides: all of a sentence is promised."""
    value = min(held, key=lambda v: (v.independent.at_least, v.independent.at_most or 10**9))
    low, most = value.independent.at_least, value.independent.at_most
    places = tuple(a.evidence[0] for a in value.accounts if a.evidence)[:2]
    number = phrases.independent(value.independent)
    verdict: Verdict
    if low >= 2 or (part == "plural" and (most is None or most >= 2)):
        verdict, note = "supported", f"{number} behind it"
    elif most == 1:
        verdict, note = "unsupported", f"{number} behind it"
    else:
        verdict = "open"
        note = f"{number} behind it: that they are two or more is not shown"
    return Check("confirmed", verdict, span, note, places)
