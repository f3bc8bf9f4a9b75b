"""The figures, each measured with the real pipeline and the shared scorers."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.grouping import run as run_grouping

from bench import predict_attributions, predict_timexes
from twosource.dating import recognise
from twosource.language.parse import SpacyParser

SHARED = Path(__file__).resolve().parents[2] / "shared"
Figures = Mapping[str, float]


def scorer(name: str) -> ModuleType:
    """Load a scorer of ``../shared/tools`` as it is there."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def polnear_dev(parser: SpacyParser) -> Figures:
    """Attribution on PolNeAR dev: ../shared/tools/score_attribution.py."""
    gold = lines(SHARED / "polnear" / "polnear_dev.jsonl")
    found, _ = predict_attributions.predict(parser, [(g["doc"], g["text"]) for g in gold])
    outermost = {d: [a for a in rows if not a["parent"]] for d, rows in found.items()}
    result = scorer("score_attribution").score(gold, outermost, boot=0)
    return {
        "attr_f1": 100 * result["attribution/attr"]["F1"],
        "triple_exact_f1": 100 * result["attribution/triple"]["F1"],
        "content_exact_f1": 100 * result["exact/content"]["F1"],
        **{
            f"recall_{t}": 100 * result[f"recall/{t}"]["R"] for t in ("direct", "mixed", "indirect")
        },
    }


def timex_develop(parser: SpacyParser) -> Figures:
    """Time expressions on the develop half: ../shared/tools/score_timex.py."""
    tool = scorer("score_timex")
    hits, predicted, wanted = dict[str, int](), 0, 0
    for line in predict_timexes.lines(SHARED / "timex" / "tbaq.jsonl", "develop"):
        document = predict_timexes.document(line)
        found = [
            {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
            for t in recognise(document, parser.parse(document))
        ]
        hit, p, g = tool.counts(line, found)
        predicted, wanted = predicted + p, wanted + g
        for k, v in hit.items():
            hits[k] = hits.get(k, 0) + v
    return {
        f"{k}_f1": 100 * tool.prf(hits[k], predicted, wanted)[2]
        for k in ("strict", "relaxed", "value")
    }


def generated(parser: SpacyParser) -> Figures:
    """Grouping and statuses on a generated story of 100 articles."""
    score = run_grouping(100, 1, parser).score
    return {
        "sentences_matched": 100 * score.matched / score.sentences,
        "pair_f1": 100 * score.pair_f1,
        "statuses_right": 100 * score.status_right,
    }


MEASURES: Mapping[str, Callable[[SpacyParser], Figures]] = {
    "polnear_dev": polnear_dev,
    "timex_develop": timex_develop,
    "generated": generated,
}
NEEDS_SHARED = frozenset({"polnear_dev", "timex_develop"})
