"""What is said and is no event, wording that drifts, and one utterance in several wordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.finding import Account, Evidence, Facet, Independent, Status
from twosource.model.ids import make_id
from twosource.model.standing import Standing, together

Polarity = Literal["positive", "negative"]
DriftFacet = Literal[Facet, "hedge", "quotation", "attribution"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said that is no event ("X was not told"), grouped by meaning and polarity.

    ``text`` is one wording of it; ``opposed_by`` the ids of claims of the other polarity.
    """

    id: str
    text: str
    polarity: Polarity
    status: Status
    accounts: tuple[Account, ...]
    independent: Independent
    opposed_by: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """Accepted where a person accepted every account."""
        return together(a.standing for a in self.accounts)

    def order(self) -> tuple[bool, int, int, str]:
        """Where it stands among claims: opposed ones first, then those of most origins."""
        return not self.opposed_by, -self.independent.at_least, -len(self.accounts), self.id


@dataclass(frozen=True, slots=True)
class Drift:
    """A retelling that says more than what it retells: the teller's own wording.

    ``body`` is the fuller report it goes back to; None where those words stand nowhere
    (quotation marks around what nobody is quoted as saying).
    """

    facet: DriftFacet
    body: Evidence | None
    retold: Evidence
    standing: Standing = "proposed"

    @property
    def id(self) -> str:
        """By its facet and its places."""
        return make_id("drift", self.facet, *_place(self.retold), *_place(self.body))

    def order(self) -> tuple[Evidence, str, bool, Evidence]:
        """Where it stands among drifts: by the place of the retelling."""
        return self.retold, self.facet, self.body is not None, self.body or self.retold


@dataclass(frozen=True, slots=True)
class QuoteVariant:
    """One utterance of one speaker (None: not known who), quoted in different words."""

    speaker: str | None
    variants: tuple[Evidence, ...]
    standing: Standing = "proposed"

    @property
    def id(self) -> str:
        """By its places."""
        return make_id("variant", *(x for v in self.variants for x in _place(v)))

    def order(self) -> tuple[tuple[Evidence, ...], str]:
        """Where it stands among variants: by its places."""
        return self.variants, self.speaker or ""


def _place(e: Evidence | None) -> tuple[str, int, int] | tuple[None]:
    return (e.document, e.span.start, e.span.end) if e is not None else (None,)
