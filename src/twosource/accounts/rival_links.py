"""What links texts to one harm: whom they name, an address, the day and the town."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from twosource.accounts.independence import Sides
from twosource.accounts.piece import Piece
from twosource.accounts.rival_words import another_harm, sentence, words
from twosource.accounts.told import Told
from twosource.model.finding import Facet

_ADDRESS = re.compile(
    r"\b(\d{2,5})(?:-| )(?:block|hundred block)?(?: of)? ?((?:[NSEW]\. |[A-Z])\w+)"
)
_NOBODY = re.compile(
    r"county|city|parish|street|st|avenue|ave|road|rd|drive|lane|boulevard|way|park|police|fire|"
    r"office|schools?|hospital|department|side|school|center|centre|chronicle|news",
    re.IGNORECASE,
)
"""Last words of what may be taken for somebody's name and is that of a place or a body."""
_HEADS = ("headline", "standfirst")
_STOPS = (".", "!", "?", '"', "\u201d", ")", ":")
_BACK = 200
"""Code points before a paragraph in which it may be said that it tells of another harm."""
_NEAR = 3
"""Paragraphs from a text's first report of a harm within which its other reports are of it."""
_SITE = re.compile(r"\b(?:in|at|near) ((?:[A-Z][\w'\u2019-]+)(?: [A-Z][\w'\u2019-]+)*)")
_MONTHS = frozenset(m.lower() for m in (*month_name, *month_abbr) if m)


class Links:
    """What the texts of one event's mentions (``told``) share, but for the facet itself."""

    def __init__(
        self, facet: Facet, told: Sequence[Told], texts: Mapping[str, str], sides: Sides
    ) -> None:
        self._facet, self._told, self._texts, self._sides = facet, told, texts, sides

    def chief(self, t: Told) -> bool:
        """Whether a mention tells of the text's chief harm: near the first report, or naming the
        same people, or as "the shooting"; and in a sentence, not in a link to another story."""
        text = self._texts[t.document]
        start = text.rfind("\n", 0, t.mention.span.start) + 1
        line = text[start:].partition("\n")[0]
        if t.zone not in _HEADS and not line.rstrip().endswith(_STOPS):
            return False
        if words("chief", "many").search(line):
            return False
        if another_harm().search(text[max(0, start - _BACK) : t.mention.clause.end]):
            return False
        if t.zone_index - self._first[t.document] <= _NEAR or t.mention.definite:
            return True
        return any(any(w in line for w in name) for name in self._people[t.document])

    def one_harm(self, a: Piece, b: Piece) -> bool:
        """Whether two pieces are plainly of one harm: told in one text, or in two of which one
        names in full somebody who took part by the other, or that have a street and number in
        common, or two of these: a surname, the day, the town."""
        x, y = a.told.document, b.told.document
        if x == y or self._addresses[x] & self._addresses[y]:
            return True
        if self._named(x, y) or self._named(y, x):
            return True
        surname = bool({n[-1] for n in self._people[x]} & {n[-1] for n in self._people[y]})
        then = self._facet != "when" and bool(self._days[x] & self._days[y])
        there = self._facet != "place" and bool(self._towns[x] & self._towns[y])
        return surname + then + there > 1

    def _named(self, one: str, other: str) -> bool:
        """Whether a text has the full name of somebody who took part by another."""
        text = self._texts[other]
        return any(all(re.search(rf"\b{re.escape(w)}\b", text) for w in name)
                   for name in self._people[one])  # fmt: skip

    @cached_property
    def _first(self) -> Mapping[str, int]:
        """By text the first paragraph with a report."""
        out: dict[str, int] = {}
        for t in self._told:
            out[t.document] = min(t.zone_index, out.get(t.document, t.zone_index))
        return out

    @cached_property
    def _people(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """By text the first name and surname of each who took part."""
        out: dict[str, set[tuple[str, ...]]] = {d: set() for d in self._texts}
        for t in self._told:
            names = (self._sides.full_name(a) for a in t.people)
            out[t.document].update(n for n in names if n and not _NOBODY.fullmatch(n[-1]))
        return {d: frozenset(s) for d, s in out.items()}

    @cached_property
    def _addresses(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        return {d: frozenset(_ADDRESS.findall(text)) for d, text in self._texts.items()}

    @cached_property
    def _days(self) -> Mapping[str, frozenset[str]]:
        """By text the single days that its reports are dated to."""
        days = ((t, t.days) for t in self._told)
        return self._by_text((t, str(d.earliest)) for t, d in days if d and d.earliest == d.latest)

    @cached_property
    def _towns(self) -> Mapping[str, frozenset[str]]:
        """By text the towns of its reports, without their regions, and what they name as a place
        ("near Carrow"), which no list of towns need have."""
        places = ((t, t.mention.place) for t in self._told)
        listed = ((t, p.split(",")[0]) for t, p in places if p)
        named = ((t, x) for t in self._told if t.mention.reports for x in self._sites(t))
        return self._by_text((*listed, *named))

    def _sites(self, t: Told) -> Iterator[str]:
        """The names behind "in", "at" or "near" in the words of a report, to the sentence's end."""
        text = self._texts[t.document]
        whole = sentence(text, t.mention.span)
        for found in _SITE.finditer(text, t.mention.span.start, whole.end):
            if found[1].split()[0].lower() not in _MONTHS:
                yield found[1]

    def _by_text(self, found: Iterable[tuple[Told, str]]) -> Mapping[str, frozenset[str]]:
        out: dict[str, set[str]] = {d: set() for d in self._texts}
        for t, x in found:
            out[t.document].add(x)
        return {d: frozenset(s) for d, s in out.items()}
