"""Drafts about generated stories: planted faults that ``verify`` finds, sound statements it flags.

``python -m evals.drafts [SEED]`` prints both for the forms that were written beside the code and
for those written after it, and what came out wrong. The statements are written here, in other words
than the generator's, from a story's gold: they do not rest on how the story was read. A fault
counts as found where a check of its paragraph says "unsupported" or "altered"; a sound statement as
flagged likewise. "Disputed" and "cannot tell" count as neither.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.generate import Matter, generate_matters
from bench.inputs import documents, write_lines

from twosource.checking.draft import as_document
from twosource.checking.markdown import Plain
from twosource.checking.record import Record
from twosource.checking.verdict import FAULTS
from twosource.checking.verify import verify
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.pipeline import Models, load_models, read_document

TIMES = ("", "once", "twice", "three times", "four times", "five times", "six times",
         "seven times", "eight times", "nine times")  # fmt: skip
VERBS = {"call": "telephoned", "meeting": "met", "visit": "visited"}
SEEN = (
    "{origin} said that {a} {verb} {b} {times} on {day}.",
    "According to {origin}, {a} {verb} {b} {times} on {day}.",
)
AFTER = (
    "{a} {verb} {b} {times} on {day}, {origin} told reporters.",
    "It was on {day} that {a} {verb} {b} {times}, {origin} has said.",
)
"""Forms written after the code was; measured with other stories."""
_SAID = re.compile(r'"([^"\n]{25,200}?),?" (\w[\w-]+) (?:said|told reporters)')


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph of a draft: its words, what was planted in it (None: it is sound)."""

    text: str
    fault: str | None


def items(
    matter: Matter,
    others: Sequence[str],
    common: frozenset[str],
    forms: Sequence[str],
    seed: int,
) -> list[Item]:
    """The statements about one matter. ``others`` are people of other matters, ``common`` the
    words that several matters quote."""
    rng = random.Random(f"{seed}:{matter.gold['matter']}")
    out = list(_quotes(rng, matter, others, common))
    for event in matter.gold["events"]:
        if event["channel"] in VERBS and len(event["participants"]) == 2:
            out += _event(rng, event, others, forms)
    return out


def _event(
    rng: random.Random, event: Mapping[str, Any], others: Sequence[str], forms: Sequence[str]
) -> Iterator[Item]:
    held = {f["facet"]: f["values"] for f in event["findings"]}
    told = _told(held)
    if told is None:
        return
    origin, number, day = told
    a, b = event["participants"]
    if "initiator" in held:
        begun = [v["value"] for v in held["initiator"] if origin in v["origins"]]
        if not begun:
            return
        a = begun[0]
        b = next(p for p in event["participants"] if p != a)
    words = {"a": a, "b": b, "verb": VERBS[event["channel"]]}

    def item(fault: str | None, **changed: str) -> Item:
        given = {"origin": origin, "times": TIMES[number], "day": _day(day)} | words | changed
        return Item(rng.choice(forms).format(**given), fault)

    numbers = {v["value"]["min"] for v in held["count"]}
    other = rng.choice([n for n in range(1, 10) if n not in numbers])
    for form in forms:  # sound, in each form
        given = {"origin": origin, "times": TIMES[number], "day": _day(day)} | words
        yield Item(form.format(**given), None)
    yield item("number", times=TIMES[other])
    days = {v["value"]["earliest"] for v in held["when"]}
    wrong = next(
        d for k in (1, 2, 3, 4, 5) if (d := day + timedelta(days=k)).isoformat() not in days
    )
    yield item("day", day=_day(wrong))
    yield item("speaker", origin=rng.choice(others))
    last = a.split()[-1]
    cut = rng.randrange(2, len(last) - 2)
    yield item("name", a=a.removesuffix(last) + last[:cut] + last[cut + 1 :])
    yield from _confirmed(event, held, a, b)


def _told(held: Mapping[str, Any]) -> tuple[str, int, date] | None:
    """One named origin with the exact number and day that it gives."""
    for v in held.get("count", ()):
        number = v["value"]
        for origin in v["origins"]:
            named = len(origin.split()) == 2 and origin.istitle()
            if not named or number["min"] != number["max"] or number["min"] > 9:
                continue
            for w in held.get("when", ()):
                days = w["value"]
                if origin in w["origins"] and days["earliest"] == days["latest"]:
                    return origin, number["min"], date.fromisoformat(days["earliest"])
    return None


def _confirmed(event: Mapping[str, Any], held: Mapping[str, Any], a: str, b: str) -> Iterator[Item]:
    """ "Confirmed" is sound where two are known to be independent, a fault where there is one."""
    values = {v["value"]: v["independent"] for v in held.get("occurred", ())}
    yes = values.get("yes")
    text = f"It has been confirmed that {a} {VERBS[event['channel']]} {b}."
    if yes and yes["at_least"] >= 2:
        yield Item(text, None)
    elif yes and yes["at_most"] == 1:
        yield Item(text, "confirmed")


