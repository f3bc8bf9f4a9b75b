"""A draft as it was read: its sayings and events, with whom of the record its actors may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from twosource.accounts.quoted import sentences
from twosource.checking.people import People
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.reading import Reading
from twosource.model.span import Span, hull
from twosource.model.when import Timex


@dataclass(frozen=True)
class Drafted:
    """The reading of a draft, with look-ups."""

    reading: Reading
    people: People

    @property
    def document(self) -> Document:
        """The draft as a document."""
        return self.reading.document

    @property
    def text(self) -> str:
        """Its words."""
        return self.reading.document.text

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Its actors by id."""
        return {a.id: a for a in self.reading.actors}

    @cached_property
    def sayings(self) -> dict[str, Attribution]:
        """Its attributions by id."""
        return {a.id: a for a in self.reading.attributions}

    @cached_property
    def timexes(self) -> dict[str, Timex]:
        """Its time expressions by id."""
        return {t.id: t for t in self.reading.timexes}

    @cached_property
    def days(self) -> list[Span]:
        """Where it names a day by its number: "21 March", "2 April 2022"."""
        held = (t for t in self.reading.timexes if t.type == "DATE" and t.precision == "day")
        return [t.span for t in held if any(c.isdigit() for c in t.span.of(self.text))]

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences in order."""
        return [s for z in self.document.zones for s in sentences(self.text, z.span)]

    def sentence(self, at: int) -> Span | None:
        """The sentence that holds a place."""
        return next((s for s in self.sentences if s.start <= at < s.end), None)

    def meant(self, actor: str | None) -> frozenset[str]:
        """Whom of the record an actor of the draft may be."""
        found = self.actors.get(actor) if actor else None
        return self.people.meant(found) if found else frozenset()

    def speaker_of(self, span: Span) -> Attribution | None:
        """The innermost attribution in whose content a passage stands."""
        held = [
            (whole.end - whole.start, a.id, a)
            for a in self.reading.attributions
            if (whole := hull(a.content)) is not None and whole.overlaps(span)
        ]
        held = [h for h in held if h[0] + 4 >= (span.end - span.start) // 2]
        return min(held, key=lambda h: h[:2])[2] if held else None

    def saying(self, mention: EventMention) -> Attribution | None:
        """The attribution in which an event is told; None for the draft's own voice."""
        return self.sayings.get(mention.attribution) if mention.attribution else None

    def by_pronoun(self, a: Attribution) -> bool:
        """Whether an attribution names its speaker by a pronoun alone."""
        actor = self.actors.get(a.speaker) if a.speaker else None
        if actor is None or not a.source:
            return False
        forms = [m.form for m in actor.mentions if any(s.contains(m.head) for s in a.source)]
        return bool(forms) and all(f == "pronoun" for f in forms)
