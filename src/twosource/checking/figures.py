"""Numbers and days in the sentences of a draft that tell of no event: against sentences that are
nearly the same but for the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.accounts.words import Word, is_number, words
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import telling
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
        if not loose:
            continue
        known = _Originals(record, draft.text, sentence, held)
        days = [t for t in draft.days if t.overlaps(sentence)]
        for day in days:
            of_it = [w for w in held if w.span.overlaps(day) and w.norm.isalnum()]
            if any(w in loose for w in of_it) and not known.bare:
                yield known.day(day, of_it)
        for w in loose:
            if not any(w.span.overlaps(d) for d in days):
                yield known.judged(w)


def _counts(w: Word) -> bool:
    return is_number(w.norm) and w.norm != "1"


class _Originals:
    """The sentences of the record that may be the original of one of a draft."""

    def __init__(self, record: Record, text: str, sentence: Span, held: Sequence[Word]) -> None:
        self._record, self._text, self._sentence, self._held = record, text, sentence, held
        self._mine = {w.norm for w in held if is_number(w.norm)}
        self._wanted = telling(w for w in held if not is_number(w.norm))
        self._near: list[tuple[Evidence, frozenset[str], float]] = []
        for near in record.near(text, sentence, _SOME):
            found = record.content(near.passage)
            before = record.before(near.passage)
            around = found | (record.content(before) if before else frozenset())
            share = len(self._wanted & around) / len(self._wanted) if self._wanted else 0.0
            self._near.append((near.passage, found, share))

    @property
    def bare(self) -> bool:
        """Whether too little is said to be held against anything: "By our reporter, 2 April"."""
        near = any(share >= ALIKE / 2 for *_, share in self._near)
        return len(self._wanted) < _ENOUGH and not near

    def day(self, span: Span, of_it: Sequence[Word]) -> Check:
        """The verdict on a day that is named: its number and its month together."""
        norms = {w.norm for w in of_it}
        for passage, found, share in self._near:
            if norms <= found and share >= ALIKE / 2:
                return Check("date", "supported", span, "a sentence of the record has it",
                             (passage,))  # fmt: skip
        verdicts = [self.judged(w) for w in of_it if _counts(w)]
        wrong = next((c for c in verdicts if c.verdict == "unsupported"), None)
        if wrong is not None:
            note = "the record says this with another day or number"
            return Check("date", "unsupported", span, note, wrong.record)
        note = "no sentence of the record is near enough to tell"
        return Check("date", "open", span, note)

    def judged(self, number: Word) -> Check:
        """The verdict on one number of the sentence."""
        span = number.span
        for passage, found, share in self._near:
            if number.norm in found and share >= ALIKE / 2:
                return self._sound(number, passage)
        place = self._by_itself(number)
        if place is not None:
            return self._sound(number, place)
        other = [
            p
            for p, found, share in self._near
            if share >= ALIKE and any(is_number(w) and w not in self._mine for w in found)
        ]
        if other and len(self._wanted) >= _ENOUGH:
            note = "the record says this with another number"
            return Check("number", "unsupported", span, note, tuple(other[:2]))
        note = "no sentence of the record is near enough to tell"
        return Check("number", "open", span, note)

    def _sound(self, number: Word, passage: Evidence) -> Check:
        """A number that a sentence of the record has: disputed where its source gave another one
        later, so that the sentence is no longer what it says."""
        since = self._record.since(passage, number.norm)
        note = "a sentence of the record has it" + (f"; {since}" if since else "")
        return Check("number", "disputed" if since else "supported", number.span, note, (passage,))

    def _by_itself(self, number: Word) -> Evidence | None:
        """A short sentence of the record that says no more than the part of this one which begins
        with the number ("... and eleven were hurt"), with the same number."""
        part: list[Word] = []
        for w in self._held:
            if w.span.start < number.span.start:
                continue
            if part and (w.norm in _BREAKS or "," in self._text[part[-1].span.end : w.span.start]):
                break
            part.append(w)
        asked = telling(w for w in part if not is_number(w.norm))
        if not asked:
            return None
        whole = Span(number.span.start, part[-1].span.end)
        for near in self._record.near(self._text, whole, ALIKE):
            found = self._record.content(near.passage)
            said = {w for w in found if not is_number(w)}
            if number.norm in found and said and said <= asked:
                return near.passage
        return None


_BREAKS = frozenset(("and", "but", "while"))
"""Words at which a part of a sentence ends."""
