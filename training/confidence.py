"""Fit the confidence of attributions on the held-out articles: python -m training.confidence.

Writes ``attribution/lexicons/confidence.toml``. The tagger has not seen these articles; the rules
were written on others (PolNeAR dev).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from bench.predict_attributions import document
from bench.reliability import right, words

from training.calibrate import fit
from training.data import load, split
from training.train import TRAIN
from twosource.attribution import confidence
from twosource.attribution.nest import parents
from twosource.attribution.stage import candidates
from twosource.attribution.tagging import load_tagger
from twosource.language.parse import SpacyParser

LEXICON = Path(confidence.__file__).parent / "lexicons/confidence.toml"
HEAD = """\
# How likely an attribution is right: weights of attribution/confidence.py. Written by
# `python -m training.confidence`, from PolNeAR (articles held out of the training).
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, default=TRAIN)
    parser.add_argument("--weights", type=Path, help="a folder of weights; else those installed")
    args = parser.parse_args()
    spacy, tagger = SpacyParser(), load_tagger(args.weights)
    assert tagger is not None
    rows: dict[str, tuple[list[tuple[float, ...]], list[bool]]] = {
        "with_tagger": ([], []),
        "rules": ([], []),
    }
    for article in split(load(args.train))[1]:
        d = document(article["doc"], article["text"])
        parse = spacy.parse(d)
        for name, given in (("with_tagger", tagger), ("rules", None)):
            found = candidates(d, parse, given)
            for c, inner in zip(found, parents(found), strict=True):
                if inner is not None:
                    continue  # PolNeAR has the outermost alone
                by_rule = c.by_rule if c.by_tagger else c.score
                x = (
                    confidence.inputs(by_rule, c.by_tagger)
                    if given is not None
                    else confidence.inputs_of_rules(by_rule)
                )
                source, content = (
                    words(d.text, [(s.start, s.end) for s in spans])
                    for spans in (c.source, c.content)
                )
                rows[name][0].append(x)
                rows[name][1].append(right(d.text, source, content, article["attributions"]))
    out = HEAD
    for name, (x, y) in rows.items():
        weights = fit(np.array(x), np.array(y, float))
        out += f"{name} = {json.dumps([round(float(w), 3) for w in weights])}\n"
        print(name, len(y), "attributions,", round(float(np.mean(y)), 3), "right")
    LEXICON.write_text(out, encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
