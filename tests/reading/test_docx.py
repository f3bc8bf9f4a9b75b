"""Word documents: what of them is text, and what no document can do to us."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_bytes
from tests.reading.made import STORY, WHEN, docx_bytes, replaced, zip_bytes
from twosource.reading import Hints
from twosource.settings import LIMITS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_headings_lists_captions_and_tables_come_in_order(tmp_path: Path) -> None:
    data = docx_bytes(
        [
            ("Title", "Vote on the crane put off"),
            ("Subtitle", "Board waits for figures"),
            ("Normal", STORY[0]),
            ("Heading 1", "What they said"),
            ("Normal", STORY[1]),
            ("List Bullet", "The figures are missing."),
            ("List Bullet", "The vote is put off."),
            ("Caption", "The crane, seen from the quay"),
        ],
        table=[["Year", "Cost"], ["2030", "4m"]],
    )
    (document,), _ = read_bytes(tmp_path, "a.docx", data)
    assert kinds(document) == [
        ("headline", "Vote on the crane put off"),
        ("standfirst", "Board waits for figures"),
        ("body", STORY[0]),
        ("body", "What they said"),
        ("body", STORY[1]),
        ("body", "\u2022 The figures are missing."),
        ("body", "\u2022 The vote is put off."),
        ("caption", "The crane, seen from the quay"),
        ("body", "Year | Cost"),
        ("body", "2030 | 4m"),
    ]
    assert document.title == "Vote on the crane put off"


def test_a_table_of_long_cells_is_layout(tmp_path: Path) -> None:
    long = " ".join(STORY)
    (document,), _ = read_bytes(tmp_path, "a.docx", docx_bytes(table=[[long, "short"], ["a", "b"]]))
    assert long in [words for _, words in kinds(document)]
    assert "|" not in document.text


def test_the_day_of_a_document_begun_and_saved_on_one_is_taken_and_said(tmp_path: Path) -> None:
    data = docx_bytes(author="Jon Pell", created=WHEN, modified=WHEN)
    (document,), (warning,) = read_bytes(tmp_path, "a.docx", data)
    assert (document.byline, document.published) == ("Jon Pell", date(2031, 3, 4))
    assert "2031-03-04" in str(warning)


def test_else_the_day_stays_open_and_is_named(tmp_path: Path) -> None:
    data = docx_bytes(created=WHEN, modified=datetime(2031, 4, 9))
    (document,), (warning,) = read_bytes(tmp_path, "a.docx", data)
    assert document.published is None
    assert "2031-03-04" in str(warning)
    assert "2031-04-09" in str(warning)


def test_what_the_text_or_the_user_says_comes_first(tmp_path: Path) -> None:
    blocks = [("Title", "Vote on the crane put off"), ("Normal", "By Ann Rook"),
              ("Normal", "Published 2 March 2031"), *(("Normal", p) for p in STORY)]  # fmt: skip
    data = docx_bytes(blocks, author="Jon Pell", created=WHEN, modified=WHEN)
    (document,), errors = read_bytes(tmp_path, "a.docx", data)
    assert (document.byline, document.published) == ("Ann Rook", date(2031, 3, 2))
    assert not errors
    data = docx_bytes(created=WHEN, modified=WHEN)
    (document,), _ = read_bytes(tmp_path, "b.docx", data, Hints(published=date(2031, 1, 1)))
    assert document.published == date(2031, 1, 1)


@pytest.mark.parametrize("author", ["", "user", "Microsoft Office User", "x" * 500, "python-docx"])
def test_a_program_is_no_author(tmp_path: Path, author: str) -> None:
    (document,), _ = read_bytes(tmp_path, "a.docx", docx_bytes(author=author[:255]))
    assert document.byline is None


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>The board met </w:t></w:r>"
        "<w:del><w:r><w:delText>on Monday</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>on Tuesday</w:t></w:r></w:ins><w:r><w:t>, it said.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "</w:body></w:document>"
    )
    data = replaced(docx_bytes(), "word/document.xml", body.encode())
    (document,), errors = read_bytes(tmp_path, "a.docx", data)
    assert document.text == "The board met on Tuesday, it said.\n\nIn a control."
    assert any("tracked changes" in str(e) for e in errors)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    body = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>Seen &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = replaced(docx_bytes(), "word/document.xml", body.encode())
    documents, errors = read_bytes(tmp_path, "a.docx", data)
    assert errors
    assert not any("hidden" in d.text for d in documents)


def test_a_bomb_of_entities_is_small(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 10))
    body = (
        f'<!DOCTYPE d [<!ENTITY e0 "boom">{entities}]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>x &e9;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = replaced(docx_bytes(), "word/document.xml", body.encode())
    documents, errors = read_bytes(tmp_path, "a.docx", data)
    assert errors
    assert all(len(d.text) < 100 for d in documents)


def test_a_bomb_is_named(tmp_path: Path) -> None:
    data = replaced(docx_bytes(), "word/media/big.png", b"\0" * 3_000_000)
    small = replace(LIMITS, file_bytes=1_000_000)
    documents, (error,) = read_bytes(tmp_path, "a.docx", data, limits=small)
    assert not documents
    assert "unpacks to more than the limit" in str(error)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old form of Word"),
        (docx_bytes()[:-40], "its end is missing"),
        (zip_bytes({"a/b.bin": b"x"}), "nothing in it can be read"),
        (zip_bytes({"word/document.xml": b"<w:document/>"}), "damaged"),
        (docx_bytes([("Normal", "")]), "holds no text"),
        (b"", "empty"),
        (b"plain words", "damaged"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    documents, errors = read_bytes(tmp_path, "a.docx", data)
    assert not documents
    assert [said in str(e) for e in errors] == [True]


def test_damage_within_is_named(tmp_path: Path) -> None:
    data = bytearray(docx_bytes())
    with zipfile.ZipFile(tmp_path / "x.zip", "w"):
        pass
    at = data.find(b"word/document.xml") + 200
    data[at : at + 50] = b"\xff" * 50
    documents, errors = read_bytes(tmp_path, "a.docx", bytes(data))
    assert not documents
    assert "damaged" in str(errors[0])
