"""What must not leave, by form: private, redacted, a pseudonym, a name or an article gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.conftest import client
from tests.web.reading_pages import faults, words
from tests.web.test_mending import post, table
from twosource.story import Story


def taken(web: object, names: str = "") -> str:
    return str(web.get(f"/take/all?format=json&names={names}").text)  # type: ignore[attr-defined]


def test_an_article_is_marked_private(story: Path) -> None:
    web, d = client(story), table(story).documents[0]
    page = web.get(f"/document/{d.id}").text
    assert 'action="/correct/private"' in page and not faults(page)
    assert d.id in taken(web)
    code, page = post(web, "private", document=d.id, back=f"/document/{d.id}")
    assert code == 200 and "Private: it is in nothing that leaves" in page
    assert d.id not in taken(web)
    assert web.get(f"/document/{d.id}").status_code == 200  # it stays on the desk
    post(web, "undo", number="1")
    assert d.id in taken(web)


def test_words_are_taken_out(story: Path) -> None:
    web, d = client(story), table(story).documents[0]
    some = " ".join(d.text.split("\n")[-1].split()[:5])
    form = {"document": d.id, "back": f"/document/{d.id}"}
    assert post(web, "redact", words=some, **form)[0] == 422  # it is not said that this is known
    for wrong in ("no such words in it", " ", "((", "x" * 30_000):
        assert post(web, "redact", words=wrong, sure="yes", **form)[0] == 422
    assert post(web, "redact", document="doc-0", words=some, sure="yes")[0] == 422
    assert some in words(web.get(f"/document/{d.id}").text)
    code, page = post(web, "redact", words=some, sure="yes", **form)
    assert code == 200 and "redacted" in page
    assert some not in taken(web) and "[redacted]" in taken(web)


@pytest.mark.parametrize(("to", "said"), [("yes", "under a pseudonym"), ("no", "by name")])
def test_a_name_goes_under_a_pseudonym_or_not(story: Path, to: str, said: str) -> None:
    web = client(story)
    who = next(a for a in table(story).actors if a.name == "Edda Kestrin")
    page = web.get(f"/actor/{who.id}").text
    assert 'action="/correct/forget"' in page and not faults(page)
    code, page = post(web, "protect", actor=who.id, to=to, back=f"/actor/{who.id}")
    assert code == 200 and f"Goes {said} in all that leaves" in page
    assert ("Kestrin" in taken(web)) is (to == "no")


def test_a_name_is_forgotten_by_who_knows_it_alone(story: Path) -> None:
    web = client(story)
    who = next(a for a in table(story).actors if a.name == "Edda Kestrin")
    code, page = post(web, "forget", target=who.id, back=f"/actor/{who.id}")
    assert code == 422 and "cannot be brought back" in page
    code, _ = post(web, "forget", target=who.id, sure="yes", back=f"/actor/{who.id}")
    assert code == 200
    assert "Kestrin" not in taken(web)


def test_an_article_is_erased_by_who_knows_it_alone(story: Path) -> None:
    web, d = client(story), table(story).documents[0]
    code, page = post(web, "forget", target=d.id)
    assert code == 422 and "cannot be brought back" in page
    if d.file:
        assert post(web, "forget", target=d.file)[0] == 422
    assert d.id in {x.id for x in table(story).documents}
    code, page = post(web, "forget", target=d.id, sure="yes", back="/articles")
    assert code == 200 and "forgotten" in page
    assert web.get(f"/document/{d.id}").status_code == 404
    with Story.open(story, create=False) as held:
        assert d.id not in {x.id for x in held.documents()}
    assert d.text[:60].encode() not in story.read_bytes()
