"""What a page says of itself: address, outlet, title, byline, publication date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""The newest date htmldate takes is a constant: the day of reading must not change a result."""
_JSON_LENGTH = 500_000
_LONGEST = 500
_ARTICLE = ("Article", "Report", "Posting")


@dataclass(frozen=True, slots=True)
class Meta:
    """Metadata of a page; None where it gives none."""

    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: date | None


def read_meta(tree: Any) -> Meta:
    """Return the metadata of a parsed page."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, date_config=dict(_DATES))
        title, author, day = found.title, found.author, found.date
    except Exception:  # a parser of hostile pages: what it cannot read is absent
        title = author = day = None
    url = _url(tree)
    return Meta(
        url,
        _meta(tree, "og:site_name") or _publisher(tree) or _domain(url),
        _plain(title),
        _plain(author) or _author(tree),
        date.fromisoformat(day) if isinstance(day, str) else None,
    )


def _url(tree: Any) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")[:1]
    for value in (*links, _meta(tree, "og:url")):
        if value and _domain(value):
            return str(value).strip()
    return None


def _domain(url: str | None) -> str | None:
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and parts.scheme in ("http", "https") else None


def _meta(tree: Any, name: str) -> str | None:
    for value in tree.xpath("//meta[@property=$n or @name=$n]/@content", n=name):
        plain = _plain(str(value))
        if plain:
            return plain
    return None


def _publisher(tree: Any) -> str | None:
    return next(iter(_told(tree, "publisher")), None)


def _author(tree: Any) -> str | None:
    """Who wrote it, as the article's JSON-LD has it, where the page itself names nobody."""
    return ", ".join(dict.fromkeys(_told(tree, "author")))[:_LONGEST] or None


def _told(tree: Any, key: str) -> list[str]:
    """The names that the first article of a page's JSON-LD gives under a key."""
    for text in tree.xpath("//script[@type='application/ld+json']/text()")[:20]:
        for item in _items(str(text)):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if not any(isinstance(k, str) and k.endswith(_ARTICLE) for k in kinds):
                continue
            held = item.get(key)
            names = [
                _plain(name)
                for one in (held if isinstance(held, list) else [held])[:20]
                if isinstance(name := one.get("name") if isinstance(one, dict) else one, str)
            ]
            if any(names):
                return [n for n in names if n]
    return []


def _items(text: str) -> Iterator[dict[str, object]]:
    if len(text) > _JSON_LENGTH:
        return
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (g for g in graph if isinstance(g, dict)) if isinstance(graph, list) else ()


def _plain(value: str | None) -> str | None:
    """Return the value on one line; None where it is empty or absurdly long."""
    line = " ".join((value or "").split())
    return line if 0 < len(line) <= _LONGEST else None
