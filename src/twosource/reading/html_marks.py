"""Carry the page's own structure through the extraction, and write the text with its zones.

trafilatura keeps headings, lists and paragraphs but not captions or the standfirst. They are
marked beforehand with a private-use character at their start, made plain paragraphs, and told
by the mark afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from twosource.model.document import ZoneKind
from twosource.reading.signs import is_blank, overlap, same_words

_CAPTION, _STANDFIRST, _BULLET, _ASIDE = "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3"
_KINDS: dict[str, ZoneKind] = {
    _CAPTION: "caption", _STANDFIRST: "standfirst", _ASIDE: "furniture",
}  # fmt: skip
_MARKS = re.compile(f"[{_CAPTION}{_STANDFIRST}{_BULLET}{_ASIDE}]")
_STANDFIRST_CLASS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|dek|deck|sub-?head(?:line|ing)?|sub-?title|summary|"
    r"article-summary|key-?points|bullet-?points|highlights|lead-?in|strapline|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:image|img|photo|picture|media|wp)?-?captions?(?:-?text)?|cutline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = {"p", "head", "item", "quote", "ab", "code", "row"}
_HTML_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section",
    "article", "main", "header", "td", "tr", "table", "pre", "dd", "dt", "dl", "time",
}  # fmt: skip
_NO_TEXT = (
    "script", "style", "noscript", "nav", "aside", "footer", "form", "button", "select", "iframe",
    "svg", "template", "head", "title", "textarea", "object", "video", "audio", "math",
)  # fmt: skip
_LONGEST_CAPTION = 1500


def mark(tree: Any, title: str | None) -> str | None:
    """Mark captions and standfirst in ``tree`` (which is changed); return the headline.

    The headline is the first h1 that is the page's title; else the title.
    """
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.text:
            element.text = _MARKS.sub("", element.text)
        if element.tail:
            element.tail = _MARKS.sub("", element.tail)
    for element in list(tree.iter("figcaption", "div", "p", "span", "h2", "ul", "em", "dd")):
        kind = _kind(element)
        if kind and element.getparent() is not None:
            _replace(element, kind)
    for figure in list(tree.iter("figure")):
        figure.tag = "div"
    return _headline(tree, title)


def _headline(tree: Any, title: str | None) -> str | None:
    first = [" ".join(h.text_content().split()) for h in list(tree.iter("h1"))[:5]]
    first = [h for h in first if h and len(h) <= 400]
    for h in first:
        if title and overlap(h, title) >= 0.6:
            return h
    return title or (first[0] if first else None)


def _kind(element: Any) -> str | None:
    if element.tag == "figcaption":
        return _CAPTION
    names = " ".join(element.get(a, "") for a in ("class", "itemprop", "data-testid"))
    if len(names) > 500:
        return None
    if element.tag != "ul" and _CAPTION_CLASS.search(names):
        return _CAPTION
    if element.tag in ("p", "div", "h2", "ul") and _STANDFIRST_CLASS.search(names):
        return _STANDFIRST
    return None


def _replace(element: Any, kind: str) -> None:
    """Make the element a plain paragraph (or a list of them) that begins with its mark."""
    items = list(element.iter("li")) or list(element.iter("p")) or [element]
    text = [" ".join(i.text_content().split()) for i in items]
    text = [t for t in text if t and len(t) <= _LONGEST_CAPTION]
    if not text or _MARKS.search(text[0]):
        return
    bullet = _BULLET if element.tag == "ul" or next(element.iter("li"), None) is not None else ""
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text = None
    element.tail = tail
    for name in list(element.attrib):
        del element.attrib[name]
    element.tag = "div"
    for t in text:
        p = element.makeelement("p")
        p.text = kind + bullet + t
        element.append(p)


def write(body: Any, title: str | None) -> tuple[str, dict[int, ZoneKind]]:
    """Return the text of the extracted body and the zone kinds known from tags, by offset.

    Paragraphs are set apart by a blank line, the items of a list by a line break. The headline
    is written first where the extraction dropped it.
    """
    parts = [(gap, t) for gap, t in paragraphs(body) if not is_blank(_MARKS.sub("", t))]
    heads = [k for k, (_, t) in enumerate(parts[:6]) if title and same_words(t, title)]
    if title and not heads:
        parts.insert(0, ("\n\n", title))
        heads = [0]
    known: dict[int, ZoneKind] = {}
    out: list[str] = []
    at = 0
    for k, (gap, t) in enumerate(parts):
        if out:
            out.append(gap)
            at += len(gap)
        kind = _KINDS.get(t[:1])
        bullet = "\u2022 " if t[1:2] == _BULLET else ""
        if heads and k == heads[0]:
            kind = "headline"
        if kind:
            known[at] = kind
        out.append(bullet + _MARKS.sub("", t))
        at += len(out[-1])
    return "".join(out), known


def clean(tree: Any) -> Any:
    """Return the article, main part or body of a page, without what holds no text of it.

    For pages so short that trafilatura takes them for no article, or runs them into one line.
    """
    for element in list(tree.iter(*_NO_TEXT)):
        element.drop_tree()
    for br in list(tree.iter("br")):
        following = br.getnext()
        if following is not None and following.tag == "br" and not (br.tail or "").strip():
            br.tag = "p"  # two breaks part paragraphs
    for name in ("article", "main", "body"):
        found = list(tree.iter(name))
        if len(found) == 1:
            return found[0]
    return tree


def block_count(body: Any) -> int:
    """Return the number of blocks that hold text."""
    return sum(1 for _ in paragraphs(body))


def set_aside(element: Any) -> None:
    """Make an element paragraphs that are furniture (what a message quotes). After ``mark``."""
    lines = [_MARKS.sub("", line) for _, line in paragraphs(element)]
    for child in list(element):
        element.remove(child)
    element.text = None
    element.tag = "div"
    for line in lines:
        p = element.makeelement("p")
        p.text = _ASIDE + line
        element.append(p)


def paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Yield the gap before and the words of each block, in order."""
    words: list[str] = []
    gap = "\n\n"
    for event, element in _walk(body):
        if event == "block":
            line = " ".join("".join(words).split())
            if line:
                yield gap, line
            words = []
            gap = "\n\n"
            if element is not None and element.tag in ("item", "li"):
                previous = element.getprevious()
                follows = previous is not None and previous.tag == element.tag
                gap = "\n" if follows else "\n\n"
                words = ["\u2022 "]
        else:
            words.append(element)
    line = " ".join("".join(words).split())
    if line:
        yield gap, line


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        block = element.tag in _BLOCKS or element.tag in _HTML_BLOCKS
        if event == "start":
            if block:
                yield "block", element
            elif element.tag in ("lb", "br"):
                yield "words", " "
            if element.text:
                yield "words", element.text
        else:
            if block:
                yield "block", None
            if element.tail:
                yield "words", element.tail
