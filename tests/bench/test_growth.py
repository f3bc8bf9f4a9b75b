"""The benchmark of growth: its slope, and that it runs on real archives."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bench.growth import Cost, measure, report, slope
from rich.console import Console


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_the_slope_is_that_of_the_logarithms(power: float) -> None:
    costs = [Cost(n, n**power, 0.0, 0.0, 50.0) for n in (10, 100, 1000)]
    assert slope(costs) == pytest.approx(power)


def test_a_real_archive_is_measured(tmp_path: Path) -> None:
    cost = measure(40, tmp_path, light=True, tagger=False)
    assert cost.documents == 40
    assert cost.writing > 0
    assert cost.comparing > 0
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(report([cost, Cost(80, 1.0, 1.0, 1.0, 50.0)], "title"))
    assert "slope" in console.export_text()
