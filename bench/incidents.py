"""How well people are found and put together in the articles of ../shared/incidents; figures alone.

``python -m bench.incidents [--incidents N] [--seed S]``. A fixed number of incidents with two or
more articles is drawn by the seed. Found: of the participants that the registry names, once for
each article in whose text the surname stands, those that an actor of kind person has for the last
word of a name. Merged: each incident is a story of its own; a person of an article is participant P
where the surnames are one and the first names may be (spelling, nickname, initial), or where it
goes by surname alone and P is the only participant of that surname; a person of a participant's
surname whose first name is none of theirs is a stranger. Pairs are of two articles of one incident,
two strangers left aside: precision is the share of merged pairs that are one participant, recall
the share of pairs of one participant that are merged.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from bench.inputs import documents
from twosource.actors.document import cast
from twosource.actors.fold import fold
from twosource.actors.identity import key_of
from twosource.actors.merge import merge
from twosource.actors.same_name import same_first
from twosource.attribution import attribute
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor
from twosource.model.document import Document

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "incidents"
Name = tuple[str, ...]
STRANGER = "a stranger"
_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")


class Count(NamedTuple):
    """What was counted; counts of several incidents add up."""

    named: int = 0
    found: int = 0
    merged: int = 0
    one: int = 0
    both: int = 0

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def figures(self) -> Mapping[str, float]:
        """In per cent: participants found, and precision and recall of merged pairs."""
        return {
            "participants_found": 100 * self.found / max(1, self.named),
            "merge_precision": 100 * self.both / max(1, self.merged),
            "merge_recall": 100 * self.both / max(1, self.one),
        }


def names(incident: Mapping[str, Any]) -> list[Name]:
    """The folded names of an incident's participants, of two words and more, each once."""
    keys = (key_of(p["name"], "person") for p in incident["participants"] if p.get("name"))
    return sorted({k for k in keys if len(k) > 1})


def full_names(actor: Actor, text: str) -> set[Name]:
    """The folded names that an actor goes by in its document."""
    heads = {m.head.of(text) for m in actor.mentions if m.form == "name"}
    return {k for h in heads if (k := key_of(h, "person"))}


def who(keys: Iterable[Name], participants: Sequence[Name]) -> str | None:
    """The participant that an actor's names mean; ``STRANGER`` for others of the surname."""
    keys = set(keys)
    same = [p for p in participants if any(k[-1] == p[-1] for k in keys)]
    whole = {k for k in keys if len(k) > 1}
    if not same:
        return None
    if not whole:
        return " ".join(same[0]) if len(same) == 1 else None
    fits = [p for p in same if any(same_first(k[0], p[0]) for k in whole)]
    if len(fits) == 1:
        return " ".join(fits[0])
    return None if fits else STRANGER


def one_incident(
    casts: Sequence[tuple[Document, tuple[Actor, ...]]], participants: Sequence[Name]
) -> Count:
    """Count for the articles of one incident."""
    named = found = 0
    people: list[tuple[str, str, str]] = []
    of = merge(casts).of
    for document, actors in casts:
        words = {fold(w.rstrip(".'\u2019s")) for w in _WORD.findall(document.text)}
        words |= {fold(w) for w in _WORD.findall(document.text)}
        persons = [(a, full_names(a, document.text)) for a in actors if a.kind == "person"]
        last = {k[-1] for _, keys in persons for k in keys}
        there = [p for p in participants if p[-1] in words]
        named, found = named + len(there), found + sum(p[-1] in last for p in there)
        for a, keys in persons:
            if (p := who(keys, participants)) is not None:
                people.append((document.id, p, of[a.id]))
    pairs = [
        (a, b) for a, b in combinations(people, 2) if a[0] != b[0] and not a[1] == b[1] == STRANGER
    ]
    merged, one = ({k for k, (a, b) in enumerate(pairs) if a[n] == b[n]} for n in (2, 1))
    return Count(named, found, len(merged), len(one), len(merged & one))


def drawn(wanted: int, seed: int) -> tuple[dict[str, list[Document]], dict[str, Any]]:
    """The articles and the registry's entries of the incidents that the seed draws."""
    lines = (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    of = {row["doc"]: row["incident"] for row in map(json.loads, lines)}
    sizes = Counter(of.values())
    several = sorted(i for i, n in sizes.items() if n > 1)
    chosen = set(random.Random(seed).sample(several, min(wanted, len(several))))
    articles: dict[str, list[Document]] = defaultdict(list)
    for d in documents(FOLDER / "articles.jsonl"):
        if d.doc is not None and of[d.doc] in chosen:
            articles[of[d.doc]].append(d)
    entries = (FOLDER / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return articles, {r["incident"]: r for r in map(json.loads, entries) if r["incident"] in chosen}


def measure(parser: SpacyParser, wanted: int = 100, seed: int = 1) -> Count:
    """Read the drawn incidents and count."""
    articles, entries = drawn(wanted, seed)
    total = Count()
    for incident in sorted(articles):
        casts = []
        for d in articles[incident]:
            if d.analysed:
                parse = parser.parse(d)
                casts.append((d, cast(d, parse, attribute(d, parse, None)).actors))
        total = total.plus(one_incident(casts, names(entries[incident])))
    return total


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.incidents", description=__doc__)
    options.add_argument("--incidents", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    found = measure(SpacyParser(), given.incidents, given.seed)
    table = Table(title=f"people of {given.incidents} incidents, seed {given.seed}")
    for column in ("figure", "per cent", "of"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for (name, figure), of in zip(
        found.figures.items(), (found.named, found.merged, found.one), strict=True
    ):
        table.add_row(name, f"{figure:.1f}", str(of))
    Console().print(table)


if __name__ == "__main__":
    main()
