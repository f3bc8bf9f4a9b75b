"""What may leave the desk for readers, and with what beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.export.taken import written
from tests.sample_table import TABLE
from twosource.checking.brief import brief
from twosource.export.gate import EMPTY, STAMP, release
from twosource.export.stages import stages, told
from twosource.export.take import Take, accepted
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.claim import Claim
from twosource.model.document import Document, Zone
from twosource.model.event import EventMention, Participant
from twosource.model.finding import Account, DateRange, Event, Evidence, Finding, Independent, Value
from twosource.model.span import Span
from twosource.model.standing import Standing
from twosource.model.table import Table

PRINTED = ("html", "markdown", "docx")


def test_nothing_goes_that_nobody_checked_unless_it_is_asked_for() -> None:
    held = release(Take(TABLE))
    assert held.empty and not held.unchecked
    assert held.held_back == len(TABLE.events[0].findings) + len(TABLE.claims)
    asked = release(Take(TABLE, proposed=True))
    assert asked.held_back == 0 and asked.unchecked
    assert [f.finding.id for f in asked.events[0].findings] == [
        f.id for f in TABLE.events[0].findings
    ]


def test_what_was_accepted_goes_alone() -> None:
    out = release(Take(TABLE, checked=frozenset({"f-when", "claim-1"})))
    assert [f.finding.id for f in out.events[0].findings] == ["f-when"]
    assert [c.claim.id for c in out.claims] == ["claim-1"]
    assert not (out.drifts or out.variants or out.unchecked)


def test_a_claim_goes_with_what_stands_against_it() -> None:
    one = TABLE.claims[0]
    other: Claim = replace(one, id="claim-2", polarity="positive", opposed_by=(one.id,))
    table = replace(TABLE, claims=(replace(one, opposed_by=("claim-2",)), other))
    out = release(Take(table, checked=frozenset({one.id})))
    assert [(c.claim.id, c.checked) for c in out.claims] == [(one.id, True), ("claim-2", False)]
    assert out.unchecked


TEXT = (
    "Police arrested Odo Farn on 2 May. Odo Farn was charged with fraud, the Quarry Times said. "
    "A court convicted Odo Farn, according to the Lamp. Odo Farn denied taking any money."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def accused(*, denies: bool, kind: str = "arrest") -> Table:
    """An article with one event that accuses somebody, told of at three stages of the law."""
    d = Document("doc-1", None, "a.txt", None, "Quarry Times", None, None, date(2031, 5, 3), "en",
                 TEXT, (Zone("body", Span(0, len(TEXT))),))  # fmt: skip
    names = (("farn", "person", "Odo Farn"), ("police", "organisation", "Dell Police"),
             ("times", "outlet", "Quarry Times"), ("lamp", "outlet", "The Lamp"))  # fmt: skip
    at = Mention(d.id, span("Odo Farn"), span("Odo Farn"), "name", 1.0, "the name itself")
    actors = tuple(Actor(i, k, n, (), (), None, (), (at,)) for i, k, n in names)  # type: ignore[arg-type]
    words = ("Police arrested Odo Farn", "Odo Farn was charged with fraud",
             "A court convicted Odo Farn")  # fmt: skip
    by = (("times", "police"), ("times",), ("times", "lamp"))
    accounts = tuple(
        Account(c, d.id, None, (Evidence(d.id, span(w)),)) for c, w in zip(by, words, strict=True)
    )
    finding = Finding("f-1", "occurred", "agreed", (Value("yes", accounts, Independent(3, 3)),))
    source, cue, content = span("Odo Farn denied"), span("denied"), span("taking any money")
    source = Span(source.start, source.start + 8)
    said = Attribution(attribution_id(d.id, (source,), (cue,), (content,)), d.id, (source,), (cue,),
                       (content,), "indirect", "denies", False, speaker="farn")  # fmt: skip
    who = (Participant("suspect", "farn"), Participant("recipient", "farn"))
    mention = EventMention("m-1", d.id, span("arrested"), span(words[0]), kind, None, who, None,
                           None, None, "happened", None, None, None, None)  # fmt: skip
    event = Event("event-1", kind, None, "happened", who, ("m-1",), (finding,))
    return Table((d,), actors, (said,) if denies else (), (), (mention,), (event,))


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("kind", ["violence", "arrest", "charge", "accident"])
def test_an_allegation_goes_only_with_a_reply(name: str, kind: str) -> None:
    for denies, reply in ((True, "Odo Farn denies"), (False, "No reply of Odo Farn")):
        take = Take(accused(denies=denies, kind=kind), proposed=True)
        (event,) = release(take).events
        assert any(reply in r.text for r in event.replies)
        if name != "docx":
            assert reply in written(name, take).decode()


def test_an_accepted_allegation_takes_the_reply_along_though_nobody_accepted_that() -> None:
    take = Take(accused(denies=True), checked=frozenset({"f-1"}))
    out = release(take)
    assert out.events[0].replies and out.unchecked
    page = written("html", take).decode()
    assert "Odo Farn denies" in page and STAMP in page


def test_an_event_that_accuses_nobody_has_no_reply_and_one_held_back_says_nothing() -> None:
    assert (
        release(Take(accused(denies=True, kind="contact"), proposed=True)).events[0].replies == ()
    )
    page = written("html", Take(accused(denies=True))).decode()
    assert "Farn" not in page and "arrested" not in page
    assert EMPTY[:30] in page


@pytest.mark.parametrize("kind", ["arrest", "charge"])
def test_arrested_charged_and_convicted_are_never_one(kind: str) -> None:
    (event,) = release(Take(accused(denies=True, kind=kind), proposed=True)).events
    parts = event.findings[0].parts
    assert [p.stage for p in parts] == ["arrested", "charged", "convicted"]
    assert [len(p.value.accounts) for p in parts] == [1, 1, 1]
    assert {p.value.independent.at_least for p in parts} == {1}
    page = written("html", Take(accused(denies=True, kind=kind), proposed=True)).decode()
    assert [page.count(f"told as: {s}") for s in ("arrested", "charged", "convicted")] == [1, 1, 1]
    assert "it happened (arrested)" in page and "it happened (convicted)" in page


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("He was detained at the gate", ("arrested",)),
        ("She was indicted on Monday", ("charged",)),
        ("arrested and charged", ("arrested", "charged")),
        ("found guilty of theft", ("convicted",)),
        ("was found not guilty", ("cleared",)),
        ("was acquitted after his arrest", ("cleared",)),
        ("charges were dropped", ("cleared",)),
        ("rang the minister", ()),
    ],
)
def test_stages_in_words(words: str, found: tuple[str, ...]) -> None:
    assert stages(words) == found


def test_words_that_name_no_stage_are_of_the_events_own() -> None:
    assert told("arrest", ["took him away"]) == "arrested"
    assert told("charge", ["took him to court"]) == "charged"
    assert told("contact", ["charged his phone"]) == ""


def looked_at(standings: dict[str, tuple[Standing, ...]]) -> Table:
    """Marrow and the people tell of a contact; a denial stands with its reprint. ``standings`` of
    the accounts, by value."""
    ledger, copy = (
        replace(d, id=f"doc-{n}") for n, d in enumerate(accused(denies=False).documents * 2)
    )
    at = Span(0, 5)

    def value(v: object, who: tuple[str, ...], key: str, count: int) -> Value:
        accounts = tuple(
            Account(("times", w), d.id, None, (Evidence(d.id, at),), standing=s)
            for w, d, s in zip(who, (ledger, copy), standings[key], strict=False)
        )
        return Value(v, accounts, Independent(count, count))  # type: ignore[arg-type]

    day = DateRange(date(2031, 5, 2), date(2031, 5, 2))
    findings = (
        Finding("f-when", "when", "single", (value(day, ("police",), "when", 1),)),
        Finding("f-occ", "occurred", "disputed", (
            value("yes", ("police",), "yes", 1), value("no", ("farn", "farn"), "no", 1))),
    )  # fmt: skip
    base = accused(denies=False, kind="contact")
    event = replace(base.events[0], findings=findings, type="contact")
    return replace(base, documents=(ledger, copy), event_mentions=(), events=(event,))


def out_of(standings: dict[str, tuple[Standing, ...]]) -> tuple[Take, list[str]]:
    table = looked_at(standings)
    take = Take(table, checked=accepted(table))
    return take, [f.finding.id for e in release(take).events for f in e.findings]


def test_an_accepted_account_goes_though_a_reprint_of_it_was_not_looked_at() -> None:
    take, ids = out_of(
        {"when": ("proposed",), "yes": ("accepted",), "no": ("accepted", "proposed")}
    )
    assert ids == ["f-occ"]
    (found,) = release(take).events[0].findings
    assert found.checked and found.finding.status == "disputed"
    assert [len(p.value.accounts) for p in found.parts] == [1, 1]
    assert not release(take).unchecked and release(take).held_back == 1
    assert "it did not happen" in written("markdown", take).decode()


def test_an_accepted_denial_stands_beside_its_allegation_that_nobody_looked_at() -> None:
    take, ids = out_of(
        {"when": ("accepted",), "yes": ("proposed",), "no": ("accepted", "proposed")}
    )
    assert ids == ["f-when", "f-occ"]
    found = release(take).events[0].findings[1]
    assert [(p.value.value, p.checked) for p in found.parts] == [("yes", False), ("no", True)]
    page = written("markdown", take).decode()
    assert STAMP in page and "(generated, unchecked)" in page and "(accepted)" in page


def test_a_denial_that_nobody_looked_at_stands_beside_what_was_accepted_of_its_event() -> None:
    take, ids = out_of(
        {"when": ("accepted",), "yes": ("proposed",), "no": ("proposed", "proposed")}
    )
    assert ids == ["f-when", "f-occ"] and release(take).unchecked
    page = brief(take)
    assert page is not None and page.stamp
    assert "whether it happened" in page.headline.text


def test_what_a_person_set_says_so_though_the_rest_is_unchecked() -> None:
    standings = {"when": ("by hand",), "yes": ("proposed",), "no": ("by hand", "proposed")}
    table = looked_at(standings)  # type: ignore[arg-type]
    page = written("markdown", Take(table, proposed=True, checked=accepted(table))).decode()
    assert "(by hand)" in page and "by hand; other accounts unchecked" in page
