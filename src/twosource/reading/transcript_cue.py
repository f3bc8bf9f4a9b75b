"""The lines of a cue: their tags taken off, and who speaks, where that is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_VOICE = re.compile(r"<v(?:\.[^\s>]{1,60})?[ \t]+([^>\n]{1,100})>")
_TAG = re.compile(r"</?[^<>\n]{0,100}>|\{\\[^{}\n]{0,60}\}")
_CHANGE = re.compile(r"[ \t]*(?:>>+|[-\u2010\u2013\u2014](?=[ \t]*[^\W\d_]))[ \t]*")
_LABEL = re.compile(r"[A-Z][^:\n]{0,60}:(?=[ \t])")
_PLAIN = re.compile(r"\s+")


class Voice(NamedTuple):
    """A line as it is stored. ``new``: a speaker begins with it, by the name ``who`` where a tag
    gives one."""

    line: str
    new: bool
    who: str = ""

    @property
    def written(self) -> str:
        """The line with its speaker before it."""
        return f"{self.who}: {self.line}" if self.who else self.line


def voices(lines: list[str]) -> Iterator[Voice]:
    """Yield what is said in a cue, line by line; blank lines are left out.

    ``<v Name>`` is written ``Name: ``, as speakers are in a transcript.
    """
    dashed = sum(bool(_CHANGE.match(line)) for line in lines) > 0
    for line in lines:
        parts = _VOICE.split(line)
        said = _bare(parts[0])
        if said:
            yield _plain(said, dashed=dashed)
        for name, words in zip(parts[1::2], parts[2::2], strict=True):
            said, who = _bare(words), _bare(name)
            if said:
                yield Voice(said, True, who)


def _plain(said: str, *, dashed: bool) -> Voice:
    change = _CHANGE.match(said) if dashed else None
    bare = said[change.end() :].strip() if change else said
    return Voice(bare or said, new=change is not None or _is_label(bare))


def _is_label(line: str) -> bool:
    """Whether a line opens with a speaker: a name in capitals, or words that all begin with one."""
    m = _LABEL.match(line)
    if m is None:
        return False
    words = m[0][:-1].replace("(", " ").replace(")", " ").split()
    return len(words) <= 6 and all(w[:1].isupper() or not w[:1].isalpha() for w in words)


def _bare(line: str) -> str:
    """The words of a line without tags and references."""
    return _PLAIN.sub(" ", unescape(_TAG.sub("", line)).replace("\x00", "")).strip()
