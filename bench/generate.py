"""The one seeded generator of stories: articles about invented matters, and their gold.

``python -m bench.generate --articles N --seed S --output DIR`` writes ``articles.jsonl`` (lines as
``twosource build`` takes them) and ``gold.jsonl`` (a line a matter), streaming: memory does not
grow with N. A matter depends on the seed and its number alone, so the first matters of a longer
story are those of a shorter one. A gold line holds:

``matter``, ``articles`` (their ``doc``), ``reprints`` ``[{"doc","of","whole"}]``, ``events``
``[{"id","type","channel","participants","findings"}]`` (findings as in the export, origins by
name), ``mentions`` ``[{"doc","start","end","event"}]``: the sentences that report an event.
"""

from __future__ import annotations

import argparse
import json
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from bench.stories.gold import describe, findings
from bench.stories.names import Outlet, Person, outlets
from bench.stories.plan import Happening, Origin, Plan, plan, wording
from bench.stories.write import Paragraph, Sentence, Writer, render

MATTER = 10
"""Articles of a matter where the number of matters is not given, on average."""


@dataclass(frozen=True, slots=True)
class Article:
    """A written article; ``of`` is the doc it reprints, ``whole`` or a part of it."""

    doc: str
    outlet: Outlet
    published: date
    title: str
    paragraphs: tuple[Paragraph, ...]
    of: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """The lines of a matter's articles, and its gold."""

    lines: tuple[dict[str, str], ...]
    gold: dict[str, Any]


def generate(
    seed: int, articles: int, reprints: float = 0.3, conflicts: float = 0.5,
    matters: int | None = None,
) -> Iterator[dict[str, str]]:  # fmt: skip
    """Yield the articles alone: ``doc text title published outlet url``."""
    return chain.from_iterable(
        m.lines for m in generate_matters(seed, articles, reprints, conflicts, matters)
    )


def generate_matters(
    seed: int, articles: int, reprints: float = 0.3, conflicts: float = 0.5,
    matters: int | None = None,
) -> Iterator[Matter]:  # fmt: skip
    """Yield matters until ``articles`` articles are written.

    ``reprints`` is the share of articles that repeat another one, ``conflicts`` the share of
    matters whose origins differ. ``matters``: how many; else a matter has some ten articles.
    """
    world = outlets(random.Random(f"{seed}:world"), 60, 5)
    number, left = 0, articles
    while left > 0:
        rng = random.Random(f"{seed}:{number}")
        size = rng.randint(MATTER - 5, MATTER + 5)
        if matters is not None:
            size = left // (matters - number)
        yield write_matter(rng, f"m{number}", min(size, left), world, reprints, conflicts)
        left -= min(size, left)
        number += 1


def write_matter(
    rng: random.Random, key: str, size: int, world: list[Outlet], reprints: float, conflicts: float
) -> Matter:
    """Return a matter of ``size`` articles. The first one is an agency's."""
    planned = plan(rng, key, conflicts)
    owners: dict[str, Outlet] = {}
    written: list[Article] = []
    for number in range(size):
        agency = [a for a in written if a.outlet.agency and a.of is None]
        if agency and rng.random() < reprints * size / max(1, size - 1):
            written.append(_reprint(rng, f"{key}-a{number}", rng.choice(agency), world))
        else:
            outlet = rng.choice([o for o in world if o.agency] if number == 0 else world)
            written.append(_original(rng, f"{key}-a{number}", planned, outlet, owners))
    rendered = [_render(a) for a in written]
    return Matter(tuple(line for line, _ in rendered), _gold(planned, written, rendered))


def _original(
    rng: random.Random, doc: str, planned: Plan, outlet: Outlet, owners: dict[str, Outlet]
) -> Article:
    published = planned.day + timedelta(days=rng.randint(3, 12))
    writer = Writer(rng, outlet, published, owners)
    tellers = rng.sample(planned.origins, min(len(planned.origins), rng.choice((1, 2, 2, 3))))
    paragraphs: list[Paragraph] = []
    for teller in tellers:
        paragraphs += _tell(writer, planned, teller)
    for _ in range(rng.randint(2, 4)):
        place = rng.randint(1, len(paragraphs))
        paragraphs.insert(place, (writer.filler(), writer.filler()))
    return Article(doc, outlet, published, _title(rng, planned.events[0]), tuple(paragraphs))


