"""Claims, drifts and quote variants of whole articles: read, compared, in any order, one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone, document_id
from twosource.model.finding import Account, Evidence
from twosource.model.reading import Reading
from twosource.model.table import Table
from twosource.pipeline import read_document

HERALD = """\
Aide rang harbour boss SIX TIMES before vote

Petra Lunn, the mayor's chief of staff, telephoned the harbour director Oskar Fjell four times on \
3 May, two officials said.

The Selby Council was not told about the survey, Marta Ives, a lawyer, said.

"We told the harbour board in March that the survey of the quarry road was late," Ives said.
"""
ECHO = """\
Who knew of the survey?

Petra Lunn, the mayor's chief of staff, telephoned the harbour director Oskar Fjell four times on \
3 May, Jonas Reed, a clerk, said.

Reed said the Selby Council was never informed of the survey.

"We told the harbour board in March that this survey of the quarry road had been late," Marta Ives \
said.
"""
POST = """\
Mayor speaks on survey

The Selby Council was told about the survey, Helle Brandt, the mayor, said.

"Everybody at the table knew what the survey would find," Brandt said.
"""
STAR = """\
Ferry is late again

The ferry was late for the third time this week, and those who wait for it have no roof.

"Nobody has told us when the ferry will run again," Nils Aker, a baker, said.
"""
TEXTS = {"Herald": HERALD, "Echo": ECHO, "Post": POST, "Star": STAR}


def page(outlet: str, text: str) -> Document:
    d = make_document(text, published=date(2031, 5, 6), outlet=outlet)
    zones = (Zone("headline", d.zones[0].span), *d.zones[1:])
    id_ = document_id(None, None, text, outlet)
    return Document(id_, None, None, None, outlet, None, None, d.published, "en", d.text, zones)


@pytest.fixture(scope="module")
def readings(parser: SpacyParser) -> list[Reading]:
    return [read_document(page(o, t), parser) for o, t in TEXTS.items()]


def in_words(table: Table) -> tuple[object, ...]:
    """What stands beside the events, without ids."""
    documents = {d.id: d for d in table.documents}
    names = {a.id: a.name for a in table.actors}
    texts = {c.id: c.text for c in table.claims}

    def of(e: Evidence | None) -> str | None:
        return e.span.of(documents[e.document].text) if e is not None else None

    def told(a: Account) -> object:
        return [names[c] for c in a.chain], a.said_on, [of(e) for e in a.evidence]

    return (
        [
            (c.text, c.polarity, c.status, c.independent, sorted(map(str, map(told, c.accounts))),
             sorted(texts[o] for o in c.opposed_by))
            for c in table.claims
        ],
        [(d.facet, of(d.body), of(d.retold)) for d in table.drifts],
        [(names.get(v.speaker or ""), [of(e) for e in v.variants]) for v in table.quote_variants],
    )  # fmt: skip


def test_what_four_articles_have_beside_their_events(readings: list[Reading]) -> None:
    table, _ = compare(readings, {})
    told = [c for c in table.claims if "survey" in c.text]
    assert sorted((c.polarity, c.status, len(c.accounts)) for c in told) == [
        ("negative", "disputed", 2), ("positive", "disputed", 1),
    ]  # fmt: skip
    assert [(d.facet, d.body is not None) for d in table.drifts] == [("count", True)]
    [variant] = table.quote_variants
    assert len({v.document for v in variant.variants}) == 2
    names = {a.id: a.name for a in table.actors}
    assert names[variant.speaker or ""] == "Marta Ives"


@given(st.permutations(range(len(TEXTS))))
@settings(
    deadline=None, max_examples=24, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_of_documents_changes_nothing(readings: list[Reading], order: list[int]) -> None:
    full, _ = compare(readings, {})
    other, _ = compare([readings[n] for n in order], {})
    assert (other.claims, other.drifts, other.quote_variants) == (
        full.claims, full.drifts, full.quote_variants,
    )  # fmt: skip


@given(st.permutations(range(len(TEXTS))))
@settings(
    deadline=None, max_examples=24, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_one_by_one_is_as_all_at_once(readings: list[Reading], order: list[int]) -> None:
    known: dict[str, str] = {}
    for n in range(1, len(order) + 1):
        table, names = compare([readings[k] for k in order[:n]], known)
        known = dict(names)
    assert in_words(table) == in_words(compare(readings, {})[0])


def test_a_reprint_adds_neither_variant_nor_origin(
    readings: list[Reading], parser: SpacyParser
) -> None:
    copy = read_document(page("Mail", HERALD), parser)
    before, after = compare(readings, {})[0], compare([*readings, copy], {})[0]
    assert after.reprint_of
    assert len(after.quote_variants) == 1
    assert after.quote_variants[0].variants == before.quote_variants[0].variants
    at_least = [[c.independent for c in t.claims] for t in (before, after)]
    assert at_least[0] == at_least[1]
