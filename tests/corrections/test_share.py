"""Corrections as JSON lines: there and back, and nothing that comes from a file is trusted."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corrections.test_kinds import BUT_STATEMENTS, ask, calls, drawn
from tests.corrections.world import BEGUN, World, readings
from twosource.corrections import share
from twosource.corrections.kinds import KINDS
from twosource.errors import ReadError
from twosource.model.correction import Correction
from twosource.model.reading import Reading

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = BEGUN + timedelta(days=9)

SHARED = tuple(k for k in BUT_STATEMENTS if KINDS[k].shared)
"""What is said of victims and private rows goes to nobody."""


def read(text: bytes | str) -> list[Correction | ReadError]:
    raw = text if isinstance(text, bytes) else text.encode()
    return list(share.read(io.BytesIO(raw), "x.jsonl", NOW))


@few
@given(readings(), st.data())
def test_there_and_back_is_the_same(found: list[Reading], data: st.DataObject) -> None:
    world = World(found)
    for _ in range(2):
        d = drawn(data, world, SHARED)
        if d is not None:
            world.apply(d)
    back = read("\n".join(share.line(c) for c in world.made))
    assert [share.key(c) for c in world.made] == [
        share.key(c) for c in back if isinstance(c, Correction)
    ]
    assert [share.line(c) for c in world.made] == [
        share.line(c) for c in back if isinstance(c, Correction)
    ]


def test_a_statement_there_and_back() -> None:
    world = calls()
    ask(world, "statement", form="interview", who="Mina Holt", words="He \ud800 called.", said="")
    (c,) = world.made
    (back,) = read(share.line(c))
    assert isinstance(back, Correction)
    assert (back.targets, back.payload) == (c.targets, c.payload)


def one() -> dict[str, Any]:
    world = calls()
    ask(world, "count", target=world.readings[0].event_mentions[0].id, to="5")
    given: dict[str, Any] = json.loads(share.line(world.made[0]))
    return given


BAD: list[tuple[tuple[Any, ...], Any]] = [
    (("kind",), "annul"), (("kind",), 5), (("kind",), "stance"), (("version",), 2),
    (("made",), "yesterday"), (("made",), "2031-05-04"), (("made",), "9999-01-01T00:00:00+00:00"),
    (("by",), None), (("by",), "x" * 500), (("reason",), ["a"]), (("reason",), "x" * 30_000),
    (("payload",), {}), (("payload",), ["count", "-1", ""]), (("payload",), ["count", "5"]),
    (("payload",), ["count", "9" * 5000, ""]), (("payload",), ["count", "5", "2"]),
    (("targets",), []), (("targets",), None), (("targets", 0, "about"), "actor"),
    (("targets", 0, "about"), "nothing"), (("targets", 0, "anchors"), []),
    (("targets", 0, "anchors", 0, "start"), -1), (("targets", 0, "anchors", 0, "start"), True),
    (("targets", 0, "anchors", 0, "end"), 10**30), (("targets", 0, "anchors", 0, "exact"), "x"),
    (("targets", 0, "anchors", 0, "prefix"), "x" * 99), (("targets", 0, "anchors", 0, "whole"), 1),
    (("targets", 0, "anchors", 0, "role"), "king"), (("targets", 0, "id"), "x" * 500),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), BAD)
def test_what_is_no_correction_is_an_error_of_its_line(place: tuple[Any, ...], value: Any) -> None:
    given = one()
    good = json.dumps(given)
    at: Any = given
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    first, second = read(json.dumps(given) + "\n" + good)
    assert isinstance(first, ReadError) and first.where == "x.jsonl:1" and first.cure
    assert isinstance(second, Correction), "the rest goes on"


@pytest.mark.parametrize(
    "raw",
    [b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b"NaN", b"1" * 5000],
)
def test_bytes_that_are_no_correction(raw: bytes) -> None:
    (error,) = read(raw)
    assert isinstance(error, ReadError)


@few
@given(st.binary(max_size=200))
def test_any_bytes_give_errors_alone(raw: bytes) -> None:
    assert all(isinstance(x, ReadError) for x in read(raw))


def test_a_line_without_an_end_is_not_read_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share, "LINE", 1000)
    found = read(b"x" * 5000 + b"\n" + json.dumps(one()).encode())
    assert len(found) == 1 and isinstance(found[0], ReadError)
    assert "too long" in found[0].what
    monkeypatch.setattr(share, "LINE", 10_000)
    monkeypatch.setattr(share, "LINES", 2)
    last = read("\n".join([json.dumps(one())] * 3))[-1]
    assert isinstance(last, ReadError) and "only 2 lines" in last.what


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [("accept", "accept", "agree"), ("accept", "reject", "contrary"),
     ("stance denies", "stance denies", "agree"), ("stance denies", "stance asks", "contrary"),
     ("stance denies", "speaker open", ""), ("accept", "speaker open", "contrary"),
     ("date 2031-05-04", "date open", "contrary"), ("span 0-9", "span 0-8", "contrary")],
)  # fmt: skip
def test_what_contradicts_what(ours: str, theirs: str, verdict: str) -> None:
    world, made = calls(), []
    target = world.readings[0].attributions[0].id
    for said in (ours, theirs):
        kind, _, to = said.partition(" ")
        known = calls().known()
        d = KINDS[kind].propose(known, {"target": [target], **({"to": [to]} if to else {})})
        made.append(world.apply(d))
    a, b = made
    assert share.agree(a, b) == (verdict == "agree")
    assert share.contrary(a, b) == share.contrary(b, a) == (verdict == "contrary")
