"""What may be the name of a town, and how much of some words is one."""

from __future__ import annotations

import re

from twosource.events.gazetteer import gazetteer
from twosource.events.number import amount
from twosource.events.regions import regions

_NO_TOWN = re.compile(
    r"\b(?:Count(?:y|ies)|Parish|Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Highway|Hwy|"
    r"Interstate|Court|Hospital|Cent(?:er|re)|Medical|School|University|College|Apartments|State|"
    r"Airport|River|District|Block|Way|Route|Side|Department|Office|Jail|Trail|Lounge|Club|Coverage|"
    r"News|Police|Church|Mall|Hotel|Inn|Motel|Park and Ride|Metro|"
    r"Metropolitan|Hall|Release \w+)\b\.?$"
)
_SOUTH = r"(?:north|south)?(?:east|west)?(?:ern)?"
_LEADS = re.compile(rf"(?:(?:the|downtown|uptown|central|inner|{_SOUTH})[ -])+(?=[A-Z])")
_BIG_LEADS = re.compile(
    r"(?:(?:North|South)?(?:[Ee]ast|[Ww]est)?(?:ern)?|Downtown|Inner) (?=[A-Z])"
)
_SIDE = re.compile(r"(?:(?:North|South)(?:[Ee]ast|[Ww]est)?|East|West|Downtown|Uptown)(?:ern)?")
_ENDS = re.compile(r"(?:[\u2019']s?| (?:city|town|area))$")
_SHORT = 3
"""Code points under which a name is none ("SE")."""


def town_name(raw: str) -> str | None:
    """The name of a town as it is shown; None where it is a region's, or no town's."""
    known = regions()
    name = _ENDS.sub("", raw.strip())
    if not name[:1].isupper() or any(c.isdigit() for c in name):
        return None
    if _NO_TOWN.search(name.title()) and not (" " in name and gazetteer().places(name)):
        return None  # "Port Lena News" is a paper, unless there is a town of that name
    if {name.lower(), name.lower().rstrip(".")} & known.of.keys():
        return name.title() if name.title() in known.also_towns else None
    if len(name) < _SHORT or name.split()[0] in known.no_names or _SIDE.fullmatch(name):
        return None
    if amount(name) is not None:  # "Two police officers" are of no town
        return None
    shown = known.whole(name.title() if name.isupper() and len(name) > _SHORT else name)
    return None if ". " in shown or shown.endswith(".") else shown


def lead(text: str, places: frozenset[str]) -> int:
    """How much of a name only says where in the town it was ("southwest Port Lena"). ``places`` are
    names that a parser took for places."""
    m = _LEADS.match(text)
    if m is not None and m.end() < len(text):
        return m.end()
    m = _BIG_LEADS.match(text)
    if m is None or gazetteer().places(text):
        return 0
    rest = text[m.end() :]
    known = rest in places or rest in regions().also_towns or gazetteer().places(rest)
    return m.end() if known else 0


def tail(text: str, places: frozenset[str], region: str | None) -> int:
    """Where in capitalised words a place begins that is known ("This Photo Port Lena")."""
    if text in places or gazetteer().place(text, region):
        return 0
    for m in re.finditer(" ", text):
        rest = text[m.end() :]
        if rest in places or gazetteer().place(rest, region):
            return m.end()
    return 0
