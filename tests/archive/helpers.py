"""Sources for the tests, and what stands in an archive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.archive.driver import ROWS
from tests.archive.hands import QUICK
from twosource.archive.build import Options, Report, build
from twosource.archive.progress import State
from twosource.archive.store import Store
from twosource.settings import ARCHIVE_LIMITS

TEXT = (
    "Article {n} on the harbour of Quill Bay\n\n"
    "Mara Delling, the chairwoman, called the contractor {n} times on 4 May 2031, two people "
    "familiar with the matter said.\n\n"
    "“There was one call,” Delling told the Quill Post on Friday."
)
BOUNDS = replace(ARCHIVE_LIMITS, rows=ROWS)
FAST = Options(2, rules=True, bounds=BOUNDS, engine=QUICK)


def articles(path: Path, count: int, also: Sequence[str] = ()) -> Path:
    """A file of that many articles, with other texts spread among them."""
    texts = [TEXT.format(n=n) for n in range(count)]
    for n, text in enumerate(also):
        texts.insert((n + 1) * 3, text)
    lines = [json.dumps({"doc": f"a{n}", "text": t}) for n, t in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def made(source: Path, folder: Path, options: Options = FAST) -> Report:
    """Build an archive."""
    return build([str(source)], folder, options, quiet)


def quiet(_: State) -> None:
    """Nobody looks."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of an archive with its bytes."""
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table."""
    found: list[dict[str, Any]] = pq.read_table(folder / table).to_pylist()
    return found


def reopened(folder: Path) -> Store:
    """The archive as the next run finds it."""
    marks = json.loads((folder / "archive.json").read_bytes())
    del marks["archive"]
    return Store(folder, marks, ROWS, BOUNDS.ahead)
