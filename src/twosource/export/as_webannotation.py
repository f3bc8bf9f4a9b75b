"""`--format webannotation`: every passage as a W3C Web Annotation (JSON-LD, one page of them).

Each target is a passage, selected by its words with those around them (TextQuoteSelector) and by
its place (TextPositionSelector: code points of the text as twosource stored it). Annotations are
of names, sayings, reports of events, and the accounts behind each finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from twosource.export import phrases, spans
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.report_more import web_address
from twosource.export.shapes import Shape
from twosource.export.spans import Place
from twosource.export.take import Take, standing
from twosource.model.attribution import Attribution
from twosource.model.event import EventMention

AROUND = 32
"""Code points before and after the exact words."""
CONTEXT: list[str | Shape] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"twosource": "urn:twosource:ns:", "role": "twosource:role", "about": "twosource:about",
     "standing": "twosource:standing"},
]  # fmt: skip


def write(take: Take, out: BinaryIO) -> None:
    """Write the page, an annotation a line."""
    out.write(b'{"@context":' + dumps(CONTEXT) + b',\n"id":"urn:twosource:annotations",')
    out.write(b'"type":"AnnotationPage","startIndex":0,\n"items":[')
    for n, made in enumerate(_Writer(take).annotations()):
        out.write(b",\n" if n else b"\n")
        out.write(dumps(made))
    out.write(b"]}\n")


class _Writer:
    def __init__(self, take: Take) -> None:
        self.take = take
        self.index = Index(take.table)

    def annotations(self) -> Iterator[Shape]:
        """Names, sayings, reports of events, accounts."""
        for n in spans.named(self.take):
            body = [_tag(n.actor.name), _about(n.actor.id)]
            places = (Place(n.document, s, "name") for s in n.spans)
            yield from self._made(n.id, "identifying", body, places, n.actor.standing)
        for a in self.take.table.attributions:
            yield from self._made(a.id, "tagging", self._saying(a), _parts(a), a.standing)
        for m in self.take.table.event_mentions:
            place = Place(m.document, m.span, "event"), Place(m.document, m.clause, "clause")
            yield from self._made(m.id, "classifying", _report(m), place, m.standing)
        for x in spans.told(self.take):
            who = phrases.chain(self.index, x.account, "\u2190")
            body = [_comment(f"{spans.in_words(self.index, x)}: {who}"), _about(x.finding.id)]
            places = (Place(e.document, e.span, "account") for e in x.account.evidence)
            mark = standing(x.finding.id, self.take.checked, x.account.standing)
            yield from self._made(x.id, "describing", body, places, mark)

    def _saying(self, a: Attribution) -> list[Shape]:
        who = [_about(a.speaker)] if a.speaker else []
        return [_tag(a.stance), _tag(a.kind), *([_tag("hedged")] if a.hedged else []), *who]

    def _made(
        self,
        id_: str,
        motivation: str,
        body: list[Shape],
        places: Iterable[Place],
        standing: str,
    ) -> Iterator[Shape]:
        """The annotation; none where no passage of it is here."""
        targets = [t for p in places for t in self._target(p)]
        if targets:
            yield {"id": f"urn:twosource:{id_}", "type": "Annotation", "motivation": motivation,
                   "standing": standing, "body": body, "target": targets}  # fmt: skip

    def _target(self, place: Place) -> Iterator[Shape]:
        d = self.index.documents.get(place.document)
        start, end = place.span.start, place.span.end
        if d is None or end > len(d.text):
            return
        quote: Shape = {
            "type": "TextQuoteSelector", "exact": d.text[start:end],
            "prefix": d.text[max(0, start - AROUND) : start], "suffix": d.text[end : end + AROUND],
        }  # fmt: skip
        where: Shape = {"type": "TextPositionSelector", "start": start, "end": end}
        source = web_address(d.url) or f"urn:twosource:{d.id}"
        yield {"type": "SpecificResource", "source": source, "about": f"urn:twosource:{d.id}",
               "role": place.role, "selector": [quote, where]}  # fmt: skip


def _parts(a: Attribution) -> Iterator[Place]:
    for role, held in (("source", a.source), ("cue", a.cue), ("content", a.content)):
        for s in held:
            yield Place(a.document, s, role)


def _report(m: EventMention) -> list[Shape]:
    event = [_about(m.event)] if m.event else []
    return [_tag(m.channel or m.type), _tag(m.modality), *event]


def _tag(words: str) -> Shape:
    return {"type": "TextualBody", "purpose": "tagging", "value": words, "format": "text/plain"}


def _comment(words: str) -> Shape:
    return {"type": "TextualBody", "purpose": "describing", "value": words, "format": "text/plain"}


def _about(id_: str) -> Shape:
    return {"type": "SpecificResource", "purpose": "identifying", "source": f"urn:twosource:{id_}"}
