"""What a kind of correction is made of. Each kind is one file in ``kinds``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.corrections.ground import Ground
from twosource.corrections.propose import Draft, Known
from twosource.errors import UsageError
from twosource.model.correction import Correction, Looked, Move
from twosource.model.document import Document
from twosource.model.reading import Reading

Request = Mapping[str, Sequence[str]]
"""What a person asks for, by field, from a command or a form. Nothing about it is checked yet."""
LONGEST = 20_000
"""Code points of a field; more is refused."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a request: ``choices`` where it is one of a list, ``many`` where it may repeat."""

    name: str
    about: str
    required: bool = True
    choices: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the story's actors that are one origin (``dependent``), or are not."""

    dependent: bool
    first: str
    second: str


Laid = tuple[Reading, str]
"""A reading after a correction, and what became of it: empty where it holds."""


def _no_record(_: Correction) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of correction.

    ``propose`` makes a draft with its anchors from a request, and raises ``UsageError``. ``shape``
    says whether targets and payload are such as ``propose`` makes them: what comes from a file is
    held to it. ``words`` tells a correction in a line.

    How it is laid over what the program made is one of: ``over`` (a reading in, a reading out),
    ``across`` (what it decides of events and origins), ``aside`` (of rows that the comparison
    finds: with ``over``, the targets say which), ``document`` (evidence that it adds). Actors
    are merged and parted by ``corrections.actors``.

    ``shared``: whether it may be handed to a colleague.

    ``decides`` names what a correction settles of its target: two that settle the same of one
    target, and settle it otherwise, are in conflict.
    """

    name: str
    about: str
    fields: tuple[Field, ...]
    propose: Callable[[Known, Request], Draft]
    shape: Callable[[Correction], bool]
    words: Callable[[Correction], str]
    decides: Callable[[Correction], str] = _no_record
    over: Callable[[Reading, Correction, Ground], Laid] | None = None
    across: Callable[[Ground, Correction], tuple[Move | Pair | None, str]] | None = None
    aside: Callable[[Ground, Correction], tuple[tuple[Looked, ...], str]] | None = None
    document: Callable[[Correction], Document] | None = None
    shared: bool = True


def one(request: Request, name: str) -> str:
    """The value of a field; empty where it is not given. Raises ``UsageError``."""
    given = list(request.get(name, ()))
    value = given[0].strip() if given else ""
    if len(value) > LONGEST:
        raise UsageError(f"{name} is too long ({len(value):,} letters)", cure="Give fewer words")
    return value


def needed(request: Request, name: str, about: str) -> str:
    """The value of a field that must be given. Raises ``UsageError``."""
    value = one(request, name)
    if not value:
        raise UsageError(f"{name} is not given", cure=f"Give {name}: {about}")
    return value


def chosen(request: Request, name: str, choices: Sequence[str]) -> str:
    """The value of a field that is one of a list. Raises ``UsageError``."""
    value = one(request, name)
    if value not in choices:
        raise UsageError(f"{name} cannot be {value!r}", cure=f"Give one of: {', '.join(choices)}")
    return value
