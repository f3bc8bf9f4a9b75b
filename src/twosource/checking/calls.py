"""Still to call: who has not replied, what rests on one account, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.checking.questions import Questions
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.line import Line, places, sentence, value_of, who
from twosource.export.replies import Replies
from twosource.model.attribution import Attribution
from twosource.model.finding import DateRange, Event, Evidence
from twosource.model.table import Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[Line, ...]


def still_to_call(table: Table, event: str | None = None) -> tuple[Section, ...]:
    """Return what is still to be asked, of one event or of the story; empty sections left out."""
    lister = _Lister(Index(table))
    events = [e for e in table.events if event in (None, e.id)]
    found = [
        Section("Accused or contradicted, and no account of theirs in these articles",
                tuple(lister.silent(events))),
        Section("Asked, and no answer", tuple(lister.declined(events if event else None))),
        Section("Questions left open", tuple(lister.left_open(events if event else None))),
        Section("Rests on one account", tuple(lister.single(events))),
        Section("No day is told", tuple(lister.undated(events))),
    ]  # fmt: skip
    if event is None:
        title = "Quoted, and who speaks is not known"
        found.append(Section(title, tuple(lister.speakerless())))
    return tuple(s for s in found if s.lines)


class _Lister:
    def __init__(self, index: Index) -> None:
        self.index = index
        self.replies = Replies(index)
        self.questions = Questions(index)

    def silent(self, events: Sequence[Event]) -> Iterator[Line]:
        """Named people and bodies whom an event accuses, or who take part in one whose accounts
        differ, and who give no account of it."""
        for event in events:
            accused = self.replies.accused(event)
            differs = [f for f in event.findings if f.status == "disputed"]
            part = [p.actor for p in event.participants] if differs else []
            for actor in dict.fromkeys([*accused, *part]):
                found = self.index.actors.get(actor)
                if found is None or found.kind not in ("person", "organisation"):
                    continue
                if not self.replies.speaks(actor, event):
                    why = "accused" if actor in accused else "accounts differ"
                    title = phrases.event_title(self.index, event)
                    evidence = places(v for f in differs or event.findings for v in f.values)
                    yield Line(f"{found.name}: {why}, {title}.", evidence[:3], event.id)

    def declined(self, events: Sequence[Event] | None) -> Iterator[Line]:
        """Who is said to have declined or not to have answered, with the words, each once."""
        told = None if events is None else self._documents(events)
        seen: set[Evidence] = set()
        for actor, passage in self._unanswered():
            around = self.questions.sentences.around(passage)
            if around in seen or not (told is None or passage.document in told):
                continue
            seen.add(around)
            name = self.index.name(actor) if actor else "Somebody"
            yield Line(f"{name}: {phrases.in_marks(self.index.words(passage))}", (passage,))

    def _unanswered(self) -> Iterator[tuple[str | None, Evidence]]:
        for a in self.index.table.attributions:
            whole = a.whole
            if a.stance == "declines" and whole is not None:
                yield a.speaker, Evidence(a.document, whole)
        yield from self.questions.unanswered()

    def left_open(self, events: Sequence[Event] | None) -> Iterator[Line]:
        """Questions that an article, or somebody in it, puts and nobody answers."""
        told = None if events is None else self._documents(events)
        for asker, passage in self.questions.open():
            if told is None or passage.document in told:
                by = self.index.name(asker) if asker else self.index.label(passage.document)
                yield Line(f"{by} asks: {phrases.in_marks(self.index.words(passage))}", (passage,))

    def single(self, events: Sequence[Event]) -> Iterator[Line]:
        """What one account alone tells, a line for each event."""
        for event in events:
            found = [f for f in event.findings if f.status == "single" and f.values]
            if not found:
                continue
            accounts = [a for f in found for v in f.values for a in v.accounts]
            values = [
                f"{phrases.question(event, f.facet)} {value_of(self.index, f, v)}"
                for f in found
                for v in f.values
            ]
            title = phrases.event_name(self.index, event)
            text = f"{title}: {'; '.join(values)}. According to {who(self.index, accounts)}"
            replies = self.replies.lines(event)
            words = " ".join([sentence(text), *(r.text for r in replies)])
            evidence = places(v for f in found for v in f.values)
            yield Line(words, evidence + tuple(e for r in replies for e in r.evidence), event.id)

    def undated(self, events: Sequence[Event]) -> Iterator[Line]:
        """Events that no account dates."""
        for event in events:
            days = [v.value for f in event.findings if f.facet == "when" for v in f.values]
            if any(isinstance(d, DateRange) and (d.earliest or d.latest) for d in days):
                continue
            if not any(f.values for f in event.findings):
                continue  # nobody is said to have told it: a plan, a question
            replies = self.replies.lines(event)
            words = [sentence(phrases.event_name(self.index, event)), *(r.text for r in replies)]
            evidence = places(v for f in event.findings for v in f.values)[:3]
            yield Line(" ".join(words), evidence, event.id)

    def speakerless(self) -> Iterator[Line]:
        """Quotations whose speaker is open."""
        for a in self.index.table.attributions:
            if a.kind == "direct" and a.speaker is None:
                yield self._words(a, "speaker not known")

    def _words(self, a: Attribution, name: str) -> Line:
        whole = a.whole
        assert whole is not None
        passage = Evidence(a.document, whole)
        return Line(f"{name}: {phrases.in_marks(self.index.words(passage))}", (passage,))

    def _documents(self, events: Sequence[Event]) -> set[str]:
        held = (a for e in events for f in e.findings for v in f.values for a in v.accounts)
        return {a.document for a in held}
