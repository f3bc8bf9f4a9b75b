"""The passages that support a line of a brief: each shows by itself what the line says of it.

A report's clause may leave out who denies it, the day, the place or a name that stands nearby:
these words are added to it, or the line does without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from twosource.checking.sentences import Sentences
from twosource.export.index import Index
from twosource.model.attribution import Attribution
from twosource.model.finding import Account, Evidence, Facet, Value
from twosource.model.span import Span

LONG = 300
"""Code points of a passage that is quoted, at most."""
HEAD = 300
"""Code points at the head of an article: its headline and dateline."""
FEW = 4
"""Words from which a passage tells something by itself."""


_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|We|us|our|Our|My)\b(?!\.)")


class Support:
    """Passages of a story's documents."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sentences = Sentences(index)

    def of(self, event: str, facet: Facet, values: Iterable[Value]) -> tuple[Evidence, ...]:
        """The first passage of each account of some values, with the words it needs beside it."""
        told = [(v, a) for v in values for a in v.accounts if a.evidence]
        found = [e for v, a in told for e in self._of_account(event, facet, v, a)]
        return tuple(dict.fromkeys(found))

    def _of_account(self, event: str, facet: Facet, value: Value, a: Account) -> Iterator[Evidence]:
        if facet == "place" and isinstance(value.value, str):
            chief = self.index.table.main_event.get(a.document) == event
            yield from self._placed(value.value, a, chief=chief)
            return
        first = a.evidence[0]
        yield self.whole(first)
        if facet == "when":
            yield from self._days(first)

    def _placed(self, place: str, a: Account, *, chief: bool) -> Iterator[Evidence]:
        """A sentence that names the place; else the first one, and the place where it stands in the
        sentence before or at the head of an article that is chiefly about the event. Nothing where
        it does not."""
        name = re.compile(rf"\b{re.escape(place.partition(',')[0])}\b", re.IGNORECASE)
        held = [self.whole(e) for e in a.evidence]
        for e in held:
            if name.search(self.index.words(e)):
                yield e
                return
        first = held[0]
        head = Evidence(first.document, Span(0, HEAD)) if chief else None
        for near in (self.sentences.before(first), head):
            found = name.search(self.index.words(near)) if near else None
            if near and found:
                start = near.span.start + found.start()
                yield first
                yield Evidence(first.document, Span(start, start + len(found[0])))
                return

    def _days(self, passage: Evidence) -> Iterator[Evidence]:
        """The words that date a report, where they stand outside its clause."""
        for m in self.index.mentions_of.get(passage.document, ()):
            dated = m.when.span if m.when else None
            if dated and m.clause.overlaps(passage.span) and not passage.span.contains(dated):
                yield Evidence(passage.document, dated)

    def anothers(self, passage: Evidence, outlet: str) -> bool:
        """Whether words are said by somebody else than the outlet by its own text, or by "us"."""
        return _FIRST_PERSON.search(self.index.words(passage)) is not None or any(
            a.speaker != outlet and any(s.overlaps(passage.span) for s in a.content)
            for a in self.index.attributions_of.get(passage.document, ())
        )

    def whole(self, passage: Evidence) -> Evidence:
        """The sentence of a passage; of one that is long the passage alone, with the words that
        deny, doubt or ask what it says."""
        found = self.sentences.around(passage)
        if found.span.contains(passage.span) and len(self.index.words(found)) <= LONG:
            return found
        turned = self._turned(passage)
        return Evidence(passage.document, turned) if turned else passage

    def _turned(self, passage: Evidence) -> Span | None:
        for a in self._sayings.get(passage.document, ()):
            if any(c.contains(passage.span) for c in a.content):
                return a.whole
        return None

    @cached_property
    def _sayings(self) -> dict[str, list[Attribution]]:
        """The attributions that do not assert, the shortest first."""
        out: dict[str, list[Attribution]] = defaultdict(list)
        for a in self.index.table.attributions:
            if a.stance != "asserts" and a.content:
                out[a.document].append(a)
        for held in out.values():
            held.sort(key=lambda a: sum(c.end - c.start for c in a.content))
        return out

    def quoted(self, a: Account) -> Evidence | None:
        """The sentence in which an account stands, that is quoted; what is too long, or too short
        to tell anything, is not."""
        passage = self.whole(a.evidence[0])
        words = self.index.words(passage)
        return passage if len(words) <= LONG and len(words.split()) >= FEW else None

    def named(self, actor: str, evidence: Iterable[Evidence]) -> Evidence | None:
        """Where an actor is named: in some passages, else last before one of them."""
        found = self.index.actors.get(actor)
        heads: dict[str, list[Span]] = defaultdict(list)
        for m in found.mentions if found else ():
            if m.form == "name":
                heads[m.document].append(m.head)
        held = list(evidence)
        for e in held:
            if any(e.span.contains(h) for h in heads[e.document]):
                return e
        for e in held:
            before = [h for h in heads[e.document] if h.end <= e.span.start]
            if before:
                return Evidence(e.document, max(before, key=lambda h: h.end))
        return None
