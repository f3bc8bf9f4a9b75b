"""Whether a person has looked at a row: what the program made is a proposal until then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Standing = Literal["proposed", "accepted", "by hand"]
"""``accepted``: a person says that the row is right; ``by hand``: a person changed or added it."""
EVERY_FACET = "*"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a person said of one facet of an event mention (``EVERY_FACET``: of all of them).

    ``rejected``: the mention is no account of that facet.
    """

    facet: str
    verdict: Literal["accepted", "by hand", "rejected"]


def together(found: Iterable[Standing]) -> Standing:
    """The standing of what rests on several rows: proposed where any of them is, or there is
    none."""
    every = set(found)
    if not every or "proposed" in every:
        return "proposed"
    return "by hand" if "by hand" in every else "accepted"
