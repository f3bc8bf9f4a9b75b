"""What stands in an archive: its documents, and a mark that changes as it grows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from twosource.archive.store import VERSION
from twosource.errors import ReadError, UsageError
from twosource.model.document import Document, Zone
from twosource.model.span import Span
from twosource.reading.extras import need

_ROWS = 256


def opened(archive: Path) -> None:
    """Raise ``UsageError`` where the folder is no archive, or one of another form."""
    marks = archive / "archive.json"
    if not marks.is_file():
        cure = "Name a folder that was made by: twosource archive build"
        raise UsageError("it is no archive", where=str(archive), cure=cure)
    form = json.loads(marks.read_bytes()).get("archive")
    if form != VERSION:
        what = f"its tables have the form {form}, and this version reads {VERSION}"
        cure = "Build it anew into another folder, or use the version that made it"
        raise UsageError(what, where=str(archive), cure=cure)


def documents(archive: Path) -> Iterator[Document]:
    """Yield the documents of an archive as they were read. Raises ``UsageError``."""
    return (take() for *_, take in rows(archive))


def rows(archive: Path) -> Iterator[tuple[str, int, str, date | None, Callable[[], Document]]]:
    """Each document's file, row there, id and day; and what makes the document of it: most are
    passed over by their day, and to unpack a text takes longest. Raises ``UsageError``."""
    opened(archive)
    for manifest in sorted((archive / "manifest").glob("*.json")):
        part = f"part-{manifest.stem}.parquet"
        at = 0
        file = parquet().ParquetFile(archive / "documents" / part)
        for batch in file.iter_batches(batch_size=_ROWS):
            days = zip(batch["id"].to_pylist(), batch["published"].to_pylist(), strict=True)
            for n, (id_, published) in enumerate(days):
                yield part, at + n, id_, published, partial(_one, batch, n)
            at += batch.num_rows


def _one(batch: Any, n: int) -> Document:
    return document_of(batch.slice(n, 1).to_pylist()[0])


def parquet() -> Any:
    """Return PyArrow's reader of Parquet. Raises ``UsageError`` where it is missing."""
    try:
        return need("pyarrow.parquet", "archive")
    except ReadError as e:
        raise UsageError(e.what, where=e.where, cure=e.cure) from e


def document_of(row: dict[str, Any]) -> Document:
    """Return the document of a row of the table of documents."""
    made = Document(
        id=row["id"],
        doc=row["doc"],
        file=row["file"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        byline=row["byline"],
        published=row["published"],
        language=row["language"],
        text=row["text"],
        zones=tuple(Zone(z["kind"], Span(z["start"], z["end"])) for z in row["zones"]),
        analysed=row["analysed"],
        kind=row["kind"],
    )
    assert made.version == row["version"], f"{made.id} is not what was stored"
    return made


def digest_of(archive: Path) -> str:
    """What the archive holds, by its manifests."""
    h = hashlib.blake2b(digest_size=12)
    for path in sorted((archive / "manifest").glob("*.json")):
        h.update(path.name.encode() + hashlib.blake2b(path.read_bytes()).digest())
    return h.hexdigest()
