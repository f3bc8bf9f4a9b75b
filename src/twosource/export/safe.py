"""Text from documents is not to be trusted: made harmless for screens, pages and spreadsheets."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_JOINERS = "\u200c\u200d"  # they shape letters and emoji, and move nothing


_KEPT = "\n\t\u00ad\u200c\u200d"  # they move nothing: line ends, soft hyphens, joiners of letters


def harmless(text: str) -> str:
    """Return the text with a mark (U+FFFD) for each control, bidirectional or surrogate character.

    One code point for one, so that spans still hold. Overrides of direction could make a name or a
    number read otherwise than it is stored; lone surrogates cannot be sent at all.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in _KEPT or unicodedata.category(c)[0] != "C" else "\ufffd" for c in text)


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


def surrogate_free(text: str) -> str:
    """Return the text with a mark (U+FFFD) for each lone surrogate, which UTF-8 cannot hold. One
    code point for one."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def xml_text(text: str) -> str:
    """Return the text as XML 1.0 can hold it: a mark (U+FFFD) for each character that it cannot,
    and for those that turn the direction of reading. One code point for one."""
    return "".join(c if _in_xml(c) else "\ufffd" for c in harmless(text))


def _in_xml(c: str) -> bool:
    return c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
