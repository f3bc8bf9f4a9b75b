"""The one stage before all that leaves: a table in, the same table without the names out. Pure.

Who is protected is chosen on the whole table, so that a part of it (a page, one event) calls
everybody as the whole does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from twosource.events.gazetteer import gazetteer
from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect import called
from twosource.protect.letters import folded
from twosource.protect.scrub import Scrubber
from twosource.protect.walk import Moved, Walker
from twosource.protect.who import NONE, PARTICLES, Choice, Person, people, violent

_LONG = 12


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may leave. ``words`` takes the names out of any other words that go with it (a
    title, a snippet). ``called``: actor id -> the pseudonym."""

    table: Table
    words: Callable[[str], str]
    called: dict[str, str] = field(default_factory=dict)
    walker: Walker | None = None
    people: int = 0


def protect(
    table: Table, everywhere: bool | None = None, choice: Choice = NONE, whole: Table | None = None
) -> Protected:
    """Return the table as it may leave.

    ``whole``: all that the story holds, where the table is less (private articles left out): a
    pseudonym is the same whatever is left out.

    ``everywhere``: private people of all documents (True), of none (False: only whom a person
    chose), of those that tell of violence (None).
    """
    if everywhere:
        within = frozenset(d.id for d in table.documents)
    else:
        within = violent(table) if everywhere is None else frozenset()
    found = people(table, within, choice)
    if not (found or choice.redacted):
        return Protected(table, lambda words: words)
    labels = called.labels(found, whole or table)
    phrases = _phrases(table, choice.redacted)
    scrubber = Scrubber(found, labels, others(table, found), phrases, _towns(table))
    moved = dict(_texts(table, found, scrubber, choice.redacted))
    walker = Walker(scrubber.text, moved, scrubber.edits)
    ids = {a: labels[p.key] for p in found for a in (p.actor, *p.also) if a}
    safe = walker.table(
        table,
        tuple(walker.record(_source(d, scrubber)) for d in table.documents),
        tuple(_actor(walker.record(a), ids) for a in table.actors),
    )
    return Protected(safe, scrubber.name, ids, walker, len(found))


def _texts(
    table: Table, found: Sequence[Person], scrubber: Scrubber, out: Mapping[str, Sequence[Span]]
) -> list[tuple[str, Moved]]:
    """The texts without the names."""
    read: dict[str, set[Span]] = defaultdict(set)
    for a in table.actors:
        for m in a.mentions:
            if m.form == "name" and a.kind != "unnamed":
                read[m.document].add(m.head)
    known: dict[str, dict[Span, int]] = defaultdict(dict)
    for n, p in enumerate(found):
        for document, spans in p.at.items():
            known[document].update(dict.fromkeys(spans, n))
    return [
        (d.id, Moved(d.text, scrubber.edits(d.text, known[d.id], out.get(d.id, ()), read[d.id])))
        for d in table.documents
    ]


def _phrases(table: Table, redacted: Mapping[str, Sequence[Span]]) -> set[str]:
    """Words that are taken out, and go wherever they stand where they are no everyday ones."""
    texts = {d.id: d.text for d in table.documents}
    every = {s.of(texts[d]) for d, spans in redacted.items() for s in spans if d in texts}
    return {w for w in every if len(w.split()) > 2 or len(w) >= _LONG}


def others(table: Table, found: Sequence[Person]) -> set[str]:
    """Full names of others: a first name in common with a victim does not hide a minister."""
    ours = {a for p in found for a in (p.actor, *p.also)}
    every = (
        n for a in table.actors
        if a.id not in ours and a.kind in ("person", "place", "outlet")
        for n in (a.name, *a.aliases)
    )  # fmt: skip
    return {n for name in every if _full(n := name.removeprefix("the "))}


def _towns(table: Table) -> set[str]:
    """Names of one word that are read as places, and are some town's on the map."""
    known = gazetteer()
    return {
        folded(a.name) for a in table.actors
        if a.kind == "place" and " " not in a.name and known.places(a.name)
    }  # fmt: skip


def _full(name: str) -> bool:
    """Whether it is a full name: "Odo Farn's lawyer" is what somebody else is called by it."""
    words = name.split()
    owned = any(w.endswith(("'s", "\u2019s", "'", "\u2019")) for w in words[:-1])
    capital = all(w[0].isupper() or folded(w) in PARTICLES for w in words)
    return len(words) > 1 and capital and not owned


def _source(d: Document, scrubber: Scrubber) -> Document:
    """A document whose address, file and id in its file tell no name."""
    return replace(
        d,
        url=_address(d.url, scrubber),
        file=_file(d.file, d.id, scrubber),
        doc=d.id if d.doc and scrubber.in_address(d.doc) else d.doc,
    )


def _address(url: str | None, scrubber: Scrubber) -> str | None:
    if url is None or not scrubber.in_address(url):
        return url
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return f"https://{host}/" if host and not scrubber.in_address(host) else None


def _file(file: str | None, id_: str, scrubber: Scrubber) -> str | None:
    if file is None or not scrubber.in_address(file):
        return file
    ending = re.search(r"\.[a-z0-9]{1,5}$", file)
    return id_ + (ending[0] if ending and not scrubber.in_address(ending[0]) else "")


def _actor(a: Actor, called: dict[str, str]) -> Actor:
    if a.id not in called:
        return a
    return replace(a, name=called[a.id], aliases=())
