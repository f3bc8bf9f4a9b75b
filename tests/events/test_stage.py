"""Event mentions of sentences written for the purpose, read by the real parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.events import extract
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution, Stance
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.number import NumberRange
from twosource.model.span import Span

NAMES = ("Orla Fenwick", "Dario Quist", "Fenwick", "Quist", "Port Authority", "Vellania", "Tessaro")


def actors(document: Document) -> tuple[Actor, ...]:
    """One actor for each family name, found by spelling: the stage under test is the events'."""
    found: dict[str, list[Mention]] = {}
    taken: list[tuple[int, int]] = []
    for name in sorted(NAMES, key=len, reverse=True):
        for m in re.finditer(re.escape(name), document.text):
            if any(m.start() < e and s < m.end() for s, e in taken):
                continue
            taken.append(m.span())
            span = Span(*m.span())
            head = Span(m.end() - len(name.rsplit(maxsplit=1)[-1]), m.end())
            found.setdefault(name.rsplit(maxsplit=1)[-1].lower(), []).append(
                Mention(document.id, span, head, "name", 1.0, "written by hand")
            )
    return tuple(
        Actor(k, "place" if k == "tessaro" else "person", k, (), (), None, (), tuple(m))
        for k, m in found.items()
    )


def mentions(
    parser: SpacyParser,
    text: str,
    *,
    stance: Stance | None = None,
    content: str | None = None,
    cue: str | None = None,
) -> list[EventMention]:
    document = make_document(text)
    parse = parser.parse(document)
    said: tuple[Attribution, ...] = ()
    if content is not None:
        start = text.index(content)
        span = Span(start, start + len(content))
        said = (
            Attribution(
                "a",
                document.id,
                (),
                _cue(text, start, cue),
                (span,),
                "indirect",
                stance or "asserts",
                False,
            ),
        )
    return list(extract(document, parse, said, actors(document)))


def _cue(text: str, start: int, cue: str | None) -> tuple[Span, ...]:
    """The cue, if given, else the word before the content."""
    if cue is not None:
        return (Span(text.index(cue), text.index(cue) + len(cue)),)
    words = list(re.finditer(r"\w+", text[:start]))
    return (Span(words[-1].start(), words[-1].end()),) if words else ()


def roles(m: EventMention) -> set[tuple[str, str]]:
    return {(p.role, p.actor) for p in m.participants}


CALLER = {("initiator", "fenwick"), ("addressee", "quist")}


