"""Whether two accounts of an act (a contact, a departure, a payment) are plainly of the same one.

An event gathers what may be one act. Its values are rivals only where nothing beside them says that
there were two: both name the same people, or refer to the act that their text names them for, and a
denial is of the time that the other tells of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from twosource.accounts.independence import Sides
from twosource.accounts.piece import Piece
from twosource.accounts.told import Told
from twosource.model.finding import DateRange

_PAIRS = frozenset({"contact", "deal", "payment"})
"""Types that two have to do with each other in; of other acts, one names it."""


class Acts:
    """What the mentions of one event (``told``) say of who took part, and when."""

    def __init__(self, told: Sequence[Told], sides: Sides) -> None:
        self._told, self._sides = told, sides
        type_ = told[0].mention.type
        self._asked = 2 if type_ in _PAIRS else 1
        self._contact = type_ == "contact"
        if not self._contact:  # nobody may say who paid
            self._asked = min(self._asked, max(1, len(self._of_event)))
        self._alone = type_ in _PAIRS and self._asked == 1

    def one(self, a: Piece, b: Piece) -> bool:
        """Whether two pieces are plainly of one act."""
        if self._alone and not (a.told.mention.definite or b.told.mention.definite):
            return False  # one got two sums: of whom?
        return len(self._people(a.told) & self._people(b.told)) >= self._asked

    def _people(self, t: Told) -> frozenset[str]:
        """Those whom the words of a report name; of one that names too few ("the call"), those of
        its text's other reports of this event; of one that names nobody ("they met", "there was no
        call") in a text without such, those of the event, which it was put to as its only one."""
        own = self._named(t)
        if len(own) >= self._asked or (not self._contact and t.people):
            return own
        return own | (self._of_text[t.document] or self._of_event)

    def _named(self, t: Told) -> frozenset[str]:
        return frozenset(a for a in t.people if self._sides.identified(a))

    @cached_property
    def _of_event(self) -> frozenset[str]:
        return frozenset().union(*self._of_text.values())

    @cached_property
    def _of_text(self) -> Mapping[str, frozenset[str]]:
        out: dict[str, frozenset[str]] = {}
        for t in self._told:
            out[t.document] = out.get(t.document, frozenset()) | self._named(t)
        return out


def deny(no: Told, yes: Told) -> bool:
    """Whether a denial is of the time that another account tells of.

    A denial of a day is of that day, and of nothing else that the same one tells. An act that is
    told later than its denial came, and not as one before it, may have come after it ("has not been
    charged"; "was charged in June"). That two were never in contact is denied of all the time
    before.
    """
    x, y = no.days, yes.days
    if x is not None and y is None and no.origin == yes.origin:
        return False  # "we met four times, but not on 9 June"
    if x is not None and y is not None:
        return _within(y, x)
    denied, told = _said(no), _said(yes)
    if denied is None:
        return True
    contact = no.mention.type == "contact"
    if y is not None and y.earliest is not None and y.latest is not None:
        return (y.earliest if contact else y.latest) <= denied
    return contact or told is None or told <= denied


def _within(a: DateRange, b: DateRange) -> bool:
    """Whether all days of one range are days of another: "not on Tuesday" leaves May open."""
    assert a.earliest and a.latest and b.earliest and b.latest
    return b.earliest <= a.earliest and a.latest <= b.latest


def _said(t: Told) -> date | None:
    return t.said_on or t.published
