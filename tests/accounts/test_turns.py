"""Who takes back what was said: whole passages, read by the real parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.accounts.test_drift_values import article
from twosource.accounts.turns import Turn, follows, precedes, replaces
from twosource.comparing import compare
from twosource.export import phrases
from twosource.export.index import Index
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document

Changed = list[tuple[str, str, str, str]]


def changes(parser: SpacyParser, *paragraphs: str) -> Changed:
    """Facet, who, the earlier value, the later one."""
    table, _ = compare([read_document(article("News from the harbour", *paragraphs), parser)], {})
    index = Index(table)
    return [
        (
            f.facet,
            index.name(c.actor),
            phrases.value(index, f.facet, c.before),
            phrases.value(index, f.facet, c.after),
        )
        for e in table.events
        for f in e.findings
        for c in f.changes
    ]


@pytest.mark.parametrize(
    ("first", "then", "change"),
    [
        (
            "Ann Lee earlier said that there had been five calls between her and Jon Quist.",
            "On Wednesday Lee said she had been mistaken: there were three calls, not five.",
            ("count", "Ann Lee", "5", "3"),
        ),
        (
            "Ann Lee had told reporters that she met Jon Quist on 3 May.",
            "Lee has now corrected that and says she met Quist on 5 May.",
            ("when", "Ann Lee", "3 May 2031", "5 May 2031"),
        ),
        (
            "The ministry initially said that Ann Lee had phoned Jon Quist twice.",
            "The ministry later admitted that Lee had phoned Quist four times.",
            ("count", "ministry", "2", "4"),
        ),
        (
            "Contrary to what he said earlier, Jon Quist said that he had met Ann Lee on 3 May.",
            "He had previously said that he met Lee on 9 May.",
            ("when", "Jon Quist", "9 May 2031", "3 May 2031"),
        ),
        (
            "At first, the company said that Jon Quist had not met Ann Lee.",
            "The company then acknowledged that Quist had met Lee.",
            ("occurred", "company", "it did not happen", "it happened"),
        ),
        (
            "Police first said that four people were killed in a shooting in Kelmouth on Monday.",
            "Police said on Tuesday that they had been wrong and that three people were killed in"
            " the shooting.",
            ("killed", "police", "4", "3"),
        ),
        (
            "Ann Lee said that she had paid Jon Quist $20,000.",
            "Lee later withdrew that statement and said that she had paid Quist $50,000.",
            ("amount", "Ann Lee", "20,000 dollars", "50,000 dollars"),
        ),
        (
            "Jon Quist confirmed on Monday that Ann Lee called him twice.",
            "Quist said last week that there had been no calls at all.",
            ("occurred", "Jon Quist", "it did not happen", "it happened"),
        ),
        (
            "After saying last month that there had been two calls between Jon Quist and Bea Holt,"
            " Ann Lee said that Quist called Holt six times.",
            "Lee would not say more.",
            ("count", "Ann Lee", "2", "6"),
        ),
        (
            "Ann Lee said that Dorrit Fen paid Jon Quist $20,000.",
            "Fen paid Quist $30,000 on 3 May, Ann Lee said, correcting an earlier sum.",
            ("amount", "Ann Lee", "20,000 dollars", "30,000 dollars"),
        ),
        (
            "Last month, Ann Lee said that she had met Jon Quist once.",
            "On Tuesday Lee said that she had met Quist three times.",
            ("count", "Ann Lee", "1", "3"),
        ),
        (
            "Ann Lee's lawyer, Tom Ray, said that Lee had met Jon Quist once.",
            "Ray said he was mistaken and that Lee had met Quist three times.",
            ("count", "Tom Ray", "1", "3"),
        ),
    ],
)
def test_what_takes_the_place_of_what_was_said(
    parser: SpacyParser, first: str, then: str, change: tuple[str, str, str, str]
) -> None:
    [found] = changes(parser, first, then)
    assert (found[0], found[2], found[3]) == (change[0], change[2], change[3])
    assert found[1].lower() == change[1].lower()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            "Ann Lee said that she had phoned Jon Quist twice.",
            "Quist said that Lee had phoned him four times, contrary to what she said.",
        ),
        (
            "Ann Lee said that there were three calls between her and Jon Quist.",
            "Lee later said that there were three calls between her and Quist.",
        ),
        (
            "Ann Lee said that Jon Quist was mistaken: she had phoned Quist twice.",
            "Quist said that Lee had phoned him four times.",
        ),
        (
            "Ann Lee said that she met Jon Quist on 3 May.",
            "Lee later said that she also met Quist on 5 May.",
        ),
        (  # that Thursday may be one of last week
            "Jon Quist confirmed on Thursday that Ann Lee called him twice.",
            "Quist said last week that Lee had called him once.",
        ),
        (
            "Jon Quist said on Monday that Ann Lee called him twice.",
            "Last week's winner, Quist, said that Lee had called him once.",
        ),
    ],
)
def test_what_takes_back_nothing(parser: SpacyParser, first: str, then: str) -> None:
    assert changes(parser, first, then) == []


TURNS: tuple[Turn | None, ...] = ("earlier", "later", "corrected", "past", "recent", None)


@pytest.mark.parametrize("a", TURNS)
@pytest.mark.parametrize("b", TURNS)
def test_of_two_at_most_one_came_first(a: Turn | None, b: Turn | None) -> None:
    assert not (follows(a, b) and follows(b, a))
    assert not ((follows(a, b) or precedes(a, b)) and (follows(b, a) or precedes(b, a)))
    assert not follows(a, a)
    assert replaces(a, b) == replaces(b, a)


def _tolls(parser: SpacyParser, *days: tuple[int, str]) -> list[tuple[str, str, str, str]]:
    readings = [
        read_document(
            replace(article("Fire at Quellmoor", text), id=f"d{n}", published=date(2031, 5, n)),
            parser,
        )
        for n, text in days
    ]
    table, _ = compare(readings, {})
    index = Index(table)
    return [
        (f.facet, c.kind, phrases.value(index, f.facet, c.before),
         phrases.value(index, f.facet, c.after))
        for e in table.events for f in e.findings for c in f.changes
    ]  # fmt: skip


def test_a_toll_that_grows_at_a_hospital_is_brought_up_to_date(parser: SpacyParser) -> None:
    first = (
        "Two nurses were killed in a fire at Quellmoor hospital on Saturday, the fire marshal Orla"
        " Tace said."
    )
    then = first.replace("Two", "Six").replace("a fire", "the fire")
    assert ("killed", "updated", "2", "6") in _tolls(parser, (4, first), (5, then))
    other = then.replace("Orla Tace", "Ivo Brand")
    assert not _tolls(parser, (4, first), (5, other)), "two who speak change no account"
