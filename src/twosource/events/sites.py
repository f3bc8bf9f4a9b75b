"""Where a harm took place: the town that a document's signs point to.

A mention's own clause is believed first ("shot in Port Lena"). Where it names no town, the place is
the one that most signs of the document point to: a dateline, a harm in the same sentence, a region
after the name, the town's police. Names of regions and countries are no towns.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.events.regions import regions
from twosource.events.town_signs import PLACED, Sign, town_signs
from twosource.model.document import Document
from twosource.model.parse import Parse
from twosource.model.span import Span

HALF = 0.5
"""A town that a clause names is believed where it scores at least this share of the first."""
LEAST = 1.2
"""The score under which a town is not taken for the place of what does not name one."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town as a document has it: its name, the region where one stands beside it, and the spans
    of its names with how much each speaks for it."""

    name: str
    region: str | None
    score: float
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """ "Port Lena, Ohio", or the town alone."""
        return f"{self.name}, {self.region}" if self.region else self.name


class Sites:
    """The towns of a document, looked up by place."""

    def __init__(self, document: Document, parse: Parse, harms: frozenset[int]) -> None:
        """``harms``: the tokens that name a harm."""
        self._parse = parse
        self.towns = _towns(town_signs(document, parse, harms))

    @property
    def best(self) -> Town | None:
        """The town that most signs point to."""
        return self.towns[0] if self.towns and self.towns[0].score >= LEAST else None

    def within(self, span: Span) -> Town | None:
        """The town that is named within a span as the place ("in Port Lena")."""
        for town in self.towns:
            if town.score < HALF * self.towns[0].score:
                break  # "in the Quay neighborhood" of a town that all else points to
            for s in town.spans:
                if span.contains(s) and _placed(self._parse, s):
                    return town
        return None


def _placed(parse: Parse, span: Span) -> bool:
    tokens = parse.within(span)
    if not tokens:
        return False
    before = parse.tokens[tokens[0].i - 1] if tokens[0].i else tokens[0]
    return before.text.lower() in PLACED


def marks_of(signs: Sequence[Sign]) -> dict[str, float]:
    """How often each mark stands at a town's names: logarithms, for the tenth time adds little."""
    counts = Counter(m for s in signs for m in s.marks)
    return {m: math.log1p(n) for m, n in counts.items()}


def _score(signs: Sequence[Sign]) -> float:
    weights = regions().weights
    return weights["bias"] + sum(x * weights[m] for m, x in marks_of(signs).items())


def _towns(signs: Sequence[Sign]) -> tuple[Town, ...]:
    by_name: dict[str, list[Sign]] = defaultdict(list)
    for s in signs:
        by_name[s.name].append(s)
    towns = []
    for name, found in by_name.items():
        told = [s.region for s in found if s.region]
        region = max(sorted(set(told)), key=told.count) if told else None
        spans = tuple(sorted(s.span for s in found))
        towns.append(Town(name, region, _score(found), spans))
    return tuple(sorted(towns, key=lambda t: (-t.score, t.spans[0].start, t.name)))
