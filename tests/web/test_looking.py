"""What stands beside the events, accepted and rejected through forms; and Review's lists of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.test_looked import MORE, ids, standing, table
from tests.web.conftest import client
from tests.web.reading_pages import faults, words
from tests.web.test_mending import post
from twosource import example
from twosource.language.parse import SpacyParser
from twosource.pipeline import Models, build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.views.review import LISTS


@pytest.fixture(scope="module")
def with_claims(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Path:
    folder = tmp_path_factory.mktemp("looking")
    for n, text in enumerate(MORE):
        (folder / f"{n}.txt").write_text(f"{text}\n", "utf-8")
    with Story.open(folder / "s.story", create=True) as story:
        inputs = [str(example.documents()), *(str(p) for p in sorted(folder.glob("*.txt")))]
        build(inputs, story, Hints(), LIMITS, models=Models(parser, None))
    return folder / "s.story"


@pytest.fixture
def story(with_claims: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(with_claims, tmp_path / "copy.story"))


OF = {"claim": "claims", "drift": "wording", "variant": "quotations", "change": "changed"}


@pytest.mark.parametrize("about", list(OF))
def test_each_has_its_list_and_leaves_it(story: Path, about: str) -> None:
    web, of = client(story), OF[about]
    one = ids(table(story))[about][0]
    page = web.get(f"/review?of={of}").text
    assert f'value="{one}"' in page and not faults(page)
    before = int(re.findall(rf"{re.escape(LISTS[of])} \((\d+)\)", words(page))[0])
    code, said = post(web, "accept", target=one, back=f"/review?of={of}&page=1", at="row1")
    assert code == 200 and "Correction 1" in said
    assert f"{LISTS[of]} ({before - 1})" in said
    assert standing(table(story), one) == "accepted"
    assert f'value="{one}"' not in web.get(f"/review?of={of}").text
    post(web, "undo", number="1")
    assert f"{LISTS[of]} ({before})" in words(web.get("/review").text)


def test_claims_and_wording_say_what_was_accepted(story: Path) -> None:
    web = client(story)
    t = table(story)
    claim = next(c for c in t.claims if len(c.accounts) > 1)
    for id_ in (claim.id, t.drifts[0].id, t.quote_variants[0].id):
        post(web, "accept", target=id_, back="/claims")
    page = web.get("/claims").text
    assert not faults(page)
    for id_ in (claim.id, t.drifts[0].id, t.quote_variants[0].id):
        section = page.split(f'id="{id_}"')[1].split("</section>")[0]
        assert '<span class="badge hand">accepted</span>' in section
        assert "Reject" in section and ">Accept<" not in section
    other = next(c for c in t.claims if c.id != claim.id)
    assert "proposed" in page.split(f'id="{other.id}"')[1].split("</section>")[0]


def test_one_account_of_a_claim_on_its_page(story: Path) -> None:
    web = client(story)
    claim = next(c for c in table(story).claims if len(c.accounts) > 1)
    page = web.get(f"/claims/{claim.id}")
    assert page.status_code == 200 and not faults(page.text)
    account = claim.accounts[0].id_in(claim.id)
    assert f'value="{account}"' in page.text
    post(web, "reject", target=account, back=f"/claims/{claim.id}")
    (after,) = (c for c in table(story).claims if c.id == claim.id)
    assert len(after.accounts) == len(claim.accounts) - 1
    assert web.get("/claims/claim-0").status_code == 404


def test_a_changed_account_is_rejected_on_the_page_of_its_event(story: Path) -> None:
    web = client(story)
    e = next(e for e in table(story).events if any(f.changed for f in e.findings))
    page = web.get(f"/event/{e.id}").text
    one = ids(table(story))["change"][0]
    assert f'value="{one}"' in page and "Changed: " in words(page)
    post(web, "reject", target=one, back=f"/event/{e.id}")
    assert "Changed: " not in words(web.get(f"/event/{e.id}").text)


def test_the_outlets_own_words_are_on_review(story: Path) -> None:
    web = client(story)
    own = [m for m in table(story).event_mentions if not m.attribution]
    page = web.get("/review?of=own").text
    assert f"own words ({len(own)})" in words(page)
    assert own and all(f'value="{m.id}"' in page for m in own)
    post(web, "accept", target=own[0].id, back="/review?of=own")
    assert f"own words ({len(own) - 1})" in words(web.get("/review").text)


def test_every_account_of_a_question_has_a_page(story: Path) -> None:
    web = client(story)
    for e in table(story).events:
        for f in e.findings:
            page = web.get(f"/event/{e.id}/{f.facet}")
            assert page.status_code == 200 and not faults(page.text)
            for v in (*f.values, *f.denied):
                assert all(a.id_in(f.id) in page.text for a in v.accounts)
        for part in ("origins", "reports"):
            assert web.get(f"/event/{e.id}/{part}").status_code == 200
    e = table(story).events[0]
    assert web.get(f"/event/{e.id}/nothing").status_code == 404
    assert web.get("/event/event-0/count").status_code == 404
