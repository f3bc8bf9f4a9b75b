"""Events that a verb names only with what stands beside it: "took into custody", "filed charges".

``lexicons/phrases.toml`` lists them and says what each asks for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from twosource.events import grammar as g
from twosource.events.lexicon import Entry, number_words
from twosource.model.event import Channel
from twosource.model.parse import Parse, Token

Needs = Literal[
    "behind", "object", "office", "infinitive", "called", "visitor", "tally", "nothing", ""
]
_FAR = 14
"""Tokens behind a verb within which its tally stands."""
_TALLY = re.compile(r"\bby (?:a vote of )?(\S+) (?:votes? )?(?:to|[-\u2013]) (\S+)")
_PURPOSE = ("dobj", "xcomp", "advcl", "ccomp")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of ``lexicons/phrases.toml`` (the fields are explained there)."""

    type: str
    frame: str
    verbs: tuple[str, ...]
    channel: Channel | None = None
    needs: Needs = ""
    prepositions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    noun: bool = False
    reversed: bool = False
    counts_object: bool = False
    needs_sum: bool = False
    kind: str = ""

    def entry(self) -> Entry:
        """The entry that the hand-made lexicon would have for it."""
        return Entry(
            type=self.type, channel=self.channel, frame=self.frame, countable=False,
            counts_object=self.counts_object, needs_light=False, needs_pair=frozenset(),
            not_before=frozenset(), object=None, could_be=(), needs_sum=self.needs_sum,
            kind=self.kind, reversed=self.reversed,
        )  # fmt: skip


@cache
def phrase_file() -> dict[str, Any]:
    """``lexicons/phrases.toml`` as it stands."""
    text = files("twosource.events").joinpath("lexicons/phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _phrases() -> tuple[dict[str, tuple[tuple[str, Phrase], ...]], frozenset[str]]:
    """By verb its particle and phrase; and the offices."""
    raw = phrase_file()
    found: dict[str, list[tuple[str, Phrase]]] = {}
    for p in raw["phrase"]:
        made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in p.items()}
        phrase = Phrase(**made)
        for verb in phrase.verbs:
            lemma, _, particle = verb.partition(" ")
            found.setdefault(lemma, []).append((particle, phrase))
    return {k: tuple(v) for k, v in found.items()}, frozenset(raw["offices"]["words"])


def offices() -> frozenset[str]:
    """The offices that somebody is named for or removed from."""
    return _phrases()[1]


def find(parse: Parse, t: Token) -> tuple[Entry, int] | None:
    """The event that verb ``t`` names with what stands beside it, and the token that names it."""
    known = _phrases()[0]
    bare = t.text.lower().removesuffix("d")  # "staged", whose lemma is taken for "stag"
    for particle, phrase in known.get(t.lemma) or known.get(bare, ()):
        barred = phrase.without and g.objects_of(parse, t.i, *phrase.without)
        if particle != _particle(parse, t) or barred:
            continue
        beside = next(_beside(parse, phrase, t), None)
        if beside is not None:
            return phrase.entry(), beside.i if phrase.noun else t.i
    return None


def _particle(parse: Parse, t: Token) -> str:
    """The particle of a verb, or the adverb that makes another word of it ("step aside")."""
    after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else None
    if after is not None and after.text.lower() in ("aside", "down", "in") and after.pos != "NOUN":
        return "" if g.children(parse, after.i, "pobj") else after.text.lower()
    return next((c.text.lower() for c in g.children(parse, t.i, "prt")), "")


def _beside(parse: Parse, phrase: Phrase, t: Token) -> Iterator[Token]:
    """What a phrase asks for, where it stands beside the verb; the verb where it asks nothing."""
    done = g.children(parse, t.i, "dobj", *g.PASSIVES)
    match phrase.needs:
        case "":
            yield t
        case "behind":
            behind = g.objects_of(parse, t.i, *phrase.prepositions)
            yield from (o for o in behind if not phrase.words or o.lemma in phrase.words)
        case "object":
            yield from (o for o in done if o.lemma in phrase.words)
        case "office":
            named = [*g.children(parse, t.i, "oprd", "attr"), *g.objects_of(parse, t.i, "as")]
            yield from (o for o in named if o.lemma.lower() in _phrases()[1])
        case "infinitive":
            below = g.children(parse, t.i, "xcomp", "ccomp")
            if phrase.whom and not any(o.lemma in phrase.whom for o in done):
                return
            yield from (o for o in below if o.lemma in phrase.words and _there(parse, phrase, o))
        case "called":
            yield from [t] if _called(parse, phrase, t) else []
        case "visitor":
            yield from [t] if _visited(parse, t, done) else []
        case "tally":
            yield from [t] if _tally(parse, t) else []
        case "nothing":
            more = [*g.children(parse, t.i, *_PURPOSE), *g.objects_of(parse, t.i, "for")]
            yield from [] if any(o.tag != "VBG" for o in more) else [t]


def _there(parse: Parse, phrase: Phrase, below: Token) -> bool:
    """Whether what is left is a country or a name, where it is told; "the room" is none."""
    left = g.children(parse, below.i, "dobj")
    return all(o.lemma in phrase.where or o.pos == "PROPN" for o in left)


def _called(parse: Parse, phrase: Phrase, t: Token) -> bool:
    """Whether somebody is said to be so behind a verb ("found the clerk guilty"), and not the
    contrary ("found him not guilty")."""
    for o in parse.tokens[t.i + 1 : t.i + _FAR]:
        if o.sent != t.sent or o.text in (",", ";") or o.text.lower() in ("not", "neither", "nor"):
            return False
        if o.lemma in phrase.words:
            return True
    return False


def _visited(parse: Parse, t: Token, done: list[Token]) -> bool:
    """Whether one person receives another: each by name, or by an office."""
    if g.objects_of(parse, t.i, "from") or not done:
        return False
    by = g.objects_of(parse, t.i, "by") if g.passive(parse, t.i) else g.subject(parse, t.i)
    return all(any(_somebody(parse, o) for o in some) for some in (done, by))


def _somebody(parse: Parse, t: Token) -> bool:
    return g.label(parse, t) == "PERSON" or t.lemma.lower() in offices()


def _tally(parse: Parse, t: Token) -> bool:
    """Whether votes are counted behind a verb ("by 40 votes to 38")."""
    behind = (o.text for o in parse.tokens[t.i + 1 : t.i + _FAR] if o.sent == t.sent)
    found = _TALLY.search(" ".join(behind))
    return found is not None and all(_number(x) for x in found.groups())


def _number(word: str) -> bool:
    return word.isdecimal() or word.lower() in number_words()["numbers"]
