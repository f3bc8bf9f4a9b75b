"""Print how often an attribution is right where its score says how sure it is: ten bins.

``python -m bench.reliability [GOLD.jsonl] [--rules]``. Without a file it takes PolNeAR dev. It is
right where a gold attribution shares a word of the source and at least half of the content
(Jaccard, over words).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.inputs import POLNEAR
from bench.predict_attributions import document, rows
from twosource.attribution import attribute
from twosource.attribution.tagging import Tagger, load_tagger
from twosource.language.parse import SpacyParser

_WORD = re.compile(r"\w+")


class Bin(NamedTuple):
    """Attributions with a score in [low, high): how many, mean, share that is right."""

    low: float
    high: float
    size: int
    mean: float
    right: float


def bins(scored: Sequence[tuple[float, bool]], n: int = 10) -> list[Bin]:
    """Return the bins that hold something."""
    out = []
    for k in range(n):
        inside = [(p, r) for p, r in scored if min(n - 1, int(p * n)) == k]
        if inside:
            size = len(inside)
            mean, right = sum(p for p, _ in inside) / size, sum(r for _, r in inside) / size
            out.append(Bin(k / n, (k + 1) / n, size, mean, right))
    return out


def error(found: Sequence[Bin]) -> float:
    """Expected calibration error."""
    return sum(b.size * abs(b.mean - b.right) for b in found) / sum(b.size for b in found)


def words(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    return {s + m.start() for s, e in spans for m in _WORD.finditer(text[s:e])}


def right(text: str, source: set[int], content: set[int], gold: Iterable[dict[str, Any]]) -> bool:
    for a in gold:
        whole, other = words(text, a["content"]), words(text, a["source"])
        both = len(whole & content)
        if both and 2 * both >= len(whole | content) and (source & other or not source | other):
            return True
    return False


def measure(gold: Sequence[dict[str, Any]], tagger: Tagger | None) -> list[Bin]:
    """Read the articles and return the bins of their outermost attributions (the gold has no
    others)."""
    parser = SpacyParser()
    scored: list[tuple[float, bool]] = []
    for row in gold:
        d = document(row["doc"], row["text"])
        for a in attribute(d, parser.parse(d), tagger):
            if a.parent is None:
                source, content = (
                    words(d.text, [(s.start, s.end) for s in spans])
                    for spans in (a.source, a.content)
                )
                scored.append((a.score, right(d.text, source, content, row["attributions"])))
    return bins(scored)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.reliability", description=__doc__)
    options.add_argument("gold", type=Path, nargs="?", default=POLNEAR)
    options.add_argument("--rules", action="store_true", help="without the trained tagger")
    given = options.parse_args()
    found = measure(rows(given.gold), None if given.rules else load_tagger())
    print("| score | attributions | mean | right |\n|---|---|---|---|")
    for b in found:
        print(f"| {b.low:.1f} to {b.high:.1f} | {b.size} | {b.mean:.2f} | {b.right:.2f} |")
    print(f"\nexpected calibration error {error(found):.3f}")


if __name__ == "__main__":
    main()
