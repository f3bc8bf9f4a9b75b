"""The gold of an article whose quotation marks are all single ones."""

from __future__ import annotations

from typing import Any

_SINGLE = {"\u201c": "\u2018", "\u201d": "\u2019", '"': "'"}


def with_single_marks(article: dict[str, Any]) -> dict[str, Any]:
    """Return the article with every double mark (and '' ) as a single one; its spans follow."""
    text: str = article["text"]
    out: list[str] = []
    where: list[int] = []
    for k, sign in enumerate(text):
        where.append(len(out))
        if sign == "'" and text[k - 1 : k] == "'" and out and where[k - 1] == len(out) - 1:
            where[k] = len(out) - 1
            continue
        out.append(_SINGLE.get(sign, sign))
    where.append(len(out))
    moved = [
        {**a, **{role: [[where[s], where[e]] for s, e in a[role]] for role in ROLES}}
        for a in article["attributions"]
    ]
    return {**article, "text": "".join(out), "attributions": moved}


ROLES = ("source", "cue", "content")
