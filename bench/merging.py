"""CPU seconds and memory of merging the actors of many generated documents: the curve.

``python -m bench.merging [--articles 2500,5000,10000,20000] [--read 1000] [--seed S]``. Reading
takes far longer than merging, so that ``--read`` generated documents are read, and as many as are
still wanted are made of them by exchanging the letters of all words with a capital: other people,
bodies and outlets, in the same places (``--read 20000`` reads them all). Seconds are those of the
process, the least of two runs; memory is its peak, the documents and their actors included.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.generate import generate
from bench.speed import peak_mebibytes
from twosource.actors.document import cast, outlet_id
from twosource.actors.merge import merge
from twosource.attribution import attribute
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor
from twosource.model.document import Document, document_id
from twosource.model.ids import make_id
from twosource.reading.zones import find_zones

_NAME = re.compile(r"\b[A-Z][A-Za-z]+")
Read = tuple[Document, tuple[Actor, ...]]


@dataclass(frozen=True, slots=True)
class Point:
    """So many documents with so many local actors took so many CPU seconds to merge."""

    documents: int
    actors: int
    merged: int
    seconds: float
    mebibytes: float


def read(articles: int, seed: int) -> Iterator[Read]:
    """Read generated articles one by one: no attribution or parse is kept."""
    parser = SpacyParser()
    for line, _ in zip(generate(seed, articles), range(articles), strict=False):
        text = line["text"]
        document = Document(
            id=document_id(line.get("url"), line["doc"], text), doc=line["doc"], file=None,
            url=line.get("url"), outlet=line.get("outlet"), title=line.get("title"), byline=None,
            published=None, language="en", text=text, zones=find_zones(text),
        )  # fmt: skip
        parse = parser.parse(document)
        yield document, cast(document, parse, attribute(document, parse, None)).actors


def others(casts: Sequence[Read], n: int) -> Iterator[Read]:
    """The same documents about others: letters of words with a capital are exchanged by ``n``.

    No length changes, so that every span holds. ``n`` from 1 to 104 gives names of their own.
    """
    vowels, rest = "aeiou", "bcdfghjklmnpqrstvwxyz"
    to = {a: x[(k + n) % len(x)] for x in (vowels, rest) for k, a in enumerate(x)}
    table = str.maketrans(to | {a.upper(): b.upper() for a, b in to.items()})

    def words(text: str) -> str:
        return _NAME.sub(lambda m: m[0].translate(table), text)

    for d, actors in casts:
        document = replace(
            d, id=make_id("document", d.id, n), doc=f"{d.doc}-{n}", text=words(d.text), url=None,
            outlet=words(d.outlet) if d.outlet else None,
        )  # fmt: skip
        own = {a.id: make_id("actor", a.id, n) for a in actors}
        own[outlet_id(d)] = outlet_id(document)
        yield (
            document,
            tuple(
                replace(
                    a,
                    id=own[a.id],
                    name=words(a.name),
                    aliases=tuple(map(words, a.aliases)),
                    speaks_for=tuple(own[o] for o in a.speaks_for),
                    member_of=tuple(own[o] for o in a.member_of),
                    mentions=tuple(replace(m, document=document.id) for m in a.mentions),
                )
                for a in actors
            ),
        )


def curve(casts: Sequence[Read], sizes: Sequence[int]) -> list[Point]:
    """Merge the first so many documents, for each size."""
    out = []
    for size in sizes:
        part = casts[:size]
        least, merged = float("inf"), 0
        for _ in range(2):
            start = time.process_time()
            merged = len(merge(part).actors)
            least = min(least, time.process_time() - start)
        local = sum(len(actors) for _, actors in part)
        out.append(Point(len(part), local, merged, least, peak_mebibytes()))
    return out


def report(points: Sequence[Point]) -> Table:
    """Return the table that is printed."""
    table = Table(title="actors of generated documents, merged")
    for column in ("documents", "local actors", "story actors", "CPU seconds", "ms a document",
                   "peak MiB"):  # fmt: skip
        table.add_column(column, justify="right")
    for p in points:
        table.add_row(
            f"{p.documents:,}", f"{p.actors:,}", f"{p.merged:,}", f"{p.seconds:.2f}",
            f"{1000 * p.seconds / max(1, p.documents):.2f}", f"{p.mebibytes:,.0f}",
        )  # fmt: skip
    return table


def main() -> None:
    """Read, merge and print."""
    options = argparse.ArgumentParser(prog="python -m bench.merging", description=__doc__)
    options.add_argument("--articles", default="2500,5000,10000,20000")
    options.add_argument("--read", type=int, default=1000, help="documents that are truly read")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    sizes = sorted(int(n) for n in given.articles.split(","))
    first = min(given.read, sizes[-1])
    casts = list(track(read(first, given.seed), "reading", total=first))
    more = (r for n in range(1, -(-sizes[-1] // first)) for r in others(casts[:first], n))
    casts = [*casts, *more][: sizes[-1]]
    Console().print(report(curve(casts, sizes)))


if __name__ == "__main__":
    main()
