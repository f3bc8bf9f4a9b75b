"""Who said what through whom: an attribution with its chain of custody in the story's actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.accounts.naming import names_of, roots_of
from twosource.accounts.told import follow
from twosource.memo import Memo
from twosource.model.attribution import Attribution
from twosource.model.document import Document, ZoneKind
from twosource.model.reading import Reading
from twosource.model.span import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution with content. ``chain``, ``origin`` and ``said_on`` as in ``told.Told``;
    ``children`` are the contents of the sayings inside it, ``quotes`` those of them that are
    quoted: other people's words within these."""

    attribution: Attribution
    document: Document
    chain: tuple[str, ...]
    origin: str | None
    said_on: date | None
    zone: ZoneKind
    children: tuple[Span, ...]
    quotes: tuple[Span, ...]


def sayings(
    readings: Sequence[Reading],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    memo: Memo | None = None,
) -> list[tuple[Saying, ...]]:
    """Return all attributions with content of each document, as the readings have them. The
    arguments are those of ``told.tell``."""
    memo = memo or Memo()
    named, roots = names_of(readings, of, memo), roots_of(of, outlets, reprint_of, memo)
    speak = [r for r in readings if r.document.id in roots]  # in others nobody does
    wanted = ((d := r.document.id, (r, roots[d], named[d])) for r in speak)
    made = memo.part("sayings").each(wanted, lambda inputs: _of_one(*inputs[:2], of))
    found = {r.document.id: x for r, x in zip(speak, made, strict=True)}
    return [found.get(r.document.id, ()) for r in readings]


def _of_one(r: Reading, root: tuple[str, ...], of: Mapping[str, str]) -> tuple[Saying, ...]:
    by_id = {a.id: a for a in r.attributions}
    children: dict[str, list[Attribution]] = defaultdict(list)
    for a in r.attributions:
        if a.parent is not None:
            children[a.parent].append(a)
    out = []
    for a in r.attributions:
        index = r.document.zone_at(a.content[0].start) if a.content else None
        if index is None or r.document.zones[index].kind == "furniture":
            continue
        chain, origin, said = follow(_links(a, by_id), root, of)
        zone = r.document.zones[index].kind
        inside = _contents(children[a.id])
        quotes = _contents([c for c in children[a.id] if c.kind == "direct"])
        out.append(Saying(a, r.document, chain, origin, said, zone, inside, quotes))
    return tuple(out)


def _contents(found: Iterable[Attribution]) -> tuple[Span, ...]:
    return tuple(sorted(s for a in found for s in a.content))


def _links(a: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """Attributions from the outermost to this one."""
    out = [a]
    while (parent := by_id.get(out[-1].parent or "")) is not None and parent not in out:
        out.append(parent)
    return out[::-1]
