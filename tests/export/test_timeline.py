"""The timeline: what is drawn, as text and as a picture."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tests.export.timelines import (
    CLERK,
    LAWYER,
    M9,
    actors,
    days,
    event,
    many,
    mixed,
    order,
    table,
)
from tests.sample_table import TABLE
from twosource.export import timeline_svg, timeline_text
from twosource.export.timeline import LANES, timeline
from twosource.export.timeline_fit import cut, wrapped
from twosource.export.timeline_scale import scale_of, ticks
from twosource.model.finding import DateRange
from twosource.model.order import InferredWhen
from twosource.model.table import Table

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>&\"'\x1b[31m\u202e\x00\ud800\ufffe" * 3


def picture(given_table: Table, name: str = "m.story") -> ET.Element:
    return ET.fromstring(timeline_svg.svg(given_table, name))


def words(root: ET.Element) -> list[str]:
    return ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]


def shapes(root: ET.Element, style: str) -> list[ET.Element]:
    """What is drawn in a style, the legend left out."""
    return [g for lane in root.findall(f"{SVG}g") for g in lane if g.get("class") == style]


def text(given_table: Table, width: int = 100, *, plain: bool = False) -> list[str]:
    return [x.text for x in timeline_text.lines(given_table, "m.story", width, plain=plain)]


# --- what is drawn ---


def test_events_stand_in_order_of_time_and_the_open_ones_last() -> None:
    made = timeline(mixed())
    assert [r.event for r in made.rows] == ["e6", "e1", "e5", "e2", "e4", "e3", "e7"]
    assert [r.event for r in made.open] == ["e7"]
    assert made.rows[1].disputed
    assert [k.who for k in made.rows[1].lanes] == ["a clerk", "Edda Kestrin"]


def test_each_account_has_its_words_and_an_outlet_speaks_itself() -> None:
    rows = {r.event: r for r in timeline(mixed()).rows}
    assert rows["e2"].lanes[0].words == (
        "Quay Ledger \u2190 a clerk: \u201cThey met after the vote\u201d",
    )
    assert rows["e3"].lanes[0].who == "Quay Ledger, in its own voice"


def test_what_has_no_date_has_its_order_in_words_and_no_date() -> None:
    rows = {r.event: r for r in timeline(mixed()).rows}
    (lane,) = rows["e7"].lanes
    assert (lane.basis, lane.text) == ("open", "no date told")
    assert rows["e7"].notes == ("after \u201cthe vote\u201d",)
    (inferred,) = rows["e5"].lanes
    assert (inferred.basis, inferred.who) == ("inferred", "by its order")


@pytest.mark.parametrize(
    ("given_days", "said"),
    [
        (days(M9), "9 March 2031"),
        (days(M9, M9 + timedelta(9)), "9 to 18 March 2031"),
        (days(M9, M9 + timedelta(40)), "9 March to 18 April 2031"),
        (days(date(2031, 3, 1), date(2031, 3, 31)), "March 2031"),
        (days(M9, date(2032, 1, 2)), "9 March 2031 to 2 January 2032"),
        (DateRange(M9, None), "9 March 2031 or later"),
        (DateRange(None, M9), "9 March 2031 or earlier"),
    ],
)
def test_days_in_words(given_days: DateRange, said: str) -> None:
    (row,) = timeline(table(event("e", (given_days, [CLERK])))).rows
    assert row.lanes[0].text == said


def test_orders_that_do_not_fit_are_told_in_words() -> None:
    (told,) = timeline(mixed()).conflicts
    assert told.startswith("these orders go round in a circle: meeting, \u201cmet\u201d after")
    gone = replace(mixed(), orders=())  # while a build goes on
    assert timeline(gone).conflicts == ()


def test_the_events_with_fewest_accounts_are_left_out_and_counted() -> None:
    made = timeline(mixed(), 2)
    assert made.left_out == 5
    assert [r.event for r in made.rows] == ["e1", "e2"]
    assert timeline(mixed(), None).left_out == 0


def test_many_accounts_of_one_event_are_counted() -> None:
    given_days = [(days(M9 + timedelta(n)), [CLERK]) for n in range(LANES + 4)]
    (row,) = timeline(table(event("e", *given_days, status="disputed"))).rows
    assert (len(row.lanes), row.more) == (LANES + 1, 3)
    assert "and 3 more accounts" in words(picture(table(event("e", *given_days))))


# --- the picture ---


def test_the_picture_says_what_it_is() -> None:
    root = picture(mixed())
    assert root.get("role") == "img"
    named = {e.get("id"): e.text for e in root if e.get("id")}
    assert named["ts-title"] == "Timeline of m.story"
    assert (root.get("aria-labelledby") or "").split() == list(named)
    assert "7 events with 9 accounts" in (named["ts-desc"] or "")
    assert "1 of them have no date" in (named["ts-desc"] or "")


def test_a_told_an_inferred_and_an_open_lane_differ_in_shape_and_word() -> None:
    root = picture(mixed())
    assert len(shapes(root, "t")) == 5
    assert len(shapes(root, "d")) == 2
    assert len(shapes(root, "i")) == 1
    assert len(shapes(root, "o")) == 2
    assert words(root).count("accounts differ") == 1
    assert words(root).count("open") == 1
    assert "(inferred)" in words(root)
    style = root.findtext(f"{SVG}style") or ""
    assert re.search(r"\.i\{[^}]*stroke-dasharray", style)
    assert re.search(r"\.d\{[^}]*url\(#ts-differ\)", style)
    assert [p.get("id") for p in root.iter(f"{SVG}pattern")] == ["ts-differ"]


def test_the_words_of_an_account_are_its_title() -> None:
    titles = [t.text or "" for t in picture(mixed()).iter(f"{SVG}title")]
    assert any("\u201cThey met after the vote\u201d" in t for t in titles)
    assert any(t.startswith("a clerk: 9 March 2031\n") for t in titles)


def test_everything_lies_within_the_picture() -> None:
    for one in (mixed(), many(60), many(1), TABLE, table()):
        root = picture(one)
        width, height = (float(root.get(k) or 0) for k in ("width", "height"))
        for e in root.iter():
            if e.get("x") and e.get("y") and e.tag != f"{SVG}pattern":
                assert 0 <= float(e.get("x") or 0) <= width
                assert 0 <= float(e.get("y") or 0) <= height
                assert float(e.get("x") or 0) + float(e.get("width") or 0) <= width


def test_bars_stand_where_their_days_are() -> None:
    first = event("e1", (days(M9), [CLERK]))
    second = event("e2", (days(M9 + timedelta(10), M9 + timedelta(19)), [LAWYER]))
    a, b = shapes(picture(table(first, second)), "t")
    assert float(a.get("x") or 0) + float(a.get("width") or 0) < float(b.get("x") or 0)
    assert float(b.get("width") or 0) == pytest.approx(10 * float(a.get("width") or 0), rel=0.05)


def test_two_rows_never_lie_on_each_other() -> None:
    ys = [float(b.get("y") or 0) for b in picture(many(60)).iter(f"{SVG}rect") if b.get("x")]
    rows = ys[3:]  # below the legend
    assert len(rows) > 60
    assert all(b - a >= 12 for a, b in pairwise(rows))


@pytest.mark.parametrize("one", [table(), table(event("e"))], ids=["empty", "one open"])
def test_without_a_day_there_is_no_axis(one: Table) -> None:
    root = picture(one)
    assert not [e for e in root.iter() if e.get("class") == "g"]
    assert ("No events were found." in words(root)) == (not one.events)
    assert ("open" in words(root)) == bool(one.events)


def test_hostile_words_stay_words() -> None:
    cast = actors(HOSTILE, HOSTILE)
    one = table(event("e", (days(M9), [CLERK])), event("f"), cast=cast, orders=(order("f"),))
    made = timeline_svg.svg(one, HOSTILE)
    root = ET.fromstring(made)
    allowed = {"svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "g", "text"}
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= allowed
    assert not {k for e in root.iter() for k in e.attrib if k.startswith("on") or "href" in k}
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800\ufffe]", made)
    made.encode("utf-8")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name_gives_well_formed_xml(who: str, name: str) -> None:
    one = table(event("e", (days(M9), [CLERK])), cast=actors(who, who))
    ET.fromstring(timeline_svg.svg(one, name))


def test_the_same_table_gives_the_same_bytes_whatever_its_order() -> None:
    one = mixed()
    turned = replace(one, events=one.events[::-1], orders=one.orders[::-1])
    assert timeline_svg.svg(one, "m") == timeline_svg.svg(turned, "m")


def test_nothing_is_fetched() -> None:
    made = timeline_svg.svg(mixed(), "m").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in made and "@import" not in made


# --- on a terminal ---


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = table(
        event("e", (days(M9), [CLERK]), (days(M9 + timedelta(3)), [LAWYER]), status="disputed"),
        cast=actors("a very long name " * 9, "\u6771\u4eac\u65b0\u805e" * 20),
    )
    for one in (mixed(), many(60), TABLE, long, table()):
        for plain in (True, False):
            assert max(cell_len(x) for x in text(one, width, plain=plain)) <= width


def test_each_kind_of_lane_has_its_own_mark_and_word() -> None:
    shown = text(mixed())
    lanes = {x.split("  ")[1]: x for x in shown if x.startswith("  ")}
    assert "\u254c" in lanes["by its order"]
    assert "(inferred)" in "".join(shown)
    assert "ACCOUNTS DIFFER" in "".join(shown)
    assert any("\u00b7 open \u00b7" in x for x in shown)
    assert any(x.rstrip().endswith("or later") and "\u25ba" in x for x in shown)
    assert any(x.rstrip().endswith("or earlier") and "\u25c4" in x for x in shown)


def test_plain_marks_are_ascii() -> None:
    one = table(event("e", (days(M9), [CLERK])), event("f"))
    assert "".join(text(one, plain=True)).isascii()


def test_a_terminal_without_utf_8_is_no_error() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    one = table(event("e", (days(M9), [CLERK])), cast=actors("J\u00f6rn \u4eac", "x"))
    timeline_text.show(one, Console(file=out, width=80, markup=False), "m.story")
    out.flush()
    assert b"J?rn ?" in raw.getvalue()


def test_an_empty_story_and_one_with_open_dates_alone() -> None:
    assert text(table())[-1] == "No events were found."
    shown = text(table(event("e1"), event("e2")))
    assert "No date told" in shown
    assert sum("no date told" in x for x in shown) == 2


def test_hostile_words_move_no_cursor() -> None:
    one = table(event("e", (days(M9), [CLERK])), cast=actors(HOSTILE, HOSTILE))
    assert not re.search("[\x00-\x1f\u202e\ud800]", "".join(text(one)))


# --- scale ---


@given(st.lists(st.tuples(st.dates(), st.integers(0, 4000)), min_size=1, max_size=12))
def test_a_later_day_is_never_drawn_before_an_earlier_one(
    given_days: list[tuple[date, int]],
) -> None:
    ranges = [
        DateRange(d, date.fromordinal(min(d.toordinal() + n, date.max.toordinal())))
        for d, n in given_days
    ]
    scale = scale_of(ranges)
    assert scale is not None
    known = sorted({x for r in ranges for x in (r.earliest, r.latest) if x})
    places = [scale.at(d.toordinal()) for d in known]
    assert places == sorted(places)
    assert all(0 <= p <= 1 for p in places)
    assert all(scale.bar(r)[0] <= scale.bar(r)[1] for r in ranges)
    assert sum(p.width for p in scale.parts) == pytest.approx(1)
    shown = ticks(scale, 8)
    assert 1 <= len(shown) <= 24
    assert [t.at for t in shown] == sorted(t.at for t in shown)


@pytest.mark.parametrize(
    ("length", "label"), [(5, "9 Mar"), (200, "Apr 2031"), (4000, "2032"), (40000, "2040")]
)
def test_the_scale_goes_by_what_there_is(length: int, label: str) -> None:
    scale = scale_of([days(M9, M9 + timedelta(length))])
    assert scale is not None
    assert label in [t.label for t in ticks(scale, 8)]


def test_a_long_gap_is_left_out_and_said() -> None:
    far = days(M9 - timedelta(12000))
    scale = scale_of([far, days(M9)])
    assert scale is not None
    ((at, gap),) = scale.breaks
    assert 0.3 < at < 0.7
    assert gap > 11000
    shown = words(picture(table(event("a", (far, [CLERK])), event("b", (days(M9), [CLERK])))))
    assert "// 32 years" in shown


def test_no_scale_without_a_day() -> None:
    assert scale_of([DateRange(None, None)]) is None


def test_an_inferred_bound_at_the_edge_of_the_calendar() -> None:
    one = event("e", inferred=InferredWhen(date.min, date.max, ()))
    assert shapes(picture(table(one)), "i")
    assert text(table(one))


@given(st.text(), st.integers(1, 40))
def test_cut_words_have_room(words_: str, room: int) -> None:
    assert cell_len(cut(words_, room)) <= max(room, 1)
    for part in wrapped(words_, room):
        assert cell_len(part) <= max(room, 2)
