"""Those known by one word alone ("Senator Marsk", "Mr Vey"): told apart by title and address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from twosource.actors import lexicon
from twosource.actors.ranks import Rank, against, ranks_of
from twosource.actors.work import Ent, NameHit
from twosource.model.parse import Parse

Choice = tuple[Ent, float, str]
Key = tuple[str, ...]


class Bearers:
    """Whom each name of one word has meant so far, in the order of the text."""

    def __init__(self, parse: Parse, new: Callable[[Key], Ent]) -> None:
        self._parse = parse
        self._new = new
        self._ranks: dict[int, set[Rank]] = defaultdict(set)
        self._known: dict[Key, dict[int, Ent]] = defaultdict(dict)

    def choose(self, hit: NameHit, plain: Callable[[], Choice]) -> Choice | None:
        """Who it is; ``plain`` tells where title and address tell nothing. None where it is one
        of several and nothing tells which."""
        ranks = ranks_of(self._parse, hit)
        known = self._known[hit.key]
        choice = self._among(hit, ranks, list(known.values())) if known else plain()
        if choice is None:
            return None
        ent = choice[0]
        if (ranks or hit.honorific) and ent.kind != "person":
            if ent.kind == "place":
                return choice
            choice = self._fresh(hit), 1.0, "name"
            ent = choice[0]
        known[ent.number] = ent
        self._ranks[ent.number] |= ranks
        return choice

    def _among(self, hit: NameHit, ranks: frozenset[Rank], known: list[Ent]) -> Choice | None:
        if ranks:
            same = [e for e in known if ranks & self._ranks[e.number]]
            fits = same or [e for e in known if not against(ranks, self._ranks[e.number])]
        else:
            fits = known
        if hit.honorific or ranks:
            fits = [e for e in fits if e.kind in ("person", "place")]
        if not fits:
            return self._fresh(hit), 1.0, "name"
        if len(fits) > 1 and not hit.honorific and not ranks:
            bodies = [e for e in fits if e.kind != "person"]
            fits = bodies if len(bodies) == 1 else fits  # the firm "Vey" beside Mr Vey
        return (fits[0], 1.0, "same name") if len(fits) == 1 else None

    def _fresh(self, hit: NameHit) -> Ent:
        """Another of the name: a person, known by title or form of address."""
        ent = self._new(hit.key)
        ent.kind = "person"
        ent.address = title_of(self._parse, hit)
        return ent


def title_of(parse: Parse, hit: NameHit) -> str:
    """The title or form of address right before a name, as it is written."""
    for n in hit.titles:
        if n.last == hit.first:
            first, marks = n.core, lexicon.names().other_rank
            while first > n.first and parse.tokens[first - 1].text.lower() in marks:
                first -= 1
            return " ".join(t.text for t in parse.tokens[first : n.last])
    return parse.tokens[hit.first - 1].text if hit.honorific and hit.first else ""
