"""`merge`, `split`, `apart`: who is who. Two targets, actors.

``merge``: they are one; the id of the first stays. ``split``: the anchors of the second are not the
first, but another, whose new id the second target has. ``apart``: they are never to be taken for
one. ``payload``: for ``split`` and ``apart`` the documents in which the first stood then. How they
are laid over the program's grouping stands in ``corrections.actors`` and ``corrections.divide``.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.corrections import propose as drafts
from twosource.corrections.kind import Field, Kind, Request, one
from twosource.corrections.propose import Draft, Known
from twosource.errors import UsageError
from twosource.model.correction import Correction
from twosource.model.span import Span

_ACTOR = Field("actor", "an actor's name or id")
_OTHER = Field("other", "the other's name or id")
_PLACES = Field("place", "DOCUMENT:START-END, words that are another's", many=True)


def _merge(known: Known, request: Request) -> Draft:
    keep, other = _both(known, request)
    return drafts.merge(known, keep, other)


def _apart(known: Known, request: Request) -> Draft:
    first, second = _both(known, request)
    return drafts.apart(known, first, second)


def _split(known: Known, request: Request) -> Draft:
    actor = known.actor_called(one(request, "actor"))
    return drafts.split(known, actor, places(request.get("place", ())))


def _both(known: Known, request: Request) -> tuple[str, str]:
    first, second = one(request, "actor"), one(request, "other")
    return known.actor_called(first), known.actor_called(second)


def places(given: Sequence[str]) -> list[tuple[str, Span | None]]:
    """The places that were ticked: ``DOCUMENT:START-END``. Raises ``UsageError``."""
    out: list[tuple[str, Span | None]] = []
    for place in given:
        document, _, range_ = place.rpartition(":")
        start, _, end = range_.partition("-")
        if not (document and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
            raise UsageError(f"{place!r} is no place", cure="Load the page again")
        out.append((document, Span(int(start), int(end))))
    if not out:
        raise UsageError("no words were ticked", cure="Tick those that are another's")
    return out


def shape(c: Correction) -> bool:
    """Whether it is a correction such as the drafts are."""
    return [t.about for t in c.targets] == ["actor", "actor"]


def words(c: Correction) -> str:
    """A line that tells it."""
    first, other = c.targets
    return {
        "merge": f"{other.name} ({other.id}) is {first.name} ({first.id})",
        "split": f"some mentions of {first.name} ({first.id}) are another's: {other.id}",
        "apart": f"{first.name} ({first.id}) is not {other.name} ({other.id})",
    }[c.kind]


MERGE = Kind("merge", "say that two actors are one", (_ACTOR, _OTHER), _merge, shape, words)
APART = Kind(
    "apart", "say that two actors are never to be taken for one", (_ACTOR, _OTHER), _apart, shape,
    words,
)  # fmt: skip
SPLIT = Kind(
    "split", "say that some words for an actor are another's", (_ACTOR, _PLACES), _split, shape,
    words,
)  # fmt: skip
