"""Readings as they stand in an archive, so that nothing of it is read twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from twosource.archive.cut import Placed
from twosource.model.reading import Reading
from twosource.reading.extras import need
from twosource.story.readings import with_payload
from twosource.versions import versions


@dataclass(frozen=True, slots=True)
class Making:
    """What an archive was read by. ``tagger``: with the trained tagger; ``other``: the stages of
    which this program has another version, so that its readings are none of ours."""

    tagger: bool
    other: tuple[str, ...]


def making(archive: Path) -> Making:
    """Return what the archive was made by, beside what this program is."""
    marks = json.loads((archive / "archive.json").read_bytes())
    other = sorted(k for k, v in versions().items() if marks.get(k) != v and k != "all")
    return Making(marks.get("attributions") == "tagger", tuple(other))


def readings(archive: Path, placed: Sequence[Placed]) -> Iterator[Reading]:
    """Yield the readings of these articles, in their order. The archive is of our making."""
    parquet = need("pyarrow.parquet", "archive")
    for part, group in groupby(placed, key=lambda p: p.part):
        table = parquet.read_table(archive / "readings" / part, columns=["document", "payload"])
        for one in group:
            assert table["document"][one.row].as_py() == one.document.id
            yield with_payload(one.document, table["payload"][one.row].as_py())
