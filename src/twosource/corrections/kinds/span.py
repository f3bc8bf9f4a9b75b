"""`span`: which words of the text a saying is. Targets: the attribution, then its new content.

The id of the attribution stays. Reports of events, and other sayings, that stand in the new words
stand in this attribution; those that stood in the old words alone no longer do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from twosource.corrections.anchors import anchor, find
from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, needed
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import (
    GONE,
    attribution_target,
    find_attribution,
    short,
    with_attribution,
)
from twosource.errors import UsageError
from twosource.language.quotes import find_quotes
from twosource.model.attribution import Attribution, AttributionKind
from twosource.model.correction import Correction, Target
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.model.span import Span, trim

FIELDS = (
    Field("target", "the id of an attribution"),
    Field("to", "its content: the exact words, or START-END in code points of the text"),
)
DIRECT = 0.9
"""The part of the words in quotation marks from which a content is direct (PARC 3)."""
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_WORD = re.compile(r"\w+")


def propose(known: Known, request: Request) -> Draft:
    """Another content. Raises ``UsageError``."""
    id_ = needed(request, "target", FIELDS[0].about)
    to = needed(request, "to", FIELDS[1].about)
    found = known.attribution(id_)
    if found is None:
        raise known.refusal(f"there is no attribution {id_}", "See the ids with: twosource review")
    reading, a = found
    place = _place(reading.document, a, to)
    words = replace(anchor(reading.document, place, whole=False), role="content")
    new = Target(id_, short(words.exact), (words,), "attribution")
    return Draft("span", (attribution_target(reading.document, a), new))


def _place(document: Document, a: Attribution, given: str) -> Span:
    """Where the wanted content stands: as a place, or as words found near the attribution."""
    text = document.text
    if found := _PLACE.fullmatch(given):
        start, end = int(found[1]), int(found[2])
        place = trim(text, start, end) if start < end <= len(text) else None
        if place is None:
            raise UsageError(f"{given} is no place in the text", cure="Give START-END within it")
        return place
    own = a.whole
    assert own is not None
    pattern = r"\s+".join(re.escape(w) for w in given.split())
    places = [Span(*m.span()) for m in re.finditer(pattern, text)]
    near = [p for p in places if p.overlaps(own)] or places
    if len(near) != 1:
        fault = "stand nowhere in the article" if not near else "stand in several places of it"
        raise UsageError(f"these words {fault}", cure="Copy them from the text, letter by letter")
    return near[0]


def over(reading: Reading, c: Correction, _: Ground) -> Laid:
    """Give the attribution its content."""
    a, state = find_attribution(reading, c.targets[0])
    place = find(reading.document.text, c.targets[1].anchors[0])
    if a is None or place is None:
        return reading, state if a is None else GONE
    kind = _kind(reading.document, a, place)
    new = replace(a, content=(place,), kind=kind, standing="by hand")
    return settle(with_attribution(reading, a, new), a, new), state


def _kind(document: Document, a: Attribution, content: Span) -> AttributionKind:
    """Direct, mixed or indirect. A quotation around the whole attribution does not count."""
    cues = a.cue or a.source
    found = (Span(q.start, q.end) for q in find_quotes(document.text, document.zones))
    quotes = [q for q in found if q.overlaps(content) and not any(q.contains(s) for s in cues)]
    at = [
        Span(content.start + m.start(), content.start + m.end())
        for m in _WORD.finditer(content.of(document.text))
    ]
    quoted = sum(any(q.contains(w) for q in quotes) for w in at)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * len(at) else "mixed"


def settle(reading: Reading, old: Attribution, new: Attribution) -> Reading:
    """Let reports and sayings stand in the attribution where its new words hold them."""
    above = set(_above(reading, new))

    def home(id_: str | None, place: Span) -> str | None:
        inside = any(s.contains(place) for s in new.content)
        was = any(s.contains(place) for s in old.content)
        if id_ == new.id and not inside:
            return new.parent
        return new.id if inside and not was and (id_ is None or id_ in above) else id_

    def parent(a: Attribution) -> Attribution:
        at = next(iter((*a.cue, *a.source, *a.content)))
        free = a.id != new.id and a.id not in above
        return replace(a, parent=home(a.parent, at)) if free else a

    return replace(
        reading,
        attributions=tuple(parent(a) for a in reading.attributions),
        event_mentions=tuple(
            replace(m, attribution=home(m.attribution, m.span)) for m in reading.event_mentions
        ),
    )


def _above(reading: Reading, a: Attribution) -> Iterator[str]:
    """The attributions in which one stands, the innermost first."""
    by_id = {x.id: x for x in reading.attributions}
    seen = {a.id}
    at = a.parent
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        yield at
        at = by_id[at].parent


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    about = [t.about for t in c.targets]
    if about != ["attribution", "attribution"] or c.payload:
        return False
    old, new = (t.anchors for t in c.targets)
    return len(new) == 1 and bool(old) and new[0].document == old[0].document


def words(c: Correction) -> str:
    """A line that tells it."""
    return f"what is said is \u201c{c.targets[1].name}\u201d, not \u201c{c.targets[0].name}\u201d"


KIND = Kind(
    "span", "say which words of the text a saying is", FIELDS, propose, shape, words,
    lambda _: "content", over,
)  # fmt: skip
