"""A part of a table is a table: every id is found, every span lies in its text."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_table import HARBOUR, LEDGER, REPRINT, TABLE
from twosource.export import as_json
from twosource.export.check import problems
from twosource.export.cut import Shown, cut
from twosource.model.document import Document
from twosource.model.table import Table

EVENT = TABLE.events[0]


def faults(table: Table) -> list[str]:
    out = BytesIO()
    as_json.write(table, out)
    return problems(json.loads(out.getvalue()))


def some(ids: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(ids))


@given(
    st.builds(
        Shown,
        some([EVENT.id]),
        st.none() | some([f.id for f in EVENT.findings]),
        some([d.id for d in TABLE.documents]),
        some([a.id for a in TABLE.attributions]),
        some([a.id for a in TABLE.actors]),
        some([d.id for d in TABLE.documents]),
    )
)
@settings(max_examples=60, deadline=None)
def test_any_part_is_sound(shown: Shown) -> None:
    part = cut(TABLE, shown)
    assert faults(part) == []
    assert shown.documents <= {d.id for d in part.documents}
    assert shown.actors <= {a.id for a in part.actors}
    assert shown.attributions <= {a.id for a in part.attributions}
    assert {e.id for e in part.events} == shown.events


def test_everything_is_everything() -> None:
    shown = Shown(
        frozenset({EVENT.id}), documents=frozenset(d.id for d in TABLE.documents),
        actors=frozenset(a.id for a in TABLE.actors),
    )  # fmt: skip
    assert cut(TABLE, shown) == TABLE


def test_one_finding_brings_its_words_and_nothing_else() -> None:
    part = cut(TABLE, Shown(frozenset({EVENT.id}), frozenset({"f-about"})))
    assert [f.id for e in part.events for f in e.findings] == ["f-about"]
    assert not (part.claims or part.drifts or part.quote_variants)
    assert cut(TABLE, Shown()) == Table()


@pytest.mark.parametrize("document", [HARBOUR, LEDGER, REPRINT])
def test_a_document_brings_its_sayings_and_what_it_repeats(document: Document) -> None:
    part = cut(TABLE, Shown(documents=frozenset({document.id})))
    assert [a for a in part.attributions if a.document == document.id] == [
        a for a in TABLE.attributions if a.document == document.id
    ]
    assert all(m.event is None for m in part.event_mentions)
    if document is REPRINT:
        assert part.reprint_of == {REPRINT.id: LEDGER.id}
        assert LEDGER in part.documents