def _tell(writer: Writer, planned: Plan, teller: Origin) -> Iterator[Paragraph]:
    for event in planned.events:
        telling = event.tellings.get(teller.name)
        if telling is None:
            continue
        yield (writer.report(event, teller, telling),)
        if "about" in telling.values or telling.not_about:
            topic = writer.topic(event, teller, telling)
            if topic and writer.rng.random() < 0.7:
                yield (topic,)
    if teller.named and writer.rng.random() < 0.6:
        yield (writer.quote(teller),)


def _title(rng: random.Random, event: Happening) -> str:
    form = rng.choice(wording()[event.kind]["title"])
    names = [p.last if isinstance(p, Person) else p for p in event.parties] or ["", ""]
    filled = form.format(i=names[0], a=names[1], place=event.place, spoke="on the line")
    return str(filled)


def _reprint(rng: random.Random, doc: str, original: Article, world: list[Outlet]) -> Article:
    """Another outlet's copy of an agency's article: whole, or two paragraphs and its own ones."""
    outlet = rng.choice([o for o in world if not o.agency])
    published = original.published + timedelta(days=rng.randint(0, 1))
    whole = rng.random() < 0.7 or len(original.paragraphs) < 4
    paragraphs = original.paragraphs
    if not whole:
        writer = Writer(rng, outlet, published)
        own = [(writer.filler(), writer.filler()) for _ in range(2)]
        paragraphs = (own[0], *original.paragraphs[:2], own[1])
    credit: Paragraph = (Sentence(f"Reporting by {original.outlet.name}"),)
    return Article(
        doc, outlet, published, original.title, (*paragraphs, credit), original.doc, whole
    )


def _render(article: Article) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Return the line of an article and the sentences in it that report an event, as spans."""
    outlet, text, mentions = article.outlet, "", []
    if outlet.agency:
        text = f"{outlet.name.split()[0].upper()} ({outlet.name}) - "
    for paragraph in article.paragraphs:
        for sentence in paragraph:
            words = render(outlet, sentence.text)
            if sentence.event:
                start = len(text)
                mentions.append(
                    {"doc": article.doc, "start": start, "end": start + len(words),
                     "event": sentence.event}
                )  # fmt: skip
            text += words + " "
        text = text.rstrip(" ") + "\n\n"
    line = {
        "doc": article.doc,
        "text": text.rstrip("\n"),
        "title": render(outlet, article.title),
        "published": article.published.isoformat(),
        "outlet": outlet.name,
        "url": f"https://{outlet.site}/{article.published:%Y/%m/%d}/{_slug(article.doc)}",
    }
    return line, mentions


def _slug(doc: str) -> str:
    return "".join(c for c in doc if c in string.ascii_letters + string.digits + "-")


def _gold(
    planned: Plan, written: list[Article],
    rendered: list[tuple[dict[str, str], list[dict[str, Any]]]],
) -> dict[str, Any]:  # fmt: skip
    told = [t for a in written if a.of is None for p in a.paragraphs for s in p for t in s.told]
    found = findings(planned, told)
    return {
        "matter": planned.id,
        "articles": [a.doc for a in written],
        "reprints": [{"doc": a.doc, "of": a.of, "whole": a.whole} for a in written if a.of],
        "events": [
            {**describe(e), "findings": found[e.id]} for e in planned.events if e.id in found
        ],
        "mentions": [m for _, mentions in rendered for m in mentions],
    }


def main() -> None:
    """Write ``articles.jsonl`` and ``gold.jsonl`` into a folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reprints", type=float, default=0.3)
    parser.add_argument("--conflicts", type=float, default=0.5)
    parser.add_argument("--matters", type=int)
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    stories = generate_matters(
        given.seed, given.articles, given.reprints, given.conflicts, given.matters
    )
    with (
        (given.output / "articles.jsonl").open("w", encoding="utf-8") as articles,
        (given.output / "gold.jsonl").open("w", encoding="utf-8") as gold,
    ):
        for matter in stories:
            for line in matter.lines:
                articles.write(json.dumps(line, ensure_ascii=False) + "\n")
            gold.write(json.dumps(matter.gold, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
