"""Claims, wording and quotations on the terminal."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from tests.conftest import make_document
from twosource.export.index import Index
from twosource.export.terminal_more import footnotes
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.finding import Account, Evidence, Independent
from twosource.model.span import Span
from twosource.model.table import Table

FIRST = replace(make_document("We never sold the crane."), doc="ledger")
SECOND = replace(make_document("We have never leased [red] the crane. \x1b[0m"), doc="echo")


def whole(document: object) -> Evidence:
    assert isinstance(document, type(FIRST))
    return Evidence(document.id, Span(0, len(document.text)))


def printed(table: Table, *, everything: bool = True) -> str:
    console = Console(width=200, record=True, file=None, quiet=False)
    with console.capture() as capture:
        for part in footnotes(Index(table), everything=everything):
            console.print(part)
    return capture.get()


def test_wordings_are_shown_as_their_difference() -> None:
    variant = QuoteVariant(None, (whole(FIRST), whole(SECOND)))
    out = printed(Table(documents=(FIRST, SECOND), quote_variants=(variant,)))
    assert "speaker not known" in out
    assert "We {+have+} never [-sold-] {+leased [red]+} the crane." in out
    assert "(echo)" in out


def test_words_of_a_document_are_neither_markup_nor_commands() -> None:
    variant = QuoteVariant(None, (whole(FIRST), whole(SECOND)))
    out = printed(Table(documents=(FIRST, SECOND), quote_variants=(variant,)))
    assert "[red]" in out
    assert "\x1b" not in out


def test_drifts_and_claims_name_what_they_rest_on() -> None:
    account = Account((), FIRST.id, None, (whole(FIRST),))
    claims = tuple(
        Claim(i, f"saying {i}", "positive", "single", (account,), Independent(1, 1), against)
        for i, against in (("a", ()), ("b", ("c",)), ("c", ("b",)))
    )
    drifts = (
        Drift("quotation", None, whole(SECOND)),
        Drift("count", whole(FIRST), whole(SECOND)),
    )
    out = printed(Table(documents=(FIRST, SECOND), claims=claims, drifts=drifts))
    assert out.index("saying b") < out.index("saying a")
    assert "against: saying c" in out
    assert "stands nowhere in these words" in out
    assert "(echo) retells" in out


def test_a_long_list_is_cut_and_says_so() -> None:
    account = Account((), FIRST.id, None, (whole(FIRST),))
    claims = tuple(
        Claim(str(n), f"saying {n}", "positive", "single", (account,), Independent(1, 1))
        for n in range(9)
    )
    out = printed(Table(documents=(FIRST,), claims=claims), everything=False)
    assert out.count("saying") == 5
    assert "4 more: --all shows them." in out
