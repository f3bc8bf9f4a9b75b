"""How far the law has gone, in the words of an account: arrested, charged, convicted, cleared.

They are never one: where accounts of one event tell of different stages, each stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twosource.language.entries import entries
from twosource.model.event import LEGAL

_BY_TYPE = {
    "arrest": "arrested",
    "charge": "charged",
    "conviction": "convicted",
    "sentence": "convicted",
}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = (x.split("\t", 1) for x in entries("twosource.export", "legal_stages.txt"))
    return tuple((name, re.compile(rf"\b(?:{p})\b", re.IGNORECASE)) for name, p in lines)


def stages(words: str) -> tuple[str, ...]:
    """The stages that some words name, the earliest first.

    "Found not guilty" and "charges were dropped" tell that somebody is cleared, and nothing else.
    """
    found = tuple(name for name, pattern in _patterns() if pattern.search(words))
    return ("cleared",) if "cleared" in found else found


def told(type_: str, passages: Iterable[str]) -> str:
    """The stage that an account of a legal event tells of; empty for an event of another type.

    Where its words name none, the stage is the one that the event's type names.
    """
    if type_ not in LEGAL:
        return ""
    found = dict.fromkeys(s for words in passages for s in stages(words))
    return " and ".join(found) or _BY_TYPE[type_]
