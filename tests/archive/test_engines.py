"""Engines by name."""

from __future__ import annotations

import sys

import pytest

from twosource.archive.engines import ENGINES, engine
from twosource.archive.on_ray import RayPool
from twosource.archive.pool import Pool
from twosource.errors import UsageError


def test_each_name_has_its_engine() -> None:
    assert {name: engine(name) for name in ENGINES} == {"local": Pool, "ray": RayPool}


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="there is no engine spark") as caught:
        engine("spark")
    assert caught.value.cure == "Give one of: local, ray"


def test_without_ray_the_cure_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match="the package ray is not installed") as caught:
        engine("ray")
    assert caught.value.cure == "Install it with: pip install 'twosource[cluster]'"
