"""What a draft says in its own voice against somebody, and what it calls confirmed, where no other
check has looked: never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.checking.denials import denial
from twosource.checking.events import surnames
from twosource.checking.origins import promising, withheld
from twosource.checking.patterns import of_list
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.said import ALIKE
from twosource.checking.tokens import key, tokens
from twosource.checking.verdict import Check, Kind
from twosource.export import phrases
from twosource.model.actor import Actor
from twosource.model.finding import Evidence
from twosource.model.span import Span, hull

_LOOKED: frozenset[Kind] = frozenset({"event", "quotation"})
_NONE = "the record has no such event; whom it accuses may deny it: ask"


def accusations(draft: Drafted, record: Record, done: Sequence[Check]) -> Iterator[Check]:
    """Yield a line for each sentence that accuses somebody by name, in the draft's own voice.

    ``done``: the checks so far; words that one of them has looked at are left to it.
    """
    looked = [c.draft for c in done if c.kind in _LOOKED and not _found_none(c)]
    told = [w for a in draft.reading.attributions if a.source and (w := hull(a.content))]
    for sentence in draft.sentences:
        names = surnames(draft, sentence, ("person", "organisation"))
        for found in of_list("accusing.txt").finditer(draft.text, sentence.start, sentence.end):
            word = Span(*found.span())
            if not names or any(s.overlaps(word) for s in (*looked, *told)):
                continue
            yield _accusation(draft, record, sentence, word, names)
            break


def _found_none(c: Check) -> bool:
    """Whether an event was looked for and no account of one found: an accusation all the same."""
    return c.kind == "event" and c.verdict == "open" and not c.record


def _accusation(
    draft: Drafted, record: Record, sentence: Span, word: Span, names: Sequence[str]
) -> Check:
    if places := record.find(key(tokens(draft.text, sentence)), 1):
        note = "this sentence stands so in the record"
        return Check("event", "supported", sentence, note, tuple(places))
    wanted = key(tokens(draft.text, word))
    for name in names:
        place = record.all_of([wanted, name])
        if place is not None:
            note = "a sentence of the record has these words; whose word it is, read there"
            return Check("event", "open", sentence, note, (place,))
    ids = {i for a in draft.reading.actors if _in(a, sentence) for i in draft.meant(a.id)}
    no = denial(draft, record, ids, sentence)
    note = "the record has no such event, and a denial" if no else _NONE
    return Check("event", "open", sentence, note, (no,) if no else ())


def _in(actor: Actor, sentence: Span) -> bool:
    return any(sentence.contains(m.head) for m in actor.mentions)


def promises(draft: Drafted, record: Record, done: Sequence[Check]) -> Iterator[Check]:
    """Yield a verdict for each "confirmed that" of a draft where no event of the record was found:
    against sentences that say the same, and who says them."""
    judged = [s for c in done if c.kind == "confirmed" and (s := draft.sentence(c.draft.start))]
    for sentence in draft.sentences:
        found = promising().search(draft.text, sentence.start, sentence.end)
        if (
            found is None
            or sentence in judged
            or withheld(draft.text, sentence.start, found.start())
        ):
            continue
        said = Span(found.end(), sentence.end)
        if draft.text[said.start : said.end].strip(" .!?"):
            yield _promise(draft, record, Span(*found.span()), said)


def _promise(draft: Drafted, record: Record, words: Span, said: Span) -> Check:
    near = [n.passage for n in record.near(draft.text, said, ALIKE)]
    if not near:
        note = "nothing in the record says this, confirmed or not"
        return Check("confirmed", "unsupported", words, note)
    if any(promising().search(_text(record, p)) for p in near):
        note = "a sentence of the record calls it so: read whose word it is"
        return Check("confirmed", "open", words, note, tuple(near[:2]))
    tellers = [[a.speaker for a in record.said(p) if a.speaker] for p in near]
    if all(tellers):
        of = list(dict.fromkeys(record.index.name(t[0]) for t in tellers))
        note = f"the record has this of {phrases.listing(of)}, and calls it confirmed nowhere"
        return Check("confirmed", "unsupported", words, note, tuple(near[:2]))
    note = "the record says this, and calls it confirmed nowhere"
    return Check("confirmed", "open", words, note, tuple(near[:2]))


def _text(record: Record, passage: Evidence) -> str:
    return passage.span.of(record.index.documents[passage.document].text)
