"""PDF: the words of the pages, line by line, mended into paragraphs before they are stored."""

from __future__ import annotations

import codecs
import ctypes
import re
from collections.abc import Iterator
from typing import Any

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.decode import check_length
from twosource.reading.hints import Hints
from twosource.reading.pdf_lines import Line, mend
from twosource.reading.source import Source
from twosource.settings import Limits

_HEADER = b"%PDF-"
_TAIL = 2048
_CONTROL = re.compile(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_LINE = re.compile(r"[^\n\x02\ufffe]+[\n\x02\ufffe]?|[\n\x02\ufffe]")
"""PDFium writes U+FFFE (or 2) for a hyphen at the end of a line, and no line break after it."""
_PASSWORD, _SECURITY = 4, 5
_CURE = "Download or export the PDF again"
_NO_TEXT = "It is a scan: recognise its text first (for example with ocrmypdf), or save it as text"


def sniff(head: bytes) -> bool:
    """Whether the PDF mark stands near the beginning, with no words, JSON or page before it."""
    bare = head[:1024].removeprefix(codecs.BOM_UTF8).lstrip()
    before, mark, _ = bare.partition(_HEADER)
    return bool(mark) and not before.startswith((b"{", b"[", b"<")) and len(before.split()) < 3


def read_pdf(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the one document of a PDF.

    Raises ``ReadError`` where it is truncated, encrypted, damaged, without text or too long.
    """
    data = source.bytes(limits.file_bytes)
    if _HEADER not in data[:1024]:
        raise ReadError("not a PDF", where=source.name, cure=_CURE)
    if b"%%EOF" not in data[-_TAIL:] and b"startxref" not in data[-_TAIL:]:
        raise ReadError("the PDF is truncated: its end is missing", where=source.name, cure=_CURE)
    pages = _pages(data, source.name, limits)
    text, known = mend(pages)
    if not any(c.isalnum() for c in text):
        raise ReadError("the PDF holds no text", where=source.name, cure=_NO_TEXT)
    check_length(text, limits.text_chars, source.name)
    yield assemble(Draft(text, source.name, url=source.url, known=known), hints)


def _pages(data: bytes, where: str, limits: Limits) -> list[list[Line]]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        raise _not_opened(e, where) from e
    try:
        if len(pdf) > limits.pdf_pages:
            raise ReadError(
                f"the PDF has {len(pdf):,} pages, more than the limit of {limits.pdf_pages:,}",
                where=where,
                cure="Split it into single articles and read those",
            )
        pages, size = [], 0
        for number in range(len(pdf)):
            pages.append(_page(pdf, number))
            size += sum(len(line.text) for line in pages[-1])
            if size > 2 * limits.text_chars:
                check_length("x" * size, limits.text_chars, where)
        return pages
    except pypdfium2.PdfiumError as e:
        raise ReadError(f"the PDF is damaged: {e}", where=where, cure=_CURE) from e
    finally:
        pdf.close()


def _not_opened(error: Exception, where: str) -> ReadError:
    if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
        return ReadError(
            "the PDF is encrypted and needs a password",
            where=where,
            cure="Open it with its password and save it without one",
        )
    return ReadError("the PDF is damaged and cannot be opened", where=where, cure=_CURE)


def _page(pdf: Any, number: int) -> list[Line]:
    page = pdf[number]
    words = page.get_textpage()
    try:
        out, at = [], 0
        for raw in _LINE.findall(words.get_text_range()):
            units = len(raw.encode("utf-16-le", "surrogatepass")) // 2
            text = _CONTROL.sub(" ", raw.rstrip("\r\n"))
            bare = text.strip()
            if bare:
                first = at + len(text) - len(text.lstrip())
                out.append(_line(words, bare, first, at + len(text.rstrip()) - 1, number))
            at += units
        return out
    finally:
        words.close()
        page.close()


def _line(words: Any, text: str, first: int, last: int, page: int) -> Line:
    """Place a line by its first and last characters (indices into the page's text)."""
    raw, handle = _raw(), words.raw
    a = raw.FPDFText_GetCharIndexFromTextIndex(handle, first)
    b = raw.FPDFText_GetCharIndexFromTextIndex(handle, last)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, max(a, 0), x, y)
    left, base = x.value, y.value
    raw.FPDFText_GetCharOrigin(handle, max(b, 0), x, y)
    size = raw.FPDFText_GetFontSize(handle, max(a, 0))
    return Line(text, page, left, x.value, base, _scale(raw, handle, max(a, 0), size))


def _scale(raw: Any, handle: Any, index: int, size: float) -> float:
    """Return the height of the font on the page: many producers set size 1 and scale."""
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(handle, index, matrix) and matrix.d:
        return abs(float(size * matrix.d))
    return float(size)


def _raw() -> Any:
    import pypdfium2.raw

    return pypdfium2.raw
