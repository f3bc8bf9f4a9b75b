"""What a trained tagger is to the rest: one method, and a record of what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from twosource.model.parse import Quote
from twosource.model.span import Span

MISSING = "the trained tagger is not installed: attributions come from rules alone"
_PACKAGE = "twosource.attribution.tagger"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as tagged: spans of the text, and the probability that it is right."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


class Tagger(Protocol):
    """Finds attributions in a text."""

    def tag(self, text: str, zones: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Tagged, ...]:
        """Return the attributions of the zones, with offsets of ``text``, whose quotations are
        ``quotes``."""
        ...


class LazyTagger:
    """The tagger of a folder, read when it is first used: that takes half a second.

    Raises ``ModelError`` then, where its files are missing or altered.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tagger: Tagger | None = None

    def tag(self, text: str, zones: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Tagged, ...]:
        """Return the attributions of the zones, with offsets of ``text``, whose quotations are
        ``quotes``."""
        if self._tagger is None:
            from twosource.attribution.tagger.infer import OnnxTagger

            self._tagger = OnnxTagger(self._folder)
        return self._tagger.tag(text, zones, quotes)


def load_tagger(folder: Path | None = None) -> Tagger | None:
    """Return the tagger whose weights are in ``folder`` (None: those that come with twosource).

    None where they were left out.
    """
    if find_spec(_PACKAGE) is None:
        return None
    from twosource.attribution.tagger.weights_files import FOLDER, installed

    folder = folder or FOLDER
    return LazyTagger(folder) if installed(folder) else None


def tagger_digest() -> str:
    """Return the digest of the weights that ``load_tagger`` takes; "" without any."""
    if find_spec(_PACKAGE) is None:
        return ""
    from twosource.attribution.tagger.weights_files import weights_digest

    return weights_digest()
