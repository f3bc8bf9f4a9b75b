"""A piece of HTML that is an article and nothing else: the body of an e-mail, an entry of a feed.

No extraction is needed, so nothing is lost to it; scripts, forms and the like hold no words of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from twosource.errors import ReadError
from twosource.reading.blocks import Block
from twosource.reading.html import parse_page
from twosource.reading.html_marks import clean, mark, paragraphs, set_aside, write

_TAGS = 100_000
_CURE = "Save the article alone, as plain text, and read that"


def is_markup(text: str) -> bool:
    """Whether a piece of text is HTML: it holds a tag or a reference."""
    return "<" in text or "&" in text


def fragment_blocks(
    markup: str, where: str, aside: Callable[[Any], list[Any]] | None = None
) -> list[Block]:
    """Return the paragraphs, with the kinds that the tags tell.

    ``aside`` returns the elements of the tree that are furniture. Raises ``ReadError``.
    """
    if not markup.strip():
        return []
    if markup.count("<") > _TAGS:
        raise ReadError(f"it has more than {_TAGS:,} tags", where=where, cure=_CURE)
    tree = parse_page(f"<body>{markup}", where)
    mark(tree, None)
    for element in aside(tree) if aside else ():
        set_aside(element)
    text, known = write(clean(tree), None)
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(paragraph, known.get(at)))
        at += len(paragraph) + 2
    return blocks


def plain_words(markup: str, where: str) -> str:
    """The words of a short piece (a title) on one line, without tags. Raises ``ReadError``."""
    if not is_markup(markup):
        return " ".join(markup.split())
    return " ".join(_lines(markup, where))


def _lines(markup: str, where: str) -> Iterator[str]:
    if markup.strip() and markup.count("<") <= _TAGS:
        yield from (line for _, line in paragraphs(clean(parse_page(f"<body>{markup}", where))))
