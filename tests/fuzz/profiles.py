"""How much is tried: about 10,000 inputs in all by default, as many times that as
``TWOSOURCE_FUZZ`` says (``make fuzz``: 100, a million)."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("TWOSOURCE_FUZZ", "1"))
F = TypeVar("F", bound=Callable[..., None])


def tries(count: int) -> Callable[[F], F]:
    """Settings for a test of ``count`` inputs: the same ones each time, but where more are asked
    for."""
    return settings(
        max_examples=count * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
