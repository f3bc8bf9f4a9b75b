"""A sender's own words and what the message quotes of others.

Conventions: ``>`` before a line (RFC 3676, 4.5), a line that introduces it ("On ..., X wrote:"),
the separators and headers of Outlook and of forwarded messages, ``-- `` before a signature; in HTML
``blockquote type=cite`` and the names that mail programs give to what they quote.
"""

from __future__ import annotations

import re
from typing import Any

from twosource.reading.blocks import Block
from twosource.reading.fragment import fragment_blocks

_QUOTED = re.compile(r"[ \t]?>")
_WROTE = re.compile(r"[^\n]{1,300}\b(?:wrote|writes|schrieb|a \u00e9crit)\s?:\s*$", re.I)
_HEAD_OF_WROTE = re.compile(r"\s*(?:On|Le|Am|At)\b[^\n]{5,200}$")
_REST = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|forwarded (?:message|by).{0,80}|forwarded)\s*-{2,}"
    r"|begin forwarded message:|_{20,})\s*$",
    re.I,
)
_SIGNATURE = re.compile(r"-- ?$")
_OLD_HEADER = re.compile(r"\*?(From|Sent|To|Date|Cc|Subject)\*?:\s", re.I)
_CLASSES = ("gmail_quote", "gmail_attr", "gmail_signature", "moz-cite-prefix", "moz-signature",
            "yahoo_quoted", "protonmail_quote", "OutlookMessageHeader")  # fmt: skip
_IDS = (
    "divRplyFwdMsg",
    "appendonsend",
    "reply-intro",
    "Signature",
    "mail-editor-reference-message-container",
)


def own_and_quoted(words: str, *, html: bool, where: str) -> list[Block]:
    """Return the text of a part as blocks; what is quoted is furniture. Raises ``ReadError``."""
    if not html:
        return _plain(words)
    found = fragment_blocks(words, where, _elements)
    blocks = [p for b in found for p in ([b] if b.kind else _plain(b.text))]
    return _after_separator(blocks)


def _plain(words: str) -> list[Block]:
    """Cut plain text into runs of own and of quoted lines."""
    lines = words.split("\n")
    aside = _aside(lines)
    out: list[Block] = []
    run: list[str] = []
    for k, line in enumerate(lines):
        if run and aside[k] != aside[k - 1]:
            out.append(Block("\n".join(run), "furniture" if aside[k - 1] else "body"))
            run = []
        run.append(line)
    if run:
        out.append(Block("\n".join(run), "furniture" if aside[-1] else "body"))
    return out


def _aside(lines: list[str]) -> list[bool]:
    """For each line whether it is quoted, or introduces what is, or stands below a separator."""
    out = [bool(_QUOTED.match(line)) for line in lines]
    for k, line in enumerate(lines):
        if _REST.match(line) or _is_old_head(lines, k):
            return out[:k] + [True] * (len(lines) - k)
        if _SIGNATURE.match(line) and len(lines) - k <= 15:
            return out[:k] + [True] * (len(lines) - k)
        if _WROTE.match(line) and _next_is(lines, out, k):
            out[k] = True
            if k and _HEAD_OF_WROTE.match(lines[k - 1]) and not _HEAD_OF_WROTE.match(line):
                out[k - 1] = True
    return out


def _next_is(lines: list[str], quoted: list[bool], k: int) -> bool:
    """Whether quoted lines follow, blank ones aside; or nothing does."""
    for j in range(k + 1, min(k + 4, len(lines))):
        if lines[j].strip():
            return quoted[j]
    return False


def _is_old_head(lines: list[str], k: int) -> bool:
    """Whether the headers of an earlier message stand here, as Outlook puts them: From, and two of
    the others within the next lines."""
    first = _OLD_HEADER.match(lines[k])
    if first is None or first[1].lower() != "from":
        return False
    names = {m[1].lower() for line in lines[k : k + 6] if (m := _OLD_HEADER.match(line))}
    return len(names & {"sent", "date", "to", "subject"}) >= 2


def _elements(tree: Any) -> list[Any]:
    """The outermost elements of a page that mail programs use for what they quote."""
    found = [e for e in tree.iter("blockquote", "div", "span", "p") if _cites(e)]
    held = set(found)
    return [e for e in found if not any(a in held for a in e.iterancestors())]


def _cites(element: Any) -> bool:
    if element.tag == "blockquote" and element.get("type", "").lower() == "cite":
        return True
    names = element.get("class", "")[:500].split()
    return any(c in names for c in _CLASSES) or element.get("id", "") in _IDS


def _after_separator(blocks: list[Block]) -> list[Block]:
    """All that stands below the headers of an earlier message is its text."""
    for k, block in enumerate(blocks):
        lines = block.text.split("\n")
        if any(_REST.match(line) for line in lines) or _is_old_head(lines, 0):
            return [*blocks[:k], *(b._replace(kind="furniture") for b in blocks[k:])]
    return blocks
