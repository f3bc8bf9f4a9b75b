"""One event as a matrix, on a terminal and as JSON; and what findings rest on."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from tests.sample_table import HARBOUR, LEDGER, MAY_5, REPRINT, TABLE, evidence
from twosource.export import find_event, rests
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.matrix import Cell, Matrix, Reason, Turn, matrix, reason_words
from twosource.export.matrix_json import matrix_shape
from twosource.export.rests import RestsOn
from twosource.export.terminal_matrix import show_matrix
from twosource.model.finding import Account
from twosource.model.table import Table

EVENT = TABLE.events[0]
HOSTILE = "Eva \x1b[31m[bold]Rook\u202e\x07"


def made(table: Table = TABLE) -> tuple[Index, Matrix]:
    index = Index(table)
    return index, matrix(index, table.events[0])


def printed(table: Table = TABLE, width: int = 80, *, everything: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    show_matrix(*made(table), console, everything=everything)
    return out.getvalue()


def cell(found: Matrix, row: int, facet: str) -> Cell:
    return next(c for c in found.rows[row].cells if c.facet == facet)


def test_every_account_stands_in_the_row_of_its_origin_and_in_no_other() -> None:
    _, found = made()
    given = {
        (r.origin, c.facet, g.value, g.denied, e)
        for r in found.rows
        for c in r.cells
        for g in c.given
        for e in g.evidence
    }
    told = {
        (a.chain[-1], f.facet, v.value, denied, e)
        for f in EVENT.findings
        for values, denied in ((f.values, False), (f.denied, True))
        for v in values
        for a in v.accounts
        for e in a.evidence
    }
    assert given == told
    assert [c.finding for c in found.columns] == list(EVENT.findings)
    assert all(len(r.cells) == len(found.columns) for r in found.rows)


def test_a_changed_account_has_both_days() -> None:
    _, found = made()
    rows = [r for r in found.rows if cell(found, found.rows.index(r), "when").turns]
    [turn] = [t for r in rows for c in r.cells for t in c.turns]
    assert len(rows) == 1
    assert turn == Turn(turn.before, turn.after, turn.earlier, MAY_5)
    assert turn.earlier is not None


def test_who_is_one_with_whom_and_what_adds_nothing() -> None:
    index, found = made()
    kinds = {index.name(r.origin or ""): {x.kind for x in r.reasons} for r in found.rows}
    assert "unnamed" in kinds["two people who know of the talks"]
    marrow, brek = (
        next(a for a in TABLE.actors if a.name == n) for n in ("Ilse Marrow", "Tomas Brek")
    )
    spoken = replace(marrow, speaks_for=(brek.id,))
    actors = tuple(spoken if a.id == marrow.id else a for a in TABLE.actors)
    account = Account((brek.id,), REPRINT.id, None, (evidence(REPRINT, "one call"),))
    occurred = EVENT.findings[-1]
    value = replace(occurred.values[0], accounts=(*occurred.values[0].accounts, account))
    event = replace(EVENT, findings=(*EVENT.findings[:-1], replace(occurred, values=(value,))))
    index, found = made(replace(TABLE, actors=actors, events=(event,)))
    by_name = {index.name(r.origin or ""): r.reasons for r in found.rows}
    assert Reason("speaks for", brek.id) in by_name["Ilse Marrow"]
    assert by_name["Tomas Brek"] == (Reason("reprint", LEDGER.id),)
    said = [reason_words(index, r) for r in (*by_name["Ilse Marrow"], *by_name["Tomas Brek"])]
    assert said == [
        "one source with Tomas Brek, for whom it speaks",
        "in a reprint of ledger.txt: no further source",
    ]


def _open(table: Table) -> Table:
    """The table with the speaker of one saying left open."""
    said = next(m.attribution for m in table.event_mentions if m.document == HARBOUR.id)
    opened = tuple(replace(a, speaker=None) if a.id == said else a for a in table.attributions)
    return replace(table, attributions=opened)


def test_an_open_speaker_is_counted_and_has_a_row_of_its_own() -> None:
    table = _open(TABLE)
    index, found = made(table)
    assert made()[1].rows[-1].origin is not None
    row = found.rows[-1]
    assert row.origin is None
    assert [c.facet for c in row.cells if c.given] == [
        "count",
        "when",
        "initiator",
        "participants",
        "occurred",
    ]
    count = next(f for f in EVENT.findings if f.facet == "count")
    assert rests.rests(index, EVENT, count).open_speaker == 1
    assert rests.rests(Index(TABLE), EVENT, count).open_speaker == 0
    out = printed(table)
    assert "speaker not known" in out
    assert "1 saying more whose speaker is open" in " ".join(out.split())


def test_what_a_finding_rests_on_in_words() -> None:
    said = rests.words(RestsOn(3, 5, 4, 1, 2, 1))
    assert said == (
        "rests on 3 of 5 articles that speak of it; 4 accounts; 2 without a day; 1 saying more"
        " whose speaker is open; 1 article not analysed"
    )
    assert rests.words(RestsOn(1, 1, 1, 0, 0, 0)) == "rests on 1 article; 1 account"


def test_articles_not_analysed_are_counted_and_named() -> None:
    other = replace(REPRINT, id="doc-other", file="altro.txt", language="it", analysed=False)
    table = replace(TABLE, documents=(*TABLE.documents, other))
    found = rests.rests(Index(table), EVENT, EVENT.findings[0])
    assert found.not_analysed == 1
    assert "Not analysed (not in English): altro.txt" in printed(table)


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200, 260])
def test_it_fits_the_terminal_whatever_its_width(width: int) -> None:
    out = printed(width=width)
    assert max(map(len, out.splitlines())) <= width
    flat = " ".join(w for w in out.split() if w not in "│┃")
    assert "How often? disputed: 1 / at least 2 / 3" in flat
    assert "About what? single: denied: the crane" in flat
    assert ("│" in out) == (width >= 180)


def test_the_words_stand_beneath_their_value_and_denials_are_marked() -> None:
    out = " ".join(printed(width=80).split())
    assert "How often? 1 “There was one call” (ledger.txt) “on 5 May” (ledger.txt)" in out
    assert "Quay Ledger ← Ilse Marrow, said on 5 May 2031" in out
    assert "denied: the crane" in out
    assert "changed: first 4 May 2031" in out
    assert "later 5 May 2031 (5 May 2031)" in out


@pytest.mark.parametrize("word", ["lied", "lying", "contradict", "false", "truth"])
def test_it_never_judges(word: str) -> None:
    assert word not in printed(everything=True).lower()


@pytest.mark.parametrize("width", [60, 220])
def test_hostile_words_do_nothing(width: int) -> None:
    actors = tuple(replace(a, name=HOSTILE) for a in TABLE.actors)
    documents = tuple(replace(d, file=f"{HOSTILE}.txt") for d in TABLE.documents)
    out = printed(replace(TABLE, actors=actors, documents=documents), width)
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
    assert "[bold]Rook" in out


def test_json_holds_the_same_with_exact_words() -> None:
    index, found = made(_open(TABLE))
    shape = json.loads(dumps(matrix_shape(index, found)))
    texts = {d.id: d.text for d in TABLE.documents}
    assert shape["facets"] == [f.facet for f in EVENT.findings]
    assert [r["origin"] for r in shape["rows"]] == [r.origin for r in found.rows]
    assert [r["open_speaker"] for r in shape["rows"]] == [False] * (len(found.rows) - 1) + [True]
    passages = [
        e for r in shape["rows"] for c in r["cells"] for g in c["given"] for e in g["evidence"]
    ]
    assert passages
    assert all(texts[e["document"]][e["start"] : e["end"]] == e["words"] for e in passages)
    [turn] = [t for r in shape["rows"] for c in r["cells"] for t in c["changes"]]
    assert (turn["from"]["earliest"], turn["later"]) == ("2031-05-04", "2031-05-05")
    assert shape["rests_on"]["count"] == shape["event"]["findings"][0]["rests_on"]


def test_an_event_without_findings() -> None:
    out = printed(replace(TABLE, events=(replace(EVENT, findings=()),)))
    assert "Nothing is compared of this event." in out


def _events() -> Table:
    second = replace(EVENT, id="event-0aa", channel="meeting", findings=())
    third = replace(EVENT, id="event-0ab", channel="letter", findings=())
    return replace(TABLE, events=(EVENT, second, third))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (EVENT.id, [EVENT.id]),
        (EVENT.id[:14], [EVENT.id]),
        ("event-0a", ["event-0aa", "event-0ab"]),
        ("0ab", ["event-0ab"]),
        ("event-0aa", ["event-0aa"]),
        ("letter", ["event-0ab"]),
        ("Marrow MEETING", ["event-0aa"]),
        ("marrow", [EVENT.id, "event-0aa", "event-0ab"]),
        ("zebra", []),
        ("", []),
        ("--", []),
        ("event-", []),
    ],
)  # fmt: skip
def test_which_event_is_meant(asked: str, found: list[str]) -> None:
    index = Index(_events())
    assert [e.id for e in find_event.candidates(index, asked)] == found


def test_events_with_names_like_what_was_asked_for_are_offered() -> None:
    index = Index(_events())
    assert find_event.near(index, "leter marow")[0].id == "event-0ab"
    assert len(find_event.near(index, "zebra")) == 3
    assert find_event.near(Index(replace(TABLE, events=())), "call") == []
