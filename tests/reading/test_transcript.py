"""Subtitles as transcripts: who speaks, what is joined, where it stands in the recording."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_all, read_bytes
from twosource.language.parse import SpacyParser
from twosource.pipeline import Models, read_document


def srt(*cues: tuple[str, str]) -> bytes:
    """Cues two seconds long, by their beginning (MM:SS) and words."""
    out = []
    for n, (at, words) in enumerate(cues, 1):
        minutes, seconds = at.split(":")
        end = f"{minutes}:{int(seconds) + 2:02}"
        out.append(f"{n}\n00:{at},000 --> 00:{end},500\n{words}\n")
    return "\n".join(out).encode()


SPOKEN = srt(
    ("00:01", "IDA MALK: Good morning, the board has"),
    ("00:03", "not seen the <i>figures</i>."),
    ("00:06", "{\\an8}BO TARN: They were sent\nin March, all of them."),
    ("00:08", "IDA MALK: They were not sent to us."),
)
SAID = [
    ("furniture", "[00:00:01]"),
    ("body", "IDA MALK: Good morning, the board has not seen the figures."),
    ("furniture", "[00:00:06]"),
    ("body", "BO TARN: They were sent in March, all of them."),
    ("furniture", "[00:00:08]"),
    ("body", "IDA MALK: They were not sent to us."),
]


@pytest.mark.parametrize("name", ["a.srt", "unnamed", "a.txt"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_cues_are_joined_by_speaker(tmp_path: Path, name: str, ends: bytes) -> None:
    (document,), errors = read_bytes(tmp_path, name, SPOKEN.replace(b"\n", ends))
    assert not errors
    assert kinds(document) == SAID


def test_its_speakers_are_found(tmp_path: Path, parser: SpacyParser) -> None:
    (document,), _ = read_bytes(tmp_path, "a.srt", SPOKEN)
    reading = read_document(document, Models(parser))
    names = {a.id: a.name for a in reading.actors}
    found = [
        (names.get(a.speaker or ""), a.content[0].of(document.text)) for a in reading.attributions
    ]
    assert found == [
        ("IDA MALK", "Good morning, the board has not seen the figures."),
        ("BO TARN", "They were sent in March, all of them."),
        ("IDA MALK", "They were not sent to us."),
    ]


VTT = """WEBVTT - The board meets

NOTE made by hand
and not read

STYLE
::cue { color: red }

first
00:01.000 --> 00:03.000 align:start
<v Ida Malk>We have not seen &amp; read

00:03.000 --> 00:05.000
<v Ida Malk>the <c.loud>figures</c>, <00:04.000>any of them.

100:00:06.000 --> 100:00:08.000
<v.loud Bo Tarn>They were sent in March.</v>
"""


def test_voices_are_written_as_speakers() -> None:
    (document,), errors = read_all("-", stdin=VTT.encode())
    assert not errors
    assert document.title == "The board meets"
    assert kinds(document) == [
        ("furniture", "[00:00:01]"),
        ("body", "Ida Malk: We have not seen & read the figures, any of them."),
        ("furniture", "[100:00:06]"),
        ("body", "Bo Tarn: They were sent in March."),
    ]


@pytest.mark.parametrize("change", ["- ", ">> ", "\u2013 "])
def test_a_mark_of_change_begins_a_paragraph_and_names_nobody(tmp_path: Path, change: str) -> None:
    data = srt(
        ("00:01", f"{change}Did you see them?\n{change}I did not."), ("00:03", "Nobody did.")
    )
    (document,), _ = read_bytes(tmp_path, "a.srt", data)
    assert [w for k, w in kinds(document) if k == "body"] == [
        "Did you see them?", "I did not. Nobody did.",
    ]  # fmt: skip


def test_a_pause_begins_a_paragraph(tmp_path: Path) -> None:
    data = srt(("00:01", "One thing."), ("00:03", "The same."), ("00:30", "Another."))
    (document,), _ = read_bytes(tmp_path, "a.srt", data)
    assert [w for k, w in kinds(document) if k == "body"] == ["One thing. The same.", "Another."]


def test_lines_that_roll_up_are_read_once(tmp_path: Path) -> None:
    data = srt(
        ("00:01", "we met on"),
        ("00:03", "we met on\nTuesday at noon"),
        ("00:05", "Tuesday at noon\nand left"),
    )
    (document,), _ = read_bytes(tmp_path, "a.srt", data)
    assert document.text.endswith("we met on Tuesday at noon and left")


def test_a_colon_in_speech_names_nobody(tmp_path: Path) -> None:
    data = srt(("00:01", "I tell you one thing: we"), ("00:03", "never saw: the figures"))
    (document,), _ = read_bytes(tmp_path, "a.srt", data)
    assert [w for k, w in kinds(document) if k == "body"] == [
        "I tell you one thing: we never saw: the figures"
    ]


def test_a_bad_time_is_named_and_the_rest_read(tmp_path: Path) -> None:
    data = SPOKEN.replace(b"00:00:03,000 -->", b"00:0x:03,000 -->")
    (document,), (warning,) = read_bytes(tmp_path, "a.srt", data)
    assert "not seen" not in document.text
    assert "the first at line 6" in str(warning)


@pytest.mark.parametrize(
    "data", [b"", b"WEBVTT\n", b"words alone\nand more", b"1\n00:00:01,000 --> 00:00:02,000\n\n"]
)
def test_without_cues_is_an_error(tmp_path: Path, data: bytes) -> None:
    documents, errors = read_bytes(tmp_path, "a.srt", data)
    assert not documents
    assert len(errors) == 1
