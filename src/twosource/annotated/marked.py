"""A saying as an annotation tool hands it back."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.model.span import Span

FILE = 64 * 1024 * 1024
"""Bytes of a file, unpacked, at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text as it was marked: its place and the words that the tool saw there."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One saying. ``stance`` and ``speaker`` are None where the tool hands none back; an empty
    ``speaker``: it is open. ``parts`` by role: "source", "cue", "content"."""

    id: str
    document: str
    parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    stance: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that was marked in one document; ``new``: sayings that came without our id."""

    document: str
    sayings: tuple[Marked, ...]
    new: int
