from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_all, read_bytes
from tests.reading.pdfs import Placed, column, pdf
from twosource.settings import Limits

FIRST = [
    "The operator of the Sorrel Island ferry said on Wednesday that one of its two",
    "engines had failed in the storm, and that the crew had asked the coast guard for",
    "help at once. The harbour authority said that it had heard of no such inde-",
    "pendent request.",
    "",
    "A well-known member of the crew said that both of the engines had stopped. The well-",
    "known sailor said that nobody had answered the radio until the second call, and that",
]
SECOND = [
    "the third had been cut off after a minute.",
    "",
    "The coast guard counted three calls in the night, the first of which came at ten",
    "past two in the morning.",
]


def framed(lines: list[str], number: int) -> list[Placed]:
    return [
        (70, 810, 9, "Port Elin Chronicle"),
        *column(lines, top=740 if number > 1 else 700),
        (280, 30, 9, f"Page {number} of 2"),
    ]


def pages() -> list[list[Placed]]:
    first = framed(FIRST, 1)
    first.insert(1, (70, 760, 20, "Ferry operator says one engine failed"))
    return [first, framed(SECOND, 2)]


def test_pages_become_paragraphs(tmp_path: Path) -> None:
    (d,), errors = read_bytes(tmp_path, "a.pdf", pdf(pages()))
    assert not errors
    got = kinds(d)
    body = [words for kind, words in got if kind == "body"]
    assert body == [
        "The operator of the Sorrel Island ferry said on Wednesday that one of its two engines"
        " had failed in the storm, and that the crew had asked the coast guard for help at once."
        " The harbour authority said that it had heard of no such independent request.",
        "A well-known member of the crew said that both of the engines had stopped. The"
        " well-known sailor said that nobody had answered the radio until the second call, and"
        " that the third had been cut off after a minute.",
        "The coast guard counted three calls in the night, the first of which came at ten past"
        " two in the morning.",
    ]
    assert [w for k, w in got if k == "headline"] == ["Ferry operator says one engine failed"]
    assert sorted(w for k, w in got if k == "furniture") == [
        "Page 1 of 2",
        "Page 2 of 2",
        "Port Elin Chronicle",
        "Port Elin Chronicle",
    ]
    assert d.title == "Ferry operator says one engine failed"


def test_first_line_indents_part_paragraphs(tmp_path: Path) -> None:
    lines: list[Placed] = [
        (70, 700, 11, "The operator of the ferry said that one of its two engines had failed"),
        (70, 686, 11, "in the storm, and that the crew had asked for help at once, by radio."),
        (85, 672, 11, "The coast guard counted three calls in the night, and answered one of"),
        (70, 658, 11, "them, the last."),
    ]
    (d,), _ = read_bytes(tmp_path, "a.pdf", pdf([lines]))
    assert len(d.zones) == 2


def test_encrypted(tmp_path: Path) -> None:
    documents, errors = read_bytes(tmp_path, "a.pdf", pdf(pages(), password=b"secret"))
    assert not documents
    assert "encrypted" in errors[0].what
    # An empty password opens by itself: the text is there for all to read.
    (d,), _ = read_bytes(tmp_path, "b.pdf", pdf(pages(), password=b""))
    assert "ferry" in d.text


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_truncated(tmp_path: Path, share: float) -> None:
    data = pdf(pages())
    documents, errors = read_bytes(tmp_path, "a.pdf", data[: int(len(data) * share)])
    assert not documents
    assert "truncated" in errors[0].what
    assert errors[0].where.endswith("a.pdf")
    assert errors[0].cure


def test_no_text_damaged_and_long(tmp_path: Path) -> None:
    for data, limits, what in (
        (pdf([[]]), Limits(), "no text"),
        (b"%PDF-1.4\n" + b"junk " * 50 + b"\n%%EOF\n", Limits(), "damaged"),
        (b"hello", Limits(), "not a PDF"),
        (pdf(pages() * 3), Limits(pdf_pages=5), "6 pages"),
        (pdf(pages()), Limits(text_chars=200), "limit of 200"),
    ):
        documents, errors = read_bytes(tmp_path, "a.pdf", data, limits=limits)
        assert not documents
        assert what in errors[0].what


def test_standard_input(tmp_path: Path) -> None:
    (d,), _ = read_all("-", stdin=pdf(pages()))
    assert "coast guard" in d.text
