"""The body of a Word document -> blocks: paragraphs, headings, lists, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from twosource.model.document import ZoneKind
from twosource.reading.blocks import BULLET, Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT, _BOX = f"{_W}t", f"{_W}txbxContent"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_GONE = (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK)
_CHANGES = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
_STYLES: dict[str, ZoneKind] = {"subtitle": "standfirst", "caption": "caption"}
_TITLE = "title"
_LONG_CELL = 200
"""Characters of a cell from which a table is layout, not figures."""


@dataclass(slots=True)
class Body:
    """The blocks, the title that a style tells, and whether there are tracked changes."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    tracked: bool = False
    size: int = 0
    listed: bool = False


def blocks_of(opened: Any, limit: int) -> Body:
    """Return the blocks of an opened document. Stops soon after ``limit`` characters."""
    out = Body()
    root = opened.element.body
    out.tracked = next(root.iter(*_CHANGES), None) is not None
    names = {s.style_id: (s.name or "").lower() for s in opened.styles}
    for element in _in_order(root):
        if out.size > limit:
            break
        if element.tag == f"{_W}p":
            _paragraph(element, names, out)
        else:
            _table(element, names, out)
    return out


def _in_order(root: Any) -> Iterator[Any]:
    """Yield paragraphs and tables; wrappers (content controls) are looked into."""
    for child in root.iterchildren():
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _in_order(child)


def _paragraph(element: Any, names: dict[str, str], out: Body) -> None:
    text, boxes = _words(element)
    style = names.get(_style_of(element), "")
    listed = style.startswith("list") or next(element.iter(f"{_W}numPr"), None) is not None
    if text.strip():
        if style == _TITLE and out.title is None:
            out.title = " ".join(text.split())
            out.blocks.append(Block(text, "headline"))
        elif listed and not style.startswith("heading"):
            out.blocks.append(Block(BULLET + text.strip(), None, out.listed))
        else:
            out.blocks.append(Block(text, _STYLES.get(style)))
        out.listed = listed
        out.size += len(text)
    for box in boxes:
        for inner in _in_order(box):
            if inner.tag == f"{_W}p":
                _paragraph(inner, names, out)


def _words(element: Any) -> tuple[str, list[Any]]:
    """The words of a paragraph, and the text boxes that hang on it."""
    words: list[str] = []
    boxes: list[Any] = []
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag == _TEXT:
            words.append(one.text or "")
        elif one.tag in _BREAKS:
            words.append(_BREAKS[one.tag])
        elif one.tag == _BOX:
            boxes.append(one)
        elif one.tag not in _GONE:
            stack.extend(reversed(one))
    return "".join(words).strip(), boxes


def _style_of(element: Any) -> str:
    found = element.find(f"{_W}pPr/{_W}pStyle")
    return found.get(f"{_W}val", "") if found is not None else ""


def _table(element: Any, names: dict[str, str], out: Body) -> None:
    """Write figures a row a line; the cells of layout (long, or one a row) as paragraphs."""
    rows = [[_cell(c) for c in row.iterchildren(f"{_W}tc")] for row in element.iter(f"{_W}tr")]
    layout = any(len(c) > _LONG_CELL for r in rows for c in r) or all(len(r) < 2 for r in rows)
    if layout:
        for cell in element.iter(f"{_W}tc"):
            for inner in cell.iterchildren(f"{_W}p"):
                _paragraph(inner, names, out)
        return
    for k, row in enumerate(rows):
        line = " | ".join(row)
        out.blocks.append(Block(line if any(row) else "", None, k > 0))
        out.size += len(line)


def _cell(cell: Any) -> str:
    return " ".join(" ".join(_words(p)[0].split()) for p in cell.iterchildren(f"{_W}p")).strip()