@pytest.mark.parametrize(
    ("text", "channel", "who"),
    [
        (
            "Fenwick phoned Quist on Monday.",
            "call",
            CALLER,
        ),
        ("Fenwick called Quist.", "call", CALLER),
        ("Fenwick called the developer Dario Quist.", "call", CALLER),
        (
            "Quist was phoned by Fenwick.",
            "call",
            CALLER,
        ),
        (
            "Fenwick made two calls to Quist.",
            "call",
            CALLER,
        ),
        (
            "Quist received a call from Fenwick.",
            "call",
            {("addressee", "quist"), ("initiator", "fenwick")},
        ),
        (
            "A phone call was made between Fenwick and Quist.",
            "call",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        (
            "The meeting between Fenwick and Quist took place in Tessaro.",
            "meeting",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        ("Fenwick met Quist.", "meeting", {("participant", "fenwick"), ("participant", "quist")}),
        (
            "Fenwick and Quist met on Tuesday.",
            "meeting",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        (
            "Fenwick sent Quist a text message.",
            "message",
            CALLER,
        ),
        (
            "Fenwick and Quist spoke by telephone.",
            "call",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        ("The message from Fenwick to Quist was short.", "message", CALLER),
        ("Fenwick texted Quist.", "message", CALLER),
        ("Fenwick wrote to Quist.", "letter", CALLER),
        ("Fenwick sent Quist at least two text messages.", "message", CALLER),
        ("Fenwick sent Quist at most two text messages.", "message", CALLER),
        ("Fenwick paid a visit to Quist.", "visit", CALLER),
        ("Fenwick called Quist to talk about the licence.", "call", CALLER),
        (
            "Fenwick and Quist had lunch.",
            "meeting",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        (
            "Fenwick dined with Quist.",
            "meeting",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        (
            "Fenwick and Quist discussed the licence at a meeting.",
            "meeting",
            {("participant", "fenwick"), ("participant", "quist")},
        ),
        (
            "Fenwick reached out to Quist.",
            None,
            CALLER,
        ),
        (
            "Fenwick spoke with Quist.",
            None,
            {("participant", "fenwick"), ("participant", "quist")},
        ),
    ],
)
def test_contacts(
    parser: SpacyParser, text: str, channel: str | None, who: set[tuple[str, str]]
) -> None:
    [m] = mentions(parser, text)
    assert (m.type, m.channel, roles(m)) == ("contact", channel, who)
    assert m.modality == "happened"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fenwick made a call to Quist.", NumberRange(1, None)),
        ("Fenwick made one call to Quist.", NumberRange(1, 1)),
        ("Fenwick made five phone calls to Quist.", NumberRange(5, 5)),
        ("Fenwick made 12 calls to Quist.", NumberRange(12, 12)),
        ("Fenwick made several calls to Quist.", NumberRange(2, None)),
        ("Fenwick made at least three calls to Quist.", NumberRange(3, None)),
        ("Fenwick made more than three calls to Quist.", NumberRange(4, None)),
        ("Fenwick made up to four calls to Quist.", NumberRange(1, 4)),
        ("Fenwick made two or three calls to Quist.", NumberRange(2, 3)),
        ("Fenwick made a series of calls to Quist.", NumberRange(2, None)),
        ("Fenwick phoned Quist twice.", NumberRange(2, 2)),
        ("Fenwick phoned Quist four times.", NumberRange(4, 4)),
        ("Fenwick phoned Quist several times.", NumberRange(2, None)),
        ("There was one call between Fenwick and Quist.", NumberRange(1, 1)),
        ("The call lasted ten minutes.", NumberRange(1, 1)),
        ("Fenwick made two dozen calls to Quist.", NumberRange(24, 24)),
        ("Fenwick made a dozen calls to Quist.", NumberRange(12, 12)),
        ("Fenwick made between two and four calls to Quist.", NumberRange(2, 4)),
        ("Fenwick phoned Quist.", None),
        ("Fenwick was told of the call.", None),
    ],
)
def test_numbers(parser: SpacyParser, text: str, count: NumberRange | None) -> None:
    [m] = [m for m in mentions(parser, text) if m.channel == "call"]
    assert m.count == count


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Fenwick did not call Quist.", "denied"),
        ("Fenwick never phoned Quist.", "denied"),
        ("No call took place.", "denied"),
        ("Fenwick will call Quist on Friday.", "planned"),
        ("Fenwick will not call Quist.", "conditional"),
        ("Fenwick did not write to Quist.", "denied"),
        ("Fenwick wants to set up a call with Quist.", "planned"),
        ("Aides are arranging a meeting between Fenwick and Quist.", "planned"),
        ("Fenwick managed to phone Quist.", "happened"),
        ("Fenwick is said to have phoned Quist.", "happened"),
        ("It is unclear whether Fenwick phoned Quist.", "questioned"),
    ],
)
def test_modality(parser: SpacyParser, text: str, modality: str) -> None:
    [m] = [m for m in mentions(parser, text) if m.type == "contact"]
    assert m.modality == modality


def test_a_denial_of_the_saying_denies_the_event(parser: SpacyParser) -> None:
    text = "Fenwick denied calling Quist."
    [m] = mentions(parser, text, stance="denies", content="calling Quist")
    assert m.modality == "denied"
    assert m.attribution == "a"


def test_a_negated_clause_beside_the_event_does_not_deny_it(parser: SpacyParser) -> None:
    text = "The chief said a man was shot; his name was not released."
    [m] = mentions(
        parser, text, stance="denies", content="a man was shot; his name was not released"
    )
    assert m.modality == "happened"


def test_what_is_denied_may_be_something_else_than_the_call(parser: SpacyParser) -> None:
    text = "The Port Authority says it did not approve the call."
    [m] = mentions(parser, text, stance="denies", content="it did not approve the call")
    assert (m.modality, m.reports, m.count) == ("happened", False, None)


def test_topic(parser: SpacyParser) -> None:
    text = "The call was about the harbour licence."
    [m] = mentions(parser, text)
    assert m.about is not None
    assert m.about.of(text) == "the harbour licence"


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick wrote to Quist regarding the licence.",
        "Fenwick emailed Quist about the licence on 5 May.",
        "Fenwick and Quist discussed the licence at a meeting.",
    ],
)
def test_topic_without_what_follows(parser: SpacyParser, text: str) -> None:
    [m] = mentions(parser, text)
    assert m.about is not None
    assert m.about.of(text) == "the licence"


