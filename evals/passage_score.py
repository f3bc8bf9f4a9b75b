"""Score what is found in the passages of our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.passages import Passage, Wanted
from twosource.model.attribution import Attribution
from twosource.model.span import Span

_WORD = re.compile(r"\w+")
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A passage, and for each of its gold attributions the one found (None: missed)."""

    passage: Passage
    found: tuple[Attribution, ...]
    pairs: tuple[Attribution | None, ...]

    @property
    def extra(self) -> list[Attribution]:
        """What was found and is in no gold attribution, optional ones included."""
        taken = {a.id for a in self.pairs if a is not None}
        return [a for a in self.found if a.id not in taken]


def match(passage: Passage, found: tuple[Attribution, ...]) -> Match:
    """Pair one to one, the best overlap of contents first; sources must share a word."""
    text = passage.text
    options = []
    for i, w in enumerate(passage.wanted):
        wanted = _places(text, w.content)
        for k, a in enumerate(found):
            near = _jaccard(wanted, _places(text, a.content))
            if near >= NEAR and _same_source(text, w, a):
                options.append((-near, i, k))
    pairs: list[Attribution | None] = [None] * len(passage.wanted)
    used: set[int] = set()
    for _, i, k in sorted(options):
        if pairs[i] is None and k not in used:
            pairs[i] = found[k]
            used.add(k)
    return Match(passage, found, tuple(pairs))


def _places(text: str, spans: Iterable[Span]) -> set[int]:
    return {s.start + m.start() for s in spans for m in _WORD.finditer(s.of(text))}


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _same_source(text: str, w: Wanted, a: Attribution) -> bool:
    if w.source is None:
        return not a.source
    return bool(_places(text, [w.source]) & _places(text, a.source))


def figures(matches: Sequence[Match]) -> Mapping[str, float]:
    """The figures in per cent, over the gold attributions that are not optional.

    ``hedged``, ``parent``, ``said`` and ``knows_by`` are shares of those found; ``addressee`` and
    ``via`` F1 of those whose gold or reading has one, missed attributions counted as missed.
    """
    n: Counter[str] = Counter()
    for m in matches:
        n["extra"] += len(m.extra)
        for w, a in zip(m.passage.wanted, m.pairs, strict=True):
            if w.optional:
                continue
            n["gold"] += 1
            _count(n, m, w, a)
    hit = n["found"]
    return {
        "found": 100 * hit / max(1, n["gold"]),
        "found_with_stance": 100 * n["stance"] / max(1, n["gold"]),
        "precision": 100 * hit / max(1, hit + n["extra"]),
        **{k: 100 * n[k] / max(1, hit) for k in ("hedged", "parent", "knows_by")},
        **{k: 200 * n[k] / max(1, n[f"{k} wanted"] + n[f"{k} given"])
           for k in ("addressee", "via", "said")},
    }  # fmt: skip


def _count(n: Counter[str], m: Match, w: Wanted, a: Attribution | None) -> None:
    ways = (
        ("addressee", w.addressee, a.addressee_span if a else None),
        ("via", w.via, a.via_span if a else None),
        ("said", w.said, a.said_span if a else None),
    )
    for name, wanted, given in ways:
        n[f"{name} wanted"] += wanted is not None
        n[f"{name} given"] += given is not None
        n[name] += wanted is not None and given is not None and wanted.overlaps(given)
    if a is None:
        return
    n["found"] += 1
    n["stance"] += a.stance == w.stance
    n["hedged"] += a.hedged == w.hedged
    n["knows_by"] += a.knows_by == w.knows_by
    n["parent"] += _parent_right(m, w, a)


def _parent_right(m: Match, w: Wanted, a: Attribution) -> bool:
    if w.parent is None:
        return a.parent is None
    above = m.pairs[w.parent]
    return above is not None and a.parent == above.id
