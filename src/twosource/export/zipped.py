"""Files of several parts as one: a ZIP that is the same for the same parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_THEN = (1980, 1, 1, 0, 0, 0)
_PART = r"\.?[\w\[\]-]+(\.[\w-]+)*"
_NAME = re.compile(rf"{_PART}(/{_PART})*", re.ASCII)


def _entry(name: str) -> ZipInfo:
    """A part of a ZIP without a date of its own."""
    made = ZipInfo(name, _THEN)
    made.compress_type = ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def write_zip(parts: Iterable[tuple[str, bytes]], out: BinaryIO) -> None:
    """Write parts under names that we made: letters, digits and dashes, never out of the folder
    that they are unpacked in."""
    held = BytesIO()  # a ZIP is another where it cannot be gone back in
    with ZipFile(held, "w", ZIP_DEFLATED) as made:
        for name, data in parts:
            if not _NAME.fullmatch(name):
                raise ValueError(f"no name for a part of a file: {name!r}")
            made.writestr(_entry(name), data)
    out.write(held.getvalue())
