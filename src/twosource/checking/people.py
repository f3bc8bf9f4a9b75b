"""Whom of the record a name in a draft means: by name alone, and nobody where it is not clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from twosource.accounts.independence import Sides
from twosource.accounts.words import Word, content
from twosource.actors.fold import fold, sound
from twosource.actors.identity import person_key
from twosource.export.index import Index
from twosource.model.actor import Actor
from twosource.model.span import Span

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "prof", "professor"})


def folded(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: no case, accents, article or courtesy title."""
    found = [fold(w).strip("'\",;:()") for w in name.replace("\u2019s ", " ").split()]
    kept = [w.removesuffix("'s") for w in found if w and w not in _TITLES]
    return tuple(kept[1:] if kept[:1] == ["the"] else kept)


class People:
    """The actors of the record by their names."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sides = Sides(index.actors)
        self._full: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._last: dict[str, set[str]] = defaultdict(set)
        self._whole: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._unnamed: list[tuple[frozenset[str], str]] = []
        for a in index.table.actors:
            self._add(a)

    def _add(self, a: Actor) -> None:
        if a.kind == "unnamed":
            self._unnamed.append((_described(a.name), a.id))
            return
        for name in {a.name, *a.aliases}:
            words = folded(name)
            if not words:
                continue
            self._whole[words].add(a.id)
            if a.kind == "person" and any(w[:1].isupper() for w in name.split()):
                self._last[sound(words[-1])].add(a.id)
                if len(words) > 1:
                    self._full[person_key(words)].add(a.id)

    def meant(self, actor: Actor) -> frozenset[str]:
        """The actors of the record that one of a draft may be; empty where it is not known.

        A full name decides over a surname; several are given where a name fits several.
        """
        if actor.kind == "unnamed":
            wanted = _described(actor.name)
            return frozenset(i for words, i in self._unnamed if wanted and wanted == words)
        names = [n for n in (actor.name, *actor.aliases) if any(c.isupper() for c in n)]
        for look in (self._by_full, self._by_whole, self._by_last):
            found = {i for n in names for i in look(folded(n), actor)}
            if found:
                return frozenset(found)
        return frozenset()

    def _by_full(self, words: tuple[str, ...], actor: Actor) -> set[str]:
        person = actor.kind == "person" and len(words) > 1
        return self._full.get(person_key(words), set()) if person else set()

    def _by_whole(self, words: tuple[str, ...], _: Actor) -> set[str]:
        return self._whole.get(words, set())

    def _by_last(self, words: tuple[str, ...], actor: Actor) -> set[str]:
        if actor.kind != "person" or len(words) != 1:
            return set()
        return self._last.get(sound(words[0]), set())

    def one_side(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any of some actors is one with any of others, or speaks for it: a spokesman and
        his office are. Two people of one side are two speakers."""
        known = self.index.actors
        pairs = ((a, b) for a in some for b in others if a in known and b in known)
        return any(
            a == b or (self.sides.same(a, b) and not known[a].kind == known[b].kind == "person")
            for a, b in pairs
        )

    def named(self, ids: Iterable[str]) -> bool:
        """Whether any of the actors has a name."""
        return any(i in self.index.actors and self.index.actors[i].kind != "unnamed" for i in ids)


def _described(name: str) -> frozenset[str]:
    """The words that tell something in a description; its number is left out."""
    found = [Word(fold(w).strip(",;"), Span(0, 1)) for w in name.split()]
    return frozenset(w for w in content(found) if not w.isdigit() and w not in _NUMBERS)


_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
