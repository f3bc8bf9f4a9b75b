"""The time expressions of our own: they are read, and counted as their note says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from evals.time_passages import TimePassage, _passage, time_passages
from evals.time_score import match_times, time_figures, wrong

from twosource.model.ids import make_id
from twosource.model.span import Span
from twosource.model.when import Timex, When

KINDS = {
    "explicit", "partial", "publication", "text", "fiscal", "season", "decade", "age", "holiday",
    "vague", "range", "approx", "zone", "clock", "duration", "set", "dateline", "nodate", "miss",
}  # fmt: skip


def as_found(p: TimePassage) -> tuple[Timex, ...]:
    """The gold as a reading, which must score 100."""
    return tuple(
        Timex(make_id("timex", p.id, w.span.start, w.span.end), p.id, w.span, w.type, w.value, None,
              When(w.earliest, w.latest, w.basis), "day")
        for w in p.wanted
    )  # fmt: skip


def test_it_is_large_enough_and_covers_every_kind() -> None:
    read = time_passages()
    assert len({p.id for p in read}) == len(read)
    assert sum(len(p.wanted) for p in read) >= 200
    last = sum(len(p.wanted) for p in time_passages(2))
    assert 3 * last >= sum(len(p.wanted) for p in read)
    for batch in (1, 2):
        assert {p.kind for p in time_passages(batch)} == KINDS
    assert {w.type for p in read for w in p.wanted} == {"DATE", "TIME", "DURATION", "SET"}
    assert all(not p.wanted for p in read if p.kind == "miss")


def test_gold_scores_a_hundred_and_nothing_scores_nothing() -> None:
    read = time_passages()
    best = time_figures([match_times(p, as_found(p)) for p in read])
    assert set(best.values()) == {100.0}
    worst = time_figures([match_times(p, ()) for p in read])
    assert worst["strict_f1"] == worst["value_f1"] == 0


def test_what_is_wrong_is_counted() -> None:
    (p,) = [p for p in time_passages(1) if p.id == "publication-1-1"]
    (t,) = as_found(p)
    off = replace(t, id="other", span=Span(t.span.start - 3, t.span.end))
    assert t.when.earliest is not None
    shifted = replace(t, when=replace(t.when, earliest=t.when.earliest - timedelta(days=1)))
    figures = time_figures([match_times(p, (off,))])
    assert (figures["strict_f1"], figures["relaxed_f1"]) == (0, 100)
    for bad, why in ((replace(t, value="2020"), "value"), (shifted, "days")):
        assert [x[2] for x in wrong(match_times(p, (bad,)))] == [why]
    assert match_times(p, (t, off)).extra == [off]


def test_without_a_day_of_writing_the_gold_has_no_years_but_those_stated() -> None:
    for p in time_passages():
        if p.published is None and p.kind != "dateline":
            for w in p.wanted:
                assert w.basis in ("stated", "expression") or (w.earliest, w.latest) == (None, None)


def test_bad_gold_is_refused() -> None:
    row = {
        "id": "x", "kind": "partial", "batch": 1, "published": "2021-05-15", "text": "On Friday.",
        "timexes": [{"words": "Friday", "type": "DAY", "value": "2021-05-14",
                     "basis": "publication", "earliest": None, "latest": None}],
    }  # fmt: skip
    with pytest.raises(ValueError, match="no such type"):
        _passage(row)
    with pytest.raises(ValueError, match="stands 0 times"):
        _passage(row | {"text": "On Monday."})
    assert _passage(row | {"timexes": []}).published == date(2021, 5, 15)
