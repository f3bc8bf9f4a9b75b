"""The formats that `export` knows, one file each."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from twosource.export import as_csv, as_json
from twosource.model.table import Table


class Format(NamedTuple):
    """A format: its name, what it is for, and the function that writes it to a binary stream."""

    name: str
    about: str
    write: Callable[[Table, BinaryIO], None]


FORMATS = {
    f.name: f
    for f in (
        Format("json", "everything, one object (the contract)", as_json.write),
        Format("csv", "one row for each account of each value", as_csv.write),
    )
}
