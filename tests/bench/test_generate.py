"""The generator of stories: the same for a seed, its gold true of its text and of the rules."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from datetime import date
from typing import Any

import pytest
from bench.generate import Matter, generate, generate_matters

SEEDS = (1, 2, 3)


@pytest.fixture(scope="module", params=SEEDS)
def matters(request: pytest.FixtureRequest) -> list[Matter]:
    return list(generate_matters(request.param, 600))


def lines(matters: list[Matter]) -> dict[str, dict[str, str]]:
    return {line["doc"]: line for m in matters for line in m.lines}


def test_same_seed_same_story() -> None:
    assert list(generate(5, 120)) == list(generate(5, 120))
    assert list(generate(5, 120)) != list(generate(6, 120))


def test_longer_story_begins_with_the_shorter() -> None:
    """The last matter may be cut short; all before it are the same."""
    short = list(generate_matters(7, 100))[:-1]
    assert list(itertools.islice(generate_matters(7, 5000), len(short))) == short


@pytest.mark.parametrize("number", [1, 9, 100])
def test_as_many_articles_as_asked(number: int) -> None:
    assert len(list(generate(1, number))) == number
    assert len(list(generate_matters(1, number, matters=1))) == 1


def test_articles_stream() -> None:
    """A story without end costs nothing until it is read."""
    first = next(generate(1, 10**9))
    assert set(first) == {"doc", "text", "title", "published", "outlet", "url"}


def test_ids_are_unique_and_dates_are_dates(matters: list[Matter]) -> None:
    documents = [line for m in matters for line in m.lines]
    assert len({d["doc"] for d in documents}) == len({d["url"] for d in documents}) == 600
    assert all(date.fromisoformat(d["published"]) for d in documents)


def test_mentions_are_sentences_of_the_text(matters: list[Matter]) -> None:
    for matter in matters:
        text = {line["doc"]: line["text"] for line in matter.lines}
        known = {e["id"] for e in matter.gold["events"]}
        for m in matter.gold["mentions"]:
            words = text[m["doc"]][m["start"] : m["end"]]
            assert words == words.strip()
            assert words[-1] in ".'\"\u2019\u201d"
            assert not set("<>[]{}") & set(words)
            assert m["event"] in known


def test_articles_have_no_slots_left(matters: list[Matter]) -> None:
    for line in lines(matters).values():
        assert not set("<>[]{}") & set(line["text"] + line["title"])
        assert ",," not in line["text"]
        assert ",." not in line["text"]


def test_reprints_repeat_sentences(matters: list[Matter]) -> None:
    """A whole reprint has every sentence of its original, a part some, marks of quotation aside."""
    documents = lines(matters)
    seen = Counter[bool]()
    for matter in matters:
        for reprint in matter.gold["reprints"]:
            copy = plain(documents[reprint["doc"]]["text"])
            original = plain(documents[reprint["of"]]["text"]).split(") - ")[1].split("\n\n")
            kept = [p for p in original if p in copy]
            assert (len(kept) == len(original)) is reprint["whole"]
            assert len(kept) >= 2 or reprint["whole"]
            seen[reprint["whole"]] += 1
    assert seen[True] > 50
    assert seen[False] > 10


def plain(text: str) -> str:
    return "".join("'" if c in "\"'\u2018\u2019\u201c\u201d" else c for c in text)


def test_status_follows_from_the_values(matters: list[Matter]) -> None:
    seen = Counter[str]()
    for matter in matters:
        for event in matter.gold["events"]:
            for finding in event["findings"]:
                hold(finding)
                seen[finding["status"]] += 1
    assert min(seen[s] for s in ("disputed", "agreed", "uncorroborated", "single")) > 5


def hold(finding: dict[str, Any]) -> None:
    values, denied = finding["values"], finding["denied"]
    assert values or denied
    for value in (*values, *denied):
        low, high = value["independent"]["at_least"], value["independent"]["at_most"]
        assert 1 <= low <= (high or low)
        named = [o for o in value["origins"] if o[0].isupper()]
        assert low == max(1, len(named))
    if len(values) > 1:
        assert finding["status"] == "disputed"
        assert len({json.dumps(v["value"]) for v in values}) == len(values)


def test_events_of_one_kind_stay_apart(matters: list[Matter]) -> None:
    """Where a matter has two events, one account tells both, on dates far apart."""
    double = [m for m in matters if len(m.gold["events"]) == 2]
    assert len(double) >= 2
    for matter in double:
        one, two = (
            {v["value"]["earliest"] for f in e["findings"] if f["facet"] == "when"
             for v in f["values"]} for e in matter.gold["events"]
        )  # fmt: skip
        for a, b in itertools.product(one, two):
            assert abs((date.fromisoformat(a) - date.fromisoformat(b)).days) > 5


def test_gold_words_stand_in_the_text(matters: list[Matter]) -> None:
    """Every named origin and every party is named in some article of the matter."""
    for matter in matters:
        whole = " ".join(line["text"] for line in matter.lines)
        for event in matter.gold["events"]:
            assert all(name in whole for name in event["participants"])
            for finding in event["findings"]:
                for value in finding["values"]:
                    assert all(o.lower() in whole.lower() for o in value["origins"])


def test_shares_are_kept() -> None:
    matters = list(generate_matters(4, 2000, reprints=0.3, conflicts=0.5))
    reprints = sum(len(m.gold["reprints"]) for m in matters)
    assert 0.2 < reprints / 2000 < 0.4
    none = list(generate_matters(4, 500, reprints=0.0, conflicts=0.0))
    assert not any(m.gold["reprints"] for m in none)
    statuses = {f["status"] for m in none for e in m.gold["events"] for f in e["findings"]}
    assert "disputed" not in statuses
