"""What the benchmarks read: PolNeAR dev where it is at hand, else generated articles."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from bench.generate import generate
from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import Hints, read
from twosource.settings import LIMITS

POLNEAR = Path(__file__).resolve().parents[2] / "shared/polnear/polnear_dev.jsonl"


def write_lines(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    """Write JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def documents(path: Path) -> list[Document]:
    """Read a JSONL file as ``twosource build`` does. Raises ``ReadError`` for a bad line."""
    out = []
    for one in read(str(path), Hints(), LIMITS, None):
        if isinstance(one, ReadError):
            raise one
        out.append(one)
    return out


def sample(source: Path | None, limit: int) -> tuple[str, list[Document]]:
    """Return a name for the input and at most ``limit`` documents of it."""
    path = source or POLNEAR
    if path.is_file():
        return path.name, documents(path)[:limit]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "generated.jsonl"
        write_lines(made, islice(generate(1, limit), limit))
        return f"{limit} generated articles, seed 1", documents(made)


def words(text: str) -> int:
    """How many words a text has, as ``wc -w`` counts them."""
    return len(text.split())
