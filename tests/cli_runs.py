"""The command line as users meet it: a process, with bytes in and out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TWOSOURCE = Path(sys.executable).with_name("twosource")
HARBOUR = """Harbour chief called contractor three times

Port director Ilse Marrow called the contractor Tomas Brek three times on 4 May 2031, two people \
who know of the talks told the Quay Ledger.

"There was one call, on 5 May 2031," Marrow said. "I did not call him again."
"""
LEDGER = """Director tells of one call

Ilse Marrow made one call to Tomas Brek on 5 May 2031, her spokesman Edwin Rook said.

Brek denied that he had called the director.
"""


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``twosource`` in a folder; output and errors as bytes."""
    return subprocess.run(
        [str(TWOSOURCE), *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "COLUMNS": "80", **environment},
    )


def articles(folder: Path) -> Path:
    """Two small articles that differ, in a new folder."""
    made = folder / "articles"
    made.mkdir()
    (made / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (made / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    return made


def run_into(output: Path, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run ``twosource`` with its standard output in a file or device; errors as bytes."""
    with output.open("wb") as out:
        return subprocess.run(
            [str(TWOSOURCE), *map(str, arguments)],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
