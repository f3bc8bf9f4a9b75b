"""Any record with its words rewritten and its places moved: what a record is made of says how.

Fields are told by their types, so that one added later is not forgotten: every span follows the
text of its document, every word that is no id and no word of a closed list is rewritten.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, TypeVar

from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect.scrub import Edit, apply

T = TypeVar("T")
_ID = re.compile(r"[a-z_]+-[0-9a-f]{20}")


class Moved:
    """A text after its edits, and where each place of it is now."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.before = text
        self.text = apply(text, edits)
        self._edits = edits
        self._starts = [e.start for e in edits]
        shift, self._shifts = 0, [0]
        for e in edits:
            shift += len(e.words) - (e.end - e.start)
            self._shifts.append(shift)

    def span(self, s: Span) -> Span:
        """The span now; one within a name that is replaced is all that stands there now."""
        return Span(self._at(s.start, end=False), self._at(s.end, end=True))

    def _at(self, place: int, *, end: bool) -> int:
        n = bisect_right(self._starts, place - 1 if end else place) - 1
        if n >= 0 and (place <= self._edits[n].end if end else place < self._edits[n].end):
            e = self._edits[n]
            return e.start + self._shifts[n] + (len(e.words) if end else 0)
        return place + self._shifts[n + 1]


class Walker:
    """Rewrites records. ``words``: a string without the names; ``moved``: texts by document;
    ``edits``: what is replaced in a text that is none of these."""

    def __init__(
        self,
        words: Callable[[str], str],
        moved: Mapping[str, Moved],
        edits: Callable[[str], Sequence[Edit]],
    ) -> None:
        self._words = words
        self._moved = moved
        self._edits = edits

    def record(self, given: T) -> T:
        """The record as it may leave."""
        out: T = self._any(given, None)
        return out

    def table(
        self, given: Table, documents: tuple[Document, ...], actors: tuple[Actor, ...]
    ) -> Table:
        """The table as it may leave, with these documents and actors."""
        return dataclasses.replace(
            given,
            documents=documents,
            actors=actors,
            attributions=self.record(given.attributions),
            timexes=self.record(given.timexes),
            event_mentions=self.record(given.event_mentions),
            events=self.record(given.events),
            claims=self.record(given.claims),
            drifts=self.record(given.drifts),
            quote_variants=self.record(given.quote_variants),
            orders=self.record(given.orders),
        )

    def _any(self, value: Any, document: str | None) -> Any:
        if isinstance(value, str):
            return value if _ID.fullmatch(value) else self._words(value)
        if isinstance(value, Span):
            held = self._moved.get(document or "")
            return held.span(value) if held else value
        if isinstance(value, tuple):
            new = tuple(self._any(v, document) for v in value)
            if all(a is b for a, b in zip(new, value, strict=True)):
                return value
            return type(value)(*new) if hasattr(value, "_fields") else new
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._dataclass(value, document)
        return value

    def _dataclass(self, value: Any, document: str | None) -> Any:
        if isinstance(value, Document):
            return self._document(value)
        document = getattr(value, "document", document)
        new = {}
        kind: Any = type(value)
        for name in _fields(kind):
            old = getattr(value, name)
            changed = self._any(old, document)
            if changed is not old and changed != old:
                new[name] = changed
        return dataclasses.replace(value, **new) if new else value

    def _document(self, d: Document) -> Document:
        held = self._moved.get(d.id)
        if held is None or held.before != d.text:  # a text that was replaced by another
            held = Moved(d.text, self._edits(d.text))
        zones = tuple(dataclasses.replace(z, span=held.span(z.span)) for z in d.zones)
        named: dict[str, Any] = {
            n: self._words(v) for n in _SAID if (v := getattr(d, n)) is not None
        }
        return dataclasses.replace(d, text=held.text, zones=zones, **named)


_SAID = ("doc", "file", "url", "outlet", "title", "byline")


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a record that may hold words or places: no words of a closed list."""
    hints = typing.get_type_hints(kind)
    return tuple(f.name for f in dataclasses.fields(kind) if f.init and not _closed(hints[f.name]))


def _closed(hint: Any) -> bool:
    origin = typing.get_origin(hint)
    if origin is typing.Literal or hint in (bool, int, float, type(None)):
        return True
    if origin in (typing.Union, UnionType):
        return all(_closed(h) for h in typing.get_args(hint))
    return origin is tuple and all(_closed(h) for h in typing.get_args(hint) if h is not Ellipsis)
