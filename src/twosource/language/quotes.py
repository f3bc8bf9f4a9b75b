"""Find quotations: marks paired in one pass over each paragraph, then runs over paragraphs.

A stack holds what is open. A closing mark closes the nearest open quotation of its family; marks
opened above it and never closed were none. Where one mark serves two levels ('... 'yes,'') the
second opening mark is nested and the doubled closing mark closes both. Time is linear: every mark
is pushed and popped once, and no more than ``DEEPEST`` quotations are open at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.language.marks import CLOSING, Family, Mark, marks
from twosource.model.document import Zone
from twosource.model.parse import Quote

DEEPEST = 6
_BLANK = re.compile(r"\n[^\S\n]*\n")
_NEW_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
_LONG_SCARE = 400


class _Open(NamedTuple):
    start: int
    end: int
    family: Family
    width: int
    lean: int


class _Found(NamedTuple):
    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    family: Family


class _Paragraph(NamedTuple):
    start: int
    end: int
    kind: str


def find_quotes(text: str, zones: Sequence[Zone]) -> tuple[Quote, ...]:
    """Return the quotations of the zones, outermost first at equal starts, in order of the text.

    Quotations never cross a paragraph (a zone, or a part of one between blank lines); the parts of
    one that runs over paragraphs share ``run``. Linear in the length of the text; never raises.
    """
    paragraphs = [p for z in zones for p in _paragraphs(text, z)]
    out: list[Quote] = []
    run = 0
    carried: tuple[str, str] | None = (
        None  # mark and kind of zone open at the end of the last paragraph
    )
    for k, p in enumerate(paragraphs):
        found = list(marks(text, p.start, p.end))
        follows = k + 1 < len(paragraphs) and _leads(text, paragraphs[k + 1], p.kind)
        pairs, left = _pair(text, found, p)
        pairs += _unclosed(text, left, p, pairs, follows)
        pairs.sort(key=lambda f: (f.start, -f.end))
        goes_on = carried is not None and carried[1] == p.kind
        last_outer: _Found | None = None
        for q, depth in _nested(pairs):
            if depth == 0:
                joins = goes_on and last_outer is None and _at_start(text, p, q.start)
                joins = joins and carried is not None and text[q.start] == carried[0]
                run = run if joins or not out else run + 1
                last_outer = q
            out.append(Quote(q.start, q.end, q.inner_start, q.inner_end, depth, q.closed, run))
        carried = None
        if last_outer is not None and not last_outer.closed:
            carried = (text[last_outer.start], p.kind)
    return tuple(out)


def _paragraphs(text: str, zone: Zone) -> Iterator[_Paragraph]:
    """Cut a zone at blank lines; outer spaces are left out."""
    start, stop = zone.span.start, min(zone.span.end, len(text))
    cuts = [m.span() for m in _BLANK.finditer(text, start, stop)]
    for a, b in zip([start, *(c[1] for c in cuts)], [*(c[0] for c in cuts), stop], strict=True):
        lo, hi = a, b
        while lo < hi and text[lo].isspace():
            lo += 1
        while hi > lo and text[hi - 1].isspace():
            hi -= 1
        if lo < hi:
            yield _Paragraph(lo, hi, zone.kind)


def _leads(text: str, p: _Paragraph, kind: str) -> bool:
    """Whether a paragraph begins with a mark that may open."""
    if p.kind != kind:
        return False
    head = next(marks(text, p.start, min(p.end, p.start + 8)), None)
    return head is not None and head.start == p.start and head.opens


def _at_start(text: str, p: _Paragraph, start: int) -> bool:
    return not text[p.start : start].strip()


def _surplus(found: Sequence[Mark], family: Family) -> list[bool]:
    """For each mark: whether the marks after it close more than they open, so one closes for it."""
    low, out = 0, [False] * len(found)
    for k in range(len(found) - 1, -1, -1):
        out[k] = low < 0
        m = found[k]
        if m.family != family or m.doubtful:
            continue
        step = 0 if m.opens == m.closes else 1 if m.opens else -m.width
        low = min(0, step + low)
    return out


def _pair(text: str, found: Sequence[Mark], p: _Paragraph) -> tuple[list[_Found], list[_Open]]:
    """Pair the marks of one paragraph; return the quotations and what is left open."""
    more = {f: _surplus(found, f) for f in ("double", "single")}
    stack: list[_Open] = []
    out: list[_Found] = []
    for k, m in enumerate(found):
        level = _open_level(stack, m)
        if _is_opening(text, m, level, p):
            if len(stack) < DEEPEST:
                stack += _opened(m)
        elif level is not None and not (m.doubtful and more[m.family][k]):
            crossing = m.family == "single" and any(
                o.family == "double" for o in stack[level + 1 :]
            )
            if not (crossing and more["double"][k]):
                out += _close(text, stack, m)
    return out, stack


def _open_level(stack: Sequence[_Open], m: Mark) -> int | None:
    """The place in the stack of the nearest open quotation that the mark could close."""
    for level in range(len(stack) - 1, -1, -1):
        o = stack[level]
        doubled = m.family == "single" and m.width > 1  # '' is a double mark, or two single ones
        if (o.family == m.family and (o.width <= m.width)) or (doubled and o.width > 1):
            return level
        if o.family == "double" and o.width > 1 and doubled:
            return level
    return None


def _is_opening(text: str, m: Mark, level: int | None, p: _Paragraph) -> bool:
    if m.opens and not m.closes:
        return not (level is not None and m.lean < 0)
    if m.closes and not m.opens:
        return False
    if m.lean:  # undecided by its neighbours: the shape of the mark decides
        return m.lean > 0 and (m.opens or not text[m.end : m.end + 1].isalnum() or level is None)
    if level is not None:
        return False
    both_words = m.family == "double" or (
        m.width == 1 and text[m.start - 1 : m.start] in (",", ":")
    )
    return m.end < p.end and not text[m.end].isspace() and (m.opens or both_words)


def _opened(m: Mark) -> list[_Open]:
    if m.family == "double":
        return [_Open(m.start, m.end, "double", 1, m.lean)]
    if m.width == 1:
        return [_Open(m.start, m.end, "single", 1, m.lean)]
    first = [_Open(m.start, m.start + 2, "double", 2, 1 if m.lean > 0 else 0)]
    if m.width == 3:
        first.append(_Open(m.start + 2, m.end, "single", 1, m.lean))
    return first


def _close(text: str, stack: list[_Open], m: Mark) -> list[_Found]:
    """Close what the mark closes; a run of single marks closes as many as it can pay for."""
    out: list[_Found] = []
    at, left = m.start, m.width if m.family == "single" else 1
    while stack and left > 0:
        if m.family == "double":
            while stack and stack[-1].family != "double":
                stack.pop()
            if not stack:
                break
            cost, width = 1, m.end - m.start
        else:
            payable = [i for i, o in enumerate(stack) if _payable(o, left)]
            if not payable:
                break
            best = payable[-1]
            if out and best != len(stack) - 1:
                break
            # 'a double mark of two' below a single one that is not closed: the single was none
            below = len(stack) > 1 and left == 2 and stack[-1].width == 1 and stack[-2].width == 2
            best = len(stack) - 2 if below and stack[-2].family == "double" else best
            del stack[best + 1 :]
            cost = width = stack[-1].width
        o = stack.pop()
        q = _Found(o.start, at + width, o.end, at, True, o.family)
        filled = q.inner_start < q.inner_end and text[q.inner_start : q.inner_end].strip()
        if filled and not _false_scare(text, q, m):
            out.append(q)
        at += width
        left -= cost
    return out


def _payable(o: _Open, left: int) -> bool:
    return (o.family == "single" and left >= 1) or (o.width == 2 and left >= 2)


def _false_scare(text: str, q: _Found, m: Mark) -> bool:
    """An apostrophe in front and a possessive behind, sentences apart ("'im ... the players'")."""
    if not m.doubtful or q.family != "single" or not text[q.inner_start].islower():
        return False
    stop = min(q.inner_end, q.inner_start + _LONG_SCARE)
    return _NEW_SENTENCE.search(text, q.inner_start, stop) is not None


def _unclosed(
    text: str, left: Sequence[_Open], p: _Paragraph, pairs: Sequence[_Found], follows: bool
) -> list[_Found]:
    """The outermost open mark as a quotation to the paragraph's end, where it surely opens one."""
    for o in left:
        first = not text[p.start : o.start].strip()
        invited = text[p.start : o.start].rstrip()[-1:] in (",", ":") if not first else True
        capital = text[o.end : o.end + 1].isupper() or not text[o.end : o.end + 1].isalpha()
        after_stop = text[p.start : o.start].rstrip()[-1:] in (".", "?", "!") and capital
        sure = follows and (first or invited or after_stop or o.lean > 0)
        if o.family == "double":
            sure = sure or first or invited or o.lean > 0
        else:
            sure = sure or (not first and invited and capital)
        if not sure or text[o.start] in CLOSING:
            continue
        end = p.end
        inner = [q.start for q in pairs if q.start > o.start and q.family == o.family]
        inner += [r.start for r in left if r.start > o.start and r.family == o.family]
        if inner and not follows:  # a closing mark was forgotten before the next quotation
            end = min(inner)
            while end > o.end and text[end - 1].isspace():
                end -= 1
        crossed = any(q.start < end < q.end or q.start < o.start < q.end for q in pairs)
        if end > o.end and not crossed:
            return [_Found(o.start, end, o.end, end, False, o.family)]
    return []


def _nested(pairs: Sequence[_Found]) -> Iterator[tuple[_Found, int]]:
    """Each quotation with its depth; what crosses an earlier one is left out."""
    above: list[int] = []
    for q in pairs:
        while above and above[-1] <= q.start:
            above.pop()
        if above and q.end > above[-1]:
            continue
        yield q, len(above)
        above.append(q.end)
