"""Whatever the bytes of an item are, a worker answers with rows or with failures that name it."""

from __future__ import annotations

import json

import pytest
from bench.make_warc import page
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from twosource.archive.item import Item
from twosource.archive.outcome import Outcome, unpack
from twosource.archive.worker import Job, Reader, work
from twosource.language.parse import SpacyParser
from twosource.pipeline import Models
from twosource.reading import tongue
from twosource.reading.hints import Hints
from twosource.reading.warc import Page
from twosource.settings import LIMITS

JOB = Job(tagger=False, hints=Hints(), limits=LIMITS, memory_bytes=0)
PIECES = [
    "“",
    "”",
    '"',
    "said",
    " Mara Delling ",
    "on Tuesday",
    "\n\n",
    "<p>",
    "</div>",
    "two",
    ".",
]


@pytest.fixture(scope="module")
def models(parser: SpacyParser) -> Models:
    return Models(parser)


def done(body: bytes | Page, models: Models) -> Outcome:
    item = Item("k" * 24, "a.jsonl", 3, "line", body, 0)
    found = unpack(work(item, models, JOB))
    assert found["rows"] or found["failures"]
    for failure in found["failures"]:
        assert (failure["file"], failure["offset"]) == ("a.jsonl", 3)
        assert failure["kind"] in ("unreadable", "warning"), failure
    for row in found["rows"]:
        text = row["documents"]["text"]
        for saying in row["attributions"]["attributions"]:
            for start, end in (*saying["source"], *saying["cue"], *saying["content"]):
                assert 0 <= start < end <= len(text)
    return found


fuzzed = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@fuzzed
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
@example("“" * 2000)
@example("\ud800")
def test_any_text(models: Models, text: str) -> None:
    done(json.dumps({"text": text}).encode(), models)


@fuzzed
@given(st.binary(max_size=200))
@example(b"[" * 5000)
@example(b'{"text": ' + b"1" * 5000 + b"}")
def test_any_line(models: Models, line: bytes) -> None:
    done(line, models)


@fuzzed
@given(
    st.binary(max_size=80),
    st.integers(0, 600),
    st.sampled_from(["text/html", "text/plain", "application/pdf"]),
    st.lists(st.sampled_from(["gzip", "br", "chunked", "deflate", "odd"]), max_size=3),
    st.sampled_from([None, "utf-8", "utf-16", "hex", "no such"]),
)
@example(b"<div>" * 20_000, 0, "text/html", [], None)
def test_any_page(
    models: Models, patch: bytes, at: int, media: str, codings: list[str], charset: str | None
) -> None:
    body = bytearray(page())
    body[at : at + len(patch)] = patch
    url = "https://quill.example/x"
    done(Page(0, url, media, charset, tuple(codings), bytes(body)), models)


def test_a_worker_that_is_ready_has_loaded_what_it_will_need() -> None:
    """Its memory must not grow by a model when the first odd language comes."""
    tongue._identifier.cache_clear()
    Reader(JOB).begin()
    assert tongue._identifier.cache_info().currsize == 1
