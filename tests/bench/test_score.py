"""The score of a table against generated gold: perfect where it is perfect, and able to fall."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bench.generate import Matter, generate_matters
from bench.score import score

from twosource.model.document import Document, Zone, document_id
from twosource.model.event import EventMention
from twosource.model.finding import Event, Finding
from twosource.model.span import Span
from twosource.model.table import Table


@pytest.fixture(scope="module")
def matters() -> list[Matter]:
    return list(generate_matters(11, 150))


def perfect(matters: list[Matter]) -> Table:
    """The table that says what gold says, in the records of the product."""
    documents, mentions, events = {}, [], []
    for matter in matters:
        for line in matter.lines:
            text = line["text"]
            documents[line["doc"]] = Document(
                id=document_id(line["url"], line["doc"], text), doc=line["doc"], file=None,
                url=line["url"], outlet=line["outlet"], title=line["title"], byline=None,
                published=date.fromisoformat(line["published"]), language="en", text=text,
                zones=(Zone("body", Span(0, len(text))),),
            )  # fmt: skip
        kinds = {e["id"]: (e["type"], e["channel"]) for e in matter.gold["events"]}
        for k, m in enumerate(matter.gold["mentions"]):
            kind, channel = kinds[m["event"]]
            span = Span(m["start"], m["end"])
            mentions.append(
                EventMention(
                    id=f"{matter.gold['matter']}-{k}",
                    document=documents[m["doc"]].id,
                    span=span,
                    clause=span,
                    type=kind,
                    channel=channel,
                    participants=(),
                    when=None,
                    count=None,
                    count_span=None,
                    modality="happened",
                    about=None,
                    about_denied=None,
                    place=None,
                    attribution=None,
                    event=m["event"],
                )
            )
        for e in matter.gold["events"]:
            findings = tuple(
                Finding(f"{e['id']}-{f['facet']}", f["facet"], f["status"], ())
                for f in e["findings"]
            )
            events.append(Event(e["id"], e["type"], e["channel"], "happened", (), (), findings))
    return Table(
        documents=tuple(documents.values()), event_mentions=tuple(mentions), events=tuple(events)
    )


def test_perfect_table_scores_full(matters: list[Matter]) -> None:
    result = score(perfect(matters), [m.gold for m in matters])
    assert result.matched == result.sentences > 100
    assert result.pair_f1 == 1
    assert result.events_found == result.events
    assert result.status_right == 1


def test_empty_table_scores_nothing(matters: list[Matter]) -> None:
    result = score(Table(), [m.gold for m in matters])
    assert (result.matched, result.events_found, result.pair_f1, result.status_right) == (0,) * 4
    assert result.sentences > 100


def test_one_event_for_all_loses_pairs_and_events(matters: list[Matter]) -> None:
    table = perfect(matters)
    lump = tuple(replace(m, event=table.events[0].id) for m in table.event_mentions)
    result = score(replace(table, event_mentions=lump), [m.gold for m in matters])
    assert result.pair_f1 < 0.5
    assert result.events_found <= 1


def test_an_event_a_sentence_loses_pairs(matters: list[Matter]) -> None:
    table = perfect(matters)
    first = {m.event: m.id for m in reversed(table.event_mentions)}
    split = tuple(
        m if first[m.event] == m.id else replace(m, event=f"only-{m.id}")
        for m in table.event_mentions
    )
    result = score(replace(table, event_mentions=split), [m.gold for m in matters])
    assert result.pairs_both == 0


def test_wrong_statuses_are_counted(matters: list[Matter]) -> None:
    table = perfect(matters)
    wrong = tuple(
        replace(e, findings=tuple(replace(f, status="single") for f in e.findings))
        for e in table.events
    )
    result = score(replace(table, events=wrong), [m.gold for m in matters])
    assert result.events_found == result.events
    assert result.status_right < 0.6
