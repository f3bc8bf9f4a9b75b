"""What a local actor shows of who it is: the keys by which story actors are found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache

from twosource.actors import lexicon
from twosource.actors.fold import fold, sound
from twosource.actors.outlets import without_port
from twosource.model.actor import Actor, ActorKind
from twosource.model.document import Document

_LEGAL = frozenset(
    {"inc", "corp", "corporation", "ltd", "limited", "llc", "plc", "co", "company", "gmbh", "ag"}
    | {"group", "holdings", "holding"}
)
_DOMAINS = (".com", ".org", ".net", ".co.uk", ".co", ".de", ".info")


@dataclass(frozen=True, slots=True)
class Identity:
    """One local actor with its folded names.

    ``full`` are names of two words and more (persons) or whole names (bodies); ``short`` single
    words of persons; ``document`` the id of its document, ``context`` the other names in it.
    ``blocks``: what a place, body or outlet shares with those of its whole name; ``small``: a body
    that the document never calls by a name written large.
    """

    actor: Actor
    kind: ActorKind
    full: frozenset[tuple[str, ...]]
    short: frozenset[str]
    roles: frozenset[str]
    document: str
    context: frozenset[str] = field(default=frozenset())
    blocks: tuple[tuple[str, str], ...] = ()
    small: bool = False


def identities(
    document: Document, actors: tuple[Actor, ...], alone: Collection[str] = ()
) -> list[Identity]:
    """Read the keys of the actors of one document. Those ``alone`` (by id) get none: what is not
    known is not one with anything."""
    out = [_identity(document, a, a.id in alone) for a in actors]
    shared = frozenset(
        " ".join(sorted(i.full, key=_length)[-1]) for i in out if i.full and i.kind != "place"
    )
    return [replace(i, context=shared) for i in out]


def _length(key: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(key), key


def _identity(document: Document, actor: Actor, alone: bool) -> Identity:
    if alone:
        return Identity(actor, actor.kind, frozenset(), frozenset(), frozenset(), document.id)
    names = {actor.name} if actor.kind in ("outlet", "place") else set()
    for m in actor.mentions:
        if m.form == "name" and m.head.end <= len(document.text):
            names.add(m.head.of(document.text))
    if not names and actor.kind == "organisation":
        names.add(actor.name)
    keys = {k for n in sorted(names) if (k := key_of(n, actor.kind))}
    roles = frozenset(_role(r) for r in actor.roles)
    if actor.kind == "person":
        full = frozenset(k for k in keys if len(k) > 1)
        short = frozenset(k[0] for k in keys if len(k) == 1)
        return Identity(actor, actor.kind, full, short, roles, document.id)
    named = any(m.form == "name" for m in actor.mentions)
    return Identity(
        actor, actor.kind, frozenset(keys), frozenset(), roles, document.id,
        blocks=_blocks(actor.kind, keys, named),
        small=actor.kind == "organisation" and not named,
    )  # fmt: skip


def _blocks(
    kind: ActorKind, keys: Collection[tuple[str, ...]], named: bool
) -> tuple[tuple[str, str], ...]:
    """The whole names that tell a body from others: "the company" does not."""
    if kind == "unnamed":
        return ()
    group = "place" if kind == "place" else "body"
    telling = (k for k in keys if named or len(k) > 1 or kind in ("outlet", "place"))
    return tuple(sorted((group, "".join(k)) for k in telling))


def _role(words: str) -> str:
    """The role that words stand for, so that "spokesman" and "press secretary" are one."""
    low = tuple(words.lower().split())
    for phrase in lexicon.roles().by_last.get(low[-1] if low else "", ()):
        if phrase.words == low:
            return phrase.role
    return " ".join(low)


def key_of(name: str, kind: ActorKind) -> tuple[str, ...]:
    """The folded words of a name, without article, suffixes and (for bodies) the legal form."""
    low = name.lower().removeprefix("www.")
    if kind == "outlet":
        low = without_port(low.strip())
        for end in _DOMAINS:
            low = low.removesuffix(end)
        low = low.removeprefix("the ")
        return ("".join(c for c in fold(low) if c.isalnum()),) if low.strip() else ()
    words = [fold(w).strip("'\",;:()") for w in low.replace("-", " ").split()]
    if words[:1] == ["the"]:
        words = words[1:]
    dropped = lexicon.names().suffixes if kind == "person" else _LEGAL
    kept = [w for w in words if w and w not in dropped]
    return tuple(kept or words)


def first_key(word: str) -> str:
    """What spellings and short forms of one first name share."""
    nick = lexicon.nicknames().get(word)
    return f"#{nick}" if nick is not None else sound(word)


@lru_cache(maxsize=1 << 16)
def person_key(full: tuple[str, ...]) -> tuple[str, str]:
    """First name and surname as blocks compare them."""
    return first_key(full[0]), sound(full[-1])
