"""What in a document points to a town, by weight: a dateline, a region after a name, its police."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.events.number import amount
from twosource.events.regions import Regions, regions
from twosource.language.dateline import find_datelines
from twosource.model.document import Document
from twosource.model.parse import Parse, Token
from twosource.model.span import Span

_EARLY = 3
"""Paragraphs at the top in which a report says where it was."""
_STEPS = 6
"""Steps up the grammar from a name to the word for a harm."""
PLACED = frozenset({"in", "at", "near", "outside"})
_NO_TOWN = re.compile(
    r"\b(?:Count(?:y|ies)|Parish|Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Highway|Hwy|"
    r"Interstate|Court|Hospital|Cent(?:er|re)|Medical|School|University|College|Apartments|State|"
    r"Airport|River|District|Block|Way|Route|Side|Department|Office|Jail|Trail|Lounge|Club|Coverage|"
    r"News|Police|Church|Mall|Hotel|Inn|Motel|Park and Ride|Metro|"
    r"Metropolitan|Hall|Release \w+)\b\.?$"
)
_SOUTH = r"(?:north|south)?(?:east|west)?(?:ern)?"
_LEADS = re.compile(rf"(?:(?:the|downtown|uptown|central|inner|{_SOUTH})[ -])+(?=[A-Z])")
_BIG_LEADS = re.compile(
    r"(?:(?:North|South)?(?:[Ee]ast|[Ww]est)?(?:ern)?|Downtown|Inner) (?=[A-Z])"
)
_NAMED = r"[A-Z][\w\u2019'-]*\.?(?:[ -][A-Z][\w\u2019'-]*){0,2}"
_TOWNSHIP = re.compile(r" (?:Township|Twp\.?)(?!\w)")
_BEFORE_REGION = re.compile(rf"\b({_NAMED})(?=,\s?[A-Z])")
_BEFORE_BODY = re.compile(rf"\b({_NAMED}) (?=(?:city )?[Pp]olice\b|PD\b|Fire Department)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A name of a town at a place, the region beside it, and what marks it there."""

    name: str
    region: str | None
    span: Span
    marks: frozenset[str]


@dataclass(frozen=True)
class _View:
    document: Document
    parse: Parse
    known: Regions
    harms: frozenset[int]
    harmed: frozenset[int]
    persons: frozenset[str]
    places: frozenset[str]


def town_signs(document: Document, parse: Parse, harms: frozenset[int]) -> list[Sign]:
    """The signs of a document; ``harms`` are the tokens that tell of a harm."""
    persons = {parse.tokens[e.last - 1].text for e in parse.entities if e.label == "PERSON"}
    places = {
        document.text[parse.tokens[e.first].start : parse.tokens[e.last - 1].end]
        for e in parse.entities
        if e.label == "GPE"
    }
    view = _View(
        document, parse, regions(), harms,
        frozenset(parse.tokens[i].sent for i in harms), frozenset(persons), frozenset(places),
    )  # fmt: skip
    found = {s.span: s for s in _written(view)}
    found.update({s.span: s for s in _named(view)})
    return [*_dateline(view), *(found[k] for k in sorted(found))]


def _dateline(v: _View) -> Iterator[Sign]:
    for d in find_datelines(v.document.text, v.document.zones):
        words = d.span.of(v.document.text)
        raw = re.split(r"[,(/\u2013\u2014:]|--| - |-\s*$", words)[0].strip(" -\u200b\ufeff\n")
        name = _town(v, raw)
        if name is None:
            continue
        at = v.document.text.find(raw, d.span.start)
        region = v.known.after(v.document.text, at + len(raw))
        span = Span(at, at + len(raw))
        yield Sign(name, region[0] if region else None, span, frozenset({"dateline"}))
        return


def _named(v: _View) -> Iterator[Sign]:
    """The places that the parser found."""
    for e in v.parse.entities:
        if e.label not in ("GPE", "LOC"):
            continue
        start, end = v.parse.tokens[e.first].start, v.parse.tokens[e.last - 1].end
        text = v.document.text[start:end].split(",")[0].rstrip()
        m = _TOWNSHIP.match(v.document.text, start + len(text))
        text += m[0] if m else ""
        cut = _lead(v, text)
        name = _town(v, text[cut:])
        if name is None or (_after_comma(v.document.text, start) and name in v.known.also_towns):
            continue
        if name.split()[-1] in v.persons:
            continue
        yield _sign(v, name, Span(start + cut, start + len(text)), _part(v, e.last))


