"""The difference of two wordings, word by word."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import LCSseq

Op = Literal["same", "first", "second"]
_EDGES = re.compile(r"^\W+|\W+$")


def word_diff(first: str, second: str) -> list[tuple[Op, str]]:
    """Return both texts as stretches of words: those in both (as the first writes them), those in
    the first alone, those in the second alone, in order.

    Words are compared without case, curled apostrophes and the marks around them. Joined by
    spaces, "same" and "first" give the words of the first text back.
    """
    left, right = first.split(), second.split()
    out: list[tuple[Op, str]] = []
    a = b = 0
    for op in LCSseq.opcodes([_plain(w) for w in left], [_plain(w) for w in right]):
        if op.tag != "equal":
            continue
        _add(out, "first", left[a : op.src_start])
        _add(out, "second", right[b : op.dest_start])
        _add(out, "same", left[op.src_start : op.src_end])
        a, b = op.src_end, op.dest_end
    _add(out, "first", left[a:])
    _add(out, "second", right[b:])
    return out


def _add(out: list[tuple[Op, str]], op: Op, ws: list[str]) -> None:
    if ws and out and out[-1][0] == op:
        out[-1] = (op, f"{out[-1][1]} {' '.join(ws)}")
    elif ws:
        out.append((op, " ".join(ws)))


def _plain(word: str) -> str:
    """A word for comparison; a mark that stands alone is itself."""
    return _EDGES.sub("", word).casefold().replace("\u2019", "'") or word
