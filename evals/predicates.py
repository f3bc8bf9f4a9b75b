"""Predicates that no list of ours names: are they found, and is what is no event left alone?

``evals/predicates/*.jsonl`` hold sentences that we wrote ourselves, each with a ``word`` and the
``type`` of event that it names; null where it names none there (another sense, a figure of speech).
None of the words that name an event stands in ``events/lexicons/predicates.toml``. ``first.jsonl``
was written before the code, and none of its words is labelled in ``training/predicates.toml``;
``second.jsonl`` was written after it, nothing was changed for it, and some of its words are
labelled: "new" words are those that are not. Since then "gunned down" and "buzzed" of the first
batch and "massacred a ballad" and "murdered his rival 6-0" of the second went into the hand-made
``phrases.toml``: of these four the figures say nothing. A sentence is read with the real pipeline.
Found is right where an event of that type stands at the word; any other event at the word, or any
event in a sentence that tells of none, is wrong.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table as Screen

from evals.facets import document
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document

FOLDER = Path(__file__).parent / "predicates"
BATCHES = ("first", "second")


class Sentence(NamedTuple):
    """A sentence, the word in question, and the type of event it names (None: no event)."""

    text: str
    word: str
    type: str | None


def labelled() -> frozenset[str]:
    """The first words of the verbs whose senses were labelled by hand for the training."""
    path = Path(__file__).parents[1] / "training" / "predicates.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))["verbs"]
    named = (x for kind, found in raw.items() if kind != "none" for x in found)
    return frozenset(x.split()[0].split("_")[0] for x in named)


def new(parser: SpacyParser, s: Sentence) -> bool:
    """Whether the word's sense was not labelled: it is found by the model alone."""
    parse = parser.parse(document("a", "Kelmouth Post", s.text))
    start = s.text.index(s.word)
    lemma = next(t.lemma for t in parse.tokens if t.start == start)
    return lemma not in labelled() and s.word.split()[0] not in labelled()


def sentences(batch: str) -> list[Sentence]:
    """The sentences of a batch, in order."""
    text = (FOLDER / f"{batch}.jsonl").read_text(encoding="utf-8")
    return [Sentence(**json.loads(line)) for line in text.splitlines() if line.strip()]


def found(parser: SpacyParser, s: Sentence) -> list[str]:
    """The types of the events that are found: at the word, or anywhere where it names none."""
    reading = read_document(document("a", "Kelmouth Post", s.text), parser)
    start = s.text.index(s.word)
    end = start + len(s.word)
    return [
        m.type
        for m in reading.event_mentions
        if s.type is None or (m.span.start < end and start < m.span.end)
    ]


def counts(parser: SpacyParser, batch: str, show: bool = False) -> Counter[tuple[str, str]]:
    """By type: ``right``, ``wrong`` (found and none of it), ``of`` (told). Type "none": near
    misses, ``right`` those left alone."""
    out = Counter[tuple[str, str]]()
    for s in sentences(batch):
        got = found(parser, s)
        out[s.type or "none", "of"] += 1
        good = s.type in got if s.type else not got
        out[s.type or "none", "right"] += good
        for type_ in set(got) - {s.type}:
            out[type_, "wrong"] += 1
        if show and (not good or set(got) - {s.type}):
            print(f"{batch}: {s.word} ({s.type}), found {got}\n  {s.text}")
    return out


def figures(parser: SpacyParser) -> Mapping[str, float]:
    """Recall, precision and the share of near misses left alone, in per cent, by batch."""
    out = {}
    for batch in BATCHES:
        n = counts(parser, batch)
        right = sum(v for (t, k), v in n.items() if k == "right" and t != "none")
        of = sum(v for (t, k), v in n.items() if k == "of" and t != "none")
        wrong = sum(v for (_, k), v in n.items() if k == "wrong")
        out[f"{batch}_found"] = 100 * right / max(1, of)
        out[f"{batch}_precision"] = 100 * right / max(1, right + wrong)
        told = [s for s in sentences(batch) if s.type and new(parser, s)]
        hits = sum(s.type in found(parser, s) for s in told)
        out[f"{batch}_new_found"] = 100 * hits / max(1, len(told))
        out[f"{batch}_left_alone"] = 100 * n["none", "right"] / max(1, n["none", "of"])
    return out


def main(show: bool) -> None:
    """Measure by type and print; ``show``: the sentences that came out wrong as well."""
    parser = SpacyParser()
    screen = Screen(title="predicates that no list names: found, of, wrong")
    screen.add_column("type")
    found_in = {b: counts(parser, b, show) for b in BATCHES if (FOLDER / f"{b}.jsonl").exists()}
    for batch in found_in:
        screen.add_column(batch, justify="right")
    for type_ in sorted({t for n in found_in.values() for t, _ in n}):
        cells = (
            f"{n[type_, 'right']} of {n[type_, 'of']}, {n[type_, 'wrong']}"
            for n in found_in.values()
        )
        screen.add_row(type_, *cells)
    Console().print(screen)
    for name, value in figures(parser).items():
        print(f"{name} {value:.1f}")


if __name__ == "__main__":
    main("--show" in sys.argv)
