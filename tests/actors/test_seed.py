"""The founding article and its variants: speakers, kinds, whom they speak for."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.actors.cast import Cast
from twosource.actors.document import outlet_id
from twosource.language.parse import SpacyParser

from ..conftest import SEEDS, Seed, load_seed
from .reading import keys, names, plain, read_seed

SPEAKERS = 45
"""Reached: all 45 of 45 on the seed and each variant; 43 are asked for, at most one wrong."""


@pytest.fixture
def found(seed: Seed, parser: SpacyParser) -> Cast:
    return read_seed(seed, parser)


def test_speakers_are_those_of_the_reference(seed: Seed, found: Cast) -> None:
    key = keys(seed, found)
    gold = seed.gold["attributions"]
    got = [key.get(a.speaker or "") for a in found.attributions]
    wrong = [(g["id"], k) for g, k in zip(gold, got, strict=True) if k and k != g["speaker"]]
    right = sum(k == g["speaker"] for g, k in zip(gold, got, strict=True))
    assert wrong == []
    assert right >= SPEAKERS


def test_via_and_addressee(seed: Seed, found: Cast) -> None:
    key = keys(seed, found)
    gold = seed.gold["attributions"]
    via = [key.get(a.via or "") for a in found.attributions]
    to = [key.get(a.addressee or "") for a in found.attributions]
    assert via == [g["via"] for g in gold]
    assert [g["id"] for g, t in zip(gold, to, strict=True) if t not in (None, g["addressee"])] == []
    assert sum(t == g["addressee"] for g, t in zip(gold, to, strict=True)) >= 44


def test_each_reference_actor_is_found_once_with_kind_count_and_speaks_for(
    seed: Seed, found: Cast
) -> None:
    key = keys(seed, found)
    by_key = {key[a.id]: a for a in found.actors if a.id in key}
    assert sorted(key.values()) == sorted(seed.gold["actors"])
    for k, g in seed.gold["actors"].items():
        actor = by_key[k]
        assert actor.kind == g["kind"], k
        assert (actor.count.exact if actor.count else None) == g["count"], k
        assert sorted(key[o] for o in actor.speaks_for) == sorted(g["speaks_for"]), k


def test_aliases(seed: Seed, found: Cast) -> None:
    key = keys(seed, found)
    for actor in found.actors:
        if actor.id in key:
            want = {plain(x) for x in seed.gold["actors"][key[actor.id]]["aliases"]} - {"it"}
            assert want <= names(actor), (key[actor.id], want - names(actor))


def test_the_aide_is_never_the_one_named_in_the_content(seed: Seed, found: Cast) -> None:
    key = keys(seed, found)
    for a, g in zip(found.attributions, seed.gold["attributions"], strict=True):
        if g["id"] in ("a4", "a28"):
            assert key.get(a.speaker or "") != "flynn"


def test_the_outlet_comes_first_and_has_its_id(seed: Seed, found: Cast) -> None:
    assert found.actors[0].id == outlet_id(seed.document)
    assert found.actors[0].kind == "outlet"
    assert found.actors[0].name == seed.document.outlet


def test_every_mention_is_a_slice_of_the_text(seed: Seed, found: Cast) -> None:
    for actor in found.actors:
        for m in actor.mentions:
            assert m.span.contains(m.head)
            assert m.span.of(seed.text).strip()
            assert 0.5 <= m.score <= 1
            assert m.reason


def test_variants_read_alike_under_the_renaming(shared: Path, parser: SpacyParser) -> None:
    readings = []
    for name in SEEDS:
        seed = load_seed(shared / name, name)
        found = read_seed(seed, parser)
        key = keys(seed, found)
        speakers = [key.get(a.speaker or "") for a in found.attributions]
        actors = {
            key[a.id]: (a.kind, frozenset(key.get(o) for o in a.speaks_for), len(a.aliases) > 0)
            for a in found.actors
            if a.id in key
        }
        named = {
            key[a.id]: sum(m.form != "pronoun" for m in a.mentions)
            for a in found.actors
            if a.id in key and a.kind in ("person", "unnamed", "outlet")
        }
        readings.append((speakers, actors, named))
    assert readings[0] == readings[1] == readings[2]
