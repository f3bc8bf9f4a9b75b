"""Numbers and days in the sentences of a draft that tell of no event: against sentences that are
nearly the same but for the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.accounts.words import Word, content, is_number, words
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.verdict import Check
from twosource.model.finding import Evidence
from twosource.model.span import Span

ALIKE = 0.7
"""Share of a sentence's words, numbers aside, that make one of the record its original."""
_ENOUGH = 4
_SOME = 0.2
"""Share that the sentence itself must have: the one before it may name what it speaks of."""


def figures(draft: Drafted, record: Record, done: Sequence[Span]) -> Iterator[Check]:
    """Yield the verdict on each number that no other check has looked at (``done``)."""
    for sentence in draft.sentences:
        held = words(draft.text, sentence)
        loose = [w for w in held if _counts(w) and not any(w.span.overlaps(d) for d in done)]
        for w in loose:
            yield _judged(draft, record, sentence, held, w)


def _counts(w: Word) -> bool:
    return is_number(w.norm) and w.norm != "1"


def _judged(
    draft: Drafted, record: Record, sentence: Span, held: Sequence[Word], number: Word
) -> Check:
    wanted = frozenset(content([w for w in held if not is_number(w.norm)]))
    mine = {w.norm for w in held if is_number(w.norm)}
    same: list[Evidence] = []
    other: list[Evidence] = []
    for near in record.near(draft.text, sentence, _SOME):
        found = record.content(near.passage)
        before = record.before(near.passage)
        around = found | (record.content(before) if before else frozenset())
        share = len(wanted & around) / len(wanted) if wanted else 0.0
        if number.norm in found and share >= ALIKE / 2:
            same.append(near.passage)
        elif share >= ALIKE and any(is_number(w) and w not in mine for w in found):
            other.append(near.passage)
    if same:
        return Check(
            "number", "supported", number.span, "a sentence of the record has it", (same[0],)
        )
    if other and len(wanted) >= _ENOUGH:
        note = "the record says this with another number"
        return Check("number", "unsupported", number.span, note, tuple(other[:2]))
    note = "no sentence of the record is near enough to tell"
    return Check("number", "open", number.span, note)
