"""Fixtures that every test may use: the parser, the shared data, the seed and its variants."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from twosource.attribution.tagging import load_tagger
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone, document_id
from twosource.model.span import Span
from twosource.pipeline import Models

SHARED = Path(__file__).resolve().parents[2] / "shared"
# A loaded machine is no fault of ours: what must be quick has a test of its own that says so.
settings.register_profile("twosource", deadline=None)
settings.load_profile("twosource")
SEEDS = ("seed", "seed/variant-1", "seed/variant-2")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once why tests were skipped: ``-rs`` has a line for each of them."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(
        r.longrepr[2].removeprefix("Skipped: ") for r in skipped if isinstance(r.longrepr, tuple)
    )
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"{count} skipped: {reason}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared. Missing: the test is skipped, or fails where CI=true."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{SHARED} is missing, and CI=true")
        pytest.skip(f"needs the development data in {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """One parser for the session: loading it takes a second."""
    return SpacyParser()


@pytest.fixture(scope="session", params=["tagger", "rules"])
def models(request: pytest.FixtureRequest, parser: SpacyParser) -> Models:
    """What users have: the trained tagger with the rules, and rules alone where it is left out."""
    return Models(parser, load_tagger() if request.param == "tagger" else None)


@dataclass(frozen=True)
class Seed:
    """The founding article or a variant: its reference reading, and a document with gold zones."""

    name: str
    gold: dict[str, Any]
    document: Document

    @property
    def text(self) -> str:
        return self.document.text


def load_seed(folder: Path, name: str, *, dated: bool = True) -> Seed:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / "article.txt").read_bytes().decode("utf-8")
    zones = tuple(Zone(z["kind"], Span(z["start"], z["end"])) for z in gold["zones"])
    meta = gold["document"]
    return Seed(
        name,
        gold,
        Document(
            id=document_id(None, None, text),
            doc=None,
            file="article.txt",
            url=None,
            outlet=meta["outlet"],
            title=None,
            byline=None,
            published=date.fromisoformat(meta["published"]) if dated else None,
            language="en",
            text=text,
            zones=zones,
        ),
    )


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, shared: Path) -> Seed:
    """The seed and each variant in turn, with gold zones, publication date and outlet."""
    return load_seed(shared / request.param, request.param)


def make_document(
    text: str, *, published: date | None = None, outlet: str | None = None
) -> Document:
    """A document whose paragraphs (split at blank lines) are all body."""
    zones, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            zones.append(Zone("body", Span(start, start + len(part))))
        start += len(part) + 2
    return Document(
        id=document_id(None, None, text), doc=None, file=None, url=None, outlet=outlet, title=None,
        byline=None, published=published, language="en", text=text, zones=tuple(zones),
    )  # fmt: skip
