# ruff: noqa: E501 (a passage is easier to read unbroken)
"""Groups that speak as one, bodies by part of their name, papers spoken of again, habits of surnames."""

from __future__ import annotations

from twosource.language.parse import SpacyParser

from .test_document import Read


def test_two_groups_without_names_speak_as_one(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Growers and shippers said the van was gone.",
        ("Growers and shippers", "the van was gone"),
    )
    assert r.who() == "Growers and shippers"


def test_a_group_and_a_name_are_no_one_speaker(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Growers and Ada Roe said the van was gone.",
        ("Growers and Ada Roe", "the van was gone"),
    )
    assert r.who() is None


def test_the_last_words_of_the_only_body(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The Lessing Rivers Safety Board met. The Safety Board said the dam was sound. The L.R. Safety Board left.",
    )
    assert r.mention("Safety Board said") == "Lessing Rivers Safety Board"


def test_a_court_is_not_told_by_its_last_words(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The Lessing Supreme Court met. The judges of the Supreme Court said nothing.",
    )
    assert r.mention("Supreme Court said") != "Lessing Supreme Court"


def test_the_letter_is_of_those_who_sent_one(parser: SpacyParser) -> None:
    r = Read(
        parser,
        'Some nurses sent a letter to the board. "We are tired," the letter says.',
        ("the letter", '"We are tired,"', "says"),
    )
    assert r.who() == "Some nurses"


def test_a_study_of_two_bodies_is_of_neither_alone(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "A study by the Harle Institute and the Coombe Trust said the wall was low.",
        ("A study by the Harle Institute and the Coombe Trust", "the wall was low"),
    )
    assert r.who() is None


def test_a_surname_keeps_to_the_one_it_has_meant(parser: SpacyParser) -> None:
    text = (
        "Corwin Dask won the vote. Dask thanked his staff. Dask smiled. "
        "He held a photo of Emil Dask. Dask said the van was gone."
    )
    assert Read(parser, text).mention("Dask said") == "Corwin Dask"
    spoke = text.replace("He held a photo of Emil Dask.", "Emil Dask wept.")
    assert Read(parser, spoke).mention("Dask said") is None


def test_the_former_chairwoman_is_not_the_one_in_office(parser: SpacyParser) -> None:
    r = Read(parser, "Chairwoman Lorna Pike left. The former chairwoman said the van was gone.")
    assert r.mention("former chairwoman") != "Lorna Pike"


def test_what_is_said_in_a_clause_on_another_is_no_subject(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "It was late, Tor Brask said, naming a friend, Noah Lunt, who had died in May. The van, he said, was gone.",
    )
    assert r.mention("he said") == "Tor Brask"


def test_the_group_is_meant_and_not_one_of_it(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Three pilots from the harbour said the buoy was lost. One of the pilots said it was red. The keeper slept. "
        "The tide fell. The wind rose. The fog came. The pilots said the lamp was lit.",
        ("Three pilots from the harbour", "the buoy was lost"),
        ("One of the pilots", "it was red"),
        ("The pilots", "the lamp was lit"),
    )
    assert r.who(2) == r.who(0) and r.who(2) != r.who(1)


def test_what_a_deputy_minister_is_deputy_for_is_nobody(parser: SpacyParser) -> None:
    r = Read(
        parser,
        'Deputy Fisheries Minister Ada Roe met Jon Quist on Monday. Lee said: "The deputy minister called Mr Quist once."',
        ("Lee", '"The deputy minister called Mr Quist once."'),
    )
    assert not [a.name for a in r.cast.actors if "Fisheries" in (a.name, *a.aliases)]
    assert r.mention("The deputy minister") == "Ada Roe"


def test_a_name_with_a_capital_inside_is_a_firm(parser: SpacyParser) -> None:
    text = "The dyke builder FenStrand won the tender. Ada McBride left."
    r = Read(parser, text)
    kinds = {a.name: a.kind for a in r.cast.actors}
    assert kinds["FenStrand"] == "organisation" and kinds["Ada McBride"] == "person"


def test_a_building_that_is_to_come_is_nobody(parser: SpacyParser) -> None:
    r = Read(parser, "FenStrand won the contract for a new clinic. A new school said it was full.")
    assert not any("clinic" in a.name for a in r.cast.actors)
    assert any("school" in a.name for a in r.cast.actors)


def test_a_lawyers_client_is_the_one_she_speaks_for(parser: SpacyParser) -> None:
    text = (
        "Jon Quist's lawyer, Ada Roe, said he was at sea. “Bea Holt called my client twice,” Roe said. "
        "Ivo Brand, a baker, said: “My client was late.”"
    )
    r = Read(
        parser, text, ("Jon Quist's lawyer, Ada Roe,", "he was at sea"),
        ("Roe", "“Bea Holt called my client twice,”"), ("Ivo Brand", "“My client was late.”"),
    )  # fmt: skip
    assert r.mention("client twice") == "Jon Quist"
    assert r.mention("client was late") is None
