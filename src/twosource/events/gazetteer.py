"""Which names are towns, in which region, how large and where: ``lexicons/towns.tsv.gz``.

Made from GeoNames (CC BY 4.0) by ``training/make_towns.py``. It knows the towns of 500 people and
more where papers are in English, larger ones elsewhere: a name that it does not know may still be a
town's.
"""

from __future__ import annotations

import gzip
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.events.regions import regions


@dataclass(frozen=True, slots=True)
class Place:
    """A town: its region, how many live there, and where it lies in degrees."""

    region: str
    people: int
    latitude: float
    longitude: float

    def kilometres_to(self, other: Place) -> float:
        """Great-circle distance on a sphere (haversine)."""
        a, b = math.radians(self.latitude), math.radians(other.latitude)
        across = math.radians(other.longitude - self.longitude)
        h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
        return 2 * _EARTH * math.asin(math.sqrt(min(1.0, h)))

    def reach(self) -> float:
        """How far a town of this size reaches from its middle, in km: the radius of a disc on which
        its people live at the density of an American city."""
        return math.sqrt(self.people / (math.pi * _DENSITY))


_EARTH = 6371.0
_DENSITY = 2500.0
"""People a square kilometre, between Houston (1,400) and Philadelphia (4,600)."""


@dataclass(frozen=True)
class Gazetteer:
    """Lines of the file by the key of their name. They are parsed when they are asked for: a text
    asks for a few of sixty thousand."""

    of: dict[str, list[str]]

    def places(self, name: str) -> tuple[Place, ...]:
        """All places of a name, the largest first."""
        return tuple(sorted(self._of(key(name)), key=lambda p: (-p.people, p.region)))

    def place(self, name: str, region: str | None) -> Place | None:
        """The largest place of a name in a region; None where there is none."""
        return next((p for p in self.places(name) if p.region == region), None)

    def _of(self, name: str) -> Iterator[Place]:
        yield from map(_place, self.of.get(name, ()))
        if name in _CITIES:  # GeoNames has them as "X City" and texts as X
            yield from map(_place, self.of.get(f"{name} city", ()))


_CITIES = frozenset({"new york", "quebec", "mexico"})


def _place(line: str) -> Place:
    region, people, north, east = line.split("\t")
    return Place(region, int(people), float(north), float(east))


def key(name: str) -> str:
    """A name without case, accents, hyphens, points and short forms: what its spellings share."""
    words = regions().whole(_MARKS.sub("", name)).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.-]", " ", plain.lower()).split())


_MARKS = re.compile(r"[\u2018\u2019'`]")


@cache
def gazetteer() -> Gazetteer:
    """Load the gazetteer once."""
    packed = files("twosource.events").joinpath("lexicons/towns.tsv.gz").read_bytes()
    found: dict[str, list[str]] = defaultdict(list)
    for line in gzip.decompress(packed).decode().splitlines():
        if not line.startswith("#"):
            name, _, rest = line.partition("\t")
            found[name].append(rest)
    return Gazetteer(dict(found))
