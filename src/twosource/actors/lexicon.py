"""The word lists of the stage, read once from ``lexicons/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

_FOLDER = "lexicons"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to write a role; ``head`` is the index of the word that takes the plural."""

    words: tuple[str, ...]
    role: str
    head: int


@dataclass(frozen=True, slots=True)
class Roles:
    """Roles by the last word of their phrases, what each covers, and what it brings with it."""

    by_last: dict[str, tuple[Phrase, ...]]
    covers: dict[str, frozenset[str]]
    speaks: frozenset[str]
    office: frozenset[str]
    elect: frozenset[str]
    apart: frozenset[str]
    """Roles whose words are no synonyms."""
    general: dict[str, frozenset[str]]
    """Words that may stand for any holder of such a role."""
    alike: dict[str, str]
    """Words to one of those that mean the same."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns that stand for people, bodies and publications; numerals."""

    people: frozenset[str]
    bodies: frozenset[str]
    one_body: frozenset[str]
    """Nouns that mean a body in the singular alone: "the port authority", "the authorities"."""
    two_word_bodies: frozenset[str]
    or_firms: frozenset[str]
    """Nouns for a person or a firm: before a name they do not tell which of the two it is."""
    any_body: frozenset[str]
    bodies_that_speak: frozenset[str]
    same_body: dict[str, str]
    publications: frozenset[str]
    papers: frozenset[str]
    of_outlets: frozenset[str]
    stand_in: frozenset[str]
    same_thing: dict[str, str]
    """Words for a thing that carries words to the one that stands for all that mean it."""
    made_by: frozenset[str]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Names:
    """How names are built."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    honorifics: frozenset[str]
    male_nouns: frozenset[str]
    female_nouns: frozenset[str]
    leading: frozenset[str]
    other_rank: frozenset[str]
    lower_rank: frozenset[str]
    never: frozenset[str]
    body_heads: frozenset[str]
    firm_heads: frozenset[str]
    outlet_heads: frozenset[str]
    outlet_fronts: frozenset[str]
    outlet_endings: tuple[str, ...]
    place_heads: frozenset[str]
    of_heads: frozenset[str]
    for_heads: frozenset[str]
    owned_heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Places:
    """Lower-case names to the country's name: its own names, its demonyms, its capital."""

    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb lemmas by what they do."""

    say: frozenset[str]
    cite: frozenset[str]
    tell: frozenset[str]
    it_does: frozenset[str]
    empty_it: frozenset[str]
    said_to: frozenset[str]


def _read(name: str) -> str:
    file = resources.files("twosource.actors").joinpath(_FOLDER, name)
    return file.read_text(encoding="utf-8")


@cache
def roles() -> Roles:
    """Read ``roles.toml``."""
    table = tomllib.loads(_read("roles.toml"))
    last: dict[str, list[Phrase]] = {}
    for role, entry in table.items():
        for text in entry["words"]:
            words = tuple(text.split())
            head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
            last.setdefault(words[-1], []).append(Phrase(words, role, head))
    return Roles(
        {w: tuple(sorted(p, key=lambda x: -len(x.words))) for w, p in last.items()},
        {r: frozenset(e.get("covers", ())) | {r} for r, e in table.items()},
        frozenset(r for r, e in table.items() if e.get("speaks")),
        frozenset(r for r, e in table.items() if e.get("office")),
        frozenset(r for r, e in table.items() if e.get("elect")),
        frozenset(r for r, e in table.items() if e.get("apart")),
        {r: frozenset(e.get("general", ())) for r, e in table.items()},
        {w: group[0] for e in table.values() for group in e.get("alike", ()) for w in group},
    )


@cache
def nouns() -> Nouns:
    """Read ``nouns.toml``."""
    t = tomllib.loads(_read("nouns.toml"))
    return Nouns(
        frozenset(t["people"]),
        frozenset(t["bodies"]),
        frozenset(t["one_body"]),
        frozenset(t["two_word_bodies"]),
        frozenset(t["or_firms"]),
        frozenset(t["any_body"]),
        frozenset(t["bodies_that_speak"]),
        dict(t["same_body"]),
        frozenset(t["publications"]["words"]),
        frozenset(t["publications"]["papers"]),
        frozenset(t["publications"]["of_outlets"]),
        frozenset(t["publications"]["stand_in"]),
        {w: group[0] for group in t["publications"]["same_thing"] for w in group},
        frozenset(t["publications"]["made_by"]),
        dict(t["numbers"]),
    )


@cache
def names() -> Names:
    """Read ``names.toml``."""
    t = tomllib.loads(_read("names.toml"))
    male, female = frozenset(t["male"]), frozenset(t["female"])
    return Names(
        frozenset(t["particles"]),
        frozenset(t["suffixes"]),
        male,
        female,
        male | female | frozenset(t["other_honorifics"]),
        frozenset(t["male_nouns"]),
        frozenset(t["female_nouns"]),
        frozenset(t["leading"]),
        frozenset(t["other_rank"] + t["lower_rank"]),
        frozenset(t["lower_rank"]),
        frozenset(t["never"]),
        frozenset(t["body_heads"]),
        frozenset(t["firm_heads"]),
        frozenset(t["outlet_heads"]),
        frozenset(t["outlet_fronts"]),
        tuple(t["outlet_endings"]),
        frozenset(t["place_heads"]),
        frozenset(t["of_heads"]),
        frozenset(t["for_heads"]),
        frozenset(t["owned_heads"]),
    )


@cache
def places() -> Places:
    """Read ``places.txt``."""
    out = Places({}, {}, {})
    for line in _read("places.txt").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = [[w.strip() for w in c.split(";") if w.strip()] for c in line.split("|")]
        country = cells[0][0]
        for table, words in zip(
            (out.names, out.names, out.demonyms, out.capitals), cells, strict=False
        ):
            table.update((w.lower(), country) for w in words)
    return out


@cache
def verbs() -> Verbs:
    """Read ``verbs.toml``."""
    t = tomllib.loads(_read("verbs.toml"))
    return Verbs(
        *(frozenset(t[k]) for k in ("say", "cite", "tell", "it_does", "empty_it", "said_to"))
    )


@cache
def nicknames() -> dict[str, int]:
    """Read ``nicknames.txt``: each short or other form to the number of its set."""
    lines = [x for x in _read("nicknames.txt").splitlines() if x.strip() and x[0] != "#"]
    return {w: k for k, line in enumerate(lines) for w in line.split()}


@cache
def first_names() -> dict[str, Literal["female", "male"]]:
    """Read ``first_names.toml``: the gender that a first name nearly always shows."""
    t = tomllib.loads(_read("first_names.toml"))
    out: dict[str, Literal["female", "male"]] = {}
    for name in t["male"].split():
        out[name] = "male"
    for name in t["female"].split():
        out[name] = "female"
    return out
