"""Drafts as they come: Markdown, text, Word, and what is none of them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.checking.draft import as_document, read_draft
from twosource.checking.markdown import Plain, plain
from twosource.checking.tokens import key, tokens
from twosource.errors import ReadError
from twosource.model.span import Span
from twosource.settings import LIMITS, Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SMALL = Limits(file_bytes=400_000, text_chars=20_000)


def docx(body: str, *, part: str = "word/document.xml", head: str = "") -> bytes:
    xml = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, xml)
    return out.getvalue()


def p(words: str, style: str = "") -> str:
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}<w:r><w:t>{words}</w:t></w:r></w:p>"


def put(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_markdown_loses_its_marks_and_keeps_its_lines() -> None:
    source = (
        "# A *call*\n\n> “It was **one** call,” [she](http://x.example) said.\n\n- `two`\n***\n"
    )
    found = plain(source)
    assert found.text.splitlines() == [
        "A call", "", "“It was one call,” she said.", "", "two",
    ]  # fmt: skip
    assert found.heads == (0,)


@given(st.text(alphabet="ab *_`#>-[]()!\n\r~=1.\u201c\u00e9", max_size=200))
def test_markdown_never_fails_nor_moves_a_line(source: str) -> None:
    found = plain(source)
    assert found.text.count("\n") == max(0, len(source.splitlines()) - 1)
    assert all(h == 0 or found.text[h - 1] == "\n" for h in found.heads)


@settings(deadline=None)  # the first call loads the classifier of languages
@given(st.text(max_size=300), st.booleans())
def test_any_text_becomes_a_document_whose_zones_lie_in_it(source: str, mark: bool) -> None:
    document = as_document(plain(source) if mark else Plain(source, ()), "x.md")
    for zone in document.zones:
        assert zone.kind in ("headline", "body")
        assert zone.span.of(document.text)


@given(st.text(max_size=200))
def test_words_lie_where_they_say(text: str) -> None:
    if not text:
        return
    found = tokens(text, Span(0, len(text)))
    ends = [t.span.end for t in found]
    assert ends == sorted(ends)
    assert all(t.span.of(text).strip() for t in found)
    assert key(found).count(" ") == len(found) + (1 if found else 2)


def test_a_draft_has_no_furniture(tmp_path: Path) -> None:
    text = "Harbour deal\n\nShare this article\n\nIt was one call, she said on Tuesday.\n"
    document = read_draft(put(tmp_path, "d.txt", text.encode()), LIMITS, date(2031, 5, 4))
    assert [z.kind for z in document.zones].count("furniture") == 0
    assert document.published == date(2031, 5, 4)


def test_word_paragraphs_headings_and_deletions(tmp_path: Path) -> None:
    body = (
        p("Harbour deal", "Heading1")
        + p("One call &amp; no more.")
        + "<w:p><w:r><w:t>It was </w:t></w:r><w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
        + "<w:r><w:t>two</w:t><w:tab/><w:t>calls.</w:t></w:r></w:p>"
    )
    document = read_draft(put(tmp_path, "d.docx", docx(body)), LIMITS)
    assert document.text == "Harbour deal\n\nOne call & no more.\n\nIt was two calls."
    assert document.zones[0].kind == "headline"


def _bomb() -> bytes:
    return docx(p("a" * 2_000_000))


def _entities() -> bytes:
    head = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    return docx(p("&b;"), head=head)


def _outside() -> bytes:
    head = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return docx(p("&a;"), head=head)


def _lying() -> bytes:
    """An archive whose directory tells a small size of what unpacks to much."""
    data = bytearray(_bomb())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


HOSTILE = {
    "bomb.docx": _bomb(),
    "lying.docx": _lying(),
    "entities.docx": _entities(),
    "outside.docx": _outside(),
    "deep.docx": docx("<w:p>" * 5000 + "</w:p>" * 5000),
    "broken.docx": docx(p("a"))[:-40],
    "other.docx": docx(p("a"), part="xl/workbook.xml"),
    "no-zip.docx": b"Not a zip archive at all",
    "torn.docx": docx("<w:p><w:r><w:t>a</w:t>"),
    "nul.txt": b"It was\x00 one call",
    "picture.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n",
    "empty.md": b" \n ",
    "marks.md": b"# \n",
    "long.txt": b"It was one call. " * 5000,
    "large.txt": b"a" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_drafts_are_named_and_nothing_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as told:
        read_draft(put(tmp_path, name, HOSTILE[name]), SMALL)
    assert name in str(told.value)
    assert told.value.cure


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04"):
        try:
            document = read_draft("-", SMALL, stdin=head + data)
        except ReadError:
            continue
        assert all(z.span.end <= len(document.text) for z in document.zones)


def test_a_draft_that_is_not_there(tmp_path: Path) -> None:
    for name in ("none.md", "with\0nul.md", ""):
        with pytest.raises(ReadError):
            read_draft(str(tmp_path / name) if name else str(tmp_path), LIMITS)
