"""The word lists of attribution, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.model.attribution import Stance


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue word: the frames it takes (each with how often that is an attribution) and its stance.

    Frames: ``quote`` (direct speech), ``that`` (a clause), ``inf`` (to do), ``np`` (an object),
    ``small`` ("called it a mistake"), ``as``, ``ing``, ``pre`` (the clause stands before),
    ``passive``, and prepositions.
    """

    lemma: str
    frames: dict[str, float]
    stance: Stance
    speech: bool


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """Return a lexicon file as sections of ``word = "..."`` lines."""
    data = files("twosource.attribution").joinpath(f"lexicons/{name}.toml").read_text("utf-8")
    parsed: dict[str, dict[str, str]] = tomllib.loads(data)
    return parsed


@cache
def words(name: str, section: str) -> frozenset[str]:
    """The words of one section, written as one text with a word or phrase on each line."""
    return frozenset(w.strip() for w in table(name)[section]["words"].split("\n") if w.strip())