def _quotes(
    rng: random.Random, matter: Matter, others: Sequence[str], common: frozenset[str]
) -> Iterator[Item]:
    """Quotations that one person alone is quoted with: as they are, and with a fault each."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for line in matter.lines:
        for words, name in _SAID.findall(line["text"]):
            speakers[words].add(name)
    alone = sorted((w, *s) for w, s in speakers.items() if len(s) == 1 and w not in common)
    for words, name in rng.sample(alone, min(3, len(alone))):
        said = words.split()
        k = rng.randrange(1, len(said) - 1)
        altered = " ".join([*said[:k], "hardly", *said[k + 1 :]])
        yield Item(f"\u201c{words},\u201d said {name}.", None)
        yield Item(f"{name} put it so: \u201c{words}.\u201d", None)
        yield Item(f"\u201c{altered},\u201d said {name}.", "altered quotation")
        yield Item(f"\u201c{words},\u201d said {rng.choice(others)}.", "speaker of a quotation")
    if alone:
        invented = "Nobody on this coast will forgive such a shabby bargain"
        yield Item(f"\u201c{invented},\u201d said {alone[0][1]}.", "invented quotation")


def _words(matter: Matter) -> set[str]:
    return {words for line in matter.lines for words, _ in _SAID.findall(line["text"])}


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@dataclass(frozen=True, slots=True)
class Score:
    """Faults planted and found by kind, sound statements and those flagged; what went wrong."""

    planted: Counter[str]
    found: Counter[str]
    sound: int
    flagged: int
    wrong: tuple[str, ...]

    @property
    def faults_found(self) -> float:
        """Percent of the planted faults that were found."""
        return 100 * self.found.total() / self.planted.total()

    @property
    def sound_flagged(self) -> float:
        """Percent of the sound statements that were flagged."""
        return 100 * self.flagged / self.sound


def measure(
    models: Models, seed: int, forms: Sequence[str], articles: int = 560, *, long: bool = False
) -> Score:
    """Build a generated story, hold a draft of each matter against it, and count. ``long``: all
    statements of a matter in one draft."""
    matters = list(generate_matters(seed, articles))
    record = _record(models, matters)
    people = [_people(m) for m in matters]
    quoted = Counter(w for m in matters for w in _words(m))
    common = frozenset(w for w, n in quoted.items() if n > 1)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    sound = flagged = 0
    wrong: list[str] = []
    for k, matter in enumerate(matters):
        others = sorted(set().union(*(p for j, p in enumerate(people) if j != k)) - people[k])
        held = items(matter, others, common, forms, seed)
        for item, faults in (_long if long else _checked)(models, record, held):
            if item.fault is None:
                sound += 1
                flagged += bool(faults)
            else:
                planted[item.fault] += 1
                found[item.fault] += bool(faults)
            if bool(faults) != (item.fault is not None):
                wrong.append(f"{item.fault or 'sound'}: {item.text} {'; '.join(faults)}")
    return Score(planted, found, sound, flagged, tuple(wrong))


def _record(models: Models, matters: Sequence[Matter]) -> Record:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_lines(path, (line for m in matters for line in m.lines))
        readings = [read_document(d, models) for d in documents(path)]
    table, _ = compare(readings, {})
    return Record(table)


def _people(matter: Matter) -> set[str]:
    """The people whom a matter names in full."""
    found = {p for e in matter.gold["events"] for p in e["participants"]}
    for e in matter.gold["events"]:
        found |= {o for f in e["findings"] for v in f["values"] for o in v["origins"]}
    return {p for p in found if len(p.split()) == 2 and p.istitle()}


def _checked(
    models: Models, record: Record, held: Sequence[Item]
) -> Iterator[tuple[Item, list[str]]]:
    """Each statement as a draft of its own: what is wrong in one must not help another."""
    for item in held:
        document = as_document(Plain(item.text, ()), "draft.txt")
        checks = verify(read_document(document, models), record)
        yield item, [f"[{c.kind}: {c.note}]" for c in checks if c.verdict in FAULTS]


def _long(models: Models, record: Record, held: Sequence[Item]) -> Iterator[tuple[Item, list[str]]]:
    """Each statement as a paragraph of one draft: the faults that are found in that paragraph."""
    if not held:
        return
    document = as_document(Plain("\n\n".join(i.text for i in held), ()), "draft.txt")
    checks = [c for c in verify(read_document(document, models), record) if c.verdict in FAULTS]
    at = 0
    for item in held:
        end = at + len(item.text)
        yield item, [f"[{c.kind}: {c.note}]" for c in checks if at <= c.draft.start < end]
        at = end + 2


GATED = 280
"""Articles of each story that the gate reads: half of what is printed."""


def drafts(parser: SpacyParser) -> dict[str, float]:
    """The figures of the gate: by rules alone, on the forms written beside and after the code."""
    models = Models(parser)
    out: dict[str, float] = {}
    for name, seed, forms, long in (
        ("seen", 5, SEEN, False), ("after", 77, AFTER, False), ("long", 31, SEEN + AFTER, True),
    ):  # fmt: skip
        score = measure(models, seed, forms, GATED, long=long)
        out[f"{name}_faults_found"] = score.faults_found
        out[f"{name}_sound_left"] = 100 - score.sound_flagged
    return out


def main() -> None:
    """Print the figures with the tagger, as users have it."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else None
    models = load_models()
    for name, seed, forms, long in (
        ("seen", 5, SEEN, False),
        ("after the code", 77, AFTER, False),
        ("long drafts", 31, SEEN + AFTER, True),
    ):
        if wanted is not None and wanted != seed:
            continue
        s = measure(models, seed, forms, long=long)
        print(f"{name}, seed {seed}: {s.found.total()} of {s.planted.total()} faults found"
              f" ({s.faults_found:.1f} %), {s.flagged} of {s.sound} sound statements flagged"
              f" ({s.sound_flagged:.1f} %)")  # fmt: skip
        for kind, n in sorted(s.planted.items()):
            print(f"  {kind}: {s.found[kind]} of {n}")
        for line in s.wrong:
            print("  -", line)


if __name__ == "__main__":
    main()
