"""What is handed on of articles: short passages, in every format, and no full text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench import protect as bench
from tests.export.taken import written
from twosource import pipeline
from twosource.export.formats import FORMATS
from twosource.export.take import Take
from twosource.model.span import Span
from twosource.protect.leaving import leave
from twosource.protect.scrub import apply
from twosource.protect.share import GAP, WORDS, _gaps, short


def test_no_passage_is_long_in_any_format() -> None:
    models = pipeline.load_models(tagger=False)
    table = leave(bench.table_of(bench.story(7), models), False).table
    cut = short(table)
    for before, after in zip(table.documents, cut.documents, strict=True):
        assert GAP.strip() in after.text
        assert all(len(run.split()) <= WORDS for run in after.text.split(GAP))
        text = " ".join(before.text.split())
        for name in FORMATS:
            words = " ".join(bench.words_of(written(name, Take(cut, "s", proposed=True))).split())
            for at in range(0, len(text) - 400, 200):
                assert text[at : at + 400] not in words, name
    assert [e.id for e in cut.events] == [e.id for e in table.events]


@given(st.text("ab .", max_size=400), st.data())
def test_runs_of_words_are_short_whatever_passages_overlap(text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [Span(a, b) for a, b in data.draw(st.lists(ends, max_size=6)) if a < b]
    left = apply(text, _gaps(text, spans))
    assert all(len(run.split()) <= WORDS for run in left.split(GAP.strip()))
