"""Learn how much each mark at a town's names speaks for it being the place of a harm.

``python -m training.town_weights`` reads ``../shared/incidents``, finds the towns of each article
and their marks with the program's own code, and fits a conditional logit over the towns of an
article and "none of them" (gradient ascent, with a ridge). It prints the weights for ``[weights]``
of ``events/lexicons/regions.toml``. One was written there nearer to nothing: ``backed``, a name
that the gazetteer lacks but that has a region, a dateline or a police, came out at -1.5. Here such
names are parts of American towns; elsewhere they are towns.

``--folds 5`` prints instead what ``evals.incidents`` prints where each article is read with weights
that were learned without its incident: what to expect of articles that nobody learned from.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from bench.inputs import documents
from evals.incidents import ARTICLES, HALVES, INCIDENTS, answers, report, rows, score
from rich.console import Console

from twosource import pipeline
from twosource.comparing import compare
from twosource.events import sites
from twosource.events.town_signs import Sign
from twosource.events.towns import Features, Town, by_names, features, towns
from twosource.model.document import Document
from twosource.model.reading import Reading

STEPS, RATE, RIDGE = 1500, 0.3, 0.002
Array = npt.NDArray[np.float64]


class Example(NamedTuple):
    """The features of an article's towns, and which of them is the place (None: none of them)."""

    incident: str
    towns: tuple[Features, ...]
    right: int | None


Signs = tuple[Document, Sequence[Sign]]


def read(every: Iterable[Document], read_one: Callable[[Document], Reading]) -> Iterator[Signs]:
    """The signs of each article that tells of a harm, as the pipeline finds them."""
    for document in every:
        seen: list[Signs] = []

        def watch(d: Document, signs: Sequence[Sign], weights: Features,
                  seen: list[Signs] = seen) -> tuple[Town, ...]:  # fmt: skip
            seen.append((d, signs))
            return towns(d, signs, weights)

        with patch.object(sites, "towns", watch):
            read_one(document)
        yield from seen


def examples(found: Iterable[Signs]) -> Iterator[Example]:
    """What to learn from."""
    incident = {a["doc"]: a["incident"] for a in rows(ARTICLES)}
    place = {i["incident"]: i["city"].split("(")[0].strip().lower() for i in rows(INCIDENTS)}
    for document, signs in found:
        of = incident[str(document.doc)]
        given = features(document, by_names(signs))
        right = [k for k, name in enumerate(given) if name.lower() == place[of]]
        yield Example(of, tuple(given.values()), right[0] if right else None)


def fit(given: Sequence[Example]) -> dict[str, float]:
    """The weights by feature."""
    names = sorted({f for e in given for t in e.towns for f in t})
    data = []
    for e in given:
        x = np.array([[t.get(n, 0.0) for n in names] for t in e.towns] + [[0.0] * len(names)])
        data.append((x, len(e.towns) if e.right is None else e.right))
    w: Array = np.zeros(len(names))
    for _ in range(STEPS):
        slope: Array = np.zeros(len(names))
        for x, k in data:
            p = np.exp(x @ w - (x @ w).max())
            slope += x[k] - (p / p.sum()) @ x
        w = w + RATE * (slope / len(data) - RIDGE * w)
    return dict(zip(names, (float(v) for v in w), strict=True))


def fold(incident: str, folds: int) -> int:
    """In which fold an incident is: by a hash of its id."""
    return hashlib.sha256(b"fold " + incident.encode()).digest()[0] % folds


def cross(
    given: Sequence[Example],
    folds: int,
    every: Iterable[Document],
    read_one: Callable[[Document], Reading],
) -> Mapping[str, Mapping[str, float]]:
    """The figures of the incidents where no article is read with weights learned on it."""
    incident = {a["doc"]: a["incident"] for a in rows(ARTICLES)}
    weights = [fit([e for e in given if fold(e.incident, folds) != k]) for k in range(folds)]

    def held_out(d: Document, signs: Sequence[Sign], _: Features) -> tuple[Town, ...]:
        mine = weights[fold(incident[str(d.doc)], folds)]
        return towns(d, signs, {**dict.fromkeys(_, 0.0), **mine})

    with patch.object(sites, "towns", held_out):
        readings = [read_one(d) for d in every]
    found = answers(compare(readings, {})[0])
    return {
        name: score(found, part) for name, part in {"all": None, **{h: h for h in HALVES}}.items()
    }


def main() -> None:
    """Learn and print."""
    options = argparse.ArgumentParser(prog="python -m training.town_weights", description=__doc__)
    options.add_argument("--folds", type=int, help="cross-validate instead")
    folds = options.parse_args().folds
    models = pipeline.load_models()
    every = documents(ARTICLES)
    read_one = lambda d: pipeline.read_document(d, models)
    given = list(examples(read(every, read_one)))
    if folds:
        Console().print(report(cross(given, folds, every, read_one)))
        return
    for name, weight in fit(given).items():
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main()
