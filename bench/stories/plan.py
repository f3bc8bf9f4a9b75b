"""What a matter is about: its events, who tells of them, and which of them differ on what."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from bench.stories.names import Person, company, land, people, town

Value = dict[str, int] | dict[str, str] | str
CHANNELS = ("call", "message", "letter", "meeting", "visit")
_KINDS = (*CHANNELS, "sanction", "expulsion", "accident", "violence")
_WEIGHTS = (20, 12, 8, 16, 6, 8, 8, 11, 11)
_EPOCH = date(2018, 1, 8)
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@cache
def wording() -> dict[str, Any]:
    """The phrasings of ``wording.toml``."""
    return tomllib.loads((files("bench.stories") / "wording.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Who tells: a named person (size 1) or an unnamed group (``size`` None: not numbered)."""

    name: str
    full: str
    short: str
    named: bool
    size: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one origin says of one event: a value for each facet; ``denies``: that it happened."""

    values: dict[str, Value]
    denies: bool = False
    not_about: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the matter. ``parties`` are persons, or names of lands and companies."""

    id: str
    type: str
    channel: str | None
    parties: tuple[Person | str, ...]
    place: str
    thing: str
    tellings: dict[str, Telling]

    @property
    def kind(self) -> str:
        """The section of ``wording.toml``."""
        return self.channel or self.type


@dataclass(frozen=True, slots=True)
class Plan:
    """A matter before anything is written of it."""

    id: str
    day: date
    origins: tuple[Origin, ...]
    events: tuple[Happening, ...]


def number(value: int) -> Value:
    """Return an exact number as a finding has it."""
    return {"min": value, "max": value}


def on(day: date) -> Value:
    """Return a day as a finding has it."""
    return {"earliest": day.isoformat(), "latest": day.isoformat()}


def spell(value: int) -> str:
    """Return a number as papers print it: a word up to ten."""
    return _WORDS[value] if value <= 10 else str(value)


def plan(rng: random.Random, key: str, conflicts: float) -> Plan:
    """Return a matter; with probability ``conflicts`` its origins differ on a facet or two."""
    kind = rng.choices(_KINDS, _WEIGHTS)[0]
    day = _EPOCH + timedelta(days=rng.randrange(2400))
    place = town(rng)
    origins = _origins(rng, kind)
    first = _event(rng, f"{key}-e1", kind, day, place, origins, rng.random() < conflicts)
    events = [first]
    told_by_all = not any(t.denies for t in first.tellings.values())
    if kind in ("call", "meeting", "message") and told_by_all and rng.random() < 0.25:
        events.append(_earlier(rng, f"{key}-e2", first, day, origins))
    return Plan(key, day, origins, tuple(events))


def _origins(rng: random.Random, kind: str) -> tuple[Origin, ...]:
    roles = wording()["roles"]
    rescue = kind in ("accident", "violence")
    offices = rng.sample(roles["rescue" if rescue else "offices"], 2)
    out = []
    for office, one in zip(offices, people(rng, ["", ""]), strict=True):
        word = "spokeswoman" if one.title == "Ms" else "spokesman"
        out.append(Origin(one.name, f"{one.name}, a {word} for the {office},", one.last, True, 1))
    nouns = ["witnesses"] if rescue else rng.sample(roles["unnamed"][:-1], rng.choice((1, 2)))
    for noun in nouns:
        size = rng.choice((2, 3, 4, None))
        phrase = f"{spell(size)} {noun}" if size else noun
        out.append(Origin(phrase, phrase, f"the {noun.split()[0]}", False, size))
    rng.shuffle(out)
    return tuple(out)


def _event(
    rng: random.Random, key: str, kind: str, day: date, place: str,
    origins: tuple[Origin, ...], differ: bool,
) -> Happening:  # fmt: skip
    parties = _parties(rng, kind)
    main = _values(rng, kind, day, parties)
    disputed = _disputable(rng, kind, main) if differ else ()
    other = {facet: _other(rng, facet, main[facet], day, parties) for facet in disputed
             if facet in main and facet != "about"}  # fmt: skip
    tellings = {}
    for k, origin in enumerate(origins):
        against = differ and (k == len(origins) - 1 or (k > 0 and rng.random() < 0.4))
        if against and "occurred" in disputed and k == len(origins) - 1:
            tellings[origin.name] = Telling({}, denies=True)
            continue
        values = {**main, **other} if against else dict(main)
        denied = None
        if against and "about" in disputed:
            denied = str(values.pop("about"))
        tellings[origin.name] = Telling(values, not_about=denied)
    thing = rng.choice(wording()["accident"]["things"])
    contact = kind in CHANNELS
    return Happening(key, "contact" if contact else kind, kind if contact else None, parties, place,
                     thing, tellings)  # fmt: skip


def _earlier(
    rng: random.Random, key: str, first: Happening, day: date, origins: tuple[Origin, ...]
) -> Happening:
    """Another event of the same kind and parties, told by one origin that tells the first, too."""
    teller = rng.choice(origins)
    before = on(day - timedelta(days=rng.randint(10, 20)))
    values: dict[str, Value] = {"count": number(1), "when": before}
    if first.kind in ("call", "message"):
        values["initiator"] = first.tellings[teller.name].values["initiator"]
    return Happening(key, first.type, first.channel, first.parties, first.place, first.thing,
                     {teller.name: Telling(values)})  # fmt: skip


def _parties(rng: random.Random, kind: str) -> tuple[Person | str, ...]:
    if kind in CHANNELS:
        return tuple(people(rng, rng.sample(wording()["roles"]["persons"], 2)))
    if kind == "sanction":
        return land(rng), company(rng)
    if kind == "expulsion":
        one = land(rng)
        two = land(rng)
        while two == one:
            two = land(rng)
        return one, two
    return ()


def _values(
    rng: random.Random, kind: str, day: date, parties: tuple[Person | str, ...]
) -> dict[str, Value]:
    values: dict[str, Value] = {"when": on(day)}
    if kind in CHANNELS:
        values["count"] = number(rng.choice((1, 1, 2, 3, 4)))
        if kind != "meeting" and isinstance(parties[0], Person):
            values["initiator"] = parties[0].name
        if wording()[kind]["about"]:
            values["about"] = rng.choice(wording()["topics"]["words"])
    elif kind == "expulsion":
        values["count"] = number(rng.randint(3, 40))
    elif kind in ("accident", "violence"):
        values["killed"] = number(rng.randint(2, 30))
        values["injured"] = number(rng.randint(2, 60))
    return values


def _disputable(rng: random.Random, kind: str, main: dict[str, Value]) -> tuple[str, ...]:
    facets = [*main, "occurred"] if wording()[kind]["denial"] else list(main)
    facets = [f for f in facets if f != "initiator" or kind in ("call", "message", "letter")]
    return tuple(rng.sample(facets, min(len(facets), rng.choice((1, 1, 2)))))


def _other(
    rng: random.Random, facet: str, value: Value, day: date, parties: tuple[Person | str, ...]
) -> Value:
    """Another value of the facet, one that cannot be so together with ``value``."""
    if facet == "when":
        return on(day + timedelta(days=rng.choice((-3, -2, -1, 1, 2))))
    if facet == "initiator":
        other = parties[1]
        return other.name if isinstance(other, Person) else other
    assert isinstance(value, dict)
    low = value["min"]
    assert isinstance(low, int)
    return number(low + rng.randint(1, 4))
