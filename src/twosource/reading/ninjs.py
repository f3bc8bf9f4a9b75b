"""ninjs (IPTC News in JSON, versions 1 to 3): one item a file, or several in a list.

The bodies of version 1 are keys that begin with ``body_``, those of 2 and 3 stand in ``bodies``.
Where a news agency says from where and by whom an item is, that is kept as a line of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.blocks import Block, compose
from twosource.reading.dates import parse_published
from twosource.reading.decode import check, check_length, decode
from twosource.reading.fragment import fragment_blocks, is_markup, plain_words
from twosource.reading.hints import Hints
from twosource.reading.jsonl import read_line
from twosource.reading.source import Source
from twosource.settings import Limits

_KEYS = re.compile(
    rb'"(?:body_(?:html|xhtml|text)|bodies|versioncreated|versionCreated|headlines|usageterms)"\s*:'
)
_FORM = "A ninjs item is an object with a headline and a body_text, body_html or bodies"
_CANCELED = "canceled"
_DATES = ("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated",
          "versionCreated")  # fmt: skip


def sniff(head: bytes) -> bool:
    """Whether the bytes begin JSON with keys that ninjs alone has."""
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return bare.startswith((b"{", b"[")) and _KEYS.search(head) is not None


def read_ninjs(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield a document or an error an item. Raises ``ReadError`` where the file is none.

    An object with a ``text`` is read as a line of JSON Lines.
    """
    data = source.bytes(min(limits.file_bytes, limits.line_bytes))
    found = _json(decode(data, source.name, "utf-8"), source.name)
    items = _items(found)
    for n, item in enumerate(items[: limits.parts], 1):
        place = source.name if len(items) == 1 else f"{source.name}, item {n:,}"
        try:
            if isinstance(item, dict) and isinstance(item.get("text"), str):
                line = json.dumps(item).encode()
                yield from read_line(line, source.name, place, hints, limits)
            else:
                yield from _item(item, source.name, place, hints, limits)
        except ReadError as e:
            yield e
    if not items or len(items) > limits.parts:
        what = "it holds no items" if not items else f"it has more than {limits.parts:,} items"
        yield ReadError(what, where=source.name, cure=_FORM if not items else "Split the file")


def _json(text: str, where: str) -> object:
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError as e:
        what = f"not JSON: {e.msg} at line {e.lineno:,}, column {e.colno:,}"
        raise ReadError(what, where=where, cure=_FORM) from e
    except (RecursionError, ValueError) as e:
        raise ReadError("JSON nested too deep or a number too long", where=where, cure=_FORM) from e
    return found


def _items(found: object) -> list[object]:
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        for key in ("items", "associations"):
            inner = found.get(key)
            if isinstance(inner, list) and not _bodies(found):
                return inner
    return [found]


def _item(
    item: object, file: str, where: str, hints: Hints, limits: Limits
) -> Iterator[Document | ReadError]:
    if not isinstance(item, dict):
        raise ReadError("JSON, but not an object", where=where, cure=_FORM)
    if str(item.get("pubstatus", item.get("pubStatus", ""))).lower() == _CANCELED:
        what = "the agency has withdrawn this item, so it was not read"
        raise ReadError(what, where=where, cure="Leave it out, or read its newest version")
    bodies = _bodies(item)
    if not bodies:
        raise ReadError("it has no body", where=where, cure=_FORM)
    headline = _headline(item, where)
    source = _source(item)
    place = _place(item)
    told = ". ".join(f"{k}: {v}" for k, v in (("Located", place), ("Source", source)) if v)
    blocks = [Block(headline or "", "headline"), Block(told, "furniture"), *_text(bodies, where)]
    text, known = compose(blocks)
    check_length(check(text, where), limits.text_chars, where)
    wrong: list[str] = []
    yield assemble(
        Draft(
            text,
            file,
            url=_address(item),
            outlet=source,
            title=headline,
            byline=_string(item.get("byline") or item.get("by")),
            published=_day(item, wrong),
            known=known,
        ),
        hints,
    )
    for what in wrong:
        yield ReadWarning(what, where=where, cure="The article was read without it")


def _bodies(item: dict[str, Any]) -> list[tuple[str, bool]]:
    """The one body that is best: text with tags first, since tags tell captions. (text, is HTML)"""
    found: list[tuple[str, bool]] = []
    for key in ("body_html", "body_xhtml", "body_text"):
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            found.append((value, key != "body_text"))
    listed = item.get("bodies")
    for body in listed[:50] if isinstance(listed, list) else []:
        value = body.get("value") if isinstance(body, dict) else None
        if isinstance(value, str) and value.strip():
            kind = str(body.get("contenttype", body.get("contentType", "")))
            found.append((value, "html" in kind or (not kind and value.lstrip().startswith("<"))))
    found.sort(key=lambda f: not f[1])
    return found[:1]


def _text(bodies: list[tuple[str, bool]], where: str) -> list[Block]:
    value, html = bodies[0]
    check(value, where)
    if not (html and is_markup(value)):
        return [Block(value.replace("\r\n", "\n"))]
    return fragment_blocks(value, where)


def _headline(item: dict[str, Any], where: str) -> str | None:
    value = item.get("headline") or item.get("title")
    listed = item.get("headlines")
    if not value and isinstance(listed, list):
        held = [h for h in listed if isinstance(h, dict) and isinstance(h.get("value"), str)]
        main = [h for h in held if str(h.get("role", "main")).endswith("main")]
        value = next((h["value"] for h in main or held), None)
    plain = _string(value)
    return plain_words(plain, where) if plain else None


def _source(item: dict[str, Any]) -> str | None:
    """Who issued the item: its provider, else the first source of its information."""
    for key in ("source", "provider", "infosources", "infoSources", "copyrightholder",
                "copyrightHolder"):  # fmt: skip
        name = _name(item.get(key))
        if name:
            return name
    return None


def _place(item: dict[str, Any]) -> str | None:
    return _string(item.get("located")) or _name(item.get("located"))


def _name(value: object) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("name") or first.get("literal")
    return _string(first)


def _string(value: object) -> str | None:
    """The value on one line; None where it is no text, or an absurd one."""
    if not isinstance(value, str):
        return None
    plain = value.encode("utf-8", "replace").decode().replace("\x00", " ")
    return " ".join(plain.split())[:500] or None


def _address(item: dict[str, Any]) -> str | None:
    """The address of the item, or the name that its agency gives it for good (a ``tag:`` URI)."""
    return _string(item.get("uri")) or _string(item.get("altids"))


def _day(item: dict[str, Any], wrong: list[str]) -> Any:
    """The day of the first version, else that of this one."""
    for key in _DATES:
        value = item.get(key)
        if value in (None, ""):
            continue
        found = parse_published(value) if isinstance(value, str) else None
        if found is not None:
            return found
        wrong.append(f'the "{key}" is not a date')
    return None
