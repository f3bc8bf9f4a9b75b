"""Parts that every page shows: links, passages, chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from twosource.export import phrases
from twosource.model.finding import Account, Event, Evidence
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups

TITLE, WORDS = 160, 700
"""Letters of a title and of a passage; the rest stands in the article."""
PRINTED = 6
"""Articles that are listed of those which print the same words."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and the page they lead to (None: nowhere). ``kind``: what stands behind it."""

    words: str
    href: str | None = None
    kind: str = ""
    standing: Standing = "proposed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words, and the articles that print them; ``more``: how many of these are not listed."""

    words: str
    articles: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """From the outlet to the last one cited; ``own``: the outlet in its own voice."""

    steps: tuple[Link, ...]
    own: bool
    said_on: str


def actor(lk: Lookups, id_: str) -> Link:
    """A link to an actor; an id that is not there leads nowhere."""
    found = lk.actors.get(id_)
    return Link(
        lk.name(id_), f"/actor/{quote(id_)}" if found else None, found.kind if found else ""
    )


def article(lk: Lookups, id_: str, at: Evidence | None = None) -> Link:
    """A link to an article by outlet and day, where these are known; to a place in it."""
    d = lk.documents.get(id_)
    if d is None:
        return Link(id_)
    words = ", ".join(filter(None, (d.outlet, phrases.day(d.published) if d.published else "")))
    words = words if d.outlet else lk.label(id_)
    words += " (reprint)" if id_ in lk.table.reprint_of else ""
    words += " (private)" if lk.is_private(id_) else ""
    href = f"/document/{quote(id_)}"
    if at is not None:
        href += f"?at={at.span.start}-{at.span.end}#at"
    return Link(words, href, lk.label(id_))


def title(lk: Lookups, event: Event) -> str:
    """An event's name with a capital."""
    said = phrases.event_title(lk, event)
    return cut(said[:1].upper() + said[1:], TITLE)


def event(lk: Lookups, id_: str) -> Link:
    """A link to an event."""
    found = lk.events.get(id_)
    return (
        Link(title(lk, found), f"/event/{quote(id_)}", "event", found.standing)
        if found
        else Link(id_)
    )


def passages(lk: Lookups, evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The distinct words, each with the articles that print them."""
    return tuple(_passage(lk, words, where) for words, where in lk.passages(evidence))


def _passage(lk: Lookups, words: str, where: Sequence[Evidence]) -> Passage:
    links = tuple(dict.fromkeys(article(lk, e.document, e) for e in where[:PRINTED]))
    return Passage(cut(words, WORDS), links, max(0, len(where) - PRINTED))


def chain(lk: Lookups, account: Account) -> Chain:
    """The chain of an account as links."""
    steps = tuple(actor(lk, a) for a in account.chain) or (article(lk, account.document),)
    said = phrases.day(account.said_on) if account.said_on else ""
    return Chain(steps, len(steps) == 1, said)


def cut(words: str, most: int) -> str:
    """Words, no more than so many letters of them."""
    if len(words) <= most:
        return words
    return (words[:most].rsplit(" ", 1)[0] or words[:most]) + " \u2026"


def count(n: int, noun: str) -> str:
    """1 article; 2 articles."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
