"""Attributions of a draft against the record: this speaker, another, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.accounts.words import listed, words
from twosource.checking.denials import denial
from twosource.checking.patterns import of_list
from twosource.checking.people import folded
from twosource.checking.quotes import Found
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import telling
from twosource.checking.verdict import Check, Verdict
from twosource.export.phrases import listing
from twosource.model.actor import Actor
from twosource.model.attribution import OPEN_BELOW, Attribution
from twosource.model.finding import Evidence
from twosource.model.span import Span, hull

ALIKE = 0.75
"""Share of the words that tell something from which a sentence says what a draft says."""
_ENOUGH = 3
_NAMED = 3


def of_quotes(draft: Drafted, record: Record, found: Sequence[Found]) -> Iterator[Check]:
    """Yield who is said to have said each quotation, against who says it in the record."""
    for one in found:
        said = draft.speaker_of(one.check.draft)
        if said is not None and said.source and one.places:
            yield _judged(draft, record, said, one.places)


def of_retellings(
    draft: Drafted, record: Record, done: frozenset[str], quoted: Sequence[Found]
) -> Iterator[Check]:
    """Yield the same for what is told without quotation marks, where the record has nearly these
    words. ``done``: the ids of attributions that were judged by the events told in them."""
    for a in draft.reading.attributions:
        whole = hull(a.content)
        if a.id in done or whole is None or not a.source:
            continue
        if any(whole.overlaps(f.check.draft) for f in quoted):
            continue
        wanted = telling(words(draft.text, whole))
        near = record.near(draft.text, whole, ALIKE) if len(wanted) >= _ENOUGH else []
        against = _denied(draft, record, a, whole)
        if against is not None:
            note = "says the opposite: the record has a denial of this side"
            yield Check("attribution", "unsupported", whole, note, (against,))
            continue
        places = [n.passage for n in near if record.said(n.passage)]
        places = [p for p in places if _turned(draft.text, whole) == _turned_in(record, p)]
        if places:
            yield _judged(draft, record, a, places)
        else:
            note = "nothing in the record is near enough to these words to tell"
            yield Check("attribution", "open", whole, note)


def _denied(draft: Drafted, record: Record, a: Attribution, whole: Span) -> Evidence | None:
    """Where this speaker's side is said to deny what a draft has it own up to."""
    if a.stance == "denies" or _turned(draft.text, whole):
        return None
    if not any(of_list("owning.txt").search(s.of(draft.text)) for s in (*a.cue, whole)):
        return None
    sides = set(draft.meant(a.speaker))
    for o in draft.reading.actors:
        sides |= draft.meant(o.id) if _named_in(o, whole) else set()
    return denial(draft, record, sides, whole)


def _named_in(actor: Actor, span: Span) -> bool:
    return any(span.contains(m.head) for m in actor.mentions)


def _turned(text: str, span: Span) -> int:
    return sum(w.norm in listed("negation") for w in words(text, span)) % 2


def _turned_in(record: Record, passage: Evidence) -> int:
    return _turned(record.index.documents[passage.document].text, passage.span)


def _judged(draft: Drafted, record: Record, said: Attribution, places: Sequence[Evidence]) -> Check:
    """Whether a speaker of the draft says in the record what stands at some places."""
    span = _source(said)
    mine = draft.meant(said.speaker)
    theirs = [(p, a) for p in places for a in record.said(p) if a.speaker is not None]
    for place, a in theirs:
        if a.speaker is not None and a.speaker in mine:
            return Check("attribution", "supported", span, "this speaker", (place,))
    called = draft.actors[said.speaker].name if said.speaker in draft.actors else ""
    for place, a in theirs:
        if a.speaker and folded(called) and folded(record.index.name(a.speaker)) == folded(called):
            return Check("attribution", "supported", span, "a speaker of this name", (place,))
    for place, a in theirs:
        if a.speaker is not None and draft.people.one_side(mine, [a.speaker]):
            name = record.index.name(a.speaker)
            note = f"this side: the record has it of {name}"
            return Check("attribution", "supported", span, note, (place,))
    return _of_another(draft, record, said, theirs, places)


def _of_another(
    draft: Drafted,
    record: Record,
    said: Attribution,
    theirs: Sequence[tuple[Evidence, Attribution]],
    places: Sequence[Evidence],
) -> Check:
    span, known = _source(said), tuple(dict.fromkeys(p for p, _ in theirs))
    sure = [(p, a) for p, a in theirs if a.score >= OPEN_BELOW and a.speaker]
    if not sure:
        note = "the record names nobody as saying this"
        return Check("attribution", "open", span, note, tuple(places[:2]))
    names = _few([record.index.name(a.speaker) for _, a in sure if a.speaker])
    verdict, note = _told_apart(draft, said, [a.speaker for _, a in sure if a.speaker], record)
    return Check("attribution", verdict, span, note.format(names=names), known[:2])


def _few(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    one = list(dict.fromkeys(names))
    more = [f"{len(one) - _NAMED} more"] if len(one) > _NAMED else []
    return listing([*one[:_NAMED], *more])


def _told_apart(
    draft: Drafted, said: Attribution, theirs: Sequence[str], record: Record
) -> tuple[Verdict, str]:
    """Whether the speaker of the draft is shown to be another than those of the record."""
    actor = draft.actors.get(said.speaker) if said.speaker else None
    if actor is None or draft.by_pronoun(said):
        return "open", "the record has this of {names}; whom your words mean cannot be told"
    named = any(m.form == "name" for m in actor.mentions)
    mine = draft.meant(said.speaker)
    if named and draft.people.named(theirs):
        return "unsupported", "another speaker: the record has this of {names}"
    if named and all(_one_of_whom_it_speaks(record.index.name(a)) for a in theirs):
        return (
            "open",
            "the record has this of {names}; whether that is whom you mean cannot be told",
        )
    if named and not draft.people.named(theirs):
        return "unsupported", "the record has this of an unnamed source: {names}"
    if mine and not set(mine) & set(theirs):
        return "unsupported", "another speaker: the record has this of {names}"
    roles = {r.casefold() for r in actor.roles} or {actor.name.casefold()}
    for other in theirs:
        found = record.index.actors[other]
        if any(r in role.casefold() or role.casefold() in r for r in roles for role in found.roles):
            return "supported", "the record has this of {names}"
    return "open", "the record has this of {names}; whether that is whom you mean cannot be told"


def _one_of_whom_it_speaks(name: str) -> bool:
    """Whether a description points back ("the minister"): that may be somebody with a name."""
    return name.casefold().startswith("the ")


def _source(said: Attribution) -> Span:
    return said.source[0]
