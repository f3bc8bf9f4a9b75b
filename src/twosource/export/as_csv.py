"""`--format csv`: the flat table, one row for each account of each value.

UTF-8 without a byte-order mark, CRLF (RFC 4180). A cell that a spreadsheet would take for a formula
begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from twosource.export.flat import Row, plain, rows
from twosource.export.safe import cell
from twosource.export.take import Take

COLUMNS = Row._fields


def write(take: Take, out: BinaryIO) -> None:
    """Write the header and the rows."""
    out.write(_line(COLUMNS))
    for row in rows(take):
        out.write(_line(map(plain, row)))


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([cell(c) for c in cells])
    return text.getvalue().encode("utf-8", "replace")
