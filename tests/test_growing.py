"""A story that grows, shrinks and is corrected gives what a comparison from nothing gives."""

from __future__ import annotations

import io
import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bench.generate import generate
from bench.inputs import documents, write_lines
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from twosource import correcting, example
from twosource.comparing import Compared, Comparer, corrected
from twosource.errors import ReadError
from twosource.export import as_json
from twosource.keeping import Keeper, reconcile
from twosource.language.parse import SpacyParser
from twosource.model.ids import make_id
from twosource.model.reading import Reading
from twosource.pipeline import read_document
from twosource.reading.hints import Hints
from twosource.reading.inputs import read
from twosource.settings import LIMITS
from twosource.story import Story, plain

GENERATED = 26
PLAIN = ("plain_actors", "plain_chains", "plain_findings", "plain_accounts", "plain_statements")
NUMBERED = "plain_statements"
SLOW = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # smaller stories take as long to find
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def readings(parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """The example (orders in time, claims, quotations) and a few generated matters (reprints)."""
    made = tmp_path_factory.mktemp("growing") / "articles.jsonl"
    write_lines(made, generate(3, GENERATED))
    found = [*read(str(example.documents()), Hints(), LIMITS, None), *documents(made)]
    return [read_document(d, parser) for d in found if not isinstance(d, ReadError)]


def canonical(found: Compared) -> Any:
    """The export without the ids that depend on what came first: an actor is known by its smallest
    local actor, an event by its smallest mention, and lists have no order."""
    smallest: dict[str, str] = {}
    for local, id_ in found.names.items():
        smallest[id_] = min(local, smallest.get(id_, local))
    for e in found.table.events:
        smallest |= {f.id: make_id("finding", smallest[e.id], f.facet) for f in e.findings}
        smallest |= {
            a.id_in(f.id): make_id("account", smallest[e.id], f.facet, str(a.evidence))
            for f in e.findings
            for v in (*f.values, *f.denied)
            for a in v.accounts
        }
        for f in e.findings:
            for c in f.changes:
                told = (
                    smallest[c.actor],
                    *(smallest.get(str(v), str(v)) for v in (c.before, c.after)),
                )
                smallest[c.id_in(f.id)] = make_id("change", smallest[f.id], *told)
            for s in f.splits:
                who = sorted(smallest[a] for a in s.actors)
                told = (*who, *sorted(smallest.get(str(v), str(v)) for v in s.values))
                smallest[s.id_in(f.id)] = make_id("split", smallest[f.id], *told)
    out = io.BytesIO()
    as_json.write(found.table, out)
    return _without_order(json.loads(out.getvalue()), smallest)


def _without_order(value: Any, smallest: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {k: _without_order(v, smallest) for k, v in value.items()}
    if isinstance(value, list):
        return sorted((_without_order(v, smallest) for v in value), key=json.dumps)
    return smallest.get(value, value) if isinstance(value, str) else value


def from_nothing(readings: list[Reading], names: dict[str, str] | None = None) -> Compared:
    return corrected(readings, names or {}, names or {}, ())


@given(st.integers(0, 1 << 32))
@SLOW
def test_one_by_one_in_any_order_gives_a_full_build(readings: list[Reading], seed: int) -> None:
    chance = random.Random(seed)
    order = chance.sample(readings, len(readings))
    comparer, names = Comparer(), dict[str, str]()
    for n in [*range(1, len(order), chance.randint(1, 5)), len(order)]:
        found = comparer.corrected(order[:n], names, names, ())
        if n == len(order) or chance.randrange(6) == 0:
            assert found == from_nothing(order[:n], names), "with the names given so far"
        names.update(found.names)
    assert canonical(found) == canonical(from_nothing(readings)), "and with any names"


@given(st.data())
@SLOW
def test_articles_that_go_and_come_back_leave_no_trace(
    readings: list[Reading], data: st.DataObject
) -> None:
    comparer = Comparer()
    names = dict(comparer.corrected(readings, {}, {}, ()).names)
    for _ in range(3):
        held = data.draw(st.lists(st.sampled_from(readings), unique_by=lambda r: r.document.id))
        assert comparer.corrected(held, names, names, ()) == from_nothing(held, names)
    assert comparer.corrected(readings, names, names, ()) == from_nothing(readings, names)


PER_ARTICLE = ("identities", "told", "sayings", "units", "utterances", "records", "quote drifts")
PER_EVENT = ("events", "drifts", "divide")


def test_one_more_article_is_compared_with_its_own_matter_alone(readings: list[Reading]) -> None:
    """What is worked out of the others is kept, whichever article comes last."""
    comparer = Comparer()
    names: dict[str, str] = dict(comparer.corrected(readings, {}, {}, ()).names)
    whole = comparer.made()
    for last in readings[::7]:
        others = [r for r in readings if r is not last]
        names |= comparer.corrected(others, names, names, ()).names
        names |= comparer.corrected(readings, names, names, ()).names
        made = comparer.made()
        assert made["identities"] == 1
        for step in PER_ARTICLE:
            assert made[step] <= MATTER < whole[step], step
        for step in PER_EVENT:
            assert made[step] <= MATTER < whole[step], step


MATTER = 9
"""Articles, and events, of one matter at most."""


def test_the_file_holds_what_was_compared_and_a_second_process_finds_it(
    readings: list[Reading], tmp_path: Path
) -> None:
    """Rows that did not change stay; what another process wrote is seen."""
    path, keeper, when = tmp_path / "a.story", Keeper(), datetime(2031, 5, 4, tzinfo=UTC)

    def check(found: Compared) -> None:
        with Story.open(path, create=False) as other:
            assert other.table() == found.table

    with Story.open(path, create=True, held=keeper.held) as story:
        for part in (readings[:20], readings[20:]):
            for r in part:
                story.put(r, "k")
            check(reconcile(story, _silent, keeper=keeper))
        people = [a.id for a in keeper.table(story).actors if a.kind == "person"]
        correcting.correct(story, correcting.merge(*people[:2]), when, "ada", keeper=keeper)
        check(reconcile(story, _silent, keeper=keeper))
    with Story.open(path, create=True) as another:
        correcting.correct(another, correcting.merge(*people[2:4]), when, "bo")
    with Story.open(path, create=True, held=keeper.held) as story:
        correcting.undo(story, 1, when, keeper)
        found = reconcile(story, _silent, keeper=keeper)
        check(found)
        assert found == reconcile(story, _silent)
        assert keeper.table(story) is found.table


def plain_rows(file: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that others read."""
    sql = {t: f"SELECT {'rowid, *' if t == NUMBERED else '*'} FROM {t}" for t in PLAIN}
    return {t: sorted(file.execute(s).fetchall(), key=repr) for t, s in sql.items()}


def test_plain_rows_are_those_that_are_filled_at_once(
    readings: list[Reading], tmp_path: Path
) -> None:
    """Articles come, one is read anew, one goes, and an actor gets another name."""
    path, keeper, when = tmp_path / "a.story", Keeper(), datetime(2031, 5, 4, tzinfo=UTC)

    def check() -> None:
        with Story.open(path, create=False) as another:
            found = another.table()
        with closing(sqlite3.connect(path)) as file:
            held = plain_rows(file)
            plain.put(file, found)
            assert plain_rows(file) == held and all(held.values())
            file.rollback()

    def step(do: Callable[[Story], object]) -> None:
        with Story.open(path, create=True, held=keeper.held) as story:
            do(story)
            reconcile(story, _silent, keeper=keeper)
        check()

    def put(of_it: list[Reading]) -> Callable[[Story], object]:
        def do(story: Story) -> None:
            for r in of_it:
                story.put(r, "k")

        return do

    last = readings[-1]
    shorter = replace(last, attributions=last.attributions[1:], orders=(), event_mentions=())
    step(put(readings[:-2]))
    step(put(readings[-2:]))
    step(put([shorter]))
    with Story.open(path, create=True, held=keeper.held) as story:
        people = [a.id for a in keeper.table(story).actors if a.kind == "person"]
        correcting.correct(story, correcting.merge(*people[:2]), when, "ada", keeper=keeper)
    check()
    with Story.open(path, create=True, held=keeper.held) as story:
        correcting.undo(story, 1, when, keeper)
    check()
    step(lambda story: story.take_out(last.document.id))


def _silent(_label: str, _done: int, _of: int | None) -> None:
    pass
