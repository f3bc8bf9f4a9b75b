"""The benchmarks run on the real stages, and their tables name every one of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bench.archive import write_warc
from bench.generate import generate
from bench.inputs import documents, sample, words, write_lines
from bench.make_pdf import PARAGRAPHS, TARGET, TITLE, make_pdf
from rich.console import Console

from bench import dating, grouping, speed, stages
from twosource.archive.build import Options, build
from twosource.archive.worker import Job
from twosource.language.parse import SpacyParser
from twosource.model.document import Document
from twosource.pipeline import STAGES, Models
from twosource.reading.hints import Hints
from twosource.settings import LIMITS


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    path = tmp_path_factory.mktemp("bench") / "articles.jsonl"
    write_lines(path, generate(1, 6))
    return documents(path)


def test_generated_lines_are_read_as_they_are(articles: list[Document]) -> None:
    made = list(generate(1, 6))
    assert [d.text for d in articles] == [line["text"] for line in made]
    assert [d.outlet for d in articles] == [line["outlet"] for line in made]
    assert [str(d.published) for d in articles] == [line["published"] for line in made]
    assert all(d.analysed for d in articles)


def test_sample_falls_back_to_generated(tmp_path: Path) -> None:
    name, found = sample(tmp_path / "missing.jsonl", 4)
    assert "generated" in name
    assert len(found) == 4


def test_dating_is_timed_after_parsing(articles: list[Document], parser: SpacyParser) -> None:
    found = dating.measure([(d, parser.parse(d)) for d in articles], rounds=1)
    assert found.documents == len(articles)
    assert found.expressions > 0
    assert found.seconds > 0
    assert found.per_second == found.documents / found.seconds


def test_speed_times_every_stage(articles: list[Document], parser: SpacyParser) -> None:
    rows = speed.measure(articles, Models(parser))
    assert [r.stage for r in rows[1:-1]] == [name for name, _ in STAGES]
    assert sum(r.seconds for r in rows) > 0
    total = sum(words(d.text) for d in articles)
    console = Console(record=True, width=100)
    console.print(speed.report("six articles", total, rows, 0.0))
    assert f"{total:,} words" in console.export_text()
    assert speed.peak_mebibytes() > 50


def test_grouping_scores_a_built_story(parser: SpacyParser) -> None:
    result = grouping.run(30, 1, parser)
    assert result.score.sentences > 30
    assert result.score.events_found > 0
    assert 0 < result.score.pair_f1 <= 1
    assert 0 < result.score.status_right <= 1


def test_the_example_s_pdf_is_the_one_that_is_made() -> None:
    assert TARGET.read_bytes() == make_pdf(PARAGRAPHS, TITLE, "20220328090000")


def test_stages_make_the_archive_and_miss_no_time(tmp_path: Path, parser: SpacyParser) -> None:
    lines = list(generate(1, 4))
    write_warc(tmp_path / "a.warc.gz", lines)
    job = Job(False, Hints(), LIMITS, 0)
    before = time.process_time()
    seconds, total = stages.measure(tmp_path / "a.warc.gz", tmp_path / "x", Models(parser), job)
    spent = time.process_time() - before
    assert total >= sum(words(line["text"]) for line in lines)
    assert 0.8 * spent < sum(seconds.values()) <= spent
    assert {"parse", "events", "spool and Parquet"} < seconds.keys()
    options = Options(1, rules=True)
    build([str(tmp_path / "a.warc.gz")], tmp_path / "y", options, lambda _: None)
    for part in sorted((tmp_path / "y").glob("*/*.parquet")):
        assert part.read_bytes() == (tmp_path / "x" / part.relative_to(tmp_path / "y")).read_bytes()
