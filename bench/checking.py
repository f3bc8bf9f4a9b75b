"""How long ``verify`` takes of a long draft once it is running: a story of generated articles.

``python -m bench.checking [--articles 1000] [--words 2000] [--readings FILE]`` prints a line a
step: the record made ready (once a story), the draft read, the draft held against the record, and
its second time. ``--readings`` keeps the readings of the articles, which take a minute to make.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from evals.drafts import SEEN, items

from bench.generate import generate_matters
from bench.inputs import documents, words, write_lines
from twosource.checking.draft import as_document
from twosource.checking.markdown import Plain
from twosource.checking.record import Record
from twosource.checking.verify import verify
from twosource.comparing import compare
from twosource.model.reading import Reading
from twosource.pipeline import Models, load_models, read_document

T = TypeVar("T")
SEED = 1


def draft(articles: int, size: int) -> str:
    """A draft of so many words: statements about the matters of the story, sound and not."""
    out: list[str] = []
    for text in _statements(articles):
        if words(" ".join(out)) >= size:
            break
        out.append(text)
    return "\n\n".join(out)


def _statements(articles: int) -> Iterator[str]:
    """Statements of all matters, one of each in turn."""
    held = [
        [i.text for i in items(m, ["Orla Fenwyk", "Tam Breckon"], frozenset(), SEEN, SEED)]
        for m in generate_matters(SEED, articles)
    ]
    for k in range(max(map(len, held))):
        yield from (texts[k] for texts in held if k < len(texts))


def readings(models: Models, articles: int, kept: Path | None) -> list[Reading]:
    """The articles as they were read, from a file where that is there (one that we wrote)."""
    if kept and kept.is_file():
        with kept.open("rb") as file:
            held: list[Reading] = pickle.load(file)  # noqa: S301
        return held
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_lines(path, (x for m in generate_matters(SEED, articles) for x in m.lines))
        held = [read_document(d, models) for d in documents(path)]
    if kept:
        kept.write_bytes(pickle.dumps(held))
    return held


def timed(what: str, make: Callable[[], T]) -> T:
    """Do it and print how long it took, in seconds: by the clock, and of the processor."""
    start, used = time.perf_counter(), time.process_time()
    made = make()
    took, cpu = time.perf_counter() - start, time.process_time() - used
    print(f"{what:44}{took:8.2f} s{cpu:8.2f} CPU s", flush=True)
    return made


def main() -> None:
    """Print the steps."""
    parser = argparse.ArgumentParser(prog="python -m bench.checking", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--readings", type=Path)
    given = parser.parse_args()
    models = load_models()
    table, _ = compare(readings(models, given.articles, given.readings), {})
    text = draft(given.articles, given.words)
    print(f"{len(table.documents)} articles, a draft of {words(text)} words")
    document = as_document(Plain(text, ()), "draft.txt")
    record = timed("the record made ready", lambda: Record(table))
    read_document(as_document(Plain("A call was made.", ()), "first.txt"), models)
    for n in ("first", "second"):
        reading = timed(f"the draft read, {n} time", lambda: read_document(document, models))
        checks = timed(f"held against the record, {n} time", partial(verify, reading, record))
    print(f"{len(checks)} checks")


if __name__ == "__main__":
    main()
