"""The predicate lexicon: which words name an event, and which roles go with them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.model.event import Channel


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of ``lexicons/predicates.toml`` (the fields are explained there)."""

    type: str
    channel: Channel | None
    frame: str
    countable: bool
    counts_object: bool
    needs_light: bool
    needs_pair: frozenset[str]
    not_before: frozenset[str]
    object: str | None
    could_be: tuple[Channel, ...]
    needs_toll: bool = False
    needs_sum: bool = False
    done_by: frozenset[str] = frozenset()
    told_of: bool = False
    kind: str = ""
    """The kind of a learned word (``events/learned.py``); "" for a word of the hand-made list."""
    score: float | None = None
    """How sure the model is of a learned word."""
    reversed: bool = False
    """Whether the subject is whom it befell, or who got the money ("faces charges")."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by noun lemma, and by verb lemma with its particle ("" for none)."""

    nouns: dict[str, Entry]
    verbs: dict[tuple[str, str], Entry]
    channels: dict[str, Channel]
    begin: frozenset[str]
    receive: frozenset[str]
    share: frozenset[str]
    occur: frozenset[str]
    did: frozenset[str]
    topic_verbs: frozenset[str]
    deny: frozenset[str]
    doubt_adverbs: frozenset[str]
    doubt_verbs: frozenset[str]
    doubt_nouns: frozenset[str]
    refuse_verbs: frozenset[str]
    disclaim_verbs: frozenset[str]
    false_words: frozenset[str]
    plan_verbs: frozenset[str]
    plan_nouns: frozenset[str]


def _verb(phrase: str) -> tuple[str, str]:
    verb, _, particle = phrase.partition(" ")
    return verb, particle


@cache
def lexicon() -> Lexicon:
    """Load the lexicon once."""
    raw = tomllib.loads(
        files("twosource.events").joinpath("lexicons/predicates.toml").read_text(encoding="utf-8")
    )
    nouns: dict[str, Entry] = {}
    verbs: dict[tuple[str, str], Entry] = {}
    for p in raw["predicate"]:
        entry = Entry(
            type=p["type"],
            channel=p.get("channel"),
            frame=p["frame"],
            countable=p.get("countable", False),
            counts_object=p.get("counts_object", False),
            needs_light=p.get("needs_light", False),
            needs_pair=frozenset(p.get("needs_pair", ())),
            not_before=frozenset(p.get("not_before", ())),
            object=p.get("object"),
            could_be=tuple(p.get("could_be", ())),
            needs_toll=p.get("needs_toll", False),
            needs_sum=p.get("needs_sum", False),
            done_by=frozenset(p.get("done_by", ())),
            told_of=p.get("told_of", False),
        )
        nouns.update(dict.fromkeys(p.get("nouns", ()), entry))
        verbs.update({_verb(v): entry for v in p.get("verbs", ())})
    light = {k: frozenset(v) for k, v in raw["light"].items()}
    return Lexicon(nouns, verbs, raw["channels"], **light)


@cache
def facets_of() -> dict[str, tuple[str, ...]]:
    """Return for each event type its facets beside those that every type has."""
    raw = tomllib.loads(
        files("twosource.events").joinpath("lexicons/types.toml").read_text(encoding="utf-8")
    )
    return {k: tuple(v["facets"]) for k, v in raw.items()}


@cache
def number_words() -> dict[str, dict[str, tuple[int, int | None]]]:
    """Number words and quantifiers of ``lexicons/numbers.toml``: name -> (min, max or None)."""
    raw = tomllib.loads(
        files("twosource.events").joinpath("lexicons/numbers.toml").read_text(encoding="utf-8")
    )
    return {
        table: {w: (v[0], v[1] if len(v) > 1 else None) for w, v in entries.items()}
        for table, entries in raw.items()
        if table != "qualifiers"
    }


@cache
def qualifiers() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words before a number and what they make of it, the longest first: "no more than" must not
    be read as "more than"."""
    raw = tomllib.loads(
        files("twosource.events").joinpath("lexicons/numbers.toml").read_text(encoding="utf-8")
    )
    found = [(tuple(words.split()), kind) for words, kind in raw["qualifiers"].items()]
    return tuple(sorted(found, key=lambda x: (-len(x[0]), x[0])))


def is_part(lemma: str) -> bool:
    """Whether a noun stands for a number of what follows it ("a series of", "dozens of")."""
    return lemma in number_words()["parts"]
