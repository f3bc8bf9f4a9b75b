"""Web pages: the article's text by trafilatura, its zones by the page's own markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.decode import check_length, decode
from twosource.reading.hints import Hints
from twosource.reading.html_marks import block_count, clean, mark, write
from twosource.reading.html_meta import read_meta
from twosource.reading.html_parts import prepare, without_menus
from twosource.reading.signs import same_words, words
from twosource.reading.source import Source, megabytes
from twosource.settings import Limits

PAGE_BYTES = 16 * 1024 * 1024
"""A page larger than this is no article; extraction needs some fifty times its size in memory."""
_TAGS = 150_000
_DEPTHS = 3_000_000
"""The depths of all elements together, at most: the extraction looks at each once for every element
above it. A page of an article has some 100,000."""
_MARK = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1)[\s>/]", re.I)
_CHARSET = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?")
_CURE = "Save the article alone, as plain text or PDF, and read that"


def sniff(head: bytes) -> bool:
    """Whether the bytes begin like a page (marks of UTF-16 and UTF-8 aside)."""
    head = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:1] == b"<" and _MARK.search(head) is not None


def read_html(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the one document of a page.

    Raises ``ReadError`` where the page is too large, or no article is found in it.
    """
    data = source.bytes(limits.file_bytes)
    if len(data) > PAGE_BYTES:
        raise ReadError(
            f"the page is larger than the limit of {megabytes(PAGE_BYTES)}",
            where=source.name,
            cure=_CURE,
        )
    told: list[ReadWarning] = []
    page = decode(data, source.name, source.charset or _declared(data), told)
    if page.count("<") > _TAGS:
        raise ReadError(
            f"the page has more than {_TAGS:,} tags, too many for an article",
            where=source.name,
            cure=_CURE,
        )
    yield assemble(_draft(page, source, limits), hints)
    yield from told


def _declared(data: bytes) -> str | None:
    m = _CHARSET.search(data[:4096])
    return (m.group(1) or m.group(2)).decode("ascii", "replace") if m else None


def _draft(page: str, source: Source, limits: Limits) -> Draft:
    where = source.name
    tree = parse_page(page, where)
    meta = read_meta(tree)
    title = mark(tree, meta.title)
    prepare(tree)
    body = _extract(tree)
    if body is None or block_count(body) < 2:
        body = parse_page(page, where)
        mark(body, meta.title)
        prepare(body)
        body = clean(without_menus(body))
    text, known = write(body, title)
    if not _has_prose(text, title):
        raise ReadError("no article was found in the page", where=where, cure=_CURE)
    check_length(text, limits.text_chars, where)
    return Draft(
        text,
        where,
        url=meta.url or source.url,
        outlet=meta.outlet,
        title=title or meta.title,
        byline=meta.byline,
        published=meta.published,
        known=known,
    )


def _has_prose(text: str, title: str | None) -> bool:
    """Whether anything of four words or more stands in the text beside the title."""
    lines = (line for line in text.split("\n") if not same_words(line, title or ""))
    return any(len(words(line)) >= 4 for line in lines)


def parse_page(page: str, where: str) -> Any:
    """Return the tree of a page. Raises ``ReadError`` where it is none."""
    from lxml import etree, html

    # huge_tree stays off: libxml2 then cuts nesting at 256, which bounds every later recursion.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = _without_controls(_DECLARATION.sub("", page, count=1)).encode("utf-8")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as e:
        raise ReadError("the page cannot be parsed", where=where, cure=_CURE) from e
    return tree


def _without_controls(page: str) -> str:
    """Put spaces for control characters, written as such or as ``&#11;``: no tree takes them."""

    def written(m: re.Match[str]) -> str:
        code = int(m[1], 16) if m[1] else int(m[2])
        return " " if code < 0x110000 and _NOT_XML.match(chr(code)) else m[0]

    return _REFERENCE.sub(written, _NOT_XML.sub(" ", page))


def _depths(tree: Any) -> int:
    """How deep the elements of a tree stand, added up; counted no further than the bound."""
    from lxml import etree

    depth = total = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth
        if total > 2 * _DEPTHS:
            break
    return total // 2


def _extract(tree: Any) -> Any:
    """Return trafilatura's body element; None where it finds no article or fails on the page."""
    import trafilatura

    if _depths(tree) > _DEPTHS:
        return None
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=False, with_metadata=False
        )
    except Exception:  # any failure of a parser of hostile pages is "no article"
        return None
    return found.body if found is not None else None
