"""A story of the bundled example, built once; each test that writes has a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from twosource import example
from twosource.language.parse import SpacyParser
from twosource.pipeline import Models, build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.app import app_of
from twosource.web.desk import Desk
from twosource.web.lookups import Lookups

BASE = "http://127.0.0.1:8734"


def client(path: Path) -> TestClient:
    return TestClient(app_of(Desk(path)), base_url=BASE)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Path:
    path = tmp_path_factory.mktemp("desk") / "example.story"
    with Story.open(path, create=True) as story:
        build([str(example.documents())], story, Hints(), LIMITS, models=Models(parser, None))
    return path


@pytest.fixture
def story(built: Path, tmp_path: Path) -> Path:
    """A copy that may be written to."""
    return Path(shutil.copy(built, tmp_path / "copy.story"))


@pytest.fixture(scope="session")
def desk(built: Path) -> Desk:
    return Desk(built)


@pytest.fixture(scope="session")
def lk(desk: Desk) -> Lookups:
    return desk.look()


@pytest.fixture(scope="session")
def web(desk: Desk) -> TestClient:
    return TestClient(app_of(desk), base_url=BASE)
