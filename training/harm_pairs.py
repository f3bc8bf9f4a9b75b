"""Learn the weights by which two episodes are known to be one event.

``python -m training.harm_pairs [--story FILE]`` reads ``../shared/incidents`` (a story file that is
named keeps the readings), takes the pairs of episodes that the program would compare, both of the
develop half, and fits a logistic regression (Newton's method, with a ridge). What is written to
``accounts/lexicons/harm_pairs.toml`` are the weights alone.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evals.incidents import ARTICLES, half, read_into, rows

from twosource import accounts, actors
from twosource.accounts.episodes import HARMS, episodes
from twosource.accounts.harm_alike import features
from twosource.accounts.harm_days import date_episode
from twosource.accounts.harm_groups import candidates
from twosource.accounts.harm_texts import Texts
from twosource.accounts.harm_traits import people_of, traits
from twosource.accounts.told import tell
from twosource.model.reading import Reading
from twosource.story import Story

OUT = Path(__file__).parents[1] / "src/twosource/accounts/lexicons/harm_pairs.toml"
RIDGE = 1.0
STEPS = 40
Array = npt.NDArray[np.float64]


def examples(readings: Sequence[Reading]) -> tuple[list[dict[str, float]], list[bool]]:
    """The features of each pair of chief episodes of the develop half, and whether it is one."""
    incident = {a["doc"]: a["incident"] for a in rows(ARTICLES)}
    cast = actors.merge(
        [(r.document, r.actors) for r in readings], same=accounts.same_actors(readings)
    )
    by_id = {a.id: a for a in cast.actors}
    outlets = {r.document.id: actors.outlet_id(r.document) for r in readings if r.actors}
    told = tell(readings, cast.of, outlets, accounts.reprints(readings))
    read = {r.document.id: r for r in readings}
    documents = {d: r.document for d, r in read.items()}
    harms = [t for t in told if t.mention.type in HARMS]
    found = [date_episode(e, read[e.document]) for e in episodes(harms)]
    texts = Texts(documents[d] for d in sorted({e.document for e in found}))
    named = people_of(by_id)
    of = [traits(e, texts, documents, named, by_id) for e in found]
    rows_, same = [], []
    for i, j in sorted(candidates(found, of, texts)):
        a, b = (incident[str(documents[found[k].document].doc)] for k in (i, j))
        if found[i].main and found[j].main and half(a) == half(b) == "develop":
            rows_.append(features(of[i], of[j], texts))
            same.append(a == b)
    return rows_, same


def fit(rows_: Sequence[Mapping[str, float]], same: Sequence[bool]) -> dict[str, float]:
    """The weights by feature, and the bias."""
    names = sorted(rows_[0])
    x: Array = np.array([[r[n] for n in names] + [1.0] for r in rows_])
    y: Array = np.array(same, dtype=float)
    w: Array = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ w)))
        slope = x.T @ (p - y) + RIDGE * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w = w - np.linalg.solve(curve, slope)
    return dict(zip([*names, "bias"], (float(v) for v in w), strict=True))


def write(weights: Mapping[str, float]) -> None:
    """Write the weights under the head of the file, which stays."""
    head = OUT.read_text(encoding="utf-8").split("[weights]")[0]
    body = "".join(f"{k} = {v:.2f}\n" for k, v in sorted(weights.items()))
    OUT.write_text(f"{head}[weights]\n{body}", encoding="utf-8")


def main() -> None:
    """Learn and write."""
    options = argparse.ArgumentParser(prog="python -m training.harm_pairs", description=__doc__)
    options.add_argument("--story", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.story or Path(folder) / "incidents.story"
        read_into(path)
        with Story.open(path, create=False) as story:
            readings = sorted(story.readings(), key=lambda r: r.document.id)
    write(fit(*examples(readings)))


if __name__ == "__main__":
    main()
