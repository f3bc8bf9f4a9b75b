"""How well a table found what the generator's gold holds.

An event sentence of gold is matched to the event mentions of its type that stand in it. Grouping
is scored by pairs of sentences (together or apart) and by events; statuses on the events found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

from twosource.model.event import EventMention
from twosource.model.finding import Event
from twosource.model.table import Table

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts. ``sentences``: event sentences of gold, ``matched``: with a mention in an event;
    ``pairs``: of matched sentences, gold, found and both; ``events``: of gold, and found (an event
    of ours holds over half of its sentences, and these are over half of ours); ``statuses``: by
    facet, gold and right.
    """

    sentences: int
    matched: int
    pairs_gold: int
    pairs_found: int
    pairs_both: int
    events: int
    events_found: int
    statuses: Mapping[str, tuple[int, int]]

    @property
    def pair_f1(self) -> float:
        """F1 over pairs of sentences that belong together."""
        return 2 * self.pairs_both / max(1, self.pairs_gold + self.pairs_found)

    @property
    def status_right(self) -> float:
        """The share of gold's findings (of all events, found or not) whose status is ours."""
        wanted = sum(n for n, _ in self.statuses.values())
        return sum(k for _, k in self.statuses.values()) / max(1, wanted)


def score(table: Table, golds: Sequence[Gold]) -> Score:
    """Hold a table to the gold of its matters."""
    docs = {d.doc: d.id for d in table.documents if d.doc}
    by_document: dict[str, list[EventMention]] = defaultdict(list)
    for m in table.event_mentions:
        by_document[m.document].append(m)
    for mentions in by_document.values():
        mentions.sort(key=lambda m: m.span)
    ours = {e.id: e for e in table.events}
    cells: Counter[tuple[str, str]] = Counter()
    sentences: Counter[str] = Counter()
    for gold in golds:
        kinds = {e["id"]: (e["type"], e["channel"]) for e in gold["events"]}
        for sentence in gold["mentions"]:
            sentences[sentence["event"]] += 1
            found = _match(sentence, kinds[sentence["event"]], docs, by_document)
            if found is not None:
                cells[sentence["event"], found] += 1
    best = _best(cells, sentences)
    found_events = {g: ours[o] for g, o in best.items()}
    return Score(
        sentences=sentences.total(),
        matched=cells.total(),
        pairs_gold=_pairs(cells, 0),
        pairs_found=_pairs(cells, 1),
        pairs_both=sum(comb(n, 2) for n in cells.values()),
        events=sum(len(g["events"]) for g in golds),
        events_found=len(best),
        statuses=_statuses(golds, found_events),
    )


def _match(
    sentence: Gold,
    kind: tuple[str, str | None],
    docs: Mapping[str, str],
    by_document: Mapping[str, Sequence[EventMention]],
) -> str | None:
    """The event of the first mention of that kind in the sentence."""
    mentions = by_document.get(docs.get(sentence["doc"], ""), ())
    at = bisect_left(mentions, sentence["start"], key=lambda m: m.span.start)
    for m in mentions[at:]:
        if m.span.start >= sentence["end"]:
            return None
        if m.type == kind[0] and m.channel in (kind[1], None) and m.event:
            return m.event
    return None


def _best(cells: Counter[tuple[str, str]], sentences: Counter[str]) -> dict[str, str]:
    """Gold event -> ours: it holds over half of gold's sentences, and they are over half of its."""
    size = Counter[str]()
    for (_, ours), n in cells.items():
        size[ours] += n
    return {g: o for (g, o), n in cells.items() if 2 * n > sentences[g] and 2 * n > size[o]}


def _pairs(cells: Counter[tuple[str, str]], side: int) -> int:
    sums = Counter[str]()
    for key, n in cells.items():
        sums[key[side]] += n
    return sum(comb(n, 2) for n in sums.values())


def _statuses(golds: Iterable[Gold], found: Mapping[str, Event]) -> dict[str, tuple[int, int]]:
    wanted, right = Counter[str](), Counter[str]()
    for gold in golds:
        for event in gold["events"]:
            ours = found.get(event["id"])
            have = {f.facet: f.status for f in ours.findings} if ours else {}
            for finding in event["findings"]:
                facet = finding["facet"]
                wanted[facet] += 1
                right[facet] += have.get(facet) == finding["status"]
    return {facet: (wanted[facet], right[facet]) for facet in sorted(wanted)}
