from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.dating.helpers import read, saying, words
from twosource.dating import date_sayings
from twosource.language.parse import SpacyParser

FRIDAY = date(2021, 5, 14)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mara Tolland said on Friday that the port was shut.", "said"),
        ("Mara Tolland said Friday afternoon that the port was shut.", "said"),
        (
            "Mara Tolland told reporters in a Friday press conference that the port was shut.",
            "told",
        ),
        ("Asked on Friday about it, Mara Tolland said that the port was shut.", "said"),
        ("On Friday, Mara Tolland said that the port was shut.", "said"),
    ],
)
def test_time_words_of_the_cue_date_the_saying(parser: SpacyParser, text: str, cue: str) -> None:
    document, parse, timexes = read(parser, text)
    a = saying(document, "Mara Tolland", cue, "that the port was shut")
    assert date_sayings(document, parse, timexes, [a])[0].said_on == FRIDAY


def test_the_day_of_what_is_said_does_not(parser: SpacyParser) -> None:
    document, parse, timexes = read(parser, "Mara Tolland said that the port was shut on Friday.")
    a = saying(document, "Mara Tolland", "said", "that the port was shut on Friday")
    assert date_sayings(document, parse, timexes, [a])[0].said_on is None


def test_the_marked_words_come_first(parser: SpacyParser) -> None:
    text = "Mara Tolland said on Friday, in remarks aired on Monday, that the port was shut."
    document, parse, timexes = read(parser, text)
    a = saying(document, "Mara Tolland", "said", "that the port was shut")
    a = replace(a, said_span=words(text, "on Monday"))
    assert date_sayings(document, parse, timexes, [a])[0].said_on == date(2021, 5, 10)


TWO = (
    "Mara Tolland said on Friday that the port was shut.\n\n"
    '"It is safe," she said.\n\n{between}{last}'
)


def test_a_speaker_who_goes_on_speaks_on_the_same_day(parser: SpacyParser) -> None:
    text = TWO.format(between="", last='"No one was hurt," she added.')
    document, parse, timexes = read(parser, text)
    said = date_sayings(
        document,
        parse,
        timexes,
        [
            saying(document, "Mara Tolland", "said", "that the port was shut"),
            saying(document, "she said", "she said", "It is safe"),
            saying(document, "she added", "added", "No one was hurt"),
        ],
    )
    assert [a.said_on for a in said] == [FRIDAY, FRIDAY, FRIDAY]


def test_another_speaker_or_a_gap_ends_it(parser: SpacyParser) -> None:
    text = TWO.format(
        between="Ivo Brandt disagreed, he said.\n\n", last='"No one was hurt," Tolland added.'
    )
    document, parse, timexes = read(parser, text)
    said = date_sayings(
        document,
        parse,
        timexes,
        [
            saying(document, "Mara Tolland", "said", "that the port was shut"),
            saying(document, "he said", "he said", "Ivo Brandt disagreed", speaker="other"),
            saying(document, "Tolland added", "added", "No one was hurt"),
        ],
    )
    assert [a.said_on for a in said] == [FRIDAY, None, None]


def test_an_unknown_speaker_inherits_nothing(parser: SpacyParser) -> None:
    text = TWO.format(between="", last="The end.")
    document, parse, timexes = read(parser, text)
    first = saying(document, "Mara Tolland", "said", "that the port was shut", speaker=None)
    second = saying(document, "she said", "she said", "It is safe", speaker=None)
    said = date_sayings(document, parse, timexes, [first, second])
    assert [a.said_on for a in said] == [FRIDAY, None]


def test_direct_quotations_of_a_speaker_with_one_day(parser: SpacyParser) -> None:
    text = (
        '"It is safe," Mara Tolland said.\n\nShe met no one, Tolland indicated.\n\nIt was calm.\n\n'
        "Tolland told reporters on Friday that the port was shut."
    )
    document, parse, timexes = read(parser, text)
    quoted = replace(saying(document, "Mara Tolland", "said", "It is safe"), kind="direct")
    retold = saying(document, "Tolland indicated", "indicated", "She met no one")
    dated = saying(document, "Tolland told", "told", "that the port was shut")
    said = date_sayings(document, parse, timexes, [quoted, retold, dated])
    assert [a.said_on for a in said] == [FRIDAY, None, FRIDAY]
