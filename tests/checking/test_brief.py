"""Briefs and lists of the example, and of stories that accuse somebody."""

from __future__ import annotations

import csv
import io
import json

import pytest
from bench.generate import generate_matters
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.conftest import table_of, told
from twosource.checking import contacts, page
from twosource.checking.brief import POINTS, Brief, brief
from twosource.checking.brief_event import LABELS
from twosource.checking.calls import still_to_call
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.replies import Replies, accusing
from twosource.export.take import Take
from twosource.model.finding import Event
from twosource.model.table import Table
from twosource.pipeline import Models

SHOOTING = """Two are shot dead in Port Ellery

By Ana Verrow
4 May 2031

Tomas Brek shot two men in Port Ellery on 3 May 2031, the Ellery police said.

{reply}
"""
DENIAL = "Brek denied that he had shot the men. “I was at sea,” he said."


def event_of(table: Table, channel: str, *people: str) -> Event:
    index = Index(table)
    found = [
        e
        for e in table.events
        if e.channel == channel and {index.name(p.actor) for p in e.participants} == set(people)
    ]
    return found[0]


def lines(made: Brief) -> list[Line]:
    return list(made.lines)


def made_of(table: Table, event: str | None = None) -> Brief:
    found = brief(Take(table, proposed=True), event)
    assert found is not None
    return found


def test_a_brief_names_what_is_disputed_first(harbour: Table) -> None:
    made = made_of(harbour)
    assert made.headline.text.startswith(
        "Call between Joren Haskard and Maren Tolvick: accounts differ"
    )
    assert 0 < len(made.points) <= POINTS
    assert made.points[0].text.startswith("Number: disputed.")


def test_the_ladder_and_the_counts_stand_in_the_point_on_numbers(harbour: Table) -> None:
    call = event_of(harbour, "call", "Joren Haskard", "Maren Tolvick")
    (number,) = [x.text for x in made_of(harbour, call.id).points if x.text.startswith("Number")]
    ladder = [number.index(v) for v in (" 1: Petra Sollen", " At least 2: Three off", " 4: two p")]
    assert ladder == sorted(ladder)
    assert "(on record, 26 March 2022)" in number
    assert "4, 1 to 2 independent" in number


def test_a_changed_account_is_told_as_first_and_later(harbour: Table) -> None:
    meeting = event_of(harbour, "meeting", "Joren Haskard", "Odran Pellick")
    said = " ".join(x.text for x in made_of(harbour, meeting.id).points)
    assert "Petra Sollen: first 1, later 2." in said


def test_no_line_gives_one_side_of_a_dispute_as_what_happened(harbour: Table) -> None:
    index = Index(harbour)
    for event in (e for e in harbour.events if e.findings):
        points = made_of(harbour, event.id).points
        for f in event.findings:
            if f.status != "disputed":
                continue
            values = [phrases.value(index, f.facet, v.value) for v in f.values]
            for x in points:
                told_of = [v for v in values if f" {v}:".casefold() in x.text.casefold()]
                assert not told_of or (len(told_of) == len(values) and "disputed" in x.text)


def test_no_side_of_a_dispute_is_a_fact_in_briefs_of_generated_stories(
    harbour_models: Models,
) -> None:
    disputes = 0
    for matter in generate_matters(7, 60, conflicts=1.0):
        table = table_of(harbour_models, matter.lines)
        index = Index(table)
        for event in (e for e in table.events if e.findings):
            made, disputed = (
                made_of(table, event.id),
                [f for f in event.findings if f.status == "disputed"],
            )
            for f in disputed:
                disputes += 1
                values = [phrases.value(index, f.facet, v.value) for v in f.values]
                head = made.headline.text
                assert "accounts differ" in head
                if f.facet in ("when", "place", "about"):
                    assert not [v for v in values if v in head], head
                if f.facet == "initiator":
                    assert " by " not in head.partition(":")[0], head
                (point,) = [
                    p.text for p in made.points if p.text.startswith(f"{LABELS[f.facet]}: disputed")
                ] or [""]
                assert not point or all(v.casefold() in point.casefold() for v in values), point
            for x in made.paragraph:
                name, _, words = x.text.partition(": ")
                assert "\u2190" in name or "own voice" in name
                assert words == phrases.in_marks(index.words(x.evidence[0]))
    assert disputes >= 4


def test_a_denial_is_not_quoted_without_the_words_that_deny(harbour_models: Models) -> None:
    text = """Minister rang director

4 May 2031

Ana Verrow called Tomas Brek twice on 3 May 2031, two officials told the Quay Ledger.

Brek denied that Verrow called him on 3 May 2031.
"""
    made = made_of(told(harbour_models, text))
    quoted = [x.text for x in made.paragraph if "Verrow called him" in x.text]
    assert quoted
    assert all("denied" in x for x in quoted)


