"""Fit confidence and threshold on the held-out articles: python -m training.calibrate --out DIR."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data import Article, lines_of, load, quotes_of, split, to_words
from training.train import TRAIN
from twosource.attribution.tagger.encode import Encoded
from twosource.attribution.tagger.found import Found, confident, inputs, settle
from twosource.attribution.tagger.infer import OnnxTagger

SLACK = 0.003


def right(encoded: Encoded, found: list[Found], article: Article) -> NDArray[np.float64]:
    """For each candidate, whether a gold attribution shares a source word and half the content."""
    wordy = np.array([article["text"][s].isalnum() for s in encoded.start], bool)
    cover = lambda ranges: {w for a, b in ranges for w in range(a, b + 1) if wordy[w]}
    gold = [
        (cover(to_words(encoded, a["source"])), cover(to_words(encoded, a["content"])))
        for a in article["attributions"]
    ]
    out = []
    for f in found:
        source, content = cover(f.source), cover(f.content)
        out.append(
            any(
                len(content & c) >= 0.5 * len(content | c)
                and content & c
                and (source & s or not source | s)
                for s, c in gold
            )
        )
    return np.array(out, float)


def fit(x: NDArray[np.float64], y: NDArray[np.float64], decay: float = 1.0) -> NDArray[np.float64]:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + decay * np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p) - decay * w)
    return w


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, default=TRAIN)
    parser.add_argument("--out", type=Path, default=Path("out"))
    args = parser.parse_args()
    tagger = OnnxTagger(args.out)
    articles = split(load(args.train))[1]
    tagged = [
        tagger.candidates(x["text"], lines_of(x["text"]), quotes_of(x["text"])) for x in articles
    ]
    truth = [right(e, f, x) for (e, f), x in zip(tagged, articles, strict=True)]
    x = np.array([inputs(f) for _, found in tagged for f in found])
    weights = fit(x, np.concatenate(truth))
    gold = sum(len(a["attributions"]) for a in articles)
    tried: list[tuple[float, float]] = []
    tagged = [(e, [confident(f, weights) for f in found]) for e, found in tagged]
    for threshold in np.arange(0.2, 0.6, 0.02):
        hit = n = 0
        for (e, found), a in zip(tagged, articles, strict=True):
            kept = settle(found, float(threshold))
            n += len(kept)
            hit += int(right(e, kept, a).sum())
        tried.append((2 * hit / (n + gold), float(threshold)))
    # the curve is flat about its top: of thresholds as good as the best, the one that finds most
    best = min((t for t in tried if t[0] >= max(tried)[0] - SLACK), key=lambda t: t[1])
    path = args.out / "config.json"
    config = json.loads(path.read_text())
    config |= {"confidence": [round(float(v), 5) for v in weights], "threshold": round(best[1], 3)}
    path.write_text(json.dumps(config, indent=1) + "\n")
    print(
        "held-out F1 about",
        round(best[0], 4),
        "threshold",
        config["threshold"],
        "weights",
        config["confidence"],
    )


if __name__ == "__main__":
    main()
