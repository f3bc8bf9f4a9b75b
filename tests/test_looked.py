"""Claims, wording, quotations and changed accounts of the example: accepted, rejected, undone."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from twosource import correcting, example
from twosource.corrections import share
from twosource.corrections.checked import checked
from twosource.export.as_json import write as write_json
from twosource.export.check import problems
from twosource.export.formats import FORMATS
from twosource.export.gate import release
from twosource.export.take import Take, accepted
from twosource.language.parse import SpacyParser
from twosource.model import beside
from twosource.model.correction import Correction
from twosource.model.table import Table
from twosource.pipeline import Models, build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

NOW = datetime(2031, 5, 4, tzinfo=UTC)
CALLED = "Ada Lervik called Mina Holt on 2 May 2031"
MORE = (
    f"Mina Holt was not told about the harbour survey, Ada Lervik said. {CALLED}, the mayor said. "
    "“The crane was checked twice and the harbour road stayed closed all week,” Odd Renning said.",
    f"{CALLED}, Tomas Brek said. Mina Holt was told about the harbour survey, Tomas Brek said. "
    "“The crane had been checked twice and the harbour road remained closed all week,” Odd "
    "Renning said.",
    f"{CALLED}, Edda Marn said. Mina Holt was not told about the harbour survey, Edda Marn said.",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Path:
    folder = tmp_path_factory.mktemp("looked")
    path = folder / "s.story"
    more = folder / "more"
    more.mkdir()
    for n, words in enumerate(MORE):
        (more / f"{n}.txt").write_text(f"{words}\n", "utf-8")
    with Story.open(path, create=True) as story:
        inputs = [str(example.documents()), str(more)]
        build(inputs, story, Hints(), LIMITS, models=Models(parser, None))
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "copy.story"))


def say(path: Path, kind: str, target: str) -> Correction:
    with correcting.writing(path) as story:
        made = correcting.ask(kind, {"target": [target]})
        return correcting.correct(story, made, NOW, "ada")


def undo(path: Path, number: int) -> None:
    with correcting.writing(path) as story:
        correcting.undo(story, number, NOW)


def table(path: Path) -> Table:
    with Story.open(path, create=False) as story:
        return story.table()


def exported(t: Table) -> dict[str, object]:
    out = BytesIO()
    write_json(t, out)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def ids(t: Table) -> dict[str, list[str]]:
    """The ids of all that can be looked at, by kind."""
    found: dict[str, list[str]] = {
        "claim": [c.id for c in t.claims], "drift": [d.id for d in t.drifts],
        "variant": [v.id for v in t.quote_variants], "change": [], "split": [],
    }  # fmt: skip
    for e in t.events:
        for r in beside.of_event(e):
            found[r.about].append(r.id)
    return found


def standing(t: Table, id_: str) -> str:
    every = {c.id: c.standing for c in t.claims} | {d.id: d.standing for d in t.drifts}
    every |= {v.id: v.standing for v in t.quote_variants}
    for e in t.events:
        for f in e.findings:
            every |= {c.id_in(f.id): c.standing for c in f.changes}
            every |= {s.id_in(f.id): s.standing for s in f.splits}
    return every.get(id_, "gone")


@pytest.mark.parametrize("about", ["claim", "drift", "variant", "change"])
def test_accepted_rejected_and_undone(path: Path, about: str) -> None:
    before = table(path)
    one = ids(before)[about][0]
    assert standing(before, one) == "proposed"
    made = say(path, "accept", one)
    assert (made.state, standing(table(path), one)) == ("", "accepted")
    assert not problems(exported(table(path)))
    rejected = say(path, "reject", one)
    assert (rejected.state, standing(table(path), one)) == ("", "gone")
    undo(path, rejected.id)
    assert standing(table(path), one) == "accepted"
    undo(path, made.id)
    assert table(path) == before


def test_a_rejected_account_leaves_the_others_counted_anew(path: Path) -> None:
    before = table(path)
    claim = next(c for c in before.claims if len({a.chain[-1] for a in c.accounts}) > 1)
    gone = claim.accounts[0]
    say(path, "reject", gone.id_in(claim.id))
    (after,) = (c for c in table(path).claims if c.id == claim.id)
    assert after.accounts == claim.accounts[1:]
    same = [c for c in before.claims if c.id != claim.id]
    assert [c.id for c in table(path).claims if c.id != claim.id] == [c.id for c in same]


def test_what_was_accepted_goes_to_print_and_the_rest_does_not(path: Path) -> None:
    def out(*, proposed: bool = False) -> tuple[int, int, bool]:
        t = table(path)
        found = release(Take(t, proposed=proposed, checked=accepted(t)))
        return len(found.drifts) + len(found.variants), len(found.claims), found.unchecked

    assert out() == (0, 0, False)
    t = table(path)
    say(path, "accept", t.drifts[0].id)
    assert out() == (1, 0, False)
    for c in t.claims:  # what stands against each other goes together
        say(path, "accept", c.id)
    assert out() == (1, len(t.claims), False)
    assert out(proposed=True)[2]
    for name in ("html", "markdown"):
        written = BytesIO()
        FORMATS[name].write(Take(table(path), checked=accepted(table(path))), written)
        words = written.getvalue().decode()
        assert "accepted" in words and "generated, unchecked" not in words


def test_another_reading_of_it_is_a_proposal_again(path: Path) -> None:
    claim = table(path).claims[0]
    made = say(path, "accept", claim.id)
    place = claim.accounts[0].evidence[0]
    saying = next(
        a for a in table(path).attributions
        if a.document == place.document and any(s.contains(place.span) for s in a.content)
    )  # fmt: skip
    with correcting.writing(path) as story:
        to = correcting.ask("speaker", {"target": [saying.id], "to": ["open"]})
        correcting.correct(story, to, NOW, "ada")
        (held,) = (c for c in story.corrections() if c.id == made.id)
    assert held.orphan
    assert "accepted" not in {c.standing for c in table(path).claims}


def test_handed_on_and_who_looked_at_it(path: Path) -> None:
    t = table(path)
    made = [say(path, "accept", t.claims[0].id), say(path, "reject", t.drifts[0].id)]
    lines = "\n".join(share.line(c) for c in made).encode()
    back = [c for c in share.read(BytesIO(lines), "x", NOW) if isinstance(c, Correction)]
    assert [(c.targets, c.payload) for c in back] == [(c.targets, c.payload) for c in made]
    assert share.contrary(made[0], back[0]) is False
    (account,) = {a.id_in(t.claims[0].id) for a in t.claims[0].accounts[:1]}
    assert checked(made)[account, ""].by == "ada"
