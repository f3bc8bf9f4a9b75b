"""Text -> zones, with what its top lines say of author and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from twosource.model.document import Zone, ZoneKind
from twosource.model.span import Span
from twosource.reading.captions import strong_captions, unrelated_links, weak_captions
from twosource.reading.furniture import furniture
from twosource.reading.head import head
from twosource.reading.paragraphs import Paragraph, split
from twosource.reading.signs import strip
from twosource.reading.topmatter import title_label, top_matter


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out. ``headline`` is its wording on one line; all else may be absent."""

    zones: tuple[Zone, ...]
    headline: str | None
    byline: str | None
    published: date | None
    outlet: str | None = None


def lay_out(
    text: str, *, title: str | None = None, known: Mapping[int, ZoneKind] | None = None
) -> Layout:
    """Return the zones of a text, one a paragraph, in order.

    ``title``: the title given beside the text. ``known``: kinds that the source's own markup
    tells, by the offset at which their paragraph starts; they win over every rule.
    """
    paragraphs = split(text)
    marked = (
        {k: known[p.span.start] for k, p in enumerate(paragraphs) if p.span.start in known}
        if known
        else {}
    )
    told = frozenset(marked)
    aside = furniture(paragraphs) - told
    top = top_matter(paragraphs, aside)
    lines = top.lines - told
    strong = strong_captions(paragraphs, aside | lines | told)
    found: dict[int, ZoneKind] = dict.fromkeys(aside | lines, "furniture")
    found |= dict.fromkeys(strong, "caption")
    out = {k for k, kind in marked.items() if kind in ("furniture", "caption")}
    top_head = head(paragraphs, aside | strong | out, lines, title)
    headline = next((k for k, kind in marked.items() if kind == "headline"), top_head.headline)
    label = 0
    if not marked and (titled := _titled(paragraphs)) is not None:
        headline, label = titled
    found |= dict.fromkeys(top_head.kickers, "furniture")
    found |= dict.fromkeys(top_head.standfirst, "standfirst")
    if headline is not None:
        found[headline] = "headline"
    found |= marked
    found |= dict.fromkeys(unrelated_links(paragraphs, frozenset(found)), "furniture")
    found |= dict.fromkeys(weak_captions(paragraphs, frozenset(found)), "caption")
    zones = [Zone(found.get(k, "body"), p.span) for k, p in enumerate(paragraphs)]
    if headline is not None and label:
        zones[headline : headline + 1] = _parted(zones[headline], label)
    return Layout(
        tuple(zones),
        " ".join(strip(paragraphs[headline].text[label:]).split())
        if headline is not None
        else None,
        top.byline,
        top.published,
        top.outlet,
    )


def _titled(paragraphs: tuple[Paragraph, ...]) -> tuple[int, int] | None:
    """The paragraph at the top that a label makes the headline, and how long the label is."""
    for k, p in enumerate(paragraphs[:_LABELLED]):
        if len(paragraphs) > 1 and (length := title_label(p.text)):
            return k, length
    return None


_LABELLED = 5
"""Paragraphs at the top among which a labelled headline stands."""


def _parted(zone: Zone, label: int) -> list[Zone]:
    """The label of a headline as furniture, and the headline."""
    at = zone.span.start + label
    return [Zone("furniture", Span(zone.span.start, at)), Zone(zone.kind, Span(at, zone.span.end))]


def find_zones(text: str, *, title: str | None = None) -> tuple[Zone, ...]:
    """Return the zones of a plain text."""
    return lay_out(text, title=title).zones
