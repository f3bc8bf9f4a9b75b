"""The spool: outcomes of documents whose file of the tables is not yet full, a line each.

A line is written as soon as a document is done, so that a kill at any moment loses only what was in
work. A last line that is not whole (killed, disk full) is left out when the spool is read again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from twosource.archive.files import write_whole

_KEY = b'{"key":"%s","outcome":%s}\n'


class Spool:
    """One file that grows, and is written anew with what is still needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def read(self) -> dict[str, bytes]:
        """Return the outcomes that stand in it, by the keys of their items."""
        found: dict[str, bytes] = {}
        if self._path.exists():
            with self._path.open("rb") as file:
                for line in file:
                    entry = _parsed(line)
                    if entry is not None:
                        found[entry[0]] = entry[1]
        return found

    def add(self, key: str, outcome: bytes) -> None:
        """Append one outcome. It is with the system when this returns."""
        if self._file is None:
            self._file = self._path.open("ab", buffering=0)
        line = memoryview(_KEY % (key.encode(), outcome))
        while line:
            line = line[self._file.write(line) :]

    def rewrite(self, kept: Mapping[str, bytes]) -> None:
        """Put these outcomes in the place of all."""
        self.close()
        write_whole(
            self._path,
            lambda f: f.writelines(_KEY % (k.encode(), o) for k, o in kept.items()),
        )

    def close(self) -> None:
        """Close the file; ``add`` opens it again."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _parsed(line: bytes) -> tuple[str, bytes] | None:
    """Key and outcome of a line; None where it is not whole."""
    if not line.endswith(b"}\n"):
        return None
    try:
        key = json.loads(line)["key"]
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(key, str):
        return None
    return key, line[len(_KEY % (key.encode(), b"")) - 2 : -2]
