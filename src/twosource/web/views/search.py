"""What a search found: articles with their words, and how many of them by outlet and month."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.story.search import Hit
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.limited import Leaf, leaf

A_PAGE = 20
MOST = 24
"""Entries of a facet that are shown."""
OPEN = "not known"
Facet = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for; empty ``outlet`` and ``month`` ("2031-05"): all of them."""

    words: str = ""
    outlet: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class HitView:
    """An article that was found; ``snippet``: its words, each with whether it was asked for."""

    article: parts.Link
    title: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """One page of what was found, and how much there is in each outlet and of each month.

    The counts of a facet are those under the choice in the other one.
    """

    hits: tuple[HitView, ...]
    leaf: Leaf[str]
    outlets: Facet
    months: Facet


def wanted(query: Mapping[str, str]) -> Asked:
    """Read what is asked for out of an address."""
    return Asked(query.get("q", "").strip(), query.get("outlet", ""), query.get("month", ""))


def chosen(lk: Lookups, found: Sequence[str], asked: Asked) -> list[str]:
    """The articles that were found, of the outlet and the month that are asked for."""
    known = lk.shelves
    wanted_ = (asked.outlet, asked.month)
    return [
        i
        for i in found
        if i in known
        and all(w in ("", held or OPEN) for w, held in zip(wanted_, known[i], strict=True))
    ]


def facet(lk: Lookups, found: Sequence[str], which: int) -> Counter[str]:
    """How many of these articles there are of each outlet (0) or month (1)."""
    return Counter(lk.shelves[i][which] or OPEN for i in found)


def search(
    lk: Lookups,
    asked: Asked,
    found: Sequence[str],
    page: int,
    snippets: Callable[[Sequence[str]], Sequence[Hit]],
) -> SearchView:
    """Lay out one page of what the index found; ``snippets`` reads the words of those shown."""
    shown = leaf(chosen(lk, found, asked), page, A_PAGE)
    words = [(_plain(w), bool(star)) for w, star in re.findall(r"(\w+)(\*?)", asked.words)]
    outlets = facet(lk, chosen(lk, found, Asked(month=asked.month)), 0)
    months = facet(lk, chosen(lk, found, Asked(outlet=asked.outlet)), 1)
    return SearchView(
        tuple(
            HitView(
                parts.article(lk, h.document), h.title or lk.label(h.document),
                tuple(_marked(h.snippet, words)),
            )
            for h in (snippets(shown.rows) if shown.rows else ())
        ),
        shown, tuple(outlets.most_common(MOST)), tuple(sorted(months.items(), reverse=True)[:MOST]),
    )  # fmt: skip


def _marked(snippet: str, words: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    for part in re.split(r"(\w+)", snippet):
        if part:
            plain = _plain(part)
            yield part, any(plain == w or (star and plain.startswith(w)) for w, star in words)


def _plain(word: str) -> str:
    """As the index compares: without case and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