def test_three_names_in_a_row_are_no_apposition(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Orla Fenwick, Dario Quist and Olga Marsh met on 5 May.")
    assert {a for _, a in roles(m)} == {"fenwick", "quist"}
    [m] = mentions(parser, "Tom Ray, the mayor, and Orla Fenwick met on 5 May.")
    assert {a for _, a in roles(m)} == {"fenwick"}


def test_denied_topic(parser: SpacyParser) -> None:
    text = "The call was not about the deep-water licence that Quist wanted."
    [m] = mentions(parser, text)
    assert m.about is None
    assert m.about_denied is not None
    assert m.about_denied.of(text) == "the deep-water licence"
    assert m.modality == "happened"


def test_place(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Fenwick met Quist in Tessaro.")
    assert m.place == "tessaro"


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick called for calm.",
        "Fenwick called it a scandal.",
        "Fenwick called on the council to resign.",
        "The text of the treaty was published.",
        "It was a close call for the team.",
        "The talks collapsed.",
    ],
)
def test_no_contact(parser: SpacyParser, text: str) -> None:
    assert [m for m in mentions(parser, text) if m.type == "contact"] == []


def test_expulsion_counts_the_people(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Vellania expelled 14 diplomats on Monday.")
    assert (m.type, m.count) == ("expulsion", NumberRange(14, 14))


def test_sanctions(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Fenwick imposed sanctions on Vellania.")
    assert (m.type, roles(m)) == ("sanction", {("actor", "fenwick"), ("recipient", "vellania")})


def test_violence(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Quist was shot by Fenwick.")
    assert m.type == "violence"
    assert roles(m) == {("victim", "quist"), ("suspect", "fenwick")}


SOME = """Fenwick Quist call calls called made did not the a five 'several' about with to between
and was will , . " ' \u201c \u2019 met text message"""
WORDS = st.sampled_from(SOME.split())


@given(st.lists(WORDS, max_size=25).map(" ".join))
@settings(deadline=None, max_examples=60)
def test_any_text_gives_spans_of_the_text(parser: SpacyParser, text: str) -> None:
    for m in mentions(parser, text):
        for span in (m.span, m.clause, m.about, m.about_denied, m.count_span):
            assert span is None or (0 <= span.start < span.end <= len(text))
        assert m.clause.overlaps(m.span)


@pytest.mark.parametrize(
    "text",
    [
        "The plant did not meet the standards.",
        "The plan was met with opposition.",
        "Fenwick called out the council.",
        "Fenwick spoke to the need for reform.",
    ],
)
def test_a_partner_that_is_nobody_makes_no_contact(parser: SpacyParser, text: str) -> None:
    assert mentions(parser, text) == []


def test_who_did_a_harm_is_not_inferred_from_another_clause(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Fenwick spoke of the officers killing Quist.")
    assert ("suspect", "fenwick") not in roles(m)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("The second call was made by Orla Fenwick to Dario Quist.", 2),
        ("Orla Fenwick made a third call to Dario Quist.", 3),
        ("The first meeting between Orla Fenwick and Dario Quist was on 4 May.", 1),
    ],
)
def test_an_ordinal_is_no_count(parser: SpacyParser, text: str, least: int) -> None:
    (found,) = mentions(parser, text)
    assert found.count == NumberRange(least, None)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fenwick said that she would not resign.",
        "Orla Fenwick had no plans to resign.",
        "Orla Fenwick refused to resign.",
        "Orla Fenwick ruled out resigning.",
        "Orla Fenwick did not intend to meet Dario Quist.",
        "Orla Fenwick was not going to meet Dario Quist.",
        "Orla Fenwick would not meet Dario Quist.",
    ],
)
def test_a_future_that_is_disclaimed_is_no_denial(parser: SpacyParser, text: str) -> None:
    assert [m.modality for m in mentions(parser, text)] == ["conditional"]


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Orla Fenwick did not resign.", "denied"),
        ("Orla Fenwick would not have met Dario Quist.", "denied"),
        ("Orla Fenwick did not refuse to meet Dario Quist.", "planned"),
    ],
)
def test_what_was_not_is_denied_all_the_same(parser: SpacyParser, text: str, mood: str) -> None:
    assert [m.modality for m in mentions(parser, text)] == [mood]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A blast at a sugar mill killed eight people. The blast injured nine.", "accident"),
        ("An explosion in a mill killed three men. The blast was heard far away.", "accident"),
        ("A suicide blast in a market killed eight people.", "violence"),
        ("A bomb exploded in a hall and killed two men. The blast hurt nine people.", "violence"),
    ],
)
def test_a_blast_without_a_bomb_is_an_accident(parser: SpacyParser, text: str, type_: str) -> None:
    assert {m.type for m in mentions(parser, text)} == {type_}
