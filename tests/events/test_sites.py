"""Where a harm took place, in texts written for the purpose, read by the real parser."""

from __future__ import annotations

import pytest

from tests.conftest import make_document
from twosource.events import extract
from twosource.language.parse import SpacyParser
from twosource.model.event import HARMS


def places(parser: SpacyParser, text: str, outlet: str | None = None) -> set[str | None]:
    """The places of the harms of a text."""
    document = make_document(text, outlet=outlet)
    mentions = extract(document, parser.parse(document), (), ())
    return {m.place for m in mentions if m.type in HARMS}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("TOLEDO, Ohio - Two people were shot on Monday night.\n\nBoth are in hospital.",
         "Toledo, Ohio"),
        # the hospital's town, the home of the accused and the jail's town are not the place
        ("A man was shot and killed in Toledo on Monday, Toledo police said.\n\nHe was flown "
         "to a hospital in Cleveland, where he died.", "Toledo"),
        ("A Dayton man was charged on Monday with shooting two men outside a bar in Toledo, Ohio."
         "\n\nToledo police said the shooting happened in the 300 block of Quay Street.\n\nHe is "
         "held in the jail in Dayton.", "Toledo, Ohio"),
        # a part of a town is not its town, and a house stands in its town
        ("Two men were shot in the Quayside neighborhood of Toledo on Monday, Toledo police said.",
         "Toledo"),
        ("TOLEDO, Ohio - A teen was shot at a Toledo home on Monday, police said.", "Toledo, Ohio"),
        # a town that the gazetteer does not have, where all points to it
        ("PORT LENA, Ohio - Two people were shot in Port Lena on Monday, Port Lena police said.",
         "Port Lena, Ohio"),
    ],
)  # fmt: skip
def test_place(parser: SpacyParser, text: str, place: str) -> None:
    assert places(parser, text) - {None} == {place}


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot on Monday in the Quayside neighborhood.",
        "A man was shot on Monday. He died at a hospital in Cleveland.",
        "Two people were shot on Monday. Mr. Dario Lee was arrested.",
    ],
)
def test_where_signs_are_thin_no_town_is_named(parser: SpacyParser, text: str) -> None:
    assert places(parser, text) <= {None, "Quayside"}


def test_the_town_of_the_paper_counts_for_a_town_of_the_text(parser: SpacyParser) -> None:
    text = "A man was shot outside a Toledo bar, then driven to Fremont."
    assert places(parser, text, "The Toledo Herald") == {"Toledo"}


def test_a_text_that_repeats_a_name_is_read_in_time(parser: SpacyParser) -> None:
    text = "A man was shot in Toledo. " + "Toledo, Ohio, Fremont " * 2000
    assert places(parser, text) == {"Toledo"} or places(parser, text) == {"Toledo, Ohio"}
