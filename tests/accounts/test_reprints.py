from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.accounts.reprints import find, sentences, signature
from twosource.accounts.same import same_actors
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span

LONG = "The harbour board voted five to two for the deep-water berth on Monday. "
MORE = "Two people familiar with the vote said the minister had telephoned the board before it. "
LAST = "The ministry did not answer questions that were sent to it on Tuesday afternoon."
OWN = "Residents of the lower town have complained for years about lorries that pass at night. "
D1, D2 = date(2022, 3, 1), date(2022, 3, 2)


def reading(
    text: str, published: date | None, outlet: str, actors: tuple[Actor, ...] = ()
) -> Reading:
    document = make_document(text, published=published, outlet=outlet)
    return Reading(document, actors=actors, reprint_signature=signature(document))


def test_the_later_of_two_alike_is_the_reprint() -> None:
    first = reading(LONG + MORE + LAST, D1, "Herald")
    second = reading(LONG + MORE + LAST + "\n\n" + OWN, D2, "Echo")
    assert find([second, first]) == {second.document.id: first.document.id}


def test_who_is_credited_is_the_original_whatever_the_date() -> None:
    agency = reading(LONG + MORE + LAST, D2, "Meridian Wire")
    paper = reading("KELMOUTH (Meridian Wire) - " + LONG + MORE + LAST, D1, "Echo")
    assert find([agency, paper]) == {paper.document.id: agency.document.id}


def test_quotation_marks_and_spaces_make_no_other_text() -> None:
    first = reading('"' + LONG + MORE + '"' + LAST, D1, "Herald")
    second = reading("\u201c" + LONG + MORE + "\u201d " + LAST, D2, "Echo")
    assert find([first, second]) == {second.document.id: first.document.id}


def test_one_shared_sentence_of_many_is_no_reprint() -> None:
    first = reading(LONG + MORE + LAST, D1, "Herald")
    second = reading(
        OWN + LONG + OWN.replace("lorries", "trains") + OWN.replace("years", "months"), D2, "Echo"
    )
    assert find([first, second]) == {}


def test_a_chain_of_reprints_ends_at_the_first() -> None:
    first = reading(LONG + MORE + LAST, D1, "Herald")
    second = reading(LONG + MORE + LAST + OWN, D2, "Echo")
    third = reading(LONG + MORE + OWN, date(2022, 3, 3), "Post")
    assert set(find([third, second, first]).values()) == {first.document.id}


def unnamed(document: Document, words: str) -> Actor:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    mention = Mention(document.id, span, span, "group", 1.0, "written by hand")
    return Actor(
        f"{document.outlet}-two", "unnamed", words, (), (), NumberRange(2, 2), (), (mention,)
    )


def test_unnamed_people_in_a_reprinted_sentence_are_the_same() -> None:
    out = []
    for outlet, text in (("Herald", LONG + MORE), ("Echo", OWN + MORE)):
        document = make_document(text, published=D1, outlet=outlet)
        people = (unnamed(document, "Two people familiar with the vote"),)
        out.append(Reading(document, actors=people, reprint_signature=signature(document)))
    assert same_actors(out) == [("Echo-two", "Herald-two")] or same_actors(out) == [
        ("Herald-two", "Echo-two")
    ]


def test_unnamed_people_that_another_report_is_credited_for_are_that_reports() -> None:
    herald = make_document(LONG + MORE, published=D1, outlet="The Herald")
    echo = make_document(
        "Two people familiar with the vote told the Herald of a call.", outlet="Echo"
    )
    outlet = Actor("echo-herald", "outlet", "Herald", (), (), None, (), ())
    said = Attribution(
        "a", echo.id, (), (), (Span(0, 3),), "indirect", "asserts", False,
        speaker="Echo-two", via="echo-herald",
    )  # fmt: skip
    readings = [
        Reading(herald, actors=(unnamed(herald, "Two people familiar with the vote"),)),
        Reading(echo, (said,), actors=(unnamed(echo, "Two people familiar with the vote"), outlet)),
    ]
    assert same_actors(readings) == [("The Herald-two", "Echo-two")]


def test_unnamed_people_of_two_papers_are_not_the_same() -> None:
    herald = make_document(LONG + MORE, outlet="Herald")
    other = MORE.replace("the minister", "an aide")
    echo = make_document(OWN + other, outlet="Echo")
    readings = [
        Reading(
            d,
            actors=(unnamed(d, "Two people familiar with the vote"),),
            reprint_signature=signature(d),
        )
        for d in (herald, echo)
    ]
    assert same_actors(readings) == []


@given(st.text(alphabet='ab .!?\n"\u2019\u00a0', max_size=200))
@settings(deadline=None, max_examples=60)
def test_sentences_are_slices_of_the_text(text: str) -> None:
    document = make_document(text)
    for s in sentences(text, document):
        assert 0 <= s.span.start < s.span.end <= len(text)


def test_a_copy_with_a_byline_of_one_day_makes_no_agency_cite_the_paper() -> None:
    body = LONG + MORE + LAST
    agency = reading("KELMOUTH, 1 March 2022 (North-Wire) - " + body, D1, "North-Wire")
    paper = reading("By Ada Crane, Chief Reporter\n\n" + body, D1, "Echo")
    assert find([paper, agency]) == {paper.document.id: agency.document.id}


def test_an_agency_is_credited_with_its_hyphen_or_without() -> None:
    agency = reading(LONG + MORE + LAST, D2, "North-Wire")
    paper = reading("KELMOUTH (North Wire) - " + LONG + MORE + LAST, D1, "Echo")
    assert find([agency, paper]) == {paper.document.id: agency.document.id}
