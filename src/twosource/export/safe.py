"""Text from documents is not to be trusted: made harmless for a terminal and for a spreadsheet."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_JOINERS = "\u200c\u200d"  # they shape letters and emoji, and move nothing


def printable(text: str) -> str:
    """Return the text on one line without control, bidirectional, surrogate and private characters.

    ``Cf`` holds the overrides that make text read backwards; ``Cc`` the escapes of terminals.
    """
    kept = (c for c in text if c.isspace() or c in _JOINERS or unicodedata.category(c)[0] != "C")
    return _SPACES.sub(" ", "".join(kept)).strip()


def cell(text: str) -> str:
    """Return the text as a spreadsheet cell that is never taken for a formula.

    A cell that begins like one (also in full-width signs) gets an apostrophe before it (OWASP,
    "CSV injection").
    """
    plain = text.replace("\0", "")
    return "'" + plain if plain.startswith(_FORMULA) else plain
