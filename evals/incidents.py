"""Articles about shootings, grouped by incident and read for their facets: ``../shared/incidents``.

``python -m evals.incidents [--story FILE]`` builds a story of all articles with the real pipeline
(a story file that is named is kept, so that a second run only compares), takes from its table what
an export holds, and lets ``../shared/tools/score_incidents.py`` score it: all articles, and the two
halves that a hash of the incident's id makes. Rules are written on ``develop`` alone.

An article's incident is its main event. Each facet is taken from that event's finding: killed and
injured as the article itself says, the day too or else as most articles on the event say, the town
that most of them have. Of several numbers in one article the largest counts (a toll is told in
parts, then as a whole), and a lower bound as the number.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as Screen

from twosource.events.town_names import town_name
from twosource.language.parse import Parser
from twosource.model.finding import DateRange, Event, Facet, FacetValue, Value
from twosource.model.number import NumberRange
from twosource.model.table import Table
from twosource.pipeline import Models, build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARTICLES = SHARED / "incidents" / "articles.jsonl"
INCIDENTS = SHARED / "incidents" / "incidents.jsonl"
SCORER = SHARED / "tools" / "score_incidents.py"
HALVES = ("develop", "report")
Row = dict[str, Any]


def half(incident: str) -> str:
    """Which half an incident is in: by a hash of its id."""
    return HALVES[hashlib.sha256(incident.encode()).digest()[0] % 2]


def rows(path: Path) -> list[Row]:
    """The lines of a JSONL file."""
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def answers(table: Table) -> list[Row]:
    """One line an article, as the scorer wants them."""
    events = {e.id: e for e in table.events}
    out = []
    for d in table.documents:
        event = events.get(table.main_event.get(d.id, ""))
        answer = facets(event, d.id) if event else {}
        out.append({"doc": d.doc, "group": event.id if event else None, **answer})
    return out


def facets(event: Event, document: str) -> Row:
    """Date, city, killed and injured of an event as one article has them, else as most do."""
    found = {f.facet: told_by(f.values, document) for f in event.findings}
    return {
        "date": _day(found.get("when", ())),
        "city": _city(next((f.values for f in event.findings if f.facet == "place"), ())),
        "killed": _number(event, "killed", document),
        "injured": _number(event, "injured", document),
    }


def told_by(values: Iterable[Value], document: str) -> list[FacetValue]:
    """The values that a document's own accounts give, those with most accounts there and then in
    all first; where it gives none, the one of most documents."""

    def rank(v: Value) -> tuple[int, int]:
        own = sum(a.document == document for a in v.accounts)
        return -own, -len({a.document for a in v.accounts})

    ranked = sorted(values, key=rank)
    own = [v.value for v in ranked if rank(v)[0] < 0]
    return own or [v.value for v in ranked[:1]]


def _day(values: Iterable[FacetValue]) -> str | None:
    """The date where it is one day or two; else None."""
    for v in values:
        if not isinstance(v, DateRange) or v.earliest is None or v.latest is None:
            continue
        if (v.latest - v.earliest).days <= 1:
            return v.earliest.isoformat()
    return None


def _city(values: Iterable[Value]) -> str | None:
    """The town that most articles on the event have, one with its region before others; what
    stands before the region. An article with several has the one that it has most often. A county,
    a region or a road is none."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    with_region = set()
    for v in values:
        town, _, region = str(v.value).partition(", ")
        if town_name(town) is None:
            continue
        with_region |= {town} if region else set()
        for a in v.accounts:
            told[a.document][town] += 1
    votes: Counter[str] = Counter()
    for towns in told.values():
        most = max(towns.values())
        votes.update(t for t, n in towns.items() if n == most)
    return max(sorted(votes), key=lambda t: (votes[t], t in with_region), default=None)


