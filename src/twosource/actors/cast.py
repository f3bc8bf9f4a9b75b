"""What the stage hands on: the actors of a document and the attributions with their speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document, and its attributions with speaker, via and addressee filled.

    Actors are sorted by their first mention; the outlet that published the document comes first.
    """

    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The actors of a story, and for each local actor id the id of its story actor."""

    actors: tuple[Actor, ...]
    of: Mapping[str, str]
