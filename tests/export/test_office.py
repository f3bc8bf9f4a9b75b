"""Markdown, Word and workbooks, each read back by a reader of that format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from tests.export.taken import HOSTILE, poisoned, proposed, written
from tests.sample_table import TABLE
from twosource.export import as_xlsx
from twosource.export.take import Take


def shown(take: Take) -> html.HtmlElement:
    """Markdown as a reader shows it that lets HTML and tables through."""
    made = MarkdownIt("commonmark", {"html": True}).enable("table")
    return html.fromstring(f"<div>{made.render(written('markdown', take).decode())}</div>")


def test_markdown_reads_as_the_report() -> None:
    root = shown(proposed())
    heads = [h.text_content() for h in root.iter("h1", "h2")]
    assert heads[:2] == ["the harbour", "Disputed: accounts differ"]
    said = " ".join(root.text_content().split())
    assert "Harbour Post ← Quay Ledger ← two people who know of the talks" in said
    assert "“There was one call” (Quay Ledger, 6 May 2031 [" in said
    assert root.xpath("//table//th")[0].text == "Origin"


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_makes_nothing_of_words(words: str) -> None:
    tags = {str(e.tag) for e in shown(poisoned(words)).iter()}
    assert tags <= {"div", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "blockquote",
                    "table", "thead", "tbody", "tr", "th", "td", "br"}  # fmt: skip


def _paragraphs(take: Take) -> Iterator[str]:
    made = docx.Document(BytesIO(written("docx", take)))
    yield from (p.text for p in made.paragraphs)
    for table in made.tables:
        yield from (c.text for row in table.rows for c in row.cells)


def test_word_reads_as_the_report() -> None:
    said = list(_paragraphs(proposed()))
    assert said[0] == "the harbour"
    assert "Generated, unchecked: read each line against its words." in said
    assert "Disputed: accounts differ" in said
    assert "Harbour Post ← Quay Ledger ← two people who know of the talks" in said
    assert any(s.startswith("“There was one call”") for s in said)
    assert "denied: “the crane”" in said


@pytest.mark.parametrize("words", HOSTILE)
def test_word_holds_no_field_and_no_link(words: str) -> None:
    with ZipFile(BytesIO(written("docx", poisoned(words)))) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
        assert b"evil.example" not in b"".join(
            parts.read(n) for n in parts.namelist() if n.endswith(".rels")
        )
    tags = {etree.QName(e).localname for e in root.iter()}
    assert not tags & {"fldSimple", "instrText", "hyperlink", "object", "altChunk"}


def test_a_workbook_holds_the_rows() -> None:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", proposed())))
    assert book.sheetnames == ["Accounts", "Articles"]
    head, *rows = book["Accounts"].iter_rows(values_only=True)
    at = {name: n for n, name in enumerate(head)}
    assert len(rows) == sum(
        len(v.accounts) for f in TABLE.events[0].findings for v in (*f.values, *f.denied)
    )
    texts = {d.id: d.text for d in TABLE.documents}
    for row in rows:
        words = texts[row[at["document"]]][row[at["start"]] : row[at["end"]]]
        assert row[at["words"]] == words
        assert row[at["standing"]] == "proposed"
    assert len(list(book["Articles"].iter_rows())) == 1 + len(TABLE.documents)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_workbook_runs_nothing(words: str) -> None:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", poisoned(words))))
    for sheet in book:
        for row in sheet.iter_rows():
            for c in row:
                assert c.data_type != "f" and c.hyperlink is None
                assert not re.match("[=+@\t\r-]", str(c.value))
    if "_x0041_" in words:
        assert any("_x0041_" in str(c.value) for row in book["Articles"].iter_rows() for c in row)


def test_a_cell_is_never_longer_than_a_sheet_allows() -> None:
    assert len(as_xlsx.text("\U0001f6a2" * 40_000).encode("utf-16-le")) // 2 <= 32_767
