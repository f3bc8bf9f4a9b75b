"""Names from syllables: people, towns, lands, companies and outlets that nobody bears."""

from __future__ import annotations

import random
from dataclasses import dataclass

_START = (
    "Bel", "Cor", "Dra", "Fen", "Gar", "Hol", "Ith", "Jor", "Kel", "Lom", "Mar", "Nev",
    "Ost", "Pel", "Quil", "Ros", "Sar", "Tol", "Ul", "Ver", "Wes", "Yar", "Zem", "Thal",
)  # fmt: skip
_MIDDLE = ("a", "e", "i", "o", "u", "an", "er", "il", "or", "en", "av", "est", "om")
_SURNAME = ("rick", "dane", "vick", "mont", "sall", "wend", "gard", "leth", "brook", "stow",
            "nell", "shaw", "corr", "dell", "quist", "thorn")  # fmt: skip
_TOWN = ("mouth", "ford", "haven", "stead", "wick", "port", "field", "bury")
_LAND = ("ia", "land", "avia", "mark", "onia")
_FEMALE = ("a", "ia", "ine", "elle", "is")
_MALE = ("o", "an", "ic", "ard", "us")
_PAPER = ("Courier", "Ledger", "Lantern", "Gazette", "Post", "Herald", "Observer", "Chronicle")
_COMPANY = ("Lines", "Freight", "Timber", "Mining", "Holdings", "Foods")


@dataclass(frozen=True, slots=True)
class Person:
    """A name with the title that goes with it (Mr or Ms) and a role, e.g. ``finance minister``."""

    first: str
    last: str
    title: str
    role: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper or an agency, with its quotation marks, its apostrophe and its style of names."""

    name: str
    site: str
    marks: tuple[str, str, str, str]
    apostrophe: str
    titles: bool
    agency: bool


_MARKS = (
    ('"', '"', "'", "'"),
    ("\u201c", "\u201d", "\u2018", "\u2019"),
    ("'", "'", '"', '"'),
    ("\u2018", "\u2019", "\u201c", "\u201d"),
)


def person(rng: random.Random, role: str) -> Person:
    """Return a person with this role."""
    female = rng.random() < 0.5
    first = rng.choice(_START) + rng.choice(_FEMALE if female else _MALE)
    last = rng.choice(_START) + rng.choice(_MIDDLE) + rng.choice(_SURNAME)
    return Person(first, last, "Ms" if female else "Mr", role)


def people(rng: random.Random, roles: list[str]) -> list[Person]:
    """Return a person for each role, no two of one surname."""
    out: list[Person] = []
    for role in roles:
        one = person(rng, role)
        while any(one.last == other.last for other in out):
            one = person(rng, role)
        out.append(one)
    return out


def town(rng: random.Random) -> str:
    """Return the name of a town."""
    return rng.choice(_START) + rng.choice(_MIDDLE) + rng.choice(_TOWN)


def land(rng: random.Random) -> str:
    """Return the name of a country."""
    return rng.choice(_START) + rng.choice(_MIDDLE) + rng.choice(_LAND)


def company(rng: random.Random) -> str:
    """Return the name of a company."""
    return f"{rng.choice(_START)}{rng.choice(_MIDDLE)}{rng.choice(_SURNAME)} {rng.choice(_COMPANY)}"


def outlets(rng: random.Random, number: int, agencies: int) -> list[Outlet]:
    """Return ``number`` papers and ``agencies`` agencies, the agencies first."""
    out: list[Outlet] = []
    while len(out) < number + agencies:
        agency = len(out) < agencies
        place = town(rng)
        name = f"{place} Wire" if agency else f"{place} {rng.choice(_PAPER)}"
        if any(name == other.name for other in out):
            continue
        marks = _MARKS[0] if agency else rng.choice(_MARKS)
        curly = marks[0] in "\u201c\u2018"
        site = name.lower().replace(" ", "") + ".example"
        titles = not agency and rng.random() < 0.5
        out.append(Outlet(name, site, marks, "\u2019" if curly else "'", titles, agency))
    return out
