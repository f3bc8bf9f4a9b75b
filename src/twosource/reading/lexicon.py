"""The word lists of the zone rules, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def patterns(file: str, section: str) -> re.Pattern[str]:
    """Return one expression that matches any pattern of a section, whatever the case."""
    data = (resources.files(__package__) / "lexicons" / file).read_text(encoding="utf-8")
    items: list[str] = tomllib.loads(data)[section]
    return re.compile("|".join(f"(?:{p})" for p in items), re.IGNORECASE)
