from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from tests.sample_table import HARBOUR, LEDGER, TABLE
from twosource.export import phrases
from twosource.export.terminal import SECTIONS, SHOWN, View, show
from twosource.model.finding import DateRange, Independent
from twosource.model.number import NumberRange
from twosource.model.table import Table


def printed(table: Table, view: View | None = None, width: int = 80, **more: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False, **more)  # type: ignore[arg-type]
    show(table, console, view or View(), "matter.story")
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_sections_come_in_their_order() -> None:
    out = printed(TABLE)
    places = [out.find(name.upper()) for name in SECTIONS if name.upper() in out]
    assert len(places) == 4
    assert places == sorted(places)
    assert out.index("Proposed, not checked by a person") < places[0]
    assert flat(out).count("Proposed, not checked by a person") == 1


@pytest.mark.parametrize("width", [80, 120])
def test_who_says_so_through_whom_how_many_and_the_words(width: int) -> None:
    out = printed(TABLE, width=width)
    assert max(len(line) for line in out.splitlines()) <= width
    said = flat(out)
    assert "Harbour Post \u2190 Quay Ledger \u2190 two people who know of the talks" in said
    assert "Quay Ledger \u2190 Ilse Marrow, said on 5 May 2031" in said
    assert "\u201cThere was one call\u201d (ledger.txt)" in said
    assert "1 to 2 independent" in said
    assert "changed: Ilse Marrow: first 4 May 2031, later 5 May 2031" in said
    assert "denied: the crane" in said
    assert "reprint.txt repeats ledger.txt: no further source" in said


def test_numbers_stand_as_a_ladder() -> None:
    out = printed(TABLE)
    rungs = [out.index(f"\n  {rung} ") for rung in ("1", "at least 2", "3")]
    assert rungs == sorted(rungs)
    assert "counted together, at least 2: 1 or more independent" in flat(out)


@pytest.mark.parametrize("word", ["lied", "lying", "contradict", "false", "truth"])
def test_it_never_judges(word: str) -> None:
    assert word not in printed(TABLE, View(everything=True)).lower()


def test_one_event_or_one_status() -> None:
    assert "Nothing was found" in printed(TABLE, View(event="event-other"))
    out = printed(TABLE, View(statuses=frozenset({"agreed"})))
    assert "AGREED" in out
    assert "DISPUTED" not in out
    assert "CLAIMS" not in out
    changed = printed(TABLE, View(statuses=frozenset({"single", "uncorroborated"})))
    assert changed.index("UNCORROBORATED") < changed.index("SINGLE")


def test_a_changed_account_that_is_not_disputed_has_its_own_section() -> None:
    event = TABLE.events[0]
    findings = tuple(replace(f, status="agreed") for f in event.findings)
    out = printed(replace(TABLE, events=(replace(event, findings=findings),)))
    assert out.index("CHANGED") < out.index("AGREED")


def test_many_findings_are_cut_short_and_all_shows_them() -> None:
    event = TABLE.events[0]
    single = next(f for f in event.findings if f.facet == "initiator")
    many = tuple(replace(single, id=f"f-{n}") for n in range(SHOWN + 7))
    table = replace(TABLE, events=(replace(event, findings=many),))
    assert "7 more: --all shows them." in printed(table)
    whole = printed(table, View(everything=True))
    assert "more: --all" not in whole
    assert whole.count("Who began it?") == SHOWN + 7


def test_text_of_documents_can_do_no_harm() -> None:
    text = "\x1b[31m[bold]three\u202e calls[/bold]\x07 :smile: " + HARBOUR.text
    hostile = replace(HARBOUR, text=text, file="[red]x[/red]\x1b]0;y\x07.txt")
    actors = tuple(replace(a, name=f"[link=x]{a.name}\u2066\x9b") for a in TABLE.actors)
    documents = tuple(hostile if d.id == HARBOUR.id else d for d in TABLE.documents)
    table = replace(TABLE, documents=documents, actors=actors)
    out = printed(table, View(everything=True), force_terminal=False)
    assert not any(c in out for c in "\x1b\x07\u202e\u2066\x9b")
    assert "[link=x]Ilse Marrow" in flat(out)
    assert "[red]x[/red]" in out


def test_an_ascii_terminal_gets_an_ascii_arrow() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    show(TABLE, Console(file=out, width=80), View(), "x")
    out.seek(0)
    assert "Quay Ledger <- Ilse Marrow" in out.read()


def test_what_is_not_analysed_is_said() -> None:
    other = replace(LEDGER, analysed=False, language="nl")
    documents = tuple(other if d.id == LEDGER.id else d for d in TABLE.documents)
    out = flat(printed(replace(TABLE, documents=documents)))
    assert "Stored, not analysed (not in English): ledger.txt" in out


def test_an_empty_story() -> None:
    out = printed(Table())
    assert "0 articles" in out
    assert "Nothing was found" in out


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (NumberRange(1, None), "at least 1"),
        (NumberRange(5, 5), "5"),
        (NumberRange(3, 5), "3 to 5"),
        (DateRange(None, None), "day not known"),
        (DateRange(date(2031, 5, 4), date(2031, 5, 4)), "4 May 2031"),
        (DateRange(date(2031, 5, 4), None), "4 May 2031 or later"),
        (DateRange(None, date(2031, 5, 4)), "4 May 2031 or earlier"),
        (DateRange(date(2031, 5, 1), date(2031, 5, 4)), "1 May 2031 to 4 May 2031"),
        (DateRange(date(2031, 5, 1), date(2031, 5, 31)), "May 2031"),
        (DateRange(date(2031, 1, 1), date(2031, 12, 31)), "2031"),
    ],
)
def test_values_in_words(given: NumberRange | DateRange, words: str) -> None:
    found = phrases.number(given) if isinstance(given, NumberRange) else phrases.days(given)
    assert found == words


def test_independence_in_words() -> None:
    assert phrases.independent(Independent(1, 1)) == "1 independent"
    assert phrases.independent(Independent(1, 3)) == "1 to 3 independent"
    assert phrases.independent(Independent(2, None)) == "2 or more independent"
