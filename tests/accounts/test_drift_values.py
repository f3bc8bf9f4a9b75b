"""Other values in a headline, a source that is gone: whole articles, read by the real parser."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.accounts.drift_values import _another
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone
from twosource.model.number import NumberRange
from twosource.model.span import Span
from twosource.pipeline import read_document


def article(headline: str, *paragraphs: str, outlet: str = "Kelmouth Post") -> Document:
    text, zones = "", []
    for n, part in enumerate((headline, *paragraphs)):
        zones.append(Zone("body" if n else "headline", Span(len(text), len(text) + len(part))))
        text += part + "\n\n"
    day = date(2031, 5, 14)
    return Document(outlet, outlet, None, None, outlet, None, None, day, "en", text, tuple(zones))


def drifts(parser: SpacyParser, *articles: Document) -> list[tuple[str, str, str]]:
    """Facet, the words gone back to, the retelling."""
    table, _ = compare([read_document(a, parser) for a in articles], {})
    texts = {a.id: a.text for a in articles}
    return [
        (
            d.facet,
            d.body.span.of(texts[d.body.document]) if d.body else "",
            d.retold.span.of(texts[d.retold.document]),
        )
        for d in table.drifts
    ]


SHOT = "A gunman shot dead two men in Tarnwick on Friday, police said."
HURT = "Three people were wounded in the shooting, the hospital said."
PAID = "Fenwick Holdings paid Jon Quist $5 million in March, the ministry said."
RANG = "Ann Lee telephoned Jon Quist on 9 March, a harbour guard said."
DENIED = "Jon Quist said Ann Lee had not telephoned him."


@pytest.mark.parametrize(
    ("headline", "body", "facets"),
    [
        ("Four men shot dead in Tarnwick", (SHOT,), ["killed"]),
        ("Two men shot dead in Tarnwick", (SHOT,), []),
        ("Men shot dead in Tarnwick", (SHOT,), []),
        ("Five people wounded in Tarnwick shooting", (SHOT, HURT), ["injured"]),
        ("Three people wounded in Tarnwick shooting", (SHOT, HURT), []),
        ("Tarnwick shooting leaves two dead, three wounded", (SHOT, HURT), []),
        ("Tarnwick shooting", (SHOT, HURT), []),
        ("Fenwick Holdings paid Jon Quist $8 million", (PAID,), ["amount"]),
        ("Fenwick Holdings paid Jon Quist $5 million", (PAID,), []),
        ("Ann Lee telephoned Jon Quist on 8 March", (RANG,), ["when"]),
        ("Ann Lee telephoned Jon Quist on 9 March", (RANG,), []),
        ("Ann Lee telephoned Jon Quist in March", (RANG,), []),
        ("Ann Lee telephoned Jon Quist", (RANG,), []),
        ("Ann Lee telephoned Jon Quist", (RANG, DENIED), ["attribution"]),
        ("Guard: Ann Lee telephoned Jon Quist", (RANG, DENIED), []),
        ("Ann Lee telephoned Jon Quist", ("Ann Lee telephoned Jon Quist.", DENIED), []),
        (
            "Ann Lee telephoned Jon Quist",
            ("Ann Lee may have telephoned Jon Quist on 9 March, a harbour guard said.",),
            ["hedge"],
        ),
        (
            "Ann Lee may have telephoned Jon Quist",
            ("Ann Lee may have telephoned Jon Quist on 9 March, a harbour guard said.",),
            [],
        ),
    ],
)
def test_what_a_headline_says_more_than_its_article(
    parser: SpacyParser, headline: str, body: tuple[str, ...], facets: list[str]
) -> None:
    found = drifts(parser, article(headline, *body))
    assert [f for f, _, _ in found] == facets
    for _, back, retold in found:
        assert back in " ".join(body)
        assert retold in headline


def test_a_retelling_with_another_number_than_the_report_it_credits(parser: SpacyParser) -> None:
    said = SHOT.replace("police said", "Inspector Ana Rell said")
    first = article("Shooting in Tarnwick", said, outlet="Lena Herald")
    told = said.replace("Rell said", "Rell told the Lena Herald").replace("two men", "five men")
    found = drifts(parser, first, article("Shooting in Tarnwick", told))
    assert [f for f, _, _ in found] == ["killed"]
    same = told.replace("five men", "two men")
    assert drifts(parser, first, article("Shooting in Tarnwick", same)) == []


numbers = st.integers(1, 200)


@given(numbers, st.lists(numbers, min_size=1, max_size=5))
def test_no_number_told_no_sum_of_them_and_none_that_may_be_it_is_another(
    told: int, values: list[int]
) -> None:
    exact = [NumberRange(n, n) for n in values]
    assert not _another(sum(set(values)), exact)
    assert not any(_another(n, exact) for n in values)
    assert not _another(told, [*exact, NumberRange(1, None)])
    assert _another(sum(values) * 2 + 1, exact)
