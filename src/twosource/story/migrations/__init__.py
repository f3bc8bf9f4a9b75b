"""The steps that bring a story file up to date: ``0001_name.sql`` and on, each run once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """Return ``(number, SQL)`` of every step in order, numbered from 1 without gaps."""
    found = sorted(
        (int(entry.name.split("_", 1)[0]), entry.read_text(encoding="utf-8"))
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".sql")
    )
    assert [n for n, _ in found] == list(range(1, len(found) + 1)), "migrations have a gap"
    return tuple(found)
