"""Measure every figure and hold it to its floor: ``python -m evals.gate [NAME ...]``.

Exit code 1 where a figure is under its floor, or where ``../shared`` is missing and CI=true.
"""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.measures import MEASURES, NEEDS_SHARED, SHARED
from twosource.language.parse import SpacyParser


def floors() -> dict[str, dict[str, float]]:
    """Return the floors by measure and figure."""
    loaded: dict[str, dict[str, float]] = tomllib.loads(
        (Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")
    )
    return loaded


def main(names: list[str]) -> int:
    """Print the table and return the exit code."""
    table = Table(title="figures and their floors")
    for column in ("measure", "figure", "measured", "floor", ""):
        table.add_column(column, justify="right" if column in ("measured", "floor") else "left")
    parser, failed = SpacyParser(), False
    for name, wanted in floors().items():
        if names and name not in names:
            continue
        if name in NEEDS_SHARED and not SHARED.is_dir():
            failed = failed or os.environ.get("CI") == "true"
            table.add_row(name, "", "", "", f"skipped: needs {SHARED}")
            continue
        found = MEASURES[name](parser)
        for figure, floor in wanted.items():
            low = found[figure] < floor
            failed = failed or low
            verdict = "UNDER THE FLOOR" if low else "ok"
            table.add_row(name, figure, f"{found[figure]:.1f}", f"{floor:.1f}", verdict)
    Console().print(table)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
