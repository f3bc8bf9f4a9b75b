"""The bundled example as a record, built once, and drafts held against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bench.inputs import documents, write_lines

from twosource import example, pipeline
from twosource.checking.draft import as_document
from twosource.checking.markdown import Plain, plain
from twosource.checking.record import Record
from twosource.checking.verdict import Check
from twosource.checking.verify import verify
from twosource.comparing import compare
from twosource.model.table import Table
from twosource.pipeline import Models
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

Verify = Callable[[str], tuple[Check, ...]]


@pytest.fixture(scope="session")
def harbour_models() -> Models:
    return pipeline.load_models()


@pytest.fixture(scope="session")
def harbour_story(harbour_models: Models, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harbour") / "harbour.story"
    with Story.open(str(path), create=True) as story:
        target = str(example.documents())
        pipeline.build([target], story, Hints(), LIMITS, models=harbour_models)
    return path


@pytest.fixture(scope="session")
def harbour(harbour_story: Path) -> Table:
    with Story.open(str(harbour_story), create=False) as story:
        return story.table()


@pytest.fixture(scope="session")
def held(harbour: Table, harbour_models: Models) -> Verify:
    """Hold the words of a draft against the example."""
    record = Record(harbour)

    def check(text: str) -> tuple[Check, ...]:
        document = as_document(plain(text), "draft.md")
        return verify(pipeline.read_document(document, harbour_models), record)

    return check


@pytest.fixture(scope="session")
def harbour_articles(harbour: Table) -> list[str]:
    """The running text of each article of the example."""
    return [
        "\n\n".join(z.span.of(d.text) for z in d.running()) for d in harbour.documents if d.analysed
    ]


def table_of(models: Models, lines: Iterable[Mapping[str, object]]) -> Table:
    """The table of accounts of some lines of articles, read by rules alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_lines(path, lines)
        readings = [pipeline.read_document(d, models.parser) for d in documents(path)]
    return compare(readings, {})[0]


def told(models: Models, text: str) -> Table:
    """The table of accounts of one article."""
    document = as_document(Plain(text, ()), "article.txt")
    table, _ = compare([pipeline.read_document(document, models)], {})
    return table
