"""The founding article and its variants: every expression, every date of a saying and an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.conftest import Seed
from tests.dating.helpers import mention
from twosource.dating import date_events, date_sayings, recognise
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution
from twosource.model.parse import Parse
from twosource.model.span import Span


def test_every_expression_with_its_value_and_basis(parser: SpacyParser, seed: Seed) -> None:
    found = {
        (t.span.start, t.span.end): t for t in recognise(seed.document, parser.parse(seed.document))
    }
    for g in seed.gold["timexes"]:
        t = found.get((g["start"], g["end"]))
        assert t is not None, g
        got = (t.type, t.value, str(t.when.earliest), str(t.when.latest), t.when.basis)
        assert got == (g["type"], g["value"], g["earliest"], g["latest"], g["basis"])


def test_without_a_publication_date_nothing_is_resolved(parser: SpacyParser, seed: Seed) -> None:
    document = replace(seed.document, published=None)
    timexes = recognise(document, parser.parse(document))
    spans = {(t.span.start, t.span.end) for t in timexes}
    assert {(g["start"], g["end"]) for g in seed.gold["timexes"]} <= spans
    for t in timexes:
        assert t.when.open, t
        assert t.when.basis == "unknown"
        assert not t.value[:4].isdigit()


def gold_attributions(seed: Seed) -> tuple[Attribution, ...]:
    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(a, b) for a, b in pairs)

    return tuple(
        Attribution(
            id=g["id"],
            document=seed.document.id,
            source=spans(g["source"]),
            cue=spans(g["cue"]),
            content=spans(g["content"]),
            kind=g["kind"],
            stance=g["stance"],
            hedged=g["hedged"],
            parent=g["parent"],
            speaker=g["speaker"],
        )
        for g in seed.gold["attributions"]
    )


def accounts(seed: Seed) -> list[dict[str, Any]]:
    """The accounts of gold with one piece of evidence: the day of saying is then its own."""
    out = []
    for event in seed.gold["events"]:
        for finding in event["findings"]:
            for value in [*finding["values"], *finding.get("denied", [])]:
                out += value["accounts"]
    for claim in seed.gold["claims"]:
        out += claim["accounts"]
    return [a for a in out if len(a["evidence"]) == 1]


def test_the_day_of_a_saying(parser: SpacyParser, seed: Seed) -> None:
    parse = parser.parse(seed.document)
    timexes = recognise(seed.document, parse)
    said = date_sayings(seed.document, parse, timexes, gold_attributions(seed))
    checked = 0
    for account in accounts(seed):
        where = Span(account["evidence"][0]["start"], account["evidence"][0]["end"])
        for a in said:
            speaks = a.speaker == account["chain"][-1] and a.parent is None
            if speaks and any(c.overlaps(where) for c in a.content):
                expected = date.fromisoformat(account["said_on"]) if account["said_on"] else None
                assert a.said_on == expected, (a, account)
                checked += 1
    assert checked >= 10


def call_before(seed: Seed, parse: Parse, evidence: Span) -> Span:
    """The word of calling in the evidence's sentence that stands last before the evidence ends."""
    sentence = parse.sentence_at(evidence.start)
    assert sentence is not None
    calls = [
        t
        for t in parse.tokens[sentence.first : sentence.last]
        if t.lemma in ("call", "phone") and t.pos in ("NOUN", "VERB") and t.start < evidence.end
    ]
    return calls[-1].span


def test_the_day_of_each_account_of_the_calls(parser: SpacyParser, seed: Seed) -> None:
    parse = parser.parse(seed.document)
    timexes = recognise(seed.document, parse)
    said = date_sayings(seed.document, parse, timexes, gold_attributions(seed))
    calls = next(e for e in seed.gold["events"] if e["id"] == "e4")
    when = next(f for f in calls["findings"] if f["facet"] == "when")
    expected, mentions = [], []
    for value in when["values"]:
        for account in value["accounts"]:
            for e in account["evidence"]:
                word = call_before(seed, parse, Span(e["start"], e["end"]))
                clause = Span(min(word.start, e["start"]), max(word.end, e["end"]))
                mentions.append(mention(seed.document, word, clause))
                expected.append(value["value"])
    dated = date_events(seed.document, parse, timexes, mentions, said)
    got = [
        {"earliest": str(m.when.earliest), "latest": str(m.when.latest)} if m.when else None
        for m in dated
    ]
    assert got == expected
    assert len(got) >= 6


def test_no_event_is_dated_without_a_publication_date(parser: SpacyParser, seed: Seed) -> None:
    document = replace(seed.document, published=None)
    parse = parser.parse(document)
    timexes = recognise(document, parse)
    said = date_sayings(document, parse, timexes, gold_attributions(seed))
    assert all(a.said_on is None for a in said)
    words = [t.span for t in parse.tokens if t.lemma == "call"]
    mentions = [mention(document, w, w) for w in words]
    for m in date_events(document, parse, timexes, mentions, said):
        assert m.when is None or (m.when.earliest is None and m.when.basis == "unknown")
