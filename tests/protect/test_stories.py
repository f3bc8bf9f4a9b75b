"""Generated news of violence, through all that leaves: no name of those who are protected."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bench import protect as bench
from tests.conftest import make_document
from twosource import pipeline
from twosource.comparing import compare
from twosource.export.take import Take
from twosource.protect.leaving import leave

STORIES = 20


def test_no_protected_name_leaves_in_any_format() -> None:
    models, seen = pipeline.load_models(tagger=False), 0
    for seed in range(STORIES):
        made = bench.story(seed)
        table = bench.table_of(made, models)
        assert list(bench.leaks(made, table)) == [], seed
        if seed < 2:  # the judge finds them where nothing is protected
            judge = bench.Judge(made.souls)
            seen += sum(
                bool(list(judge.leaks(d.text))) for d in leave(table, False).table.documents
            )
            assert leave(table, False).table == table
    assert seen >= 2


def test_every_span_of_a_protected_table_lies_in_its_text() -> None:
    models = pipeline.load_models(tagger=False)
    made = bench.story(3)
    table = bench.table_of(made, models)
    safe = leave(table)
    texts = {d.id: d.text for d in safe.table.documents}
    assert safe.people > 2
    for before, after in zip(table.attributions, safe.table.attributions, strict=True):
        for part in ("source", "cue", "content"):
            assert len(getattr(before, part)) == len(getattr(after, part))
            assert all(s.of(texts[after.document]) for s in getattr(after, part))
    for a in safe.table.actors:
        assert all(m.span.of(texts[m.document]) for m in a.mentions)
    assert [e.id for e in safe.table.events] == [e.id for e in table.events]


def test_a_take_keeps_what_was_asked_for() -> None:
    models = pipeline.load_models(tagger=False)
    made = bench.story(5)
    safe = leave(bench.table_of(made, models))
    last = made.souls[0].last
    take = safe.take(Take(safe.table, f"{last} case", shown=f"about {last}", proposed=True))
    assert take.proposed
    assert last not in take.title + take.shown


@pytest.mark.parametrize("quote", ["'", "\u2019"])
def test_what_others_are_called_by_a_name_hides_it_too(quote: str) -> None:
    text = (
        "Odo Farn was shot dead in Carrow on Monday, police said. Bram Oster was arrested.\n\n"
        f"Oster{quote}s lawyer, Ines Galt, said he was treated well. Farn{quote}s brother wept."
    )
    document = make_document(text, published=date(2031, 5, 9), outlet="Post")
    reading = pipeline.read_document(document, pipeline.load_models(tagger=False))
    told = json.dumps([d.text for d in leave(compare([reading], {})[0], True).table.documents])
    assert "Oster" not in told and "Farn" not in told
    assert "Ines Galt" in told


def test_an_outlet_with_a_first_name_in_its_own_keeps_it() -> None:
    text = (
        "Lena Courier\n\nOdo Farn, 30, was shot dead in Carrow on Monday, police told Lena Courier."
    )
    document = make_document(text, published=date(2031, 5, 9), outlet="Lena Courier")
    reading = pipeline.read_document(document, pipeline.load_models(tagger=False))
    told = leave(compare([reading], {})[0]).table.documents[0]
    assert told.outlet == "Lena Courier"
    assert "police told Lena Courier" in told.text and "Farn" not in told.text


def test_her_daughter_is_no_part_of_a_name() -> None:
    text = (
        "May Young, 34, was stabbed in Carrow on Sunday, police said. Her daughter Rose Young, 9,"
        " was beside her.\n\nYoung people laid flowers. Her husband, Frank Young, wept."
    )
    document = make_document(text, published=date(2031, 5, 9), outlet="Post")
    reading = pipeline.read_document(document, pipeline.load_models(tagger=False))
    told = leave(compare([reading], {})[0]).table.documents[0].text
    assert "Her daughter Girl A, 9, was beside her." in told
    assert "Young people laid flowers. Her husband" in told
    assert not {"May", "Rose", "Frank"} & set(told.split())
