"""Corrections as lines of JSON, to hand them to a colleague; and back, trusting nothing.

A line holds one correction: kind, targets with their anchors, payload, who, when and why. What is
read is held to its kind's shape and to limits of size. Where two people say different things of
one row, neither is preferred.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, BinaryIO, TypeVar, get_args

from twosource.corrections.anchors import AROUND
from twosource.corrections.kinds import KINDS
from twosource.errors import ReadError
from twosource.model.correction import About, Anchor, AnchorRole, Correction, Target
from twosource.model.ids import digest
from twosource.model.span import Span

VERSION = 1
LINE, LINES, FILE = 4 * 1024 * 1024, 100_000, 64 * 1024 * 1024
"""Bytes of a line, lines of a file, and bytes of a file, at most."""
SHORT, LONG, MANY = 400, 20_000, 20_000
"""Code points of an id or a name, of words; entries of a list: at most."""
_LATER = timedelta(days=1)
_VALUES = ("speaker", "stance", "date", "count", "span")
_T = TypeVar("_T")


def line(c: Correction) -> str:
    """A correction as a line of JSON."""
    return json.dumps({
        "twosource": "correction", "version": VERSION, "kind": c.kind,
        "made": c.made.isoformat(), "by": c.by, "reason": c.reason, "payload": list(c.payload),
        "targets": [_named(t) for t in c.targets],
    })  # fmt: skip


def _named(t: Target) -> dict[str, Any]:
    anchors = [_anchor(a) for a in t.anchors]
    return {"id": t.id, "name": t.name, "about": t.about, "anchors": anchors}


def _anchor(a: Anchor) -> dict[str, Any]:
    return {
        "document": a.document, "start": a.span.start, "end": a.span.end, "exact": a.exact,
        "prefix": a.prefix, "suffix": a.suffix, "whole": a.whole, "role": a.role,
    }  # fmt: skip


def read(file: BinaryIO, name: str, now: datetime) -> Iterator[Correction | ReadError]:
    """Yield the corrections of a file; a line that is none is an error, and the rest goes on."""
    size = 0
    for n in range(1, LINES + 1):
        raw = file.readline(LINE + 1)
        size += len(raw)
        if not raw:
            return
        where = f"{name}:{n}"
        if len(raw) > LINE or size > FILE:
            what = "the line" if len(raw) > LINE else "the file"
            cure = "Write it again with: twosource corrections export"
            yield ReadError(f"{what} is too long, the rest is not read", where=where, cure=cure)
            return
        if raw.strip():
            yield _read(raw, where, now)
    if file.read(1):
        yield ReadError(f"only {LINES:,} lines are read", where=name, cure="Cut the file in two")


def _read(raw: bytes, where: str, now: datetime) -> Correction | ReadError:
    try:
        return _correction(json.loads(raw.decode("utf-8")), now)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSON errors among them
        cure = "Write the file again with: twosource corrections export"
        return ReadError(f"this is no correction ({error})", where=where, cure=cure)


def _correction(given: Any, now: datetime) -> Correction:
    """Build a correction of parsed JSON. Raises ``ValueError``."""
    held = _of(given, dict, "a line")
    if held.get("twosource") != "correction" or held.get("version") != VERSION:
        raise ValueError("it does not say twosource: correction, version: 1")
    kind = _text(held, "kind", SHORT)
    if kind not in KINDS or not KINDS[kind].shared:
        raise ValueError("its kind is not known")
    made = datetime.fromisoformat(_text(held, "made", SHORT))
    if made.tzinfo is None or made > now + _LATER:
        raise ValueError("its time has no zone, or lies in the future")
    reason = None if held.get("reason") is None else _text(held, "reason", LONG)
    payload = tuple(_entries(held, "payload", str))
    if any(len(p) > SHORT for p in payload):
        raise ValueError("its payload is too long")
    targets = tuple(_target(t) for t in _entries(held, "targets", dict))
    c = Correction(0, kind, targets, made, _text(held, "by", SHORT), reason, payload)
    rows = all(t.anchors for t in targets) and sum(len(t.anchors) for t in targets) <= MANY
    if not targets or not rows or not KINDS[kind].shape(c):
        raise ValueError(f"it is not such as {kind} makes them")
    return c


def _target(held: dict[str, Any]) -> Target:
    about = _text(held, "about", SHORT)
    (found,) = [a for a in get_args(About) if a == about] or [None]
    if found is None:
        raise ValueError("a target is about nothing known")
    anchors = tuple(_anchored(a) for a in _entries(held, "anchors", dict))
    return Target(_text(held, "id", SHORT), _text(held, "name", SHORT), anchors, found)


def _anchored(held: dict[str, Any]) -> Anchor:
    role = _text(held, "role", SHORT)
    (found,) = [r for r in get_args(AnchorRole) if r == role] or [None]
    start, end, whole = held.get("start"), held.get("end"), held.get("whole")
    if found is None or type(start) is not int or type(end) is not int or end > 2**40:
        raise ValueError("an anchor has no place")
    exact = _text(held, "exact", LONG)
    at = Span(start, end)
    if len(exact) != end - start or not isinstance(whole, bool):
        raise ValueError("an anchor's words are not as long as its place")
    around = _text(held, "prefix", AROUND), _text(held, "suffix", AROUND)
    return Anchor(_text(held, "document", SHORT), at, exact, *around, whole, found)


def _of(value: Any, kind: type[_T], what: str) -> _T:
    if not isinstance(value, kind):
        raise ValueError(f"{what} is no {kind.__name__}")
    return value


def _text(held: dict[str, Any], name: str, longest: int) -> str:
    value = _of(held.get(name), str, name)
    if len(value) > longest:
        raise ValueError(f"{name} is too long")
    return value


def _entries(held: dict[str, Any], name: str, kind: type[_T]) -> list[_T]:
    value = _of(held.get(name), list, name)
    if len(value) > MANY:
        raise ValueError(f"{name} has too many entries")
    return [_of(v, kind, name) for v in value]


def key(c: Correction) -> str:
    """What makes two rows one and the same correction: all that was said, by whom and when."""
    spans = (
        f"{a.document} {a.span.start} {a.span.end} {a.exact}" for t in c.targets for a in t.anchors
    )
    ids = (t.id for t in c.targets)
    return digest(c.kind, c.made.isoformat(), c.by, c.reason, None, *c.payload, None, *ids, *spans)


def subject(c: Correction) -> tuple[object, ...]:
    """What a correction is about: one row, or two actors, events or origins."""
    first = c.targets[0]
    if first.about in ("actor", "event"):
        family = "origins" if c.kind in ("dependent", "independent") else first.about
        return (family, *sorted(t.id for t in c.targets))
    if not first.anchors:
        return (first.about, first.id, c.kind)
    a = first.anchors[0]
    return (first.about, a.document, a.span, a.exact)


def verdict(c: Correction) -> tuple[object, ...]:
    """What a correction says of it."""
    if c.kind in ("accept", "reject"):
        return (c.kind,)
    rest = tuple((t.id, *(a.span for a in t.anchors)) for t in c.targets[1:])
    one_sided = c.kind in _VALUES
    return (c.kind, c.payload, rest) if one_sided else (c.kind,)


def agree(a: Correction, b: Correction) -> bool:
    """Whether two corrections say the same of one thing."""
    same = subject(a) == subject(b) and KINDS[a.kind].decides(a) == KINDS[b.kind].decides(b)
    return same and a.kind != "statement" and verdict(a) == verdict(b)


def contrary(a: Correction, b: Correction) -> bool:
    """Whether two corrections say different things of one thing: another value, or one accepts
    what the other changes."""
    if subject(a) != subject(b) or "statement" in (a.kind, b.kind):
        return False
    if KINDS[a.kind].decides(a) == KINDS[b.kind].decides(b):
        return verdict(a) != verdict(b)
    whole = [c for c in (a, b) if c.kind in ("accept", "reject") and c.payload[0] == ""]
    return bool(whole) and any(c.kind in _VALUES for c in (a, b))


def conflicts(one: Correction, held: Iterable[Correction]) -> Sequence[Correction]:
    """Those of ``held`` that say otherwise than ``one``, and hold."""
    return [c for c in held if c.undone is None and c.kind in KINDS and contrary(one, c)]
