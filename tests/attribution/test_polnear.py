"""A floor under the figures on a part of PolNeAR's development articles."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

from bench.predict_attributions import predict

from twosource.language.parse import SpacyParser

ARTICLES = 24


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "score_attribution", shared / "tools/score_attribution.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_floor(shared: Path, parser: SpacyParser) -> None:
    lines = (shared / "polnear/polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines[:ARTICLES]]
    found, _ = predict(parser, [(r["doc"], r["text"]) for r in gold])
    outermost = {d: [a for a in rows if not a["parent"]] for d, rows in found.items()}
    result = scorer(shared).score(gold, outermost, boot=0)
    print(result["attribution/attr"], result["recall/direct"])
    assert result["attribution/attr"]["F1"] >= 0.65
    assert result["recall/direct"]["R"] >= 0.75
