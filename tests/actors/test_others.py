"""Pronouns, kin, spokesmen and kinds, where another is meant than the nearest. All invented."""

from __future__ import annotations

import pytest

from twosource.language.parse import SpacyParser

from .test_document import Read


@pytest.mark.parametrize(
    ("speaker", "found"),
    [("Dee Poll", "Dee Poll"), ("Dora Poll", None), ("Frank Poll", "Frank Poll")],
)
def test_he_said_is_never_one_who_is_only_spoken_of(
    parser: SpacyParser, speaker: str, found: str | None
) -> None:
    r = Read(
        parser,
        f'{speaker} said that Mr Marn had not met Cy Fenn. "They are strangers," he said.',
        (speaker, "that Mr Marn had not met Cy Fenn"),
        ("he ", '"They are strangers,"'),
    )
    assert r.mention("he said") == found


def test_he_in_a_report_of_another_may_be_who_is_spoken_of(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Dora Poll said that Mr Marn had rung. She said he was ill.",
        ("Dora Poll", "that Mr Marn had rung"),
        ("She", "he was ill"),
    )
    assert r.who(1) == "Dora Poll"
    assert r.mention("he was") == "Marn"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Ada Roe's mother, Jane Roe, wept. Her son was killed.", "Jane Roe"),
        ("Nora Pell, Tom Pell's wife, wept. Her husband was killed.", "Nora Pell"),
        ("Ken Orr, a brother of the dead man, wept. His sister left.", "Ken Orr"),
        ('Nora Pell, Tom Pell\'s wife, wept. "My wife left," said Cy Fenn.', "Nora Pell"),
    ],
)
def test_kin_of_somebody_is_not_that_one(parser: SpacyParser, words: str, wrong: str) -> None:
    r = Read(parser, words)
    for noun in ("son", "husband", "sister", "My wife"):
        if noun in words:
            assert r.mention(noun) != wrong


def test_her_mother_is_whom_an_apposition_calls_so(parser: SpacyParser) -> None:
    r = Read(parser, "Ada Roe's mother, Jane Roe, wept. Her mother left. Ada Roe's mother rang.")
    assert r.mention("mother left") == r.mention("mother rang") == "Jane Roe"


def test_an_apposition_does_not_leave_a_quotation_or_change_a_gender(parser: SpacyParser) -> None:
    r = Read(parser, "It was my husband, Nora Pell, 40, said. Nora Pell left.")
    assert r.mention("husband") != "Nora Pell"


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Detective Inspector", "coroner"),
        ("Senator", "councillor"),
        ("Professor", "economist"),
        ("Sergeant", "captain"),
    ],
)
def test_a_role_that_was_not_said_of_a_person_is_not_his(
    parser: SpacyParser, title: str, noun: str
) -> None:
    r = Read(
        parser,
        f"{title} Rolf Hane searched the house. The {noun} said the wound was deep.",
        (f"The {noun}", "the wound was deep"),
    )
    assert r.who() != "Rolf Hane"


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Detective Inspector", "inspector"),
        ("Sen.", "senator"),
        ("Sheriff", "officer"),
        ("Senator", "lawmaker"),
    ],
)
def test_another_word_for_the_role_is_his(parser: SpacyParser, title: str, noun: str) -> None:
    r = Read(
        parser,
        f"{title} Rolf Hane searched the house. The {noun} said the wound was deep.",
        (f"The {noun}", "the wound was deep"),
    )
    assert r.who() == "Rolf Hane"
