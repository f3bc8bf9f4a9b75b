"""Score an exported tagger alone on PolNeAR dev: python -m training.evaluate --out DIR [--as FORM].

FORM: single, lower, misspelt, or a style of quotation marks (``data.STYLES``).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

from bench.inputs import POLNEAR
from evals.measures import scorer
from evals.single_marks import with_single_marks

from training.data import Article, lines_of, load, misspelt, quotes_of, restyled
from twosource.attribution.tagger.infer import OnnxTagger
from twosource.model.span import Span


def rewritten(article: Article, form: str) -> Article:
    """The article in one of the forms that the tagger has to stand."""
    if form == "single":
        return with_single_marks(article)
    if form == "lower":
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in article["text"])
        return {**article, "text": small}
    if form == "misspelt":
        return misspelt(article, random.Random(article["doc"]), 0.3)
    return restyled(article, form)


def predict(tagger: OnnxTagger, text: str) -> list[dict[str, Any]]:
    """Attributions in the shape of the gold."""
    found = tagger.tag(text, [Span(a, b) for a, b in lines_of(text)], quotes_of(text))
    roles = ("source", "cue", "content")
    return [{r: [[s.start, s.end] for s in getattr(t, r)] for r in roles} for t in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=POLNEAR)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.4)
    parser.add_argument("--as", dest="form", default="")
    args = parser.parse_args()
    articles = [rewritten(x, args.form) if args.form else x for x in load(args.gold)]
    tagger = OnnxTagger(args.out, args.threshold)
    found = {x["doc"]: predict(tagger, x["text"]) for x in articles}
    result = scorer("score_attribution").score(articles, found, boot=0)
    for figure in ("attribution/attr", "attribution/triple", "exact/content"):
        print(figure, round(100 * result[figure]["F1"], 1))
    for kind in ("direct", "mixed", "indirect"):
        print("recall", kind, round(100 * result[f"recall/{kind}"]["R"], 1))


if __name__ == "__main__":
    main()
