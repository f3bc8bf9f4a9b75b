"""Who told what: an event mention with the chain of custody it came through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from twosource.accounts.naming import names_of, roots_of
from twosource.accounts.turns import Turn, turn
from twosource.memo import Memo
from twosource.model.actor import Actor, ActorKind
from twosource.model.attribution import Attribution
from twosource.model.document import ZoneKind
from twosource.model.event import EventMention
from twosource.model.finding import DateRange
from twosource.model.reading import Reading

WINDOW = timedelta(days=6)
"""How far two accounts' dates of one event may lie apart: disputes of date are about a day or two,
and what happens weekly must not run together."""


def gap(a: DateRange, b: DateRange) -> timedelta:
    """How far two closed ranges lie apart (zero where they meet)."""
    assert a.earliest and a.latest and b.earliest and b.latest
    if a.meets(b):
        return timedelta(0)
    return (b.earliest - a.latest) if a.latest < b.earliest else (a.earliest - b.latest)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention whose actors are the story's.

    ``chain`` runs from the outlet to the last one cited; ``origin`` is that last one, None where
    the text cites somebody whom we could not tell. ``published`` is that of the document;
    ``zone`` and ``zone_index`` say where the words stand;
    ``own``: it stands in nobody's words but the outlet's; ``turn``: the words put it before or
    after what the same source said at another time; ``month_day``: the day of an open year that it
    dates its event to.
    """

    mention: EventMention
    chain: tuple[str, ...]
    origin: str | None
    said_on: date | None
    published: date | None
    zone: ZoneKind
    zone_index: int
    own: bool = False
    turn: Turn | None = None
    month_day: tuple[int, int] | None = None

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.mention.document

    @property
    def account(self) -> tuple[str | None, str]:
        """Whose account it is, and where: one origin in one document."""
        return self.origin, self.document

    def place(self) -> tuple[str, int, str]:
        """The order of mentions: by document, then as the text has them."""
        return self.document, self.mention.span.start, self.mention.id

    @property
    def days(self) -> DateRange | None:
        """The days the mention dates its event to, where both ends are known."""
        w = self.mention.when
        if w is None or w.earliest is None or w.latest is None:
            return None
        return DateRange(w.earliest, w.latest)

    @property
    def people(self) -> frozenset[str]:
        """The actors taking part."""
        return frozenset(p.actor for p in self.mention.participants)


Heard = Sequence[tuple[Told, ...]]
"""The mentions of each document that has any, in order of the text."""


def tell(
    readings: Sequence[Reading],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    memo: Memo | None = None,
) -> Heard:
    """Return the mentions of each document with their chains.

    ``of`` maps local actor ids to the story's, ``outlets`` a document's id to its outlet's local
    actor id, ``reprint_of`` a reprint to its original: what a reprint tells in its own voice comes
    from the outlet it repeats.
    """
    memo = memo or Memo()
    named, roots = names_of(readings, of, memo), roots_of(of, outlets, reprint_of, memo)
    wanted = ((d := r.document.id, (r, roots[d], named[d])) for r in readings if r.event_mentions)
    return memo.part("told").each(wanted, lambda inputs: _of_document(*inputs[:2], of))


def _of_document(r: Reading, root: tuple[str, ...], of: Mapping[str, str]) -> tuple[Told, ...]:
    by_id = {a.id: a for a in r.attributions}
    yearless = {t.id: day for t in r.timexes if (day := t.month_day) is not None}
    return tuple(_told(r, m, by_id, root, of, yearless) for m in r.event_mentions)


