"""The records a document's reading works on before its actors are frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from twosource.model.actor import ActorKind, MentionForm
from twosource.model.number import NumberRange
from twosource.model.span import Span

NounSort = Literal["role", "person", "body", "publication"]
THRESHOLD = 0.5
"""A link that scores less is not made."""


@dataclass(slots=True, eq=False)
class NameHit:
    """A name where it stands: tokens ``[first, last)``, without titles and possessive mark."""

    first: int
    last: int
    key: tuple[str, ...]
    label: str
    titles: list[Nominal] = field(default_factory=list)
    honorific: str = ""
    left: int = -1
    """First token of the whole noun phrase (title, owner, article)."""
    after: int = -1
    """Token after the noun phrase's own tokens (an apposition included)."""


@dataclass(slots=True, eq=False)
class Nominal:
    """A common noun phrase that may stand for an actor.

    Tokens ``[first, last)`` are the phrase up to its head phrase, ``[first, right)`` with what
    follows ("familiar with the matter"). ``owners`` are head tokens of those it belongs to;
    ``country`` is one it belongs to by adjective. ``title_of`` is the name that it precedes.
    """

    first: int
    core: int
    head: int
    last: int
    right: int
    sort: NounSort
    key: str
    quals: frozenset[str]
    owners: tuple[int, ...]
    country: str | None
    definite: bool
    plural: bool
    number: NumberRange | None
    other: bool = False
    member: bool = False
    for_role: str | None = None
    title_of: NameHit | None = None


class Owner(NamedTuple):
    """An owner by its words: the noun in the singular, and what tells it from others of it."""

    noun: str
    quals: frozenset[str]

    def may_be(self, other: Owner) -> bool:
        """Whether two phrases can mean one: "the accused man" and "the man", no dead man."""
        nested = self.quals <= other.quals or other.quals <= self.quals
        return self.noun == other.noun and nested


class RoleFact(NamedTuple):
    """A role that an actor is said to hold, with those it belongs to."""

    role: str
    words: str
    quals: frozenset[str]
    owners: frozenset[int]
    incoming: bool
    former: bool = False
    of: frozenset[Owner] = frozenset()
    """Those it belongs to by their words, whether they are known actors or not."""
    heads: tuple[int, ...] = ()
    """The tokens of those words: whom they mean may turn out later."""
    marks: frozenset[str] = frozenset()
    """What makes another role of it: "deputy", "acting"."""


class Found(NamedTuple):
    """A mention before it is frozen, in tokens."""

    first: int
    last: int
    head_first: int
    head_last: int
    form: MentionForm
    score: float
    reason: str


@dataclass(slots=True, eq=False)
class Ent:
    """An actor in the making. ``number`` is its place in the list of all."""

    number: int
    kind: ActorKind
    name: str
    keys: set[tuple[str, ...]] = field(default_factory=set)
    aliases: dict[str, None] = field(default_factory=dict)
    facts: list[RoleFact] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    gender: Literal["female", "male"] | None = None
    count: NumberRange | None = None
    plural: bool = False
    country: str | None = None
    head: str = ""
    """The noun of an unnamed group or of a body written small."""
    quals: frozenset[str] = frozenset()
    owners: set[int] = field(default_factory=set)
    of: frozenset[Owner] = frozenset()
    """The owners by their words, whether they are known actors or not."""
    speaks_for: dict[int, None] = field(default_factory=dict)
    member_of: dict[int, None] = field(default_factory=dict)
    address: str = ""
    """The form of address ("Mr") that alone tells a person from others of the surname."""
    why: list[Span] = field(default_factory=list)
    """Words that say why an unnamed source is not named."""
    fixed_id: str | None = None
