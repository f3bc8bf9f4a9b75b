"""Markdown -> its words: the marks taken away, line by line, so that line numbers stay."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$")
_LEAD = re.compile(r"^[ \t]*(?:(?:>[ \t]?)+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,2000})\]\((?:[^()\n]{0,2000})\)")
_STRONG = re.compile(r"(\*{1,3}|_{1,3}|`{1,2}|~~)(?=\S)([^\n*_`~]{1,2000}?)(?<=\S)\1")
_COMMENT = re.compile(r"<!--[^\n]{0,2000}?-->")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$|^ {0,3}=+[ \t]*$|^ {0,3}(?:`{3}|~{3}).*$")


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a draft. ``heads`` are the offsets at which a heading's line begins."""

    text: str
    heads: tuple[int, ...]


def plain(source: str) -> Plain:
    """Return the words of a Markdown text, one line of the result for each line of the source.

    Emphasis, headings, lists, block quotations, links (their words stay), rules and one-line
    comments lose their marks; what is not understood stays as it is.
    """
    out: list[str] = []
    heads: list[int] = []
    at = 0
    for raw in source.splitlines():
        heading = _HEADING.match(raw) is not None
        line = _HEADING.sub("", raw) if heading else _line(raw)
        line = _inline(line)
        if heading:
            heads.append(at)
        out.append(line)
        at += len(line) + 1
    return Plain("\n".join(out), tuple(heads))


def _line(raw: str) -> str:
    if _RULE.match(raw):
        return ""
    return _LEAD.sub("", raw, count=1)


def _inline(line: str) -> str:
    line = _LINK.sub(r"\1", _COMMENT.sub("", line))
    for _ in range(3):  # ***both***, and emphasis in emphasis
        stripped = _STRONG.sub(r"\2", line)
        if stripped == line:
            break
        line = stripped
    return line
