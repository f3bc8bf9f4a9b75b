"""Nouns that stand for somebody: a wide list, where a list of roles would be too short."""

from __future__ import annotations

from functools import cache

from twosource.language.entries import entries


@cache
def person_nouns() -> frozenset[str]:
    """The nouns of ``lexicons/person_nouns.txt`` (WordNet 3.0), singular and in lower case."""
    return frozenset(entries("twosource.language", "person_nouns.txt"))
