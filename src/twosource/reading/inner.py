"""What stands inside an input (an attachment, a file of a ZIP): read as a file of its own.

How deep, how many and how much is bounded for the outermost input and all that it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.hints import Hints
from twosource.reading.source import Budget, Source
from twosource.settings import Limits

Read = Callable[[Source, Hints, Limits], Iterator[Document | ReadError]]


def held(source: Source, limits: Limits) -> Source:
    """Return the source with a budget: its own, or a fresh one for the outermost."""
    if source.budget is not None:
        return source
    budget = Budget(limits.unpacked_bytes, limits.parts)
    return Source(
        source.name, source.path, source.data, source.url, source.charset, source.depth, budget
    )


def read_inner(
    outer: Source,
    name: str,
    data: bytes,
    hints: Hints,
    limits: Limits,
    read: Read | None = None,
) -> Iterator[Document | ReadError]:
    """Yield the documents of a part; ``name`` is how it is named, ``read`` its reader where it is
    known (else it is chosen). Raises ``ReadError`` where the budget is spent; a part that is too
    deep is an error of its own."""
    from twosource.reading.inputs import read_source  # which knows all readers, this one too

    if outer.budget is not None:
        outer.budget.take(len(data), outer.name)
    if outer.depth >= limits.depth:
        yield ReadError(
            f"it stands in more than {limits.depth} others, one in another",
            where=name,
            cure="Save it alone, and read that",
        )
        return
    inner = Source(name, data=data, depth=outer.depth + 1, budget=outer.budget)
    yield from read_source(inner, hints, limits, read)
