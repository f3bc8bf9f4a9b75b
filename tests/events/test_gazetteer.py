"""The gazetteer: names as texts write them, and how far towns lie apart."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.events.gazetteer import Place, gazetteer, key
from twosource.events.regions import regions


@pytest.mark.parametrize(
    ("name", "region"),
    [("St. Louis", "Missouri"), ("Saint Louis", "Missouri"), ("Ft. Lauderdale", "Florida"),
     ("WINSTON SALEM", "North Carolina"), ("New York", "New York"), ("Newport News", "Virginia"),
     ("Dundee", "Scotland"), ("Cork", "Ireland")],
)  # fmt: skip
def test_a_town_is_known_however_it_is_written(name: str, region: str) -> None:
    assert gazetteer().place(name, region) is not None


@pytest.mark.parametrize("name", ["Port Lena", "Eastmarch", "", "The"])
def test_other_names_are_not(name: str) -> None:
    assert gazetteer().places(name) == ()


def test_the_largest_of_a_name_comes_first() -> None:
    people = [p.people for p in gazetteer().places("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_the_file_names_its_source_and_its_keys_are_keys() -> None:
    packed = files("twosource.events").joinpath("lexicons/towns.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    assert "GeoNames" in "".join(lines[:4])
    assert "CC BY 4.0" in "".join(lines[:4])
    names = [x.split("\t")[0] for x in lines[4::500]]
    assert [key(n) for n in names] == names


def test_states_are_those_that_texts_name() -> None:
    places = gazetteer().places("Springfield")
    american = [p for p in places if p.longitude < -60]
    assert american
    assert all(p.region.lower() in regions().of for p in american)


def test_distance_and_reach() -> None:
    leeds, york = gazetteer().place("Leeds", "England"), gazetteer().place("York", "England")
    assert leeds is not None
    assert york is not None
    assert 33 < leeds.kilometres_to(york) < 37
    assert 5 < leeds.reach() < 15


_PLACES = st.builds(
    Place, st.just("X"), st.integers(0, 10**7), st.floats(-90, 90), st.floats(-180, 180)
)


@given(_PLACES, _PLACES)
def test_distance_is_one_both_ways_and_no_longer_than_half_the_earth(a: Place, b: Place) -> None:
    assert abs(a.kilometres_to(b) - b.kilometres_to(a)) < 1e-6
    assert 0 <= a.kilometres_to(b) < 20_016
    assert a.kilometres_to(a) < 1e-6


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
