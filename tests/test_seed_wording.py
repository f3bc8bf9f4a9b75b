"""Claims, drifts and quote variants of the founding article and its variants, by the keys and
places of the reference reading. What is found must be there, and nothing beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEEDS
from tests.seed_reading import SeedTable, read_seed
from twosource.model.claim import Claim
from twosource.model.finding import Evidence
from twosource.model.span import Span
from twosource.pipeline import Models


@pytest.fixture(scope="module", params=SEEDS)
def one(request: pytest.FixtureRequest, shared: Path, models: Models) -> SeedTable:
    folder = shared / request.param
    return read_seed(folder, json.loads((folder / "gold.json").read_text("utf-8")), models)


def meets(found: Evidence | None, gold: dict[str, Any] | None) -> bool:
    if found is None or gold is None:
        return found is None and gold is None
    return found.span.overlaps(Span(gold["start"], gold["end"]))


def places(claim: dict[str, Any]) -> list[dict[str, Any]]:
    return [e for a in claim["accounts"] for e in a["evidence"]]


def of_gold(one: SeedTable, gold: dict[str, Any]) -> Claim:
    """The one claim that stands where the reference reading has it."""
    [claim] = [
        c
        for c in one.table.claims
        if any(meets(e, g) for a in c.accounts for e in a.evidence for g in places(gold))
    ]
    return claim


def test_the_claims_with_accounts_status_and_independence(one: SeedTable) -> None:
    assert one.gold["claims"]
    for gold in one.gold["claims"]:
        claim = of_gold(one, gold)
        found = {tuple(one.key_of(x) for x in a.chain) for a in claim.accounts}
        assert found == {tuple(a["chain"]) for a in gold["accounts"]}
        assert claim.status == gold["status"]
        independent = {
            "at_least": claim.independent.at_least, "at_most": claim.independent.at_most,
        }  # fmt: skip
        assert independent == gold["independent"]
        evidence = [e for a in claim.accounts for e in a.evidence]
        assert all(any(meets(e, g) for e in evidence) for g in places(gold))
        assert claim.polarity == "negative"
        said = {a.said_on.isoformat() if a.said_on else None for a in claim.accounts}
        assert said == {a["said_on"] for a in gold["accounts"]}


def test_no_claim_is_disputed_and_few_stand_beside_them(one: SeedTable) -> None:
    assert all(not c.opposed_by and c.status != "disputed" for c in one.table.claims)
    assert len(one.table.claims) <= 2 * len(one.gold["claims"])


def test_the_drifts_and_nothing_beside_them(one: SeedTable) -> None:
    gold = one.gold["drifts"]
    found = one.table.drifts
    for g in gold:
        assert [
            d
            for d in found
            if d.facet == g["facet"] and meets(d.body, g["body"]) and meets(d.retold, g["retold"])
        ], g["facet"]
    for d in found:
        assert any(d.facet == g["facet"] and meets(d.retold, g["retold"]) for g in gold)


def test_nothing_is_quoted_in_other_words(one: SeedTable) -> None:
    """Its quotations are excerpts of one another in the same words."""
    assert one.table.quote_variants == ()