def _told(
    r: Reading,
    m: EventMention,
    by_id: Mapping[str, Attribution],
    root: tuple[str, ...],
    of: Mapping[str, str],
    yearless: Mapping[str, tuple[int, int]],
) -> Told:
    links = _links(m.attribution, by_id)
    chain, origin, said = follow(links, root, of)
    mapped = replace(
        m,
        participants=tuple(replace(p, actor=of[p.actor]) for p in m.participants if p.actor in of),
    )
    index = r.document.zone_at(m.span.start)
    zone: ZoneKind = "body" if index is None else r.document.zones[index].kind
    day = yearless.get(m.when.timex or "") if m.when is not None else None
    turned = next((t for a in links[::-1] if (t := turn(r.document.text, a))), None)
    return Told(
        mapped, chain, origin, said, r.document.published, zone, index or 0, not links, turned, day
    )


def _links(start: str | None, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """Attributions from the outermost to the one a mention stands in."""
    out: list[Attribution] = []
    seen: set[str] = set()
    while start is not None and start in by_id and start not in seen:
        seen.add(start)
        out.append(by_id[start])
        start = by_id[start].parent
    return out[::-1]


def follow(
    links: Sequence[Attribution], root: tuple[str, ...], of: Mapping[str, str]
) -> tuple[tuple[str, ...], str | None, date | None]:
    """Return chain, origin and date of saying for attributions, outermost first."""
    chain = list(root)
    origin: str | None = chain[-1]
    said: date | None = None
    for a in links:
        for step in (a.via, a.speaker):
            if step is not None and (actor := of.get(step, step)) not in chain:
                chain.append(actor)
        origin = of.get(a.speaker, a.speaker) if a.speaker is not None else None
        said = a.said_on or said
    if origin is not None and chain[-1] != origin:
        chain = [c for c in chain if c != origin] + [origin]
    return tuple(chain), origin, said


def heard(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    memo: Memo | None = None,
) -> Heard:
    """The mentions of each document with their chains, through the reports that they came by:
    ``tell``, then ``through_reports``."""
    return through_reports(tell(readings, of, outlets, reprint_of, memo), actors, memo)


def through_reports(told: Heard, actors: Mapping[str, Actor], memo: Memo | None = None) -> Heard:
    """Add the report that an unnamed source reached the reader through.

    "Five calls, three sources claim. According to a report in the Y, the calls ...": where an
    unnamed source's words are followed, in the next paragraph, by an outlet's report of that event
    (the same type, named with "the"), the source is that report's. It then holds for this source
    throughout the document.
    """
    memo = memo or Memo()
    ids = [of_it[0].mention.document for of_it in told]
    origins = memo.part("origins").each(zip(ids, told, strict=True), _origins)
    kind_of = memo.mapped("kinds").of(actors, attrgetter("kind"))
    kinds = memo.lookups("kinds").of(zip(ids, origins, strict=True), kind_of)
    wanted = zip(ids, zip(told, kinds, strict=True), strict=True)
    return memo.part("through reports").each(wanted, lambda inputs: _in_document(*inputs))


def _origins(told: Sequence[Told]) -> tuple[str | None, ...]:
    return tuple(t.origin for t in told)


def _in_document(told: Sequence[Told], kinds: Sequence[ActorKind | None]) -> tuple[Told, ...]:
    found: dict[tuple[str, str], str] = {}
    cited = [k if len(t.chain) == 2 else None for t, k in zip(told, kinds, strict=True)]
    for k, b in enumerate(told):
        if not b.mention.definite or b.zone != "body" or cited[k] != "outlet":
            continue
        for n, a in enumerate(told[max(0, k - _BACK) : k], max(0, k - _BACK)):
            near = b.zone_index - a.zone_index == 1
            same = (a.mention.type, a.mention.channel) == (b.mention.type, b.mention.channel)
            if near and same and cited[n] == "unnamed" and a.origin and b.origin:
                found.setdefault((a.document, a.origin), b.origin)
    return tuple(_through(t, found) for t in told)


_BACK = 12
"""Mentions that are looked back over for whom an outlet cites directly."""


def _through(t: Told, found: Mapping[tuple[str, str], str]) -> Told:
    report = found.get((t.document, t.origin)) if t.origin else None
    if report is None or report in t.chain:
        return t
    return replace(t, chain=(*t.chain[:-1], report, t.chain[-1]))