def _number(event: Event, facet: Facet, document: str) -> int | None:
    """The largest number that the document's own accounts give, a lower bound as it stands."""
    numbers = [
        v.value.min
        for f in event.findings
        if f.facet == facet
        for v in f.values
        if isinstance(v.value, NumberRange) and any(a.document == document for a in v.accounts)
    ]
    return max(numbers, default=None)


def score(found: Iterable[Row], wanted: str | None = None) -> Mapping[str, float]:
    """The scorer's figures for all articles, or for one half."""
    articles = [a for a in rows(ARTICLES) if wanted is None or half(a["incident"]) == wanted]
    return scored(articles, found)


def scored(articles: Iterable[Row], found: Iterable[Row]) -> Mapping[str, float]:
    """The scorer's figures for some articles."""
    with tempfile.TemporaryDirectory() as folder:
        part, pred = Path(folder) / "articles.jsonl", Path(folder) / "pred.jsonl"
        for path, lines in ((part, articles), (pred, list(found))):
            path.write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(part), str(INCIDENTS), str(pred)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return figures(printed)


_PAIRS = re.compile(r"pairs\s+P\s*([\d.]+) R\s*([\d.]+) F\s*([\d.]+)\s+B3 F\s*([\d.]+)")
_FACET = re.compile(r"^(\S+)\s+answered\s+([\d.]+)\s+right\s+([\d.]+)", re.MULTILINE)


def figures(printed: str) -> dict[str, float]:
    """The figures in what the scorer prints. Raises ``ValueError`` where it prints none."""
    pairs = _PAIRS.search(printed)
    if pairs is None:
        raise ValueError(f"no figures in what the scorer printed: {printed!r}")
    names = ("pair_precision", "pair_recall", "pair_f1", "b3_f1")
    out = {n: float(x) for n, x in zip(names, pairs.groups(), strict=True)}
    for name, answered, right in _FACET.findall(printed):
        key = name.replace("~1", "_within_a_day").replace("=0", "_none")
        out |= {f"{key}_answered": float(answered), f"{key}_right": float(right)}
    return out


def read_into(path: Path, models: Models | None = None, articles: Path = ARTICLES) -> None:
    """Build the story of all articles, or bring it up to date."""
    with Story.open(path, create=True) as story:
        build([str(articles)], story, Hints(), LIMITS, models=models)


def read_story(path: Path, models: Models | None = None, articles: Path = ARTICLES) -> Table:
    """Build (or bring up to date) the story of all articles and return its table."""
    read_into(path, models, articles)
    with Story.open(path, create=False) as story:
        return story.table()


def third(parser: Parser) -> Mapping[str, float]:
    """The figures of a third of the incidents, by a hash of their ids, with attributions by rules:
    what the gate can afford."""
    kept = [
        a for a in rows(ARTICLES) if hashlib.sha256(a["incident"].encode()).digest()[1] % 3 == 0
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(a) + "\n" for a in kept), encoding="utf-8")
        with Story.open(Path(folder) / "third.story", create=True) as story:
            build([str(path)], story, Hints(), LIMITS, models=Models(parser))
            found = answers(story.table())
    return scored(kept, found)


def report(found: Mapping[str, Mapping[str, float]]) -> Screen:
    """Return the table that is printed: figures by part."""
    screen = Screen(title="articles about shootings, by incident")
    screen.add_column("figure")
    for name in found:
        screen.add_column(name, justify="right")
    for figure in next(iter(found.values())):
        screen.add_row(figure, *(f"{part[figure]:.1f}" for part in found.values()))
    return screen


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m evals.incidents", description=__doc__)
    options.add_argument("--story", type=Path, help="a story file to keep the readings in")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = read_story(given.story or Path(folder) / "incidents.story")
    found = answers(table)
    parts = {"all": None, **{h: h for h in HALVES}}
    Console().print(report({name: score(found, part) for name, part in parts.items()}))
    sizes = Counter(half(r["incident"]) for r in rows(ARTICLES))
    Console().print(", ".join(f"{n} articles {h}" for h, n in sorted(sizes.items())))


if __name__ == "__main__":
    main()
