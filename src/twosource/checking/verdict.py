"""What a check says of a passage of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.export.word_diff import Op
from twosource.model.finding import Evidence
from twosource.model.span import Span

Kind = Literal["quotation", "attribution", "number", "date", "name", "event", "confirmed"]
Verdict = Literal["supported", "disputed", "unsupported", "altered", "open"]
VERDICTS: dict[Verdict, str] = {
    "unsupported": "UNSUPPORTED",
    "altered": "ALTERED",
    "disputed": "DISPUTED",
    "open": "CANNOT TELL",
    "supported": "AS ACCOUNTED FOR",
}
"""Every verdict, the weightiest first, with the words of the screen."""
FAULTS: frozenset[Verdict] = frozenset({"unsupported", "altered"})
"""With one of these the command ends with exit code 1."""


@dataclass(frozen=True, slots=True)
class Check:
    """One verdict. ``draft`` is the passage of the draft; ``note`` says why, in plain words;
    ``record`` are the exact words of the record it was held against, ``diff`` the record's words
    ("first") against the draft's ("second") where a quotation is altered."""

    kind: Kind
    verdict: Verdict
    draft: Span
    note: str
    record: tuple[Evidence, ...] = ()
    diff: tuple[tuple[Op, str], ...] = ()
