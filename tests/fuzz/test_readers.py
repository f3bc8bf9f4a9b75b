"""Damaged files of every kind: documents whose spans hold, or our named errors; nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.inputs import SEEDS, damaged
from tests.fuzz.profiles import tries
from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import READERS, Hints
from twosource.reading.inputs import read_source
from twosource.reading.source import Source
from twosource.settings import LIMITS, Limits

SMALL = Limits(file_bytes=200_000, text_chars=60_000, unpacked_bytes=400_000, parts=50)
NAMES = [r.name for r in READERS]
DEAR = ("docx", "pdf", "html", "mhtml", "feed", "warc")


def sound(found: Iterable[Document | ReadError], hostile: object) -> int:
    """Check what a reader yields; return how many documents."""
    count = 0
    for one in found:
        if isinstance(one, ReadError):
            assert "fault of twosource" not in str(one), hostile
            assert one.what and one.cure, one
            continue
        count += 1
        assert "\x00" not in one.text
        one.text.encode()
        at = 0
        for zone in one.zones:
            assert at <= zone.span.start < zone.span.end <= len(one.text)
            assert zone.span.of(one.text).strip()
            at = zone.span.end
        for value in (one.title, one.byline, one.outlet, one.url):
            assert value is None or value.encode("utf-8", "surrogatepass").decode() == value
    return count


def test_every_reader_has_good_files_that_it_reads() -> None:
    assert set(SEEDS) == set(NAMES)
    for reader in READERS:
        for data in SEEDS[reader.name]:
            source = Source(f"a{reader.suffixes[0]}", data=data)
            assert sound(read_source(source, Hints(), LIMITS), data), (reader.name, data)


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files(name: str) -> None:
    reader = next(r for r in READERS if r.name == name)

    @tries(140 if name in DEAR else 230)
    @given(damaged(name), st.booleans())
    def each(data: bytes, told: bool) -> None:
        source = Source(f"a{reader.suffixes[0]}" if told else "-", data=data)
        sound(read_source(source, Hints(), SMALL, reader.read if told else None), data)

    each()


@tries(400)
@given(st.binary(max_size=300), st.sampled_from(READERS))
def test_any_bytes_as_any_format(data: bytes, reader: object) -> None:
    read = getattr(reader, "read")  # noqa: B009 - typed as object for the strategy
    sound(read_source(Source("a", data=data), Hints(), SMALL, read), data)
