"""What the user says of an input that the input does not say of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hints:
    """Fill-ins: used only where the input itself names no publication date or outlet."""

    published: date | None = None
    outlet: str | None = None
