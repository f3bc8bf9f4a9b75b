"""Plain text: stored as it came."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.decode import check_length, decode
from twosource.reading.hints import Hints
from twosource.reading.signs import is_blank
from twosource.reading.source import Source, empty
from twosource.settings import Limits


def sniff(_: bytes) -> bool:
    """Anything may be plain text: this reader is asked last."""
    return True


def read_plain(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the one document of a text file. Raises ``ReadError``."""
    data = source.bytes(limits.file_bytes)
    told: list[ReadWarning] = []
    text = decode(data, source.name, source.charset, told)
    check_length(text, limits.text_chars, source.name)
    if is_blank(text):
        raise empty(source.name)
    yield assemble(Draft(text, source.name, url=source.url), hints)
    yield from told
