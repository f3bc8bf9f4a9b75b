"""The word lists of the checks as patterns: one entry a line, a star for any ending."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twosource.language.entries import entries


def pattern(lines: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some wordings, whatever their case."""
    found = [r"\s+".join(re.escape(w).replace(r"\*", r"\w*") for w in x.split()) for x in lines]
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)


@cache
def of_list(name: str) -> re.Pattern[str]:
    """The pattern of ``lexicons/NAME``."""
    return pattern(entries("twosource.checking", name))
