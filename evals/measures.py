"""The figures, each measured with the real pipeline and the shared scorers."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.grouping import run as run_grouping
from bench.pages.later import LATER
from bench.pages.layouts import LAYOUTS
from bench.reading import figures as page_figures

from bench import predict_attributions, predict_timexes
from evals import actor_measures, facets
from evals import predicates as predicate_sentences
from evals.drafts import drafts as held_drafts
from evals.incidents import third
from evals.knows_passages import figures as knows_figures
from evals.passage_score import figures as passage_figures
from evals.passage_score import match
from evals.passages import passages
from evals.single_marks import with_single_marks
from evals.time_passages import time_passages
from evals.time_score import match_times, time_figures
from twosource.attribution import attribute
from twosource.attribution.tagging import MISSING, Tagger, load_tagger
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
    """Attribution on PolNeAR dev by rules alone: ../shared/tools/score_attribution.py."""
    return _attributions(parser, None, lines(SHARED / "polnear" / "polnear_dev.jsonl"))


def polnear_dev_tagger(parser: SpacyParser) -> Figures:
    """The same with the trained tagger, and the direct recall lost with single marks alone."""
    tagger = load_tagger()
    assert tagger is not None, MISSING
    gold = lines(SHARED / "polnear" / "polnear_dev.jsonl")
    found = _attributions(parser, tagger, gold)
    single = _attributions(parser, tagger, [with_single_marks(g) for g in gold])
    return {**found, "direct_with_single_marks": single["recall_direct"] - found["recall_direct"]}


def _attributions(
    parser: SpacyParser, tagger: Tagger | None, gold: list[dict[str, Any]]
) -> Figures:
    texts = [(g["doc"], g["text"]) for g in gold]
    found, _ = predict_attributions.predict(parser, texts, tagger)
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


def time_expressions(parser: SpacyParser) -> Figures:
    """Time expressions of our own (``evals/timexes``): ``unseen`` is the batch written last."""
    out: dict[str, float] = {}
    for name, batch in (("seen", 1), ("unseen", 2)):
        matches = []
        for p in time_passages(batch):
            document = p.document()
            matches.append(match_times(p, recognise(document, parser.parse(document))))
        out |= {f"{name}_{k}": v for k, v in time_figures(matches).items()}
    return out


def generated(parser: SpacyParser) -> Figures:
    """Grouping and statuses on a generated story of 100 articles."""
    score = run_grouping(100, 1, parser).score
    return {
        "sentences_matched": 100 * score.matched / score.sentences,
        "pair_f1": 100 * score.pair_f1,
        "statuses_right": 100 * score.status_right,
    }


def attribution_passages(parser: SpacyParser) -> Figures:
    """Passages of our own by rules alone: ``unseen`` is the batch that no rule was fitted to."""
    return _passages(parser, None)


def attribution_passages_tagger(parser: SpacyParser) -> Figures:
    """The same with the trained tagger: what a user gets."""
    tagger = load_tagger()
    assert tagger is not None, MISSING
    return _passages(parser, tagger)


def _passages(parser: SpacyParser, tagger: Tagger | None) -> Figures:
    named = {"fitted": (1, 3, 4), "unseen": (2,)}
    out: dict[str, float] = {}
    for name, batches in named.items():
        read = [p for b in batches for p in passages(b)]
        documents = [p.document() for p in read]
        found = [
            match(p, attribute(d, parser.parse(d), tagger))
            for p, d in zip(read, documents, strict=True)
        ]
        out |= {f"{name}_{k}": v for k, v in passage_figures(found).items()}
    return out


def knows_passages(parser: SpacyParser) -> Figures:
    """How a source knows, on passages of our own: ``later`` ones were written after the rules."""
    named = {"first": 1, "later": 2}
    return {
        f"{name}_{k}": v
        for name, batch in named.items()
        for k, v in knows_figures(parser, batch).items()
    }


def facet_pairs(parser: SpacyParser) -> Figures:
    """Pairs of statements of our own by facet: ``unseen`` were written after the rules."""
    return facets.figures(parser)


def reading_pages(_: SpacyParser) -> Figures:
    """Articles taken out of pages of our own making: python -m bench.reading."""
    batches = {"first": LAYOUTS, "later": LATER}
    return {
        f"{name}_{k}": v for name, held in batches.items() for k, v in page_figures(held).items()
    }


def predicates(parser: SpacyParser) -> Figures:
    """Events told by words that no list of ours names, and near misses."""
    return predicate_sentences.figures(parser)


def incidents(parser: SpacyParser) -> Figures:
    """Articles about shootings, a fixed third of the incidents: ``evals/incidents.py``."""
    return third(parser)


def drafts(parser: SpacyParser) -> Figures:
    """Drafts held against generated stories: ``evals/drafts.py``."""
    return held_drafts(parser)


MEASURES: Mapping[str, Callable[[SpacyParser], Figures]] = {
    "polnear_dev": polnear_dev,
    "polnear_dev_tagger": polnear_dev_tagger,
    "timex_develop": timex_develop,
    "time_expressions": time_expressions,
    "generated": generated,
    "facet_pairs": facet_pairs,
    "drafts": drafts,
    "predicates": predicates,
    "incidents": incidents,
    "attribution_passages": attribution_passages,
    "attribution_passages_tagger": attribution_passages_tagger,
    "knows_passages": knows_passages,
    "speakers": actor_measures.speakers,
    "actor_passages": actor_measures.passages,
    "incident_people": actor_measures.incident_people,
    "reading_pages": reading_pages,
}
NEEDS_SHARED = frozenset(
    {
        "speakers",
        "incident_people",
        "incidents",
        "polnear_dev",
        "polnear_dev_tagger",
        "timex_develop",
    }
)
