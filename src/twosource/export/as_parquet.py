"""`--format parquet`: the flat table with typed columns. Texts are as stored: nothing is put before
what a spreadsheet would run, for Parquet is read by programs.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from twosource.export.extras import need
from twosource.export.flat import Row, rows
from twosource.export.safe import surrogate_free
from twosource.export.take import Take

AT_ONCE = 5_000
"""Rows of a row group: what is held in memory."""


def write(take: Take, out: BinaryIO) -> None:
    """Write the table. Raises ``UsageError`` where pyarrow is not installed."""
    pa = need("pyarrow", "archive", "--format parquet")
    parquet = need("pyarrow.parquet", "archive", "--format parquet")
    schema = _schema(pa)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        held: list[dict[str, Any]] = []
        for row in rows(take):
            held.append({k: _cell(v) for k, v in row._asdict().items()})
            if len(held) == AT_ONCE:
                writer.write_table(pa.Table.from_pylist(held, schema))
                held = []
        writer.write_table(pa.Table.from_pylist(held, schema))


def _schema(pa: Any) -> Any:
    kinds = {
        "denied": pa.bool_(), "independent_at_least": pa.int32(), "independent_at_most": pa.int32(),
        "said_on": pa.date32(), "checked_on": pa.date32(), "passages": pa.int32(),
        "start": pa.int64(), "end": pa.int64(),
        "articles": pa.int32(), "articles_of_event": pa.int32(), "open_speakers": pa.int32(),
        "open_dates": pa.int32(), "not_analysed": pa.int32(),
    }  # fmt: skip
    return pa.schema([(name, kinds.get(name, pa.string())) for name in Row._fields])


def _cell(value: object) -> object:
    return surrogate_free(value) if isinstance(value, str) else value
