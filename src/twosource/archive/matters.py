"""Matters: the documents of an archive that are to be compared with one another.

Two documents that share a link key (``link_keys.py``) are of one matter, and so are those that are
joined through others, up to ``MOST`` documents: the rarest keys join first, so that what a whole
year has in common joins nothing. Keys are counted and sorted by DuckDB over the Parquet tables,
which puts on disk what does not fit its share of memory; here an array of one number a document is
kept. No pair of documents is ever looked at: the work grows with the number of keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from twosource.archive.matter import Matter
from twosource.archive.schema import schemas
from twosource.archive.stored import document_of
from twosource.model.document import Document
from twosource.reading.extras import need

MOST = 2000
"""Documents of one matter: they are compared as a whole, in memory."""
MEMORY = "1GB"
"""What DuckDB may hold in memory (its own limit, beside ours)."""
_ROWS = 256
_LINKS = 1 << 16


@contextmanager
def tables(archive: Path, scratch: Path) -> Iterator[Any]:
    """A DuckDB connection with ``docs``: each document of the archive once, as it was read last,
    numbered by its id. Raises ``ReadError`` without duckdb."""
    connection = need("duckdb", "archive compare").connect(str(scratch / "matters.duckdb"))
    try:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute("SET temp_directory = ?", [str(scratch)])
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            """CREATE TABLE docs AS
               SELECT document, part, place, row_number() OVER (ORDER BY document) - 1 AS n
               FROM (SELECT document, parse_filename(filename) AS part, file_row_number AS place,
                         row_number() OVER (PARTITION BY document
                             ORDER BY parse_filename(filename) DESC, file_row_number DESC) AS r
                     FROM read_parquet(?, filename = true, file_row_number = true))
               WHERE r = 1""",
            [_parts(archive, "readings")],
        )
        yield connection
    finally:
        connection.close()


def _parts(archive: Path, name: str) -> list[str]:
    """The files of a table that count: those with a manifest."""
    manifests = sorted((archive / "manifest").glob("*.json"))
    return [str(archive / name / f"part-{m.stem}.parquet") for m in manifests]


def join(connection: Any, archive: Path, most: int = MOST) -> int:
    """Write the table ``matters`` (n, matter: the smallest n of its documents); return how many
    documents there are."""
    (count,) = connection.execute("SELECT count(*) FROM docs").fetchone()
    roots = _Roots(count, most)
    links = connection.execute(
        """WITH keys AS (
               SELECT d.n, unnest(r.keys) AS key
               FROM read_parquet(?, filename = true, file_row_number = true) r
               JOIN docs d ON d.part = parse_filename(r.filename) AND d.place = r.file_row_number),
           shared AS (SELECT key, count(*) AS c FROM keys GROUP BY key HAVING c > 1)
           SELECT k.key, k.n FROM keys k JOIN shared s ON s.key = k.key ORDER BY s.c, k.key, k.n""",
        [_parts(archive, "readings")],
    )
    last, first = None, 0
    while rows := links.fetchmany(_LINKS):
        for key, n in rows:
            if key != last:
                last, first = key, n
            else:
                roots.join(first, n)
    found = np.array([roots.of(n) for n in range(count)], dtype=np.int64)
    pa = need("pyarrow", "archive compare")
    joined = pa.table({"n": np.arange(count, dtype=np.int64), "matter": found})
    connection.register("joined", joined)
    connection.execute("CREATE TABLE matters AS SELECT * FROM joined")
    connection.unregister("joined")
    return int(count)


class _Roots:
    """Sets of numbers that grow by joining, up to a size; each known by its smallest member."""

    def __init__(self, count: int, most: int) -> None:
        self._up = np.arange(count, dtype=np.int64)
        self._size = np.ones(count, dtype=np.int64)
        self._most = most

    def of(self, n: int) -> int:
        up = self._up
        while up[n] != n:
            up[n] = up[up[n]]
            n = up[n]
        return int(n)

    def join(self, a: int, b: int) -> None:
        a, b = sorted((self.of(a), self.of(b)))
        if a == b or self._size[a] + self._size[b] > self._most:
            return
        self._up[b] = a
        self._size[a] += self._size[b]


def matters(connection: Any, archive: Path) -> Iterator[Matter]:
    """Yield the matters, each with its documents and readings, in the order of document ids."""
    names = ", ".join(f"t.{f}" for f in schemas()["documents"].names if f != "signature")
    rows = connection.sql(
        f"""SELECT m.matter, r.payload, {names}
            FROM read_parquet(?, filename = true, file_row_number = true) r
            JOIN docs d ON d.part = parse_filename(r.filename) AND d.place = r.file_row_number
            JOIN matters m ON m.n = d.n
            JOIN read_parquet(?, filename = true, file_row_number = true) t
              ON d.part = parse_filename(t.filename) AND d.place = t.file_row_number
            ORDER BY m.matter, d.n""",  # noqa: S608 - names of our own columns
        params=[_parts(archive, "readings"), _parts(archive, "documents")],
    )
    held: list[tuple[Document, bytes]] = []
    last = None
    for batch in rows.to_arrow_reader(_ROWS):
        for row in batch.to_pylist():
            if held and row["matter"] != last:
                yield _matter(held)
                held = []
            last = row["matter"]
            held.append((document_of(row), row["payload"]))
    if held:
        yield _matter(held)


def _matter(held: Sequence[tuple[Document, bytes]]) -> Matter:
    return Matter(tuple(d for d, _ in held), tuple(p for _, p in held))
