"""Nouns that stand for somebody: a wide list, where a list of roles would be too short."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def person_nouns() -> frozenset[str]:
    """The nouns of ``lexicons/person_nouns.txt`` (WordNet 3.0), singular and in lower case."""
    place = files("twosource.language").joinpath("lexicons/person_nouns.txt")
    lines = place.read_text(encoding="utf-8").splitlines()
    return frozenset(w for w in lines if w and not w.startswith("#"))
