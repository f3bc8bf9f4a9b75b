"""Blocks of words -> one text with the kinds of its paragraphs, for formats that have no text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from twosource.model.document import ZoneKind
from twosource.reading.signs import is_blank

BULLET = "\u2022 "


class Block(NamedTuple):
    """Some lines. ``kind`` is theirs, where the format tells; ``tight``: no blank line before."""

    text: str
    kind: ZoneKind | None = None
    tight: bool = False


def compose(blocks: Iterable[Block]) -> tuple[str, dict[int, ZoneKind]]:
    """Return the text, and the kinds of its lines by offset. Blank blocks are left out."""
    out: list[str] = []
    known: dict[int, ZoneKind] = {}
    at = 0
    for text, kind, tight in blocks:
        if is_blank(text):
            continue
        bare = text.strip("\n")
        if out:
            out.append("\n" if tight else "\n\n")
            at += len(out[-1])
        out.append(bare)
        if kind:
            _mark(bare, at, kind, known)
        at += len(bare)
    return "".join(out), known


def _mark(text: str, at: int, kind: ZoneKind, known: dict[int, ZoneKind]) -> None:
    for line in text.split("\n"):
        known[at] = kind
        at += len(line) + 1
