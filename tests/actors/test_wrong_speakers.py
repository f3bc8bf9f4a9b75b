# ruff: noqa: E501 (a passage is easier to read unbroken)
"""Another's role, "she" inside quotations, who asked, two of one surname. All invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.actors.document import cast
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.pipeline import read_document

from ..conftest import make_document
from .reading import said
from .test_document import Read


@pytest.mark.parametrize(
    ("other", "own", "words"),
    [
        ("The lawyer for the baker", "The harbour board's lawyer", "The lawyer"),
        ("The chairman of the ferry line", "The chairman of the brewery", "The chairman"),
        ("The husband of the missing woman", "The captain's husband", "The husband"),
        ("The captain's spokesman", "The spokesman for the harbour board", "captain's spokesman"),
        ("The mother of the dead boy", "The mother of the other boy", "The mother"),
    ],
)
def test_a_role_of_another_is_not_his_who_is_named(
    parser: SpacyParser, other: str, own: str, words: str
) -> None:
    for first, then in ((other, f"{own}, Tove Lind,"), (f"{own}, Tove Lind,", other)):
        r = Read(
            parser,
            f"{first} said the rope was cut. {then} said the boat was sound.",
            (other, "the rope was cut" if first == other else "the boat was sound"),
        )
        assert r.who() != "Tove Lind"
        assert r.mention(words, 0) != "Tove Lind" or first != other


def test_a_role_of_the_same_owner_is_his(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The captain's lawyer, Tove Lind, wept. The lawyer for the captain said the rope was cut.",
        ("The lawyer for the captain", "the rope was cut"),
    )
    assert r.who() == "Tove Lind"


def test_a_role_without_an_owner_is_his_who_alone_holds_it(parser: SpacyParser) -> None:
    for own, again in (
        ("the captain's lawyer", "The lawyer"),
        ("a lawyer", "The captain's lawyer"),
    ):
        r = Read(
            parser,
            f"Tove Lind, {own}, wept. {again} said the rope was cut.",
            (again, "the rope was cut"),
        )
        assert r.who() == "Tove Lind"


def test_an_owner_who_turns_out_to_be_named_counts(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Mayor Odd Lervik spoke. Tove Lind, the mayor's lawyer, wept. A barge sank. "
        "The lawyer for Lervik said the rope was cut.",
        ("The lawyer for Lervik", "the rope was cut"),
    )
    assert r.who() == "Tove Lind"


def test_two_aides_of_two_people_are_two(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The captain's aide said the rope was cut. The baker's aide said it was old.",
        ("The captain's aide", "the rope was cut"),
        ("The baker's aide", "it was old"),
    )
    assert r.speaker(0).id != r.speaker(1).id


def test_she_in_a_quotation_is_no_source_of_another_paragraph(parser: SpacyParser) -> None:
    text = (
        "A neighbour with a view of the quay denied it.\n\n"
        "Odd Lervik said he saw Sara Lind. \u201cShe said the rope was cut,\u201d he said."
    )
    r = Read(
        parser, text, ("A neighbour", "it", "denied"), ("he said", "\u201cShe said the rope was cut,\u201d"),
        ("She", "the rope was cut"),
    )  # fmt: skip
    assert r.who(2) == "Sara Lind"


def test_he_of_the_same_paragraph_may_be_an_unnamed_source(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Tove Lind left. A man with a view of the quay denied that. He said the rope was cut.",
        ("He", "the rope was cut"),
    )
    assert r.who() == "A man with a view"


def test_nobody_is_she_in_her_own_words(parser: SpacyParser) -> None:
    inner = "\u2018She said, \u201cNo,\u201d and left,\u2019"
    d = make_document(f"\u201cHe told me, {inner}\u201d Sara Lind said.")
    outer = said(d, "Sara Lind", d.text[: d.text.index(" Sara")], kind="direct")
    told = replace(said(d, "He", inner, "told", "direct"), parent=outer.id)
    least = replace(said(d, "She", "\u201cNo,\u201d", "said", "direct"), parent=told.id)
    assert speakers(parser, d, outer, told, least) == ["Sara Lind", None, None]


def test_she_in_words_that_another_quotes_may_be_who_tells_of_it(parser: SpacyParser) -> None:
    inner = "\u2018She must go.\u2019"
    d = make_document(f"Sara Lind said that Odd Lervik had told her: {inner}")
    outer = said(d, "Sara Lind", d.text[d.text.index("that") :])
    told = replace(said(d, "Odd Lervik", inner, "told", "direct"), parent=outer.id)
    assert speakers(parser, d, outer, told) == ["Sara Lind", "Odd Lervik"]
    found = cast(d, parser.parse(d), (outer, told))
    [lind] = [a for a in found.actors if a.name == "Sara Lind"]
    assert d.text.index("She") in {m.head.start for m in lind.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Tove Lind and Maren Holt spoke on Friday. She said the rope was cut.",
        "Tove Lind and her aide, Maren Holt, were on the quay. She said the rope was cut.",
        "Tove Lind, Maren Holt and Nils Brekk were on the quay. She said the rope was cut.",
    ],
)
def test_one_of_two_joined_stays_open(parser: SpacyParser, text: str) -> None:
    assert Read(parser, text, ("She", "the rope was cut")).who() is None


def test_one_of_two_joined_by_gender_or_named_again(parser: SpacyParser) -> None:
    for text, name in (
        ("Sara Lind and Paul Lervik spoke on Friday. She said the rope was cut.", "Sara Lind"),
        ("Sara Lind and Mary Holt spoke. Holt wept. She said the rope was cut.", "Mary Holt"),
    ):
        assert Read(parser, text, ("She", "the rope was cut")).who() == name


@pytest.mark.parametrize(
    ("title", "deputy"),
    [
        ("Mayor", "Deputy Mayor"),
        ("Commissioner", "Acting Commissioner"),
        ("Governor", "Former Governor"),
    ],
)
def test_a_surname_goes_with_the_whole_title(parser: SpacyParser, title: str, deputy: str) -> None:
    text = (
        f"The {title.lower()}, Tove Lind, spoke. {deputy} Nils Lind left early. "
        f"{title} Lind said the rope was cut. {deputy} Lind denied it."
    )
    r = Read(parser, text, (f". {title} Lind"[2:], "the rope was cut"))
    assert r.who() == "Tove Lind"
    assert r.mention(f"{deputy} Lind"[-4:], 3) == "Nils Lind"


def test_two_seats_of_one_surname_are_two(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Senator Lind said the rope was cut. Gov. Lind wept. Lind rang. Senator Lind left.",
        ("Senator Lind", "the rope was cut"),
    )
    assert r.speaker().id not in {a.id for a in r.cast.actors if a.name == "Gov. Lind"}
    assert r.mention("Lind", 0) == r.mention("Lind", 3) != r.mention("Lind", 1)
    assert r.mention("Lind", 2) is None


def test_a_deputy_known_by_one_word_is_called_so(parser: SpacyParser) -> None:
    text = "Commissioner Lind said the rope was cut. Deputy Commissioner Lind wept."
    r = Read(parser, text, ("Commissioner Lind", "the rope was cut"))
    assert r.mention("Lind", 1) == "Deputy Commissioner Lind" != r.who()


def test_a_title_is_not_his_who_is_only_an_owner(parser: SpacyParser) -> None:
    for text, name in (
        ("Nils Lind's firm shut. Governor Lind said the rope was cut.", None),
        ("Nils Lind rose. Governor Lind said the rope was cut.", "Nils Lind"),
    ):
        assert Read(parser, text, ("Governor Lind", "the rope was cut")).who() == name


def test_a_name_in_a_transcript_is_a_person_and_joins_the_full_name(parser: SpacyParser) -> None:
    text = "Odd Lund: I saw the rope.\n\nTove Brekk: Who cut it?\n\nLUND: I did not look.\n\nBREKK: Why?"
    r = Read(
        parser, text, ("Odd Lund", "I saw the rope.", ":"), ("Tove Brekk", "Who cut it?", ":"),
        ("LUND", "I did not look.", ":"), ("BREKK", "Why?", ":"),
    )  # fmt: skip
    assert [r.who(k) for k in range(4)] == ["Odd Lund", "Tove Brekk", "Odd Lund", "Tove Brekk"]
    assert {r.speaker(k).kind for k in range(4)} == {"person"}


def test_a_body_in_a_transcript_is_a_body(parser: SpacyParser) -> None:
    r = Read(parser, "Lund Ferries: We saw no rope.", ("Lund Ferries", "We saw no rope.", ":"))
    assert r.speaker().kind == "organisation"


@pytest.mark.parametrize("noun", ["pal", "mate", "friend", "insider"])
def test_a_pal_is_an_unnamed_source(parser: SpacyParser, noun: str) -> None:
    r = Read(
        parser,
        f"A {noun} of the singer said the rope was cut.",
        (f"A {noun} of the singer", "the rope was cut"),
    )
    assert r.speaker().kind == "unnamed"


def test_who_is_addressed_is_no_company(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The Brekk, a hotel, shut. The Brekk said it was full. Mr Brekk said the rope was cut.",
        ("The Brekk", "it was full"),
        ("Mr Brekk", "the rope was cut"),
    )
    assert [r.speaker(k).kind for k in (0, 1)] == ["organisation", "person"]


def test_a_firm_of_the_same_word_is_not_who_is_addressed(parser: SpacyParser) -> None:
    text = "Brekk Holdings makes rope. Brekk said it was old. Mr Brekk said the rope was cut."
    r = Read(parser, text, ("Mr Brekk", "the rope was cut"))
    assert r.mention("Brekk said") is None
    assert r.speaker().kind == "person"


@pytest.mark.parametrize(
    ("text", "cue", "asked", "answer"),
    [
        (
            "Asked whether the rope was old, its spokeswoman, Tove Lind, said it was not.",
            "Asked",
            "whether the rope was old",
            "its spokeswoman, Tove Lind,",
        ),
        (
            "Tove Lind, asked about the rope, said it was not.",
            "asked",
            "about the rope",
            "Tove Lind",
        ),
    ],
)
def test_who_asked_is_open(
    parser: SpacyParser, text: str, cue: str, asked: str, answer: str
) -> None:
    d = make_document(text)
    answered = said(d, answer, "it was not")
    question = replace(said(d, cue, asked, cue), source=())
    assert speakers(parser, d, answered, question) == ["Tove Lind", None]


def test_words_without_a_source_beside_an_active_verb_are_hers(parser: SpacyParser) -> None:
    d = make_document("Tove Lind said it was not, and had asked about the rope.")
    question = replace(said(d, "asked", "about the rope", "asked"), source=())
    assert speakers(parser, d, said(d, "Tove Lind", "it was not"), question) == ["Tove Lind"] * 2


def speakers(parser: SpacyParser, d: Document, *heard: Attribution) -> list[str | None]:
    found = cast(d, parser.parse(d), heard)
    names = {a.id: a.name for a in found.actors}
    return [names[a.speaker] if a.speaker else None for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor, Tove Lind, met the deputy mayor, Nils Brekk. The deputy mayor said the rope was cut.", "Nils Brekk"),
        ("The mayor, Tove Lind, left. The deputy mayor said the rope was cut.", None),
        ("The mayor, Tove Lind, left. The acting mayor said the rope was cut.", None),
        ("The acting mayor, Tove Lind, left. The mayor said the rope was cut.", "Tove Lind"),
    ],
)  # fmt: skip
def test_a_description_means_the_whole_title(
    parser: SpacyParser, text: str, found: str | None
) -> None:
    source = text.split(". ")[1].split(" said", maxsplit=1)[0]
    assert Read(parser, text, (source, "the rope was cut")).who() in (found, source)
    if found is not None:
        assert Read(parser, text, (source, "the rope was cut")).who() == found


def test_a_body_before_a_role_is_its_owner(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The council's spokesman, Nils Brekk, left. The council spokesman said the rope was cut. "
        "The hospital spokesman said it was old.",
        ("The council spokesman", "the rope was cut"),
        ("The hospital spokesman", "it was old"),
    )
    assert r.who(0) == "Nils Brekk"
    assert r.who(1) == "The hospital spokesman"


def test_one_without_an_owner_is_not_two_owners_at_once(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "The surgeon, Tove Lind, left. The surgeon of the fleet said the rope was cut. "
        "The surgeon of the prison said it was old.",
        ("The surgeon of the fleet", "the rope was cut"),
        ("The surgeon of the prison", "it was old"),
    )
    assert r.who(0) == "Tove Lind"
    assert r.who(1) != "Tove Lind"


def test_a_friend_that_she_is_said_to_be_is_nobody_new(parser: SpacyParser) -> None:
    first, then = "\u201cShe is a friend,\u201d", "\u201cHe told me, \u2018Go away,\u2019\u201d"
    text = f"{first} said Sara Lind. {then} Mary Holt said."
    r = Read(parser, text, ("Sara Lind", first), ("Mary Holt", then))
    assert r.mention("He told") is None


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Lukas Wendel on Monday. He was charged with theft, Captain Jon Roe said.",
        "Police arrested Lukas Wendel on Monday. He was charged with theft, said Captain Jon Roe.",
        "Lukas Wendel was held for two days. He was freed on Monday, Sergeant Jon Roe said.",
    ],
)
def test_who_is_named_behind_what_he_tells_is_not_meant_by_it(
    parser: SpacyParser, text: str
) -> None:
    r = read_document(make_document(text), parser)
    names = {a.id: a.name for a in r.actors}
    hit = {names[p.actor] for m in r.event_mentions for p in m.participants if p.role != "actor"}
    assert hit == {"Lukas Wendel"}
