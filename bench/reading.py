"""How well articles are taken out of pages: ours beside trafilatura alone and resiliparse.

``python -m bench.reading [--each] [--seed N]``: pages of our own making (``bench/pages``, each of
another layout) with known text; a second table is of layouts written after the reader was mended.
Precision and recall are of words, over all pages: of headlines, standfirst, points, body,
quotations and captions; ours counts what is not furniture. A caption, a point, a quotation set
apart survives where all its words stand in the result one after the other; a byline where its name
is told (by the others: stands in their metadata, or in the text).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from bench.pages.builder import Page
from bench.pages.later import LATER
from bench.pages.layouts import LAYOUTS, Layout
from bench.pages.words import article
from twosource.errors import ReadError
from twosource.reading import Hints
from twosource.reading.html import read_html
from twosource.reading.source import Source
from twosource.settings import LIMITS

KINDS = ("headline", "standfirst", "bullet", "block quotation", "caption", "heading", "body")
SHOWN = ("caption", "bullet", "block quotation", "byline")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a program made of a page: the text, and who wrote it."""

    text: str
    byline: str


@dataclass(slots=True)
class Score:
    """Words right, given and wanted; parts of each kind that survived, and how many there were."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The share of the words given that are of the article."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of the words of the article that are given."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Score) -> None:
        """Count another page too."""
        self.right, self.given = self.right + other.right, self.given + other.given
        self.wanted += other.wanted
        self.kept.update(other.kept)
        self.all.update(other.all)


def ours(html: str) -> Found:
    """The reader of twosource; what it calls furniture is left out."""
    for one in read_html(Source("page", data=html.encode()), Hints(), LIMITS):
        if not isinstance(one, ReadError):
            parts = (z.span.of(one.text) for z in one.zones if z.kind != "furniture")
            return Found("\n".join(parts), one.byline or "")
    return Found("", "")


def trafilatura(html: str) -> Found:
    """trafilatura as it comes, without comments."""
    import trafilatura as t

    found = t.bare_extraction(html, include_comments=False, with_metadata=True)
    if found is None:
        return Found("", "")
    return Found(f"{found.title or ''}\n{found.text or ''}", found.author or "")


def resiliparse(html: str) -> Found:
    """resiliparse, its main content alone."""
    from resiliparse.extract.html2text import extract_plain_text

    return Found(extract_plain_text(html, main_content=True, list_bullets=False), "")


PROGRAMS: dict[str, Callable[[str], Found]] = {
    "twosource": ours, "trafilatura": trafilatura, "resiliparse": resiliparse,
}  # fmt: skip


def pages(seed: int, layouts: Sequence[Layout] = LAYOUTS) -> list[tuple[str, Page, str]]:
    """Every layout with an article of its own: name, what is known, HTML."""
    out = []
    for n, layout in enumerate(layouts):
        page = Page(article(1000 * seed + n))
        out.append((layout.__name__, page, layout(page)))
    return out


def score(page: Page, found: Found) -> Score:
    """Score one page."""
    wanted = Counter(w for k in KINDS for part in page.known.get(k, ()) for w in _words(part))
    given = Counter(_words(found.text))
    out = Score((wanted & given).total(), given.total(), wanted.total())
    line = f" {' '.join(_words(found.text))} "
    for kind in SHOWN:
        for part in page.known.get(kind, ()):
            held = f" {' '.join(_words(part))} " in line
            if kind == "byline":
                held = held or " ".join(_words(part)) in " ".join(_words(found.byline))
            out.kept[kind] += held
            out.all[kind] += 1
    return out


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def figures(layouts: Sequence[Layout], seed: int = 1) -> dict[str, float]:
    """The figures of our reader, in per cent."""
    s = total({name: score(page, ours(html)) for name, page, html in pages(seed, layouts)})
    kept = {k.replace(" ", "_"): 100 * s.kept[k] / s.all[k] for k in SHOWN}
    return {"precision": 100 * s.precision, "recall": 100 * s.recall, **kept}


def measure(seed: int, layouts: Sequence[Layout] = LAYOUTS) -> dict[str, dict[str, Score]]:
    """The score of each program on each page."""
    made = pages(seed, layouts)
    return {p: {n: score(page, run(html)) for n, page, html in made} for p, run in PROGRAMS.items()}


def total(scores: dict[str, Score]) -> Score:
    """All pages together."""
    out = Score()
    for one in scores.values():
        out.add(one)
    return out


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    options.add_argument("--seed", type=int, default=1, help="which articles stand in the pages")
    options.add_argument("--each", action="store_true", help="a line for each page, F1 of words")
    given = options.parse_args()
    print_table("on which the reader was mended", measure(given.seed), each=given.each)
    print_table("written after it", measure(given.seed, LATER), each=given.each)


def print_table(title: str, found: dict[str, dict[str, Score]], *, each: bool) -> None:
    """Print the score of each program on some pages."""
    table = Table(title=f"{len(found['twosource'])} pages {title}", title_justify="left")
    for column in ("", "precision", "recall", "F1", *SHOWN):
        table.add_column(column, justify="right" if column else "left", no_wrap=True)
    for program, scores in found.items():
        s = total(scores)
        kept = (f"{s.kept[k]}/{s.all[k]}" for k in SHOWN)
        words = (f"{100 * x:.1f}" for x in (s.precision, s.recall, s.f1))
        table.add_row(program, *words, *kept)
    Console().print(table)
    if each:
        for name in found["twosource"]:
            f1s = "  ".join(f"{p} {100 * found[p][name].f1:5.1f}" for p in PROGRAMS)
            lost = [
                k
                for k in SHOWN
                if found["twosource"][name].kept[k] < found["twosource"][name].all[k]
            ]
            print(f"{name:18} {f1s}  {'lost: ' + ', '.join(lost) if lost else ''}")


if __name__ == "__main__":
    main()
