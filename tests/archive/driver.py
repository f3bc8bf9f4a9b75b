"""``python -m tests.archive.driver SOURCE DIR WORKERS [ray]``: a build that a test can kill."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tests.archive.hands import QUICK, QUICK_RAY
from twosource.archive.build import Options, build
from twosource.settings import ARCHIVE_LIMITS

ROWS = 7

if __name__ == "__main__":
    source, folder, workers, *on = sys.argv[1:]
    bounds = replace(ARCHIVE_LIMITS, rows=ROWS)
    options = Options(int(workers), rules=True, bounds=bounds, engine=QUICK_RAY if on else QUICK)
    report = build([source], Path(folder), options, lambda _: None)
    print(report.done - report.begun_with)
