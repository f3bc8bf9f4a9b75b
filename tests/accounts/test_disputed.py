"""How disputed findings are drawn and held against stored labels (``evals.disputed``)."""

from __future__ import annotations

import json

import pytest
from evals.disputed import FILE, Label, draw, judge, label_of, labels, row, wilson
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.test_harms import article, finding, harms, table
from twosource.language.parse import SpacyParser
from twosource.model.finding import Event, Evidence, Finding
from twosource.model.span import Span

TEXTS = (
    "Three people were killed in a shooting in Kelmouth on Monday, police said.",
    "Four people were killed in a shooting in Kelmouth on Monday, the hospital said.",
)


@pytest.fixture
def disputed(parser: SpacyParser) -> tuple[Event, Finding]:
    [e] = harms(table(parser, *(article(f"Paper{k}", t) for k, t in enumerate(TEXTS))))
    return e, finding(e, "killed")


def test_a_label_holds_for_what_was_judged(disputed: tuple[Event, Finding]) -> None:
    made = row(disputed[1])
    values = tuple(tuple(Evidence(d, Span(a, b)) for d, a, b in v) for v in made["values"])
    right = Label("killed", values, "right")
    assert label_of(disputed[1], [right]) == right
    assert judge([disputed], [right]).precision == 100
    assert not Label("injured", values, "right").holds(disputed[1])
    assert not Label("killed", values[:1], "right").holds(disputed[1])
    assert judge([disputed], []).judged == 0


def test_a_draw_is_the_same_for_a_seed_and_leaves_out_no_other(
    disputed: tuple[Event, Finding],
) -> None:
    events = [(Event(f"e{k}", "violence", None, "happened", (), (), ()), disputed[1])
              for k in range(20)]  # fmt: skip
    first = draw(events, 1, 10)
    assert first == draw(reversed(events), 1, 10)
    assert first != draw(events, 2, 10)
    without = [e for e in events if e != first[0]]
    assert draw(without, 1, 9) == first[1:]


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_interval_holds_the_share(a: int, b: int) -> None:
    right, judged = min(a, b), max(a, b)
    low, high = wilson(right, judged)
    assert 0 <= low <= high <= 100
    if judged:
        assert low - 1e-9 <= 100 * right / judged <= high + 1e-9


def test_stored_labels_are_whole_and_hold_no_text() -> None:
    rows = [json.loads(x) for x in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(labels()) > 100
    for r in rows:
        assert r["verdict"] in ("right", "wrong", "cannot tell")
        assert (r["verdict"] == "right") == (r["fault"] == "")
        assert all(len(p) == 3 and p[0].startswith("doc-") for v in r["values"] for p in v)
