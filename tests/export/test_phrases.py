"""Plain words for findings."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from starlette.testclient import TestClient

from tests.sample_table import TABLE
from tests.web.test_hostile import Given
from twosource.export.formats import FORMATS
from twosource.export.phrases import in_marks, question, times
from twosource.export.take import Take
from twosource.model.number import NumberRange
from twosource.web.app import app_of

EVENT = TABLE.events[0]


def test_the_number_of_people_expelled_is_not_how_often() -> None:
    assert question(replace(EVENT, type="expulsion"), "count") == "How many people?"
    assert question(replace(EVENT, type="expulsion"), "when") == "When?"
    assert question(replace(EVENT, type="contact"), "count") == "How often?"


def test_every_format_and_page_asks_so() -> None:
    """No place has the words of its own: an expulsion counts people on each of them."""
    events = tuple(replace(e, type="expulsion", channel=None) for e in TABLE.events)
    table = replace(TABLE, events=events)
    asked = 0
    for made in FORMATS.values():
        out = BytesIO()
        made.write(Take(table, proposed=True), out)
        assert b"How often" not in out.getvalue(), made.name
        asked += b"How many people?" in out.getvalue()
    assert asked > 3
    web = TestClient(app_of(Given(table, "story")), base_url="http://127.0.0.1")
    for path in (f"/event/{EVENT.id}", "/?facet=count", "/brief?proposed=1"):
        page = web.get(path).text
        assert "How often?" not in page and "how often" not in page, path
    assert "How many people?" in web.get(f"/event/{EVENT.id}").text


def test_a_number_of_people_or_times() -> None:
    one, few = NumberRange(1, 1), NumberRange(3, 3)
    assert [times("contact", n) for n in (one, few)] == ["once", "3 times"]
    assert [times("expulsion", n) for n in (one, few)] == ["1 person", "3 people"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("one call", "\u201cone call\u201d."),
        ("He went.", "\u201cHe went.\u201d"),
        ('There was none," Roe said', '\u201cThere was none," Roe said.'),
        ("There was none,\u201d Roe said.", "\u201cThere was none,\u201d Roe said."),
        ("\u201cNo,\u201d\nshe said", "\u201cNo,\u201d she said."),
        ('was told, "Be patient"', '\u201cwas told, "Be patient"\u201d.'),
    ],
)
def test_a_passage_in_its_marks(words: str, wanted: str) -> None:
    assert in_marks(words) == wanted
