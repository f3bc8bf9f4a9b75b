"""Records of many documents in one tuple that still knows which are whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, groupby
from typing import Any, Protocol, TypeVar


class _OfDocument(Protocol):
    @property
    def document(self) -> str: ...


R = TypeVar("R", bound=_OfDocument)


class Grouped(tuple[R, ...]):
    """Records, those of one document after those of another. It is equal to a plain tuple of the
    same; ``by_document`` has them by their documents."""

    by_document: Mapping[str, tuple[R, ...]]

    @classmethod
    def of(cls, parts: Mapping[str, tuple[R, ...]]) -> Grouped[R]:
        """Join the records of each document (its id -> them), in the order that is given."""
        made = cls(chain.from_iterable(parts.values()))
        made.by_document = {d: records for d, records in parts.items() if records}
        return made

    def __reduce__(self) -> Any:
        return Grouped.of, (self.by_document,)


def by_document(records: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    """The records of each document that has any, in their order."""
    if isinstance(records, Grouped):
        return records.by_document
    out: dict[str, tuple[R, ...]] = {}
    for document, of_it in groupby(records, key=lambda r: r.document):
        out[document] = (*out.get(document, ()), *of_it)
    return out
