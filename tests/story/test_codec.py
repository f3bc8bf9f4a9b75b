from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.story import strategies  # noqa: F401  (registers the strategies)
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.document import Zone
from twosource.model.finding import DateRange, Event, FacetValue, Independent, Value
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.story.codec import from_json, pack, to_json, unpack

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", [Reading, Event, Claim, Drift, QuoteVariant])
@few
@given(data=st.data())
def test_every_record_comes_back_equal(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert unpack(pack(record), kind) == record


@pytest.mark.parametrize(
    "value",
    [
        NumberRange(1, None),
        NumberRange(5, 5),
        DateRange(None, None),
        DateRange(date(2031, 2, 1), None),
        "logistics",
        ("actor-1", "actor-2"),
        (),
    ],
)
def test_facet_values_keep_their_kind(value: FacetValue) -> None:
    held = Value(value, (), Independent(1, None))
    assert from_json(to_json(held), Value) == held


def test_lone_surrogates_and_control_characters_come_back() -> None:
    assert from_json(to_json("a\ud800\x00\u202e"), str) == "a\ud800\x00\u202e"


@pytest.mark.parametrize("data", [b"", b"nonsense", pack("text")[:-4]])
def test_damage_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(data, Reading)


@pytest.mark.parametrize("text", ["[", "{}", '[{"kind":"nave","span":[0,1]}]', '[{"span":[3,1]}]'])
def test_another_shape_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        from_json(text, tuple[Zone, ...]) if text != "{}" else from_json(text, Zone)
