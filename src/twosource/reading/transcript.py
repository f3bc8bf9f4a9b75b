"""Subtitles (SubRip .srt, WebVTT .vtt) as transcripts: cues joined into what each speaker says.

A paragraph begins where a speaker is named, a dash or ``>>`` marks a change, or a pause is long.
Its time in the recording stands above it as furniture, so that the place can be found.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.blocks import Block, compose
from twosource.reading.decode import check_length, decode
from twosource.reading.hints import Hints
from twosource.reading.source import Source
from twosource.reading.transcript_cue import voices
from twosource.settings import Limits

_TIME = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?$")
_SRT = re.compile(rb"\s{0,20}\d{1,6}[ \t]*\r?\n[ \t]*\d{1,4}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")
_VTT = re.compile(r"WEBVTT(?:[ \t](.*))?$")
_ASIDE = ("NOTE", "STYLE", "REGION")
_PAUSE = 5.0
"""Seconds without a word after which a new paragraph begins."""
_LONG = 1200
"""Characters after which a paragraph of one voice ends with its sentence."""
_CURE = "Export the subtitles again, as SRT or WebVTT"


class _Cue(NamedTuple):
    start: float
    end: float
    lines: list[str]


def sniff(head: bytes) -> bool:
    """Whether the bytes begin a WebVTT file, or the first cue of a SubRip one."""
    bare = head.removeprefix(codecs.BOM_UTF8)
    return re.match(rb"WEBVTT(?:[ \t\r\n]|$)", bare) is not None or _SRT.match(bare) is not None


def read_transcript(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the one document of a file of subtitles. Raises ``ReadError``."""
    told: list[ReadWarning] = []
    text = decode(source.bytes(limits.file_bytes), source.name, source.charset, told)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    title = _VTT.match(lines[0])
    broken: list[int] = []
    cues = list(_cues(lines, broken))
    stored, known = compose(_blocks(cues))
    if not stored:
        raise ReadError("no subtitles were found in it", where=source.name, cure=_CURE)
    check_length(stored, limits.text_chars, source.name)
    named = (title[1] or "").strip(" \t-") if title else ""
    yield assemble(
        Draft(stored, source.name, url=source.url, title=named[:500] or None, known=known), hints
    )
    yield from told
    if broken:
        what = f"{len(broken):,} times of cues cannot be read, the first at line {broken[0]:,}"
        yield ReadWarning(what, where=source.name, cure="Their words were left out")


def _cues(lines: list[str], broken: list[int]) -> Iterator[_Cue]:
    """Yield the cues in the order of the file. Numbers, notes and styles are passed over."""
    k, n = 0, len(lines)
    while k < n:
        line = lines[k]
        m = _TIMES.match(line)
        if m is None and "-->" in line:
            broken.append(k + 1)
        k += 1
        if m is None and ("-->" in line or line.startswith(_ASIDE)):
            while k < n and lines[k].strip():
                k += 1
        if m is None:
            continue
        first = k
        while k < n and lines[k].strip() and not _starts_cue(lines, k):
            k += 1
        yield _Cue(_seconds(m, 1), _seconds(m, 5), lines[first:k])


def _starts_cue(lines: list[str], k: int) -> bool:
    """Whether a cue begins here although no blank line stands before it."""
    if _TIMES.match(lines[k]):
        return True
    follows = k + 1 < len(lines) and _TIMES.match(lines[k + 1]) is not None
    return follows and lines[k].strip().isdigit()


def _seconds(m: re.Match[str], first: int) -> float:
    hours, minutes, seconds, parts = m.group(first, first + 1, first + 2, first + 3)
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(parts.ljust(3, "0")) / 1000


def _blocks(cues: list[_Cue]) -> list[Block]:
    """Join cues into paragraphs, each below its time."""
    out: list[Block] = []
    words: list[str] = []
    size, at, last = 0, 0.0, 0.0
    before: list[str] = []
    who = ""
    for cue in cues:
        lines = _fresh(cue.lines, before)
        before = cue.lines
        for voice in voices(lines):
            same = bool(voice.who) and voice.who == who and size <= _LONG
            new = (voice.new and not same) or (size > _LONG and words[-1][-1:] in ".?!")
            if words and (new or cue.start - last > _PAUSE):
                out += _paragraph(at, words)
                words, size = [], 0
            if not words:
                at = cue.start
            words.append(voice.line if words else voice.written)
            size += len(voice.line)
            who = voice.who or ("" if voice.new else who)
        last = max(last, cue.end) if words else cue.end
    return out + (_paragraph(at, words) if words else [])


def _fresh(lines: list[str], before: list[str]) -> list[str]:
    """The lines without those that roll up from the cue before (live captions repeat them)."""
    for n in range(min(len(lines), len(before)), 0, -1):
        if lines[:n] == before[-n:]:
            return lines[n:]
    return lines


def _paragraph(at: float, words: list[str]) -> list[Block]:
    whole = int(at)
    stamp = f"[{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}]"
    return [Block(stamp, "furniture"), Block(" ".join(words), "body")]
