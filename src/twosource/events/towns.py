"""How much each town of a document has for it, as the place of the harm that it tells of.

A conditional logit over the towns and "none of them": each mark counts by the logarithm of how
often it stands at the town's names, and beside the marks counts what the gazetteer knows. The
weights are learned (``training/town_weights.py``).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.events.gazetteer import Gazetteer, Place, gazetteer
from twosource.events.regions import regions
from twosource.events.town_signs import Sign
from twosource.model.document import Document
from twosource.model.span import Span

Features = Mapping[str, float]
_BACKING = frozenset({"dateline", "body"})
"""Marks that show a name to be a town's, whether or not the gazetteer has it."""
_LARGE = 5.0
"""Logarithm (base 10) of the inhabitants of a large town: the unit of ``size``."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town as a document has it: its name, the region that stands beside it or in which it lies,
    how likely it is the place, and the spans of its names, but for those of a hospital's town.
    ``backed``: a region, a dateline or a police shows that it is a town."""

    name: str
    region: str | None
    likely: float
    spans: tuple[Span, ...]
    backed: bool = False

    @property
    def text(self) -> str:
        """ "Port Lena, Ohio", or the town alone."""
        return f"{self.name}, {self.region}" if self.region else self.name


def towns(document: Document, signs: Sequence[Sign], weights: Features) -> tuple[Town, ...]:
    """The towns of a document, the likeliest first. What their chances lack to 1 is the chance that
    none of them is the place."""
    by_name = by_names(signs)
    given = features(document, by_name)
    odds = {n: math.exp(sum(x * weights[f] for f, x in given[n].items())) for n in by_name}
    whole = 1 + sum(odds.values())
    found = []
    for name, here in by_name.items():
        told = [s.region for s in here if s.region]
        region = max(sorted(set(told)), key=told.count) if told else None
        spans = tuple(sorted(s.span for s in here if "care" not in s.marks))
        found.append(Town(name, region, odds[name] / whole, spans, _backed(here)))
    return tuple(sorted(found, key=lambda t: (-t.likely, t.spans, t.name)))


def by_names(signs: Sequence[Sign]) -> dict[str, list[Sign]]:
    """The signs of each name."""
    out: dict[str, list[Sign]] = defaultdict(list)
    for s in signs:
        out[s.name].append(s)
    return dict(out)


def features(document: Document, by_name: Mapping[str, Sequence[Sign]]) -> dict[str, Features]:
    """What speaks for and against each name: its marks, and what the gazetteer knows of it."""
    book = gazetteer()
    home = _home(document, by_name, book)
    places = {n: book.place(n, home) for n in by_name}
    first = min(by_name, key=lambda n: min(s.span.start for s in by_name[n]), default=None)
    out: dict[str, Features] = {}
    for name, signs in by_name.items():
        counts = Counter(m for s in signs for m in s.marks)
        marks = {m: math.log1p(n) for m, n in counts.items()}
        known = _known(document, book, name, signs, places, home)
        out[name] = {"bias": 1.0, **marks, **known, "first": float(name == first)}
    return out


def _known(
    document: Document,
    book: Gazetteer,
    name: str,
    signs: Sequence[Sign],
    places: Mapping[str, Place | None],
    home: str | None,
) -> dict[str, float]:
    """What the gazetteer knows of a name, given the document's region."""
    here, out = places[name], {}
    county = f"{name} County" in document.text or f"{name} Parish" in document.text
    if here is not None:
        out = {"known": 1.0, "size": math.log10(max(here.people, 1)) / _LARGE}
        larger = (p for p in places.values() if p is not None and p.people > 2 * here.people)
        out["inside"] = float(any(here.kilometres_to(p) < p.reach() for p in larger))
        out["county_too"] = float(county)
    else:
        kind = "elsewhere" if book.places(name) else "backed" if _backed(signs) else "unknown"
        out[kind] = 1.0
        out["county"] = float(county)
        out["no_region"] = float(home is None)
        out["beside_known"] = float(any(places.values()))
    out["outlet"] = float(_plain(name) in _plain(document.outlet or ""))
    return out


def _backed(signs: Sequence[Sign]) -> bool:
    return any(s.region or s.marks & _BACKING for s in signs)


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _home(document: Document, by_name: Mapping[str, Sequence[Sign]], book: Gazetteer) -> str | None:
    """The region of a document: the one that is named most, in full or behind a town, or else in
    which most of its towns lie."""
    text = f"{document.title or ''}\n{document.text}"
    score: Counter[str] = Counter()
    for region, n in regions().named(text).items():
        score[region] += min(n, _OFTEN)
    for name, signs in by_name.items():
        score.update(s.region for s in signs if s.region)
        lies = {p.region for p in book.places(name)}
        for region in lies:
            score[region] += 1 / len(lies)  # type: ignore[assignment]
    return max(sorted(score), key=lambda r: score[r], default=None)


_OFTEN = 3
"""Times beyond which the name of a region says nothing more."""
