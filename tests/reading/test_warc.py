"""WARC files: what is read, what is passed over, and what no file can do to us."""

from __future__ import annotations

import gzip
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from bench.make_warc import STORY, packed, page, record, response
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.helpers import NO_HINTS, read_bytes
from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.source import Source
from twosource.reading.warc import read_warc
from twosource.settings import LIMITS

ONE, TWO = "https://quill.example/1", "https://quill.example/2"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "unnamed"])
def test_each_page_is_a_document_with_its_address(tmp_path: Path, name: str) -> None:
    pages = response(ONE, page()), response(TWO, page("Another headline for a page"))
    data = packed(*pages) if name.endswith("gz") else b"".join(pages)
    documents, errors = read_bytes(tmp_path, name, data)
    assert not errors
    assert [d.url for d in documents] == [ONE, TWO]
    assert all(STORY[1] in d.text for d in documents)
    assert [d.published for d in documents] == [None, None]  # never the day of the crawl


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    data = packed(
        record("warcinfo", "x", b"software: none\r\n", "application/warc-fields"),
        response(ONE, page(), status="404 Not Found"),
        response(ONE, b"GIF89a", Content_Type="image/gif"),
        record("request", ONE, b"GET / HTTP/1.1\r\n\r\n", "application/http"),
        response(TWO, page()),
    )
    documents, errors = read_bytes(tmp_path, "a.warc.gz", data)
    assert [d.url for d in documents] == [TWO]
    assert not errors


def test_text_that_was_extracted_before_is_read(tmp_path: Path) -> None:
    text = "\n".join(STORY).encode()
    data = packed(record("conversion", ONE, text, "text/plain"))
    documents, _ = read_bytes(tmp_path, "a.warc.gz", data)
    assert [(d.url, d.text) for d in documents] == [(ONE, text.decode())]


def test_the_charset_of_the_header_counts(tmp_path: Path) -> None:
    said = "“Çeşme limanı açık” said the mayor of the town by the sea on Friday morning"
    body = page(paragraphs=[said, *STORY]).decode().encode("cp1254", "ignore")
    data = packed(response(ONE, body, Content_Type="text/html; charset=windows-1254"))
    documents, _ = read_bytes(tmp_path, "a.warc.gz", data)
    assert said in documents[0].text


@pytest.mark.parametrize("coding", ["gzip", "chunked", "gzip, but stored decoded", "br, lying"])
def test_codings_are_undone(tmp_path: Path, coding: str) -> None:
    body, headers = page(), {"Content_Encoding": coding.partition(",")[0]}
    if coding == "gzip":
        body = gzip.compress(body)
    elif coding == "chunked":
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        headers = {"Transfer_Encoding": "chunked"}
    documents, errors = read_bytes(tmp_path, "a.warc.gz", packed(response(ONE, body, **headers)))
    assert not errors
    assert STORY[0] in documents[0].text


def test_a_bomb_is_named_and_the_rest_read(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>a" * 8_000_000)
    data = packed(response(ONE, bomb, Content_Encoding="gzip"), response(TWO, page()))
    small = replace(LIMITS, file_bytes=1_000_000)
    tracemalloc.start()
    documents, errors = read_bytes(tmp_path, "a.warc.gz", data, limits=small)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [d.url for d in documents] == [TWO]
    assert "unpacks to more than the limit" in str(errors[0])
    assert "byte 0" in errors[0].where
    assert peak < 16_000_000


def test_a_page_over_the_limit_is_named(tmp_path: Path) -> None:
    data = packed(response(ONE, b"x" * 5000), response(TWO, page()))
    documents, errors = read_bytes(
        tmp_path, "a.warc.gz", data, limits=replace(LIMITS, file_bytes=4000)
    )
    assert [d.url for d in documents] == [TWO]
    assert "larger than the limit" in str(errors[0])


@pytest.mark.parametrize("damage", ["cut", "rubbish behind it", "rubbish in it"])
def test_damage_is_named_and_what_stands_before_it_read(tmp_path: Path, damage: str) -> None:
    one, two = packed(response(ONE, page())), packed(response(TWO, page()))
    rubbish = two[:40] + b"\xff" * 20 + two[60:]
    rest = {"cut": two[:-30], "rubbish behind it": b"\x00rubbish", "rubbish in it": rubbish}
    documents, errors = read_bytes(tmp_path, "a.warc.gz", one + rest[damage])
    assert [d.url for d in documents] == [ONE]
    assert len(errors) == 1


def test_without_its_package_the_cure_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc", None)
    documents, errors = read_bytes(tmp_path, "a.warc.gz", packed(response(ONE, page())))
    assert not documents
    assert "pip install 'twosource[archive]'" in str(errors[0])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 900), st.binary(max_size=12)), min_size=1, max_size=4),
    st.booleans(),
)
def test_no_damage_raises_anything_else(patches: list[tuple[int, bytes]], squeeze: bool) -> None:
    whole = response(ONE, b"short text of a page")
    data = bytearray(packed(whole, whole) if squeeze else whole + whole)
    for at, patch in patches:
        data[at : at + len(patch)] = patch
    try:
        found = list(read_warc(Source("x", data=bytes(data)), NO_HINTS, LIMITS))
    except ReadError:
        return
    assert all(isinstance(f, Document | ReadError) for f in found)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.6, 0.95])
def test_a_file_that_breaks_off_is_never_silent(tmp_path: Path, name: str, share: float) -> None:
    made = response(ONE, page())
    data = packed(made) if name.endswith("gz") else made
    documents, errors = read_bytes(tmp_path, name, data[: int(len(data) * share)])
    assert errors
    assert not documents


def test_whole_files_of_several_pages_have_no_error(tmp_path: Path) -> None:
    data = packed(response(ONE, page()), response(TWO, page()))
    documents, errors = read_bytes(tmp_path, "a.warc.gz", data)
    assert len(documents) == 2
    assert not errors
