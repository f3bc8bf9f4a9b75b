"""What stands beside an allegation: "no reply" is said only where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_document
from twosource.comparing import compare
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.replies import Replies
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document

CHARGED = (
    "Police charged the plant manager, Stefan Rourke, with fraud on Tuesday, Inspector Holt said."
)


def reply(parser: SpacyParser, more: str) -> tuple[Line, bool]:
    """The line that stands beside the charge, and whether he counts as one who speaks to it."""
    document = make_document(f"{CHARGED}\n\n{more}", published=date(2031, 5, 9), outlet="Post")
    table = compare([read_document(document, parser)], {})[0]
    replies = Replies(Index(table))
    (event,) = (e for e in table.events if e.type == "charge")
    (accused,) = replies.accused(event)
    return replies.of(accused, event), replies.speaks(accused, event)


@pytest.mark.parametrize(
    "more",
    [
        "Rourke’s lawyer, Paul Denning, said his client denied any wrongdoing.",
        "Paul Denning, Rourke's lawyer, said the charge was baseless.",
        "Rourke said that he was innocent.",
        "“I never took a penny,” Rourke said.",
    ],
)
def test_a_rebuttal_by_oneself_or_a_lawyer_is_a_reply(parser: SpacyParser, more: str) -> None:
    line, speaks = reply(parser, more)
    assert speaks
    assert "No reply" not in line.text
    assert line.evidence


def test_other_words_are_shown_and_not_taken_for_a_reply(parser: SpacyParser) -> None:
    line, speaks = reply(parser, "“The pier is closed,” Rourke said on Sunday.")
    assert line.text.startswith("Whether this is a reply is not known: Stefan Rourke says:")
    assert not speaks


@pytest.mark.parametrize(
    "more", ["The harbour was closed.", "“I never took a penny,” Mara Delling said."]
)
def test_where_nobody_of_that_side_speaks_there_is_no_reply(parser: SpacyParser, more: str) -> None:
    line, speaks = reply(parser, more)
    assert line.text == "No reply of Stefan Rourke in these articles."
    assert not speaks
