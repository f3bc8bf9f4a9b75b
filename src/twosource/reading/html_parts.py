"""Parts of a page that the extraction would lose, or keep although they are no article's.

Each rule was found by ``python -m bench.reading`` on pages with known text.
"""

from __future__ import annotations

from typing import Any

from twosource.reading.furniture import matches
from twosource.reading.signs import ends_stopped, word_count

_BLOCKS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section",
    "article", "main", "header", "td", "tr", "table", "pre", "dd", "dt", "dl", "figure", "form",
    "nav", "aside", "footer", "br", "button", "input", "iframe", "time",
)  # fmt: skip
_HEADINGS = ("h2", "h3", "h4", "h5")
_LEAST_WORDS = 8
_LINKED = 0.3
_MENU_LINKS, _MENU_SHARE = 3, 0.8
_BELOW = 0.4


def prepare(tree: Any) -> None:
    """Change the tree: prose in a ``div`` of its own becomes a paragraph, and comments go.

    The extraction takes no words of a ``div`` where others stand in paragraphs. (Where none do, it
    takes them.)
    """
    if any(word_count(p.text_content()) >= _LEAST_WORDS for p in tree.iter("p")):
        for div in list(tree.iter("div")):
            if div.getparent() is not None and _is_prose(div):
                div.tag = "p"
    _drop_comments(tree)


def _is_prose(div: Any) -> bool:
    """Whether an element holds a sentence and nothing but words: no blocks, and few of it links."""
    if next(div.iterdescendants(*_BLOCKS), None) is not None:
        return False
    text = " ".join(div.text_content().split())
    if not ends_stopped(text) or word_count(text) < _LEAST_WORDS:
        return False
    return _linked(div) < _LINKED * len(text)


def _linked(element: Any) -> int:
    return sum(len(" ".join(a.text_content().split())) for a in element.iter("a"))


def _drop_comments(tree: Any) -> None:
    """Drop a heading of comments and what follows it in its parent, below a good part of the page.

    The extraction drops such headings alone, and leaves the comments standing.
    """
    found = [h for h in tree.iter(*_HEADINGS) if matches("comments_button", h.text_content())]
    if not found:
        return
    whole = len(tree.text_content())
    for heading in found[-1:]:
        parent = heading.getparent()
        if parent is None or _before(tree, heading) < _BELOW * whole:
            continue
        for element in [heading, *heading.itersiblings()]:
            element.tail = None
            parent.remove(element)


def _before(tree: Any, stop: Any) -> int:
    """How many characters stand before an element."""
    size = 0
    for element in tree.iter():
        if element is stop:
            break
        size += len(element.text or "") if isinstance(element.tag, str) else 0
        size += len(element.tail or "")
    return size


def without_menus(tree: Any) -> Any:
    """Drop the lists of a page that are nothing but links, and return it: menus, related stories.

    For pages that are taken whole, as no article was found in them.
    """
    for element in reversed(list(tree.iter("ul", "ol"))):  # the inner ones first
        if next(element.iterdescendants("ul", "ol"), None) is not None:
            continue
        links = sum(1 for _ in element.iter("a"))
        text = " ".join(element.text_content().split())
        if (
            element.getparent() is not None
            and links >= _MENU_LINKS
            and _linked(element) >= _MENU_SHARE * len(text)
        ):
            element.drop_tree()
    return tree
