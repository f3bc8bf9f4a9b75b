"""`--format xlsx`: the flat table and the articles as a workbook for editors.

Every text is stored as text: nothing is ever a formula or a link. A cell that looks like a formula
gets an apostrophe, too, for it may be saved as CSV again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, BinaryIO

from twosource.errors import UsageError
from twosource.export.flat import Row, rows
from twosource.export.report_more import More
from twosource.export.safe import cell, xml_text
from twosource.export.take import Take

LONGEST = 16_000
"""Code points of a cell: Excel holds 32,767 UTF-16 units, and one code point is two at most."""
MOST_ROWS = 1_000_000
"""Rows of a sheet: Excel holds 1,048,576."""
_THEN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDE = {"value": 24, "chain": 44, "words": 70, "participants": 34, "speaker": 26, "title": 60}
_ARTICLES = ("number", "title", "outlet", "published", "byline", "address", "file", "remark", "id")


def write(take: Take, out: BinaryIO) -> None:
    """Write the workbook. Raises ``UsageError`` where the rows are more than a sheet holds."""
    import xlsxwriter

    held = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    book = xlsxwriter.Workbook(held, options)
    book.set_properties({"title": text(take.title), "created": _THEN, "author": "twosource"})
    _sheet(book, "Accounts", Row._fields, rows(take))
    _sheet(book, "Articles", _ARTICLES, _articles(take))
    book.close()
    out.write(held.getvalue())


def _articles(take: Take) -> Iterable[Sequence[object]]:
    for a in More(take.index).articles():
        yield (a.number, a.title, a.outlet, a.published, a.byline, a.url, a.label, a.remark, a.id)


def _sheet(book: Any, name: str, columns: Sequence[str], of_it: Iterable[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    wrap.set_align("top")
    last = 0
    for n, column in enumerate(columns):
        sheet.set_column(n, n, _WIDE.get(column, 14), wrap)
        sheet.write_string(0, n, column, bold)
    for last, row in enumerate(of_it, start=1):
        if last > MOST_ROWS:
            cure = "Take it as csv or parquet, or narrow down what is shown"
            raise UsageError("a sheet holds no more rows", where="--format xlsx", cure=cure)
        for n, value in enumerate(row):
            _cell(sheet, last, n, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: object) -> None:
    match value:
        case bool():
            sheet.write_string(row, column, "yes" if value else "no")
        case int():
            sheet.write_number(row, column, value)
        case date():
            sheet.write_string(row, column, value.isoformat())
        case str() if value:
            sheet.write_string(row, column, text(value))


def text(value: str) -> str:
    """A cell's text: harmless, no formula, as long as a cell may be."""
    plain = cell(xml_text(value))
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "\u2026"