def test_every_line_has_words_that_lie_where_it_says(harbour: Table) -> None:
    index = Index(harbour)
    for event in (e for e in harbour.events if e.findings):
        for x in lines(made_of(harbour, event.id)):
            for e in x.evidence:
                assert e.span.of(index.documents[e.document].text).strip()
            quoted = x.text.partition("\u201c")[2].rpartition("\u201d")[0]
            if x in made_of(harbour, event.id).paragraph and quoted:
                assert quoted == index.words(x.evidence[0])


def test_every_line_that_tells_something_has_evidence(harbour: Table) -> None:
    for x in lines(made_of(harbour)):
        assert x.evidence, x.text


def test_each_side_is_heard_in_the_paragraph(harbour: Table) -> None:
    said = " ".join(x.text for x in made_of(harbour).paragraph)
    for name in ("Petra Sollen", "two people familiar", "Corin Abbery", "Three officials"):
        assert name in said


def test_a_story_without_events_has_no_brief() -> None:
    assert brief(Take(Table(), proposed=True)) is None
    assert still_to_call(Table()) == ()
    assert contacts.as_csv(Table()).count(b"\r\n") == 1


@pytest.mark.parametrize("reply", [DENIAL, "The harbour was closed on Sunday."])
def test_an_allegation_stands_with_its_reply_or_says_that_there_is_none(
    harbour_models: Models, reply: str
) -> None:
    table = told(harbour_models, SHOOTING.format(reply=reply))
    replies = Replies(Index(table))
    accused = [(e, a) for e in table.events for a in replies.accused(e)]
    assert accused, "the shooting is read, with who is said to have shot"
    none = "No reply of Tomas Brek in these articles."
    for event, _ in accused:
        made = made_of(table, event.id)
        for x in [made.headline, *made.points]:
            assert (none in x.text) == (reply != DENIAL)
            assert ("denies" in x.text) == (reply == DENIAL)
        assert any(none in x.text or "denies" in x.text for x in made.paragraph)
        asked = [s for s in still_to_call(table) if s.title.startswith("Accused")]
        silent = [x for s in asked for x in s.lines if x.event == event.id]
        assert bool(silent) == (reply != DENIAL)


def test_only_known_types_accuse(harbour: Table) -> None:
    assert {"violence", "arrest", "charge"} <= accusing()
    replies = Replies(Index(harbour))
    assert not [a for e in harbour.events for a in replies.accused(e)]


def test_still_to_call_names_those_who_do_not_speak(harbour: Table) -> None:
    found = {s.title: [x.text for x in s.lines] for s in still_to_call(harbour)}
    silent = found["Accused or contradicted, and no account of theirs in these articles"]
    assert any(x.startswith("Maren Tolvick:") for x in silent)
    assert not any(x.startswith("Petra Sollen:") for x in silent)
    declined = " ".join(found["Asked, and no answer"])
    assert "did not answer questions sent to his office" in declined
    assert any("Letter" in x for x in found["Rests on one account"])


def test_contacts_have_a_row_for_each_source(harbour: Table) -> None:
    found = list(csv.DictReader(io.StringIO(contacts.as_csv(harbour).decode("utf-8"))))
    letter = [r for r in found if r["channel"] == "letter"]
    assert [(r["when"], r["from"], r["to"]) for r in letter] == [
        ("14 March 2022", "Joren Haskard", "Odran Pellick")
    ]
    calls = [r for r in found if r["channel"] == "call" and "Tolvick" in r["words"]]
    assert {r["how many"] for r in calls} >= {"1", "4", "at least 2"}
    assert all("How often?" in r["accounts differ on"] for r in calls)
    assert all(r["according to"] and r["article"] for r in found)


def test_contacts_as_html_run_nothing(harbour: Table) -> None:
    page_ = contacts.as_html(harbour).decode("utf-8")
    assert page_.count("<tr>") == len(contacts.rows(harbour)) + 1
    assert "<script" not in page_
    assert "default-src 'none'" in page_


@given(st.text(max_size=80))
def test_words_of_a_document_make_no_markdown(words: str) -> None:
    shown = page.escaped(words)
    assert "\n" not in shown
    bare = shown.replace("\\\\", "")
    for mark in "<[*`_":
        assert bare.count(mark) == bare.count("\\" + mark)


def test_json_pages_hold_their_spans(harbour: Table) -> None:
    index = Index(harbour)
    made = json.loads(page.brief_json(index, made_of(harbour)))
    listed = json.loads(page.sections_json(index, still_to_call(harbour)))
    held = made["points"] + [x for s in listed["sections"] for x in s["lines"]]
    assert held
    for x in held:
        for e in x["evidence"]:
            assert index.documents[e["document"]].text[e["start"] : e["end"]] == e["words"]
