"""Learn how much each mark at a town's names speaks for it being the place of a harm.

``python -m training.town_weights`` reads the develop half of ``../shared/incidents``, finds the
towns of each article and their marks with the program's own code, and fits a conditional logit over
the towns of an article (gradient ascent, with a ridge). It prints the weights for ``[weights]`` of
``events/lexicons/regions.toml``; two that came out negative though the mark speaks for a town
(``harm_clause``, ``headline``: they stand where other marks already do) were written there nearer
to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from bench.inputs import documents
from evals.incidents import ARTICLES, INCIDENTS, half, rows

from twosource.actors import cast
from twosource.attribution import attribute
from twosource.events import frames
from twosource.events.harms import HARMS
from twosource.events.lexicon import lexicon
from twosource.events.people import People
from twosource.events.sites import marks_of
from twosource.events.tolls import find_tolls
from twosource.events.town_signs import Sign, town_signs
from twosource.language.parse import SpacyParser

STEPS, RATE, RIDGE = 400, 0.3, 0.002
Array = npt.NDArray[np.float64]
Example = tuple[list[dict[str, float]], int]


def examples() -> Iterator[Example]:
    """For each article whose place is one of its towns: the marks of its towns, and which it is."""
    incident = {a["doc"]: a["incident"] for a in rows(ARTICLES)}
    place = {i["incident"]: i["city"].split("(")[0].strip().lower() for i in rows(INCIDENTS)}
    parser = SpacyParser()
    for d in documents(ARTICLES):
        of = incident[str(d.doc)]
        if half(of) != "develop" or not d.analysed:
            continue
        parse = parser.parse(d)
        people = People(parse, cast(d, parse, attribute(d, parse, None)).actors)
        harms = {h.i for h in frames.find(parse, lexicon()) if h.entry.type in HARMS}
        harms |= {t.i for t in find_tolls(parse, people)}
        towns: dict[str, list[Sign]] = defaultdict(list)
        for sign in town_signs(d, parse, frozenset(harms)):
            towns[sign.name].append(sign)
        right = [k for k, name in enumerate(towns) if name.lower() == place[of]]
        if right and len(towns) > 1:
            yield [marks_of(signs) for signs in towns.values()], right[0]


def fit(given: Sequence[Example]) -> dict[str, float]:
    """The weights by mark."""
    names = sorted({m for towns, _ in given for marks in towns for m in marks})
    rows_ = [(np.array([[t.get(n, 0.0) for n in names] for t in towns]), k) for towns, k in given]
    w: Array = np.zeros(len(names))
    for _ in range(STEPS):
        slope: Array = np.zeros(len(names))
        for x, k in rows_:
            p = np.exp(x @ w - (x @ w).max())
            slope += x[k] - (p / p.sum()) @ x
        w = w + RATE * (slope / len(rows_) - RIDGE * w)
    return dict(zip(names, (float(v) for v in w), strict=True))


if __name__ == "__main__":
    for mark, weight in fit(list(examples())).items():
        print(f"{mark} = {weight:.2f}")
