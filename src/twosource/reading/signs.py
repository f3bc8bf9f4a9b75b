"""Small facts about the form of a line, which the zone rules weigh."""

from __future__ import annotations

import re

BLANK = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""All that cannot be seen at the edge of a line: white space and zero-width marks."""
QUOTES = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a`\u00b4"
_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u2219]|[-*\u2013\u2014](?=\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TOKEN = re.compile(r"\S+")
_STOPS = ".!?\u2026:;,\u3002-\u2013\u2014"
_SMALL = 4


def strip(line: str) -> str:
    """Return the line without outer blanks, zero-width marks and a bullet."""
    line = line.strip(BLANK)
    m = _BULLET.match(line)
    return line[m.end() :].strip(BLANK) if m else line


def is_blank(line: str) -> bool:
    """Whether nothing can be seen in the line."""
    return not line.strip(BLANK)


def is_bullet(line: str) -> bool:
    """Whether the line begins with a bullet, or a dash or asterisk used as one."""
    return _BULLET.match(line.lstrip(BLANK)) is not None


def ends_stopped(line: str) -> bool:
    """Whether the line ends with punctuation, inside or outside closing quotes and brackets."""
    line = line.rstrip(BLANK + QUOTES + ")]")
    return bool(line) and line[-1] in _STOPS


def starts_quoted(line: str) -> bool:
    """Whether the line begins with a quotation mark."""
    line = line.lstrip(BLANK)
    return bool(line) and line[0] in QUOTES


def words(line: str) -> list[str]:
    """Return the words (letters only) in order, as written."""
    return _WORD.findall(line)


def word_count(line: str, most: int = 400) -> int:
    """Return the number of blank-separated words, counted up to ``most``."""
    n = 0
    for _ in _TOKEN.finditer(line):
        n += 1
        if n >= most:
            break
    return n


def title_share(line: str) -> float:
    """Return the share of the longer words that begin with a capital (0 where there are none)."""
    long = [w for w in words(line[:2000]) if len(w) >= _SMALL]
    return sum(w[0].isupper() for w in long) / len(long) if long else 0.0


def is_shouted(line: str) -> bool:
    """Whether all letters are capitals."""
    return line.upper() == line and line.lower() != line


def same_words(a: str, b: str) -> bool:
    """Whether two lines have the same words, whatever their case, marks and spaces."""
    wa, wb = ([w.lower() for w in words(x[:2000])] for x in (a, b))
    return bool(wa) and wa == wb


def overlap(a: str, b: str) -> float:
    """Return the share of the words of the shorter line that the other has too."""
    wa, wb = ({w.lower() for w in words(x[:2000])} for x in (a, b))
    return len(wa & wb) / min(len(wa), len(wb)) if wa and wb else 0.0
