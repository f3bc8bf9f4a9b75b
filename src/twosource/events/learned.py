"""Words that name an event though no list of ours has them: a model was asked.

``lexicons/learned.tsv`` is made by ``training/predicates.py``: verbs with the kind of event
that they name in most of their use, and how sure the model is; and by ``training/nouns.py``: nouns
derived from such verbs. Such a word counts only where
somebody stands where the kind asks for it: "gunned down two men", and no "prices were mown down". A
wrong event is worse than none.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from twosource.events import grammar as g
from twosource.events.harm_words import harm_words
from twosource.events.lexicon import Entry
from twosource.language.entries import entries
from twosource.language.persons import person_nouns
from twosource.model.event import Channel
from twosource.model.parse import Parse, Token

Needs = Literal["patient", "one", "partner", "thing", "post", "doer", ""]
Key = tuple[str, str]
"""A lemma and its particle ("" for none)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of learned words asks for (``lexicons/learned.toml``)."""

    type: str
    frame: str
    channel: Channel | None = None
    needs: Needs = ""
    counts_object: bool = False
    needs_toll: bool = False
    needs_sum: bool = False
    only_nouns: bool = False
    """Its verbs say too little: who walked out left the room, or work."""


@dataclass(frozen=True, slots=True)
class Word:
    """A learned word: its kind's name and how sure the model is, between 0 and 1."""

    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Learned:
    """The verbs, their kinds, and the word lists of the conditions."""

    verbs: dict[Key, Word]
    nouns: dict[str, Word]
    kinds: dict[str, Kind]
    particles: frozenset[str]
    people: frozenset[str]
    posts: frozenset[str]
    any_channel: frozenset[str]
    means: frozenset[str]
    bodies: frozenset[str]


@cache
def learned() -> Learned:
    """Load the words once."""
    raw = tomllib.loads(_text("learned.toml"))
    kinds = {k: Kind(**v) for k, v in raw["kinds"].items()}
    verbs: dict[Key, Word] = {}
    nouns: dict[str, Word] = {}
    for line in entries("twosource.events", "learned.tsv"):
        lemma, particle, pos, kind, score = line.split("\t")
        if lemma in harm_words().wound:
            continue  # who is hurt may be hurt by accident: the tolls have these
        if kind in kinds and pos == "verb" and not kinds[kind].only_nouns:
            verbs[lemma, particle] = Word(kind, float(score))
        elif kind in kinds and pos == "noun":
            nouns[lemma] = Word(kind, float(score))
    words = {k: frozenset(v) for k, v in raw["words"].items()}
    people = person_nouns()
    return Learned(verbs, nouns, kinds, frozenset(p for _, p in verbs if p), people, **words)


def _text(name: str) -> str:
    return files("twosource.events").joinpath(f"lexicons/{name}").read_text(encoding="utf-8")


def key(parse: Parse, t: Token) -> Key:
    """The lemma of a verb and its particle, where that stands at once behind it or its object."""
    known = learned()
    after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else None
    if after is not None and after.text.lower() in known.particles and not _carries(parse, after):
        return t.lemma, after.text.lower()
    return t.lemma, next((c.text.lower() for c in g.children(parse, t.i, "prt")), "")


def _carries(parse: Parse, t: Token) -> bool:
    """Whether what looks like a particle is a preposition with something behind it."""
    return bool(g.children(parse, t.i, "pobj", "pcomp"))


def verb(parse: Parse, t: Token) -> Word | None:
    """The learned word that a verb is, if it is one."""
    return learned().verbs.get(key(parse, t)) if t.pos == "VERB" else None


def noun(parse: Parse, t: Token) -> Word | None:
    """The learned word that a noun is, where it says whom it befell ("the extradition of Roe") or,
    of a protest, who held it ("a walkout by nurses"). Who these are is asked later."""
    word = learned().nouns.get(t.lemma) if t.pos == "NOUN" and t.dep != "compound" else None
    if word is None:
        return None
    by = "by" if learned().kinds[word.kind].needs == "doer" else "of"
    return word if g.objects_of(parse, t.i, by) else None


_SPOKEN: tuple[Channel, ...] = ("call", "meeting", "visit")


def entry(word: Word, lemma: str = "") -> Entry:
    """The entry of a learned word, as the hand-made lexicon would have it."""
    kind = learned().kinds[word.kind]
    open_ = lemma in learned().any_channel
    return Entry(
        type=kind.type, channel=None if open_ else kind.channel, frame=kind.frame, countable=False,
        counts_object=kind.counts_object, needs_light=False, needs_pair=frozenset(),
        not_before=frozenset(), object=None, could_be=_SPOKEN if open_ else (),
        needs_toll=kind.needs_toll, needs_sum=kind.needs_sum, kind=word.kind, score=word.score,
    )  # fmt: skip
