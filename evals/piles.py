"""Piles of articles to build a story from: those of ``../shared`` in the shape that a build reads.

PolNeAR's articles (Newell, Margolin and Ruths 2018) are a year of political news by seven outlets.
Nobody grouped them, so they say how many of the findings that are shown as disputed are so, where
most articles of a pile have little to do with each other. An article's id holds its outlet and day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from evals.measures import SHARED

_ID = re.compile(r"(?P<outlet>[^_]+)_(?P<day>\d{4}-\d\d-\d\d)_")


def polnear(folder: Path = SHARED / "polnear") -> Iterator[str]:
    """Yield a line for each article, of train and dev: id, text, outlet, day of publication."""
    for name in ("polnear_train.jsonl", "polnear_dev.jsonl"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            known = _ID.match(row["doc"])
            told = {"outlet": known["outlet"], "published": known["day"]} if known else {}
            yield json.dumps({"id": row["doc"], "text": row["text"], **told}) + "\n"


def write_polnear(path: Path) -> None:
    """Write PolNeAR's articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(polnear())
