"""Build readings of sayings by hand, with actors where ``[words|actor]`` marks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from twosource.accounts.beside import Beside, beside
from twosource.model.actor import Actor, ActorKind, Mention
from twosource.model.attribution import Attribution, AttributionKind, Stance, attribution_id
from twosource.model.document import Document, Zone, ZoneKind, document_id
from twosource.model.event import EventMention, Modality, Participant
from twosource.model.finding import Event
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass
class Page:
    """One document under construction: paragraphs, with what is said in them."""

    outlet: str
    published: date | None = None
    text: str = ""
    zones: list[Zone] = field(default_factory=list)
    mentions: list[tuple[Span, str]] = field(default_factory=list)
    sayings: list[tuple[Span | None, Span, Span, dict[str, object]]] = field(default_factory=list)
    events: list[tuple[Span, Span, dict[str, object]]] = field(default_factory=list)

    def paragraph(self, marked: str, zone: ZoneKind = "body") -> Span:
        """Add a paragraph; ``[words|actor]`` become mentions of the actor."""
        start = len(self.text)
        for n, part in enumerate(_MARK.split(marked)):
            if n % 3 == 1:
                at = len(self.text)
                self.mentions.append((Span(at, at + len(part)), _MARK.split(marked)[n + 1]))
            if n % 3 != 2:
                self.text += part
        span = Span(start, len(self.text))
        self.zones.append(Zone(zone, span))
        self.text += "\n\n"
        return span

    def say(
        self,
        speaker: str | None,
        marked: str,
        *,
        cue: str = "said",
        stance: Stance | None = None,
        kind: AttributionKind = "indirect",
        zone: ZoneKind = "body",
        via: str | None = None,
        said_on: date | None = None,
        refers: str | None = None,
        hedged: bool = False,
    ) -> Page:
        """Add "<speaker> said <marked>." ``refers``: a word of it that refers to event ``e``."""
        who = speaker or "It"
        whole = self.paragraph(f"[{who}|{who}] {cue} {marked}.", zone)
        content = Span(whole.start + len(who) + len(cue) + 2, whole.end - 1)
        at = whole.start + len(who) + 1
        if stance is None:
            stance = "denies" if re.search(r"\b(not|never)\b", marked) else "asserts"
        options: dict[str, object] = {
            "stance": stance, "kind": kind, "via": via, "said_on": said_on, "hedged": hedged,
            "speaker": speaker,
        }  # fmt: skip
        self.sayings.append((None, Span(at, at + len(cue)), content, options))
        if refers is not None:
            first = self.text.index(refers, content.start)
            self.events.append((Span(first, first + len(refers)), content, {"reports": False}))
        return self

    def tell(
        self,
        marked: str,
        *,
        count: int | None = None,
        began: str | None = None,
        people: Sequence[str] = ("ann", "bob"),
        by: str | None = None,
        modality: Modality = "happened",
        zone: ZoneKind = "body",
        hedged: bool = False,
        via: str | None = None,
        at_least: bool = False,
    ) -> Page:
        """Add a report of event ``e``: in the outlet's own voice, or said by ``by``."""
        if by is None:
            clause = self.paragraph(marked, zone)
        else:
            self.say(by, marked, zone=zone, stance="asserts", hedged=hedged, via=via)
            clause = self.sayings[-1][2]
        number = NumberRange(count, None if at_least else count) if count is not None else None
        roles = [
            Participant("initiator" if p == began else "addressee" if began else "participant", p)
            for p in people
        ]
        self.events.append(
            (clause, clause, {"count": number, "roles": tuple(roles), "modality": modality,
                              "said": by is not None})
        )  # fmt: skip
        return self

    def reading(self) -> Reading:
        """The reading; local actor ids are the outlet's name and the actor's."""
        zones = tuple(self.zones)
        doc = Document(
            document_id(None, None, self.text, self.outlet), None, None, None, self.outlet, None,
            None, self.published, "en", self.text, zones,
        )  # fmt: skip
        attributions = tuple(self._attribution(doc.id, *s) for s in self.sayings)
        at: dict[str, list[Mention]] = {}
        for span, actor in self.mentions:
            mention = Mention(doc.id, span, span, "name", 1.0, "written by hand")
            at.setdefault(actor, []).append(mention)
        named = {a for _, a in self.mentions} | {self.outlet, "ann", "bob"}
        named |= {a.via.split("/")[1] for a in attributions if a.via}
        actors = tuple(
            Actor(f"{self.outlet}/{a}", "person", a, (), (), None, (), tuple(at.get(a, ())))
            for a in sorted(named)
        )
        events = tuple(self._mention(doc.id, n, e, attributions) for n, e in enumerate(self.events))
        return Reading(doc, attributions, actors=actors, event_mentions=events)

    def _attribution(
        self, doc: str, source: Span | None, cue: Span, content: Span, options: dict[str, object]
    ) -> Attribution:
        spans = ((), (cue,), (content,))
        local = {
            k: f"{self.outlet}/{options[k]}" if options[k] else None for k in ("speaker", "via")
        }
        return Attribution(
            attribution_id(doc, *spans), doc, *spans, options["kind"], options["stance"],  # type: ignore[arg-type]
            bool(options["hedged"]), speaker=local["speaker"], via=local["via"],
            said_on=options["said_on"],  # type: ignore[arg-type]
        )  # fmt: skip

    def _mention(
        self,
        doc: str,
        n: int,
        event: tuple[Span, Span, dict[str, object]],
        attributions: tuple[Attribution, ...],
    ) -> EventMention:
        span, clause, more = event
        said = more.get("said", True)
        inside = next((a.id for a in attributions if a.content[0].contains(span)), None)
        roles = tuple(
            Participant(p.role, f"{self.outlet}/{p.actor}")
            for p in more.get("roles", ())  # type: ignore[attr-defined]
        )
        return EventMention(
            f"{doc}-{n}", doc, span, clause, "contact", "call", roles, None,
            more.get("count"), None, more.get("modality", "happened"), None, None, None,  # type: ignore[arg-type]
            inside if said else None, reports=bool(more.get("reports", True)),
        )  # fmt: skip


