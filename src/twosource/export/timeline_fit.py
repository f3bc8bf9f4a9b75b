"""Words cut or wrapped to a width in letters; a wide letter (CJK, emoji) counts as two."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells


def cut(text: str, room: int) -> str:
    """Return the text, with an ellipsis where it is longer than ``room`` (at least 1)."""
    if cell_len(text) <= room:
        return text
    kept = chop_cells(text, max(1, room - 1))[0] if room > 1 else ""
    return kept.rstrip() + "\u2026"


def wrapped(text: str, room: int) -> list[str]:
    """Return the text in lines of at most ``room``, broken at spaces where there are any."""
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, max(1, room)) or [word]
    return lines or [""]
