"""A matter: documents that are compared with one another, with what was read in them."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.document import Document


@dataclass(frozen=True, slots=True)
class Matter:
    """Documents with their readings as bytes (``story.readings.payload``), by document id."""

    documents: tuple[Document, ...]
    payloads: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """About how many bytes it has."""
        return sum(map(len, self.payloads)) + sum(len(d.text) for d in self.documents)
