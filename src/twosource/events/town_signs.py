"""Where a document names towns, each with what marks it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.events.gazetteer import gazetteer
from twosource.events.regions import regions
from twosource.events.town_marks import View, marks_at
from twosource.events.town_names import lead, tail, town_name
from twosource.language.dateline import find_datelines
from twosource.model.document import Document
from twosource.model.parse import Parse
from twosource.model.span import Span

_NAMED = r"[A-Z][\w\u2019'-]*\.?(?:[ -][A-Z][\w\u2019'-]*){0,2}"
_TOWNSHIP = re.compile(r" (?:Township|Twp\.?)(?!\w)")
_BEFORE_REGION = re.compile(rf"\b({_NAMED})(?=,\s?[A-Z])")
_BEFORE_BODY = re.compile(
    rf"\b({_NAMED}) (?=(?:city )?[Pp]olice\b|PD\b|Fire (?:Department|Rescue)|Sheriff)"
)
_PLACED = re.compile(rf"\b(?:in|near|outside) ({_NAMED})")
_RUN = re.compile(r"(?<![\w.'\u2019-])([A-Z][a-z]+(?: [A-Z][a-z]+){0,4})(?![\w'\u2019-])")
_COMMA = re.compile(r",\s?(?=[A-Z])")
_SHOUTED = re.compile(r"([A-Z][A-Z]+(?:[ -][A-Z][A-Z.]+){0,2})(?= ?(?:[(|,:\u2013\u2014]|-))")


@dataclass(frozen=True, slots=True)
class Sign:
    """A name of a town at a place, the region beside it, and what marks it there."""

    name: str
    region: str | None
    span: Span
    marks: frozenset[str]


def town_signs(document: Document, parse: Parse, harms: frozenset[int]) -> list[Sign]:
    """The signs of a document; ``harms`` are the tokens that tell of a harm."""
    view = View(
        document, parse, regions(), harms, frozenset(parse.tokens[i].sent for i in harms),
        _labelled(document, parse, "PERSON"), _labelled(document, parse, "GPE"), _home(document),
    )  # fmt: skip
    found = {s.span: s for s in _written(view)}
    found.update({s.span: s for s in _named(view)})
    return [*_dateline(view), *(found[k] for k in sorted(found))]


def _labelled(document: Document, parse: Parse, label: str) -> frozenset[str]:
    return frozenset(
        document.text[parse.tokens[e.first].start : parse.tokens[e.last - 1].end]
        for e in parse.entities
        if e.label == label
    )


def _home(document: Document) -> str | None:
    """The region that a document names most, in full or behind a name."""
    text = f"{document.title or ''}\n{document.text}"
    told = regions().named(text)
    told.update(r[0] for m in _COMMA.finditer(text) if (r := regions().after(text, m.start())))
    return max(sorted(told), key=lambda r: told[r], default=None)


def _dateline(v: View) -> Iterator[Sign]:
    for d in find_datelines(v.document.text, v.document.zones):
        words = d.span.of(v.document.text)
        raw = re.split(r"[,(/\u2013\u2014:]|--| - |-\s*$", words)[0].strip(" -\u200b\ufeff\n")
        at = v.document.text.find(raw, d.span.start)
        region = v.known.after(v.document.text, at + len(raw))
        cut = tail(raw, v.places, region[0]) if region else 0
        name = town_name(raw[cut:])
        if name is None:
            continue
        span = Span(at + cut, at + len(raw))
        yield Sign(name, region[0] if region else None, span, frozenset({"dateline"}))
        return
    for zone in v.document.running():
        m = _SHOUTED.match(v.document.text, zone.span.start, zone.span.end)
        name = town_name(m[1]) if m else None
        if m and name and gazetteer().places(name):
            yield Sign(name, None, Span(*m.span(1)), frozenset({"dateline"}))
            return


def _named(v: View) -> Iterator[Sign]:
    """The places that the parser found."""
    for e in v.parse.entities:
        if e.label not in ("GPE", "LOC"):
            continue
        start, end = v.parse.tokens[e.first].start, v.parse.tokens[e.last - 1].end
        text = v.document.text[start:end].split(",")[0].rstrip()
        m = _TOWNSHIP.match(v.document.text, start + len(text))
        text += m[0] if m else ""
        cut = lead(text, v.places)
        name = town_name(text[cut:])
        if name is None or (_after_comma(v.document.text, start) and name in v.known.also_towns):
            continue
        if v.is_person(name):
            continue
        yield _sign(v, name, Span(start + cut, start + len(text)))


def _written(v: View) -> Iterator[Sign]:
    """Names before a region or before "police", and names of towns behind "in", whatever the parser
    made of them."""
    for zone in v.document.running():
        for pattern in (_RUN, _PLACED, _BEFORE_REGION, _BEFORE_BODY):
            for m in pattern.finditer(v.document.text, zone.span.start, zone.span.end):
                region = v.known.after(v.document.text, m.end(1))
                if pattern is _BEFORE_REGION and region is None:
                    continue
                span = _within(v, m.span(1), region[0] if region else None)
                name = town_name(span.of(v.document.text))
                if name is None or (pattern in (_RUN, _PLACED) and not _familiar(v, name, span)):
                    continue
                if name in v.places or _looks_a_town(v, name):
                    yield _sign(v, name, span)


def _familiar(v: View, name: str, span: Span) -> bool:
    """Whether the gazetteer has a town of that name in the document's region; where the text names
    no region, anywhere, if the words beside it are those that stand beside a town."""
    if v.home is not None:
        return gazetteer().place(name, v.home) is not None
    return bool(gazetteer().places(name)) and bool(_TELLING & marks_at(v, span, region=False))


_TELLING = frozenset({"placed", "spots", "people", "deeds"})


def _within(v: View, at: tuple[int, int], region: str | None) -> Span:
    """The part of some capitalised words that is a place's name."""
    text = v.document.text[at[0] : at[1]]
    first, _, rest = text.partition(" ")
    if rest and first in v.known.no_names:  # "The Port Lena police", "In Port Lena, Ohio"
        return _within(v, (at[0] + len(first) + 1, at[1]), region)
    cut = tail(text, v.places, region or v.home) or lead(text, v.places)
    return Span(at[0] + cut, at[1])


def _looks_a_town(v: View, name: str) -> bool:
    """Whether a name that the parser took for no place may be a town's all the same."""
    return not (name.isupper() or name.endswith(".") or v.is_person(name))


def _sign(v: View, name: str, span: Span) -> Sign:
    region = v.known.after(v.document.text, span.end)
    marks = marks_at(v, span, region=region is not None)
    return Sign(name, region[0] if region else None, span, marks)


def _after_comma(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].startswith(",")
