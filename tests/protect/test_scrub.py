"""Names in texts: in which forms they are found, what is left alone, and where places move to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.span import Span
from twosource.protect.scrub import Edit, Scrubber, apply
from twosource.protect.walk import Moved
from twosource.protect.who import Person


def scrubber(*names: str, others: tuple[str, ...] = ()) -> Scrubber:
    people = [Person(n, {n}, "victim") for n in names]
    labels = {n: f"Victim {chr(65 + k)}" for k, n in enumerate(names)}
    return Scrubber(people, labels, others)


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("Anna Roé", "Anna Roé fell.", "Victim A fell."),
        ("Anna Roé", "ANNA ROE FELL", "Victim A FELL"),
        ("Anna Roé", "Mrs Roe\u2019s friends", "Victim A\u2019s friends"),
        ("Anna Roé", "the Roes said", "the Victim A said"),
        ("Anna Roé", "rip anna", "rip Victim A"),
        ("Anna Roé", "Anna \u201cNan\u201d Roé", "Victim A"),
        ("Anna Roé", "Anna M. Roé", "Victim A"),
        ("Anna Roé", "annaroe fell", "Victim A fell"),
        ("Anna Roé", "An\u00adna Ro\u0065\u0301 fell", "Victim A fell"),
        ("Anna Roé", "see @annaroe1 now", "see [address withheld] now"),
        ("Anna Roé", "#JusticeForAnna", "[address withheld]"),
        ("Anna Roé", "https://a.example/x/anna%20ro%C3%A9", "[address withheld]"),
        ("Lena Brandt-Quill", "Brandt and Quill", "Victim A and Victim A"),
        ("Jörg Müllner", "Joerg Muellner", "Victim A"),
        ("Ana de la Brera", "de la Brera wept", "Victim A wept"),
        ("Tom O\u2019Dane", "O\u2019Dane wept", "Victim A wept"),
        ("Rose Long", "Rose fell", "Victim A fell"),
        ("Rose Long", "prices rose for a long time", "prices rose for a long time"),
        ("Rose Long", "rose long dies", "Victim A dies"),
        ("May Hollis", "on 3 May and in May", "on 3 May and in May"),
        ("Robert Hollis", "Bobby fell", "Victim A fell"),
        ("Rose Long", "Long queues formed.", "Long queues formed."),
        ("Rose Long", "Talks ended. Long says no.", "Talks ended. Victim A says no."),
        ("Rose Long", "It rained. Long hours passed.", "It rained. Long hours passed."),
        ("Rose Long", "Rose Long hours", "Victim A hours"),
        ("Rose Long", "the Long queues", "the Victim A queues"),
        ("Tom Young", "Young people wept. Young wept.", "Young people wept. Victim A wept."),
        ("Will Marsk", "Will he come? Will came.", "Will he come? Victim A came."),
        ("May Hollis", "during May. May we ask? May wept", "during May. May we ask? Victim A wept"),
    ],
)
def test_forms_of_a_name(name: str, text: str, wanted: str) -> None:
    assert scrubber(name).text(text) == wanted


def test_two_people_side_by_side_stay_two() -> None:
    both = scrubber("Anna Hollis", "Ben Tarn")
    assert both.text("Anna Hollis, Ben Tarn fell") == "Victim A, Victim B fell"
    shared = scrubber("Anna Hollis", "Ben Hollis")
    assert shared.text("Hollis wept") == "[name withheld] wept"
    assert shared.edits("Hollis wept", {Span(0, 6): 1}) == [Edit(0, 6, "Victim B")]


def test_others_who_share_a_first_name_keep_their_own() -> None:
    held = scrubber("Anna Hollis", others=("Anna Marsk", "Port Anna", "Anna Hollis"))
    assert held.text("Anna Marsk of Port Anna saw Anna.") == "Anna Marsk of Port Anna saw Victim A."
    assert held.text("Anna Hollis") == "Victim A"


def test_a_town_keeps_its_name_where_it_stands_as_one() -> None:
    held = Scrubber([Person("a", {"Ann Kelm"}, "victim")], {"a": "Victim A"}, towns=("kelm",))
    assert held.text("In Kelm, Kelm wept.") == "In Kelm, Victim A wept."
    assert held.text("in Kelm\u2019s flat") == "in Victim A\u2019s flat"
    assert held.text("near Ann Kelm") == "near Victim A"
    assert held.edits("in Kelm", {Span(3, 7): 0}) == [Edit(3, 7, "Victim A")]


@given(st.text(max_size=60), st.data())
def test_places_outside_what_is_replaced_keep_their_words(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(a, b, "Victim A") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    moved = Moved(text, edits)
    assert moved.text == apply(text, edits)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            now = moved.span(Span(start, end))
            assert now.end <= len(moved.text)
            if not any(e.start < end and start < e.end for e in edits):
                assert now.of(moved.text) == text[start:end]
            if any((e.start, e.end) == (start, end) for e in edits):
                assert now.of(moved.text) == "Victim A"


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    held = scrubber("Anna Roé", "Rose Long")
    out = held.text(text)
    assert held.text("".join(c for c in out)) is not None
    assert "roé" not in out.casefold().split()
