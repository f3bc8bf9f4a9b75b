"""A call record or diary (CSV) -> a reading: each row a report of a contact, in the record's words.

No model reads it: a row says who, whom, when and how in columns. Rows of one day, channel and pair
are one report with their number, for a record with four calls tells of four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from twosource import accounts, actors
from twosource.actors import lexicon
from twosource.errors import ReadWarning
from twosource.model.actor import Actor, ActorKind, Mention
from twosource.model.document import Document
from twosource.model.event import EventMention, EventWhen, Participant, Role
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.when import Timex, When
from twosource.reading import callrecord
from twosource.reading.callrecord import Row

_WHOLE = 1500
"""Code points of several rows that are shown as one passage."""


def is_record(document: Document) -> bool:
    """Whether a document is a call record or diary."""
    return document.kind == "document" and callrecord.is_record(document.text)


def read(document: Document) -> Reading:
    """Return the reading of a record. A pure function of the document."""
    found = callrecord.rows(document.text, document.file or document.id)
    rows = [r for r in found if not isinstance(r, ReadWarning)]
    cast = _Cast(document)
    timexes = {r.dated: _timex(document, r) for r in rows}
    mentions = [m for group in _together(rows) for m in _mentions(document, cast, timexes, group)]
    mentions.sort(key=lambda m: m.span)
    return Reading(
        document=document,
        actors=cast.actors(rows),
        timexes=tuple(timexes.values()),
        event_mentions=tuple(mentions),
        reprint_signature=accounts.signature(document),
    )


def _together(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows of one day, channel and pair, however it stands."""

    def key(r: Row) -> tuple[str, ...]:
        pair = sorted((_key(r.first[0]), _key(r.second[0])))
        return r.day.isoformat(), r.channel or "", *pair

    for _, group in groupby(sorted(rows, key=lambda r: (key(r), r.span)), key=key):
        yield list(group)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _mentions(
    document: Document, cast: _Cast, timexes: dict[Span, Timex], rows: Sequence[Row]
) -> Iterator[EventMention]:
    """One report for the rows of a group, in its first row; the passage is all of them where they
    stand together."""
    first, last = rows[0], rows[-1]
    whole = Span(first.span.start, last.span.end)
    between = last.line - first.line + 1 == len(rows) and whole.end - whole.start <= _WHOLE
    number = sum(r.count or 1 for r in rows)
    one_way = len({_key(r.first[0]) for r in rows}) == 1
    roles: tuple[Role, Role] = ("participant", "participant")
    if one_way:
        roles = ("initiator", "addressee")
    timex = timexes[first.dated]
    yield EventMention(
        id=make_id("mention", document.id, first.span.start, first.span.end),
        document=document.id,
        span=first.span,
        clause=whole if between else first.span,
        type="contact",
        channel=first.channel,
        participants=(
            Participant(roles[0], cast.id(first.first[0]), first.first[1]),
            Participant(roles[1], cast.id(first.second[0]), first.second[1]),
        ),
        when=EventWhen(timex.id, first.day, first.day, "stated", first.dated),
        count=NumberRange(number, number),
        count_span=first.counted,
        modality="happened",
        about=first.note,
        about_denied=None,
        place=None,
        attribution=None,
    )


def _timex(document: Document, r: Row) -> Timex:
    day = r.day.isoformat()
    ident = make_id("timex", document.id, r.dated.start, r.dated.end)
    when = When(r.day, r.day, "stated")
    return Timex(ident, document.id, r.dated, "DATE", day, day, when, "day")


class _Cast:
    """The people and bodies of a record, each by its name."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def id(self, name: str) -> str:
        """The local id of a name."""
        return make_id("actor", self._document.id, "record", _key(name))

    def actors(self, rows: Sequence[Row]) -> tuple[Actor, ...]:
        """The record itself as who tells of it, then the others by their first mention."""
        held: dict[str, list[tuple[str, Span]]] = {}
        for r in rows:
            for name, span in (r.first, r.second):
                held.setdefault(self.id(name), []).append((name, span))
        own = Actor(
            actors.outlet_id(self._document), "outlet", self._document.outlet or "Record", (), (),
            None, (), (),
        )  # fmt: skip
        return own, *(self._actor(i, found) for i, found in held.items())

    def _actor(self, id_: str, found: Sequence[tuple[str, Span]]) -> Actor:
        name = " ".join(found[0][0].split())
        mentions = tuple(
            Mention(self._document.id, span, span, "name", 1.0, "a column of the record")
            for span in sorted({span for _, span in found})
        )
        return Actor(id_, _kind(name), name, (), (), None, (), mentions)


def _kind(name: str) -> ActorKind:
    """A body where its last word or its form says so; else a person."""
    words = name.split()
    known = lexicon.names().body_heads
    body = words[-1].casefold() in known or "of" in words or "&" in words
    return "organisation" if body or (len(words) == 1 and name.isupper()) else "person"