def _written(v: _View) -> Iterator[Sign]:
    """Names before a region or before "police", whatever the parser made of them."""
    for zone in v.document.running():
        for pattern in (_BEFORE_REGION, _BEFORE_BODY):
            for m in pattern.finditer(v.document.text, zone.span.start, zone.span.end):
                if pattern is _BEFORE_REGION and v.known.after(v.document.text, m.end(1)) is None:
                    continue
                cut = _tail(v, m[1]) or _lead(v, m[1])
                name = _town(v, m[1][cut:])
                if name is not None and (name in v.places or _looks_a_town(v, name)):
                    yield _sign(v, name, Span(m.start(1) + cut, m.end(1)), part=False)


def _tail(v: _View, text: str) -> int:
    """Where in capitalised words a place begins that the parser knows ("This Photo Port Lena")."""
    starts = (m.end() for m in re.finditer(" ", text))
    return next((k for k in starts if text not in v.places and text[k:] in v.places), 0)


def _looks_a_town(v: _View, name: str) -> bool:
    """Whether a name that the parser took for no place may be a town's all the same."""
    return not (name.isupper() or name.endswith(".") or name.rsplit(maxsplit=1)[-1] in v.persons)


def _sign(v: _View, name: str, span: Span, part: bool) -> Sign:
    text = v.document.text
    region = v.known.after(text, span.end)
    after = text[span.end : span.end + _AFTER].lower().lstrip()
    marks = {"mention", *_where(v, span)}
    if any(re.match(rf"{re.escape(b)}\b", after) for b in v.known.bodies):
        marks.add("body")
    if region is not None:
        marks.add("with_region")
    if part:
        marks.add("part")
    if _RESIDES.search(text, max(0, span.start - 5), span.start):
        marks.add("residence")
    if v.document.title and name.lower() in v.document.title.lower():
        marks.add("title")
    return Sign(name, region[0] if region else None, span, frozenset(marks))


_AFTER = 24
"""Code points after a name within which "police" or such stands."""
_RESIDES = re.compile(r"\b(?:of|from)\s$")


def _where(v: _View, span: Span) -> Iterator[str]:
    tokens = v.parse.within(span)
    if tokens:
        before = v.parse.tokens[tokens[0].i - 1].text.lower() if tokens[0].i else ""
        if before in PLACED:
            yield "placed"
        if tokens[0].sent in v.harmed:
            yield "harm_sentence"
            if before in PLACED and _leads_to(v.parse, tokens[-1], v.harms):
                yield "harm_clause"
    zone = v.document.zone_at(span.start)
    if zone is not None and v.document.zones[zone].kind == "headline":
        yield "headline"
    if zone is not None and zone < _EARLY:
        yield "early"


def _leads_to(parse: Parse, t: Token, harms: frozenset[int]) -> bool:
    """Whether a name hangs, over a few steps, on a word that names a harm."""
    for _ in range(_STEPS):
        if t.i in harms:
            return True
        if t.head == t.i:
            return False
        t = parse.tokens[t.head]
    return False


def _part(v: _View, last: int) -> bool:
    """Whether what follows shows that a name is that of a part of a town, or of a spot."""
    after = [t.text.lower() for t in v.parse.tokens[last : last + 2]]
    return any(w in v.known.parts for w in after[:1]) or after[1:] == ["neighborhood"]


def _lead(v: _View, text: str) -> int:
    """How much of a name only says where in the town it was ("southwest Port Lena")."""
    m = _LEADS.match(text)
    if m is not None and m.end() < len(text):
        return m.end()
    m = _BIG_LEADS.match(text)
    return m.end() if m is not None and text[m.end() :] in v.places | v.known.also_towns else 0


def _town(v: _View, raw: str) -> str | None:
    """The name of a town as it is shown; None where it is a region's, or no town's."""
    name = re.sub(r"[\u2019']s?$", "", raw.strip())
    if not name[:1].isupper() or _NO_TOWN.search(name) or any(c.isdigit() for c in name):
        return None
    known = {name.lower(), name.lower().rstrip(".")} & v.known.of.keys()
    if known and name.title() not in v.known.also_towns:
        return None
    if len(name) < 3 or name.split()[0] in _NO_NAMES or amount(name) is not None:
        return None  # "Two police officers" are of no town
    shown = name.title() if name.isupper() and len(name) > 3 else name
    return v.known.whole(shown)


_NO_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "On",
        "In",
        "At",
        "By",
        "From",
        "When",
        "After",
        "Before",
        "But",
        "And",
        "As",
        "While",
        "However",
        "Police",
        "Sheriff",
        "Officer",
        "Detective",
        "Sgt",
        "Lt",
        "Capt",
        "Chief",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Rev",
        "Updated",
        "Update",
        "Photo",
        "Source",
        "State",
        "County",
        "Former",
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)
"""Words that begin a sentence, a title or a date, and no town's name before a comma."""


def _after_comma(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].startswith(",")
