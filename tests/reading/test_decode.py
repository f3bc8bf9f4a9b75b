from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import ReadError, ReadWarning
from twosource.reading.decode import decode

TEXT = "“The café’s owner paid £20,” said Renée Åström – twice.\r\nNobody\u00a0knew.\u200b\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_unicode_comes_back_as_it_was(data: bytes) -> None:
    assert decode(data, "x") == TEXT


def test_windows_1252_and_latin_1() -> None:
    text = TEXT.replace("\u200b", "")
    assert decode(text.encode("cp1252"), "x") == text
    plain = "Renée paid the café £20, and nobody asked why she did so.\n"
    assert decode(plain.encode("latin-1"), "x") == plain


def test_declared_encoding() -> None:
    text = "Кабінет міністрів повідомив, що розмова відбулася.\n" * 3
    assert decode(text.encode("koi8-u"), "x", "koi8-u") == text
    # A declaration that is wrong, unknown or no text encoding gives way.
    assert decode(TEXT.encode(), "x", "ascii") == TEXT
    for declared in ("hex", "no-such-thing", "utf-16"):
        assert decode(TEXT.encode("utf-8"), "x", declared) == TEXT


def test_foreign_single_byte_text_is_told() -> None:
    text = "Правительство сообщило, что разговор состоялся двадцать девятого декабря. " * 20
    assert decode(text.encode("cp1251"), "x") == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"The mayor\x00said no.", "binary"),
        (b"\x01\x02\x03\x04\x05\x06\x07" * 50, "binary"),
        ("Renée said no. Åström said yes. ".encode() * 9 + b"caf\xe9, caf\xe9", "byte 318"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "UTF-16"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "UTF-16"),
        ("half \ud800 a pair".encode("utf-8", "surrogatepass"), ""),
    ],
)
def test_what_is_no_text_is_an_error(data: bytes, what: str) -> None:
    with pytest.raises(ReadError) as e:
        decode(data, "bad.txt")
    assert what in str(e.value)
    assert e.value.where == "bad.txt"
    assert e.value.cure


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize(
    ("stray", "read", "said"),
    [
        (b"\x92", "\u2019", "(0x92), read as Windows-1252"),
        (b"\xe9", "\u00e9", "(0xE9), read as Windows-1252"),
        (b"\x81", "\ufffd", "(0x81), 1 of them lost"),
    ],
)
def test_a_stray_byte_is_mended_and_named(mark: bytes, stray: bytes, read: str, said: str) -> None:
    text = "Ren\u00e9e \u00c5str\u00f6m said \u201cno\u201d.\n" * 20
    told: list[ReadWarning] = []
    data = mark + text.encode() + b"It was the mayor" + stray + b"s car.\n" + text.encode()
    assert decode(data, "x.txt", told=told) == f"{text}It was the mayor{read}s car.\n{text}"
    (warning,) = told
    assert warning.where == "x.txt"
    assert said in warning.what


def test_many_stray_bytes_are_an_error() -> None:
    text = "Ren\u00e9e \u00c5str\u00f6m said \u201cno\u201d.\n".encode() * 20
    with pytest.raises(ReadError):
        decode(text + b"\x92 \xe9 \xff " * 5, "x.txt")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda t: t.encode("utf-8")))
def test_never_raises_anything_else(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except ReadError:
        return
    text.encode("utf-8")
    assert "\x00" not in text
