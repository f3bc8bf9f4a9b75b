"""Who speaks or acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.number import NumberRange
from twosource.model.span import Span
from twosource.model.standing import Standing

ActorKind = Literal["person", "organisation", "place", "outlet", "unnamed"]
MentionForm = Literal["name", "role", "description", "pronoun", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor. ``head`` is the span of the head word or the name itself.

    ``score`` (0 to 1) and ``reason`` say how sure the link is and why it was made.
    """

    document: str
    span: Span
    head: Span
    form: MentionForm
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a text says of why a source is not named: "who was not authorised to speak"."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, place, outlet, or an unnamed source (an actor of its own).

    ``name`` is the fullest name or the description as written; ``count`` the number of people an
    unnamed source stands for (None: not a number at all, e.g. a person or "officials");
    ``speaks_for`` the ids of actors on whose behalf it speaks (spokesman, aide, lawyer, officials
    of an office); ``member_of`` the groups it belongs to; ``unnamed_why`` the words that say why an
    unnamed source is unnamed. Mentions are sorted by place. ``standing``: whether a person merged,
    split or parted it.
    """

    id: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    count: NumberRange | None
    speaks_for: tuple[str, ...]
    mentions: tuple[Mention, ...]
    member_of: tuple[str, ...] = ()
    gender: Literal["female", "male"] | None = None
    unnamed_why: tuple[Withheld, ...] = ()
    standing: Standing = "proposed"
