"""A draft -> a document that the stages can read: Markdown, plain text or .docx.

A draft has no furniture: every paragraph is checked. Its day is what the user says it is, never a
guess; without one, "on Tuesday" stays open and "9 March" has no year.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from twosource.checking import docx, markdown
from twosource.checking.markdown import Plain
from twosource.errors import ReadError
from twosource.model.document import Document, Zone, ZoneKind, document_id
from twosource.reading.decode import check, check_length, decode
from twosource.reading.signs import is_blank
from twosource.reading.source import Source, empty
from twosource.reading.tongue import language
from twosource.reading.zones import lay_out
from twosource.settings import Limits

_MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
_KNOWN = frozenset({*_MARKDOWN, ".docx", ".txt", ".text", ""})
_XML_SHARE = 8
"""A document.xml may be an eighth of what a file may be: its tree is many times its text."""
_ZIP = b"PK\x03\x04"


def read_draft(
    target: str, limits: Limits, written: date | None = None, stdin: bytes | None = None
) -> Document:
    """Return the draft at a path (``-``: ``stdin``, as Markdown). Raises ``ReadError``."""
    if target == "-":
        source, suffix = Source("-", data=stdin or b""), ".md"
    else:
        path = Path(target)
        source, suffix = Source(target, path=_file(path, target)), path.suffix.lower()
    return of_bytes(source.bytes(limits.file_bytes), suffix, source.name, limits, written)


def of_bytes(
    data: bytes, suffix: str, name: str, limits: Limits, written: date | None = None
) -> Document:
    """Return the draft that some bytes hold; ``suffix`` says of what kind. Raises ``ReadError``."""
    found = _plain(data, suffix, name, limits)
    check_length(found.text, limits.text_chars, name)
    if is_blank(found.text):
        raise empty(name)
    return as_document(found, name, written)


def as_document(found: Plain, name: str, written: date | None = None) -> Document:
    """Return the words of a draft as a document, its headings as headlines."""
    known: dict[int, ZoneKind] = dict.fromkeys(found.heads, "headline")
    layout = lay_out(found.text, known=known)
    zones = tuple(
        Zone("headline" if z.kind == "headline" else "body", z.span) for z in layout.zones
    )
    tongue = language(z.span.of(found.text) for z in zones)
    return Document(
        id=document_id(None, "draft", found.text), doc=None, file=name, url=None, outlet=None,
        title=None, byline=None, published=written, language=tongue, text=found.text, zones=zones,
        analysed=tongue == "en",
    )  # fmt: skip


def _plain(data: bytes, suffix: str, where: str, limits: Limits) -> Plain:
    if suffix == ".docx" or data.startswith(_ZIP):
        found = docx.plain(data, where, limits.file_bytes // _XML_SHARE)
        check(found.text, where)
        return found
    if suffix not in _KNOWN:
        raise ReadError(
            f"is of a kind that cannot be checked ({suffix})",
            where=where,
            cure="Give Markdown, plain text or .docx",
        )
    text = decode(data, where)
    return markdown.plain(text) if suffix in _MARKDOWN else Plain(text, ())


def _file(path: Path, name: str) -> Path:
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):
        pass
    raise ReadError("no such file", where=name, cure="Check the path for a typing error")
