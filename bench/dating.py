"""Documents a second of the step that finds and reads dates, on one core, after parsing.

``python -m bench.dating [FILE.jsonl] [--limit N] [--rounds N]``. Without a file it takes PolNeAR
dev from ``../shared``, or generated articles where that is missing. CPU time is that of the
process; parsing, loading the rules and all before is left out. The best of the rounds counts: a
shared machine is at times slower, never faster.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.inputs import sample, words
from twosource.dating import recognise
from twosource.language.parse import SpacyParser
from twosource.model.document import Document
from twosource.model.parse import Parse

REQUIRED = 300
"""Documents a second that are asked for."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What was read, and how fast."""

    documents: int
    words: int
    expressions: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Documents per CPU second."""
        return self.documents / max(self.seconds, 1e-9)


def measure(parsed: Sequence[tuple[Document, Parse]], rounds: int) -> Speed:
    """Find the time expressions of all documents, ``rounds`` times after a first one for warmth."""
    expressions = sum(len(recognise(d, p)) for d, p in parsed)
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        for document, parse in parsed:
            recognise(document, parse)
        best = min(best, time.process_time() - begun)
    return Speed(len(parsed), sum(words(d.text) for d, _ in parsed), expressions, best)


def main() -> None:
    """Run the command line."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("file", type=Path, nargs="?")
    args.add_argument("--limit", type=int, default=200)
    args.add_argument("--rounds", type=int, default=3)
    given = args.parse_args()
    name, documents = sample(given.file, given.limit)
    parser = SpacyParser()
    speed = measure([(d, parser.parse(d)) for d in documents if d.analysed], given.rounds)
    print(
        f"{name}: {speed.documents} documents, {speed.words / speed.documents:.0f} words each, "
        f"{speed.expressions} time expressions; {speed.per_second:.0f} documents a CPU second "
        f"after parsing (asked for: {REQUIRED})"
    )


if __name__ == "__main__":
    main()