KINDS: dict[str, ActorKind] = {"council": "organisation", "ministry": "organisation"}


def story(
    *pages: Page,
    speaks_for: dict[str, str] | None = None,
    unnamed: dict[str, int | None] | None = None,
    central: Sequence[str] = (),
    reprint_of: dict[str, str] | None = None,
) -> tuple[Beside, list[Reading]]:
    """Return what is beside the events of some pages. All mentions are of one event, ``e``, in
    which ``central`` take part. ``unnamed``: how many people an unnamed source stands for."""
    readings = [p.reading() for p in pages]
    outlets = {p.outlet for p in pages}
    of = {a.id: a.name for r in readings for a in r.actors}
    actors: dict[str, Actor] = {}
    for name in sorted(set(of.values())):
        kind: ActorKind = "outlet" if name in outlets else KINDS.get(name, "person")
        number: NumberRange | None = None
        if name in (unnamed or {}):
            kind, size = "unnamed", (unnamed or {})[name]
            number = NumberRange(size, size) if size is not None else None
        home = (speaks_for or {}).get(name)
        mentions = tuple(
            m for r in readings for a in r.actors if a.name == name for m in a.mentions
        )
        actors[name] = Actor(name, kind, name, (), (), number, (home,) if home else (), mentions)
    ids = tuple(m.id for r in readings for m in r.event_mentions)
    people = tuple(Participant("participant", c) for c in central)
    event = Event("e", "contact", "call", "happened", people, ids, ())
    local = {r.document.id: f"{r.document.outlet}/{r.document.outlet}" for r in readings}
    found = beside(readings, actors, of, local, reprint_of or {}, (event,) if ids or people else ())
    return found, readings


def words(reading: Sequence[Reading], document: str, span: Span) -> str:
    """The words of a passage."""
    return span.of(next(r.document.text for r in reading if r.document.id == document))
